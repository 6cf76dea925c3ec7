#include "report/citing.hpp"

#include <algorithm>
#include <functional>

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"

namespace edv::report {
namespace {

class Citing {
public:
    Citing(const store::Store& store, const model::Standing& standing, const model::Record& record,
           bool withdrawn)
        : store_(store), standing_(standing), record_(record), withdrawn_(withdrawn) {}

    std::vector<Message> misfits() {
        const bool proposal = record_.kind->name == model::name::proposal;
        // A draft gathers evidence: what is later than the step for which it was put together is odd.
        step_ = proposal ? "submitted"
                : record_.date("examined") && record_.date("reopened") > record_.date("examined")
                    ? "reopened"
                    : "examined";
        day_ = record_.date(step_);
        if (proposal)
            kin_ = standing_.kin(record_.text("partner"), Date::last());
        each("observations", "observation",
             [&](const std::string& number, const model::Record& one) { look_at(number, one); });
        if (!proposal)
            each("proposals", "proposal", [&](const std::string& number, const model::Record& one) {
                if (later(one.date("opened")))
                    tell(msg("it cites proposal {number}, opened on {date}, later than {step} ({day})",
                             than_step(number, *one.date("opened"))));
            });
        return std::move(found_);
    }

private:
    void each(std::string_view field, std::string_view of,
              const std::function<void(const std::string&, const model::Record&)>& see) const {
        for (const std::string& number : words(record_.text(field)))
            if (auto stored = store_.get(model::kind(of), parse_integer(number).value_or(0)))
                see(number, stored->record);
    }

    [[nodiscard]] bool later(std::optional<Date> date) const { return date && day_ && *date > *day_; }
    [[nodiscard]] bool is_elsewhere(const std::string& partner) const {
        return !kin_.empty() && std::find(kin_.begin(), kin_.end(), partner) == kin_.end();
    }
    void tell(Message message) { found_.push_back(std::move(message)); }

    void look_at(const std::string& number, const model::Record& one) {
        if (withdrawn_ && one.date("withdrawn"))
            tell(msg("it cites observation {number}, which is withdrawn", {{"number", number}}));
        if (is_elsewhere(one.text("partner")))
            tell(msg(
                "it goes to {partner} and cites observation {number}, made at {other}",
                {{"partner", record_.text("partner")}, {"number", number}, {"other", one.text("partner")}}));
        if (later(one.date("date")))
            tell(msg("it cites observation {number} of {date}, later than {step} ({day})",
                     than_step(number, *one.date("date"))));
    }

    [[nodiscard]] std::vector<Arg> than_step(const std::string& number, Date date) const {
        return {{"number", number},
                {"date", date.iso()},
                {"step", std::string(model::day_word(step_)), true},
                {"day", day_->iso()}};
    }

    const store::Store& store_;
    const model::Standing& standing_;
    const model::Record& record_;
    bool withdrawn_;
    std::string_view step_;   ///< that rests on the evidence
    std::optional<Date> day_; ///< of that step: what is later does not support it
    std::vector<std::string> kin_;
    std::vector<Message> found_;
};

} // namespace

std::vector<Message> misfits(const store::Store& store, const model::Standing& standing,
                             const model::Record& citing, bool withdrawn) {
    return Citing(store, standing, citing, withdrawn).misfits();
}

} // namespace edv::report
