#include "report/cooperation.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

class History {
public:
    History(const ReportContext& context, const RegisterView& view, const std::set<std::string>& codes,
            Date last)
        : context_(context), view_(view), codes_(codes), last_(last) {}

    void add_agreements() {
        for (const model::Record& agreement : view_.agreements) {
            if (!codes_.contains(agreement.text("partner")))
                continue;
            std::vector<std::string> words{config::label_of({}, context_.language, model::FieldType::choice,
                                                            "relation", agreement.text("relation"))};
            if (!agreement.text("funding").empty())
                words.push_back(agreement.text("funding"));
            const std::string detail = join(words, ", ");
            add(agreement.date("since"), "agreement", mark("agreement begins"), agreement.text("partner"),
                detail);
            add(agreement.date("until"), "agreement_end", mark("agreement ends"), agreement.text("partner"),
                detail);
        }
    }

    void add_names() {
        for (const model::Record& name : context_.store.records(model::kind(model::name::partner_name))) {
            if (!codes_.contains(name.text("partner")))
                continue;
            std::string detail = name.text("name");
            if (!name.text("abbr").empty())
                detail += " (" + name.text("abbr") + ")";
            detail += ", " + config::label_of({}, context_.language, model::FieldType::choice,
                                              "label_language", name.text("lang"));
            add(name.date("since"), "name", mark("new name"), name.text("partner"), detail);
        }
    }

    /// One successor is a merger, several on one day are a split.
    void add_successors() {
        std::map<std::pair<std::string, Date>, std::vector<std::string>> heirs;
        for (const model::Record& one : context_.store.records(model::kind(model::name::partner_successor)))
            if (auto since = one.date("since"))
                heirs[{one.text("partner"), *since}].push_back(one.text("successor"));
        for (const auto& [key, successors] : heirs) {
            const auto& [partner, since] = key;
            const bool ours = codes_.contains(partner);
            const bool into_ours = std::any_of(successors.begin(), successors.end(),
                                               [&](const std::string& one) { return codes_.contains(one); });
            if (!ours && !into_ours)
                continue;
            const bool split = successors.size() > 1;
            add(since, split ? "split" : "merged_into", split ? mark("split into") : mark("merged into"),
                partner, names(successors, since));
        }
    }

    void add_ends() {
        for (const model::Record& partner : view_.partners)
            if (codes_.contains(partner.text("code")))
                add(partner.date("until"), "closed", mark("closed"), partner.text("code"), "");
    }

    /// From the first secondment on, each 31 December.
    void add_experts(const std::string& subject) {
        std::optional<Date> first;
        for (const model::Record& secondment : view_.secondments)
            if (codes_.contains(secondment.text("partner")))
                if (auto since = secondment.date("since"); since && (!first || *since < *first))
                    first = since;
        if (!first)
            return;
        const Date last = std::min(last_, context_.today.value_or(last_));
        for (Date day = Period::year(first->year()).to; day <= last; day = Period::year(day.year() + 1).to) {
            const auto count = static_cast<long long>(experts_on(view_, codes_, day).size());
            events_.push_back({day, "experts", mark("experts on the last day of the year"), subject,
                               context_.language.tr(msgn("{count} expert", "{count} experts", count)),
                               count});
        }
    }

    std::vector<CooperationEvent> in_order() {
        std::stable_sort(events_.begin(), events_.end(),
                         [](const auto& a, const auto& b) { return a.date < b.date; });
        return std::move(events_);
    }

private:
    void add(std::optional<Date> date, std::string_view what, std::string_view label,
             const std::string& partner, std::string detail) {
        if (date && *date <= last_)
            events_.push_back({*date, what, label, partner, std::move(detail), {}});
    }

    [[nodiscard]] std::string names(const std::vector<std::string>& codes, Date day) const {
        std::vector<std::string> all;
        for (const std::string& code : codes)
            all.push_back(view_.standing().name(code, day, context_.language.code()));
        return join(all, ", ");
    }

    const ReportContext& context_;
    const RegisterView& view_;
    const std::set<std::string>& codes_;
    Date last_;
    std::vector<CooperationEvent> events_;
};

} // namespace

std::vector<CooperationEvent> cooperation(const ReportContext& context, const RegisterView& view,
                                          const std::set<std::string>& codes, const std::string& subject,
                                          Date last) {
    History history(context, view, codes, last);
    history.add_names();
    history.add_successors();
    history.add_agreements();
    history.add_ends();
    history.add_experts(subject);
    return history.in_order();
}

std::set<std::string> experts_on(const RegisterView& view, const std::set<std::string>& codes, Date day) {
    std::set<std::string> experts;
    for (const model::Record& secondment : view.secondments)
        if (codes.contains(secondment.text("partner")) && is_active(secondment, {day, day}))
            experts.insert(secondment.text("expert"));
    return experts;
}

} // namespace edv::report
