#include "report/facts.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <unordered_map>

#include "edv/base/text.hpp"

namespace edv {
namespace {

/// Numbers of the store are small as a rule: those are looked up by place, the others by hash.
constexpr long long near_numbers = 1 << 16;

/// A facet of a fact as a small number, given in the order in which values are met.
class FactFacet {
public:
    FactFacet(const ReportContext& context, const RegisterView& view, const Facet& facet,
              const Period& period)
        : codes_(context.store.codes()), view_(view), facet_(facet), period_(period) {}

    [[nodiscard]] std::string_view name() const { return facet_.name; }

    /// The observation's field that the facet counts.
    [[nodiscard]] std::string_view field() const {
        if (facet_.name == "barrier")
            return "barriers";
        if (facet_.name == "group")
            return "groups";
        if (facet_.name == "partner_kind")
            return "partner";
        return facet_.name == "month" ? "date" : facet_.name;
    }

    /// Where the pass finds the field.
    std::size_t at = 0;

    std::size_t place(const Fact& fact) {
        if (facet_.name == "month")
            return word(fact.text(at).substr(0, 7));
        return is_word() ? word(fact.text(at)) : number(fact.number(at));
    }

    /// The values behind a place that was given.
    [[nodiscard]] std::vector<std::string> values(std::size_t place) const {
        if (is_word())
            return {or_none(words_[place])};
        const long long number = numbers_[place];
        if (number == 0)
            return {std::string(no_value)};
        if (facet_.several)
            return words(codes_.set_codes(number));
        if (facet_.type == FieldType::ref && facet_.of == "expert")
            return {codes_.code("expert", number)};
        if (facet_.name == "partner")
            return {view_.standing().stands_as(codes_.code("partner", number), period_.to)};
        if (facet_.name == "partner_kind")
            return {or_none(view_.partner_kind(codes_.code("partner", number), period_.to))};
        return {codes_.term_code(number)};
    }

private:
    static std::string or_none(std::string text) { return text.empty() ? std::string(no_value) : text; }

    [[nodiscard]] bool is_word() const {
        return facet_.type == FieldType::choice || facet_.type == FieldType::month;
    }

    /// Few different words: the last one comes again most of the time.
    std::size_t word(std::string_view text) {
        if (last_ < words_.size() && words_[last_] == text)
            return last_;
        last_ = static_cast<std::size_t>(std::find(words_.begin(), words_.end(), text) - words_.begin());
        if (last_ == words_.size())
            words_.emplace_back(text);
        return last_;
    }

    std::size_t number(long long number) {
        if (number < 0 || number >= near_numbers) {
            auto [found, is_new] = far_.try_emplace(number, numbers_.size());
            if (is_new)
                numbers_.push_back(number);
            return found->second;
        }
        const auto slot = static_cast<std::size_t>(number);
        if (slot >= near_.size())
            near_.resize(slot + 1, 0);
        if (near_[slot] == 0) {
            numbers_.push_back(number);
            near_[slot] = numbers_.size();
        }
        return near_[slot] - 1;
    }

    const Codebook& codes_;
    const RegisterView& view_;
    Facet facet_;
    const Period& period_;
    std::vector<std::string> words_;
    std::size_t last_ = 0;
    std::vector<long long> numbers_;
    std::vector<std::size_t> near_; ///< one more than the place; 0: not met yet
    std::unordered_map<long long, std::size_t> far_;
};

/// The codes of a filter, asked once a place.
class Gate {
public:
    Gate(std::size_t facet, const std::vector<std::string>& codes) : facet_(facet), codes_(codes) {}

    bool lets(const std::deque<FactFacet>& facets, const std::vector<std::size_t>& places) {
        const std::size_t place = places[facet_];
        if (place >= known_.size())
            known_.resize(place + 1);
        if (!known_[place])
            known_[place] = asked(facets[facet_].values(place));
        return *known_[place];
    }

private:
    [[nodiscard]] bool asked(const std::vector<std::string>& values) const {
        return std::any_of(values.begin(), values.end(),
                           [&](const std::string& value) { return names_code(codes_, value); });
    }

    std::size_t facet_;
    const std::vector<std::string>& codes_;
    std::vector<std::optional<bool>> known_;
};

/// The facets that some counts need, each looked at once a fact.
class FactPass {
public:
    FactPass(const ReportContext& context, const RegisterView& view, const Period& period)
        : context_(context), view_(view), period_(period) {}

    std::size_t facet(const Facet& wanted) {
        for (std::size_t i = 0; i < facets_.size(); ++i)
            if (facets_[i].name() == wanted.name)
                return i;
        FactFacet& added = facets_.emplace_back(context_, view_, wanted, period_);
        added.at = field(added.field());
        return facets_.size() - 1;
    }

    /// Where facts have the field of that name.
    std::size_t field(std::string_view name) {
        auto found = std::find(fields_.begin(), fields_.end(), name);
        if (found != fields_.end())
            return static_cast<std::size_t>(found - fields_.begin());
        fields_.push_back(name);
        return fields_.size() - 1;
    }

    std::vector<Gate> gates(const std::vector<FacetFilter>& filter) {
        std::vector<Gate> made;
        for (const FacetFilter& one : filter)
            made.emplace_back(facet(one.facet), one.codes);
        return made;
    }

    bool passes(std::vector<Gate>& gates, const std::vector<std::size_t>& places) const {
        return std::all_of(gates.begin(), gates.end(),
                           [&](Gate& gate) { return gate.lets(facets_, places); });
    }

    /// Calls `see` for each fact with the places of all facets.
    template <typename See>
    void run(const See& see) {
        std::vector<std::size_t> places(facets_.size());
        context_.store.facts(period_, fields_, [&](const Fact& fact) {
            for (std::size_t i = 0; i < facets_.size(); ++i)
                places[i] = facets_[i].place(fact);
            see(fact, places);
        });
    }

    [[nodiscard]] std::vector<std::string> values(std::size_t facet, std::size_t place) const {
        return facets_[facet].values(place);
    }

private:
    const ReportContext& context_;
    const RegisterView& view_;
    const Period& period_;
    std::deque<FactFacet> facets_;
    std::vector<std::string_view> fields_;
};

/// The counts of one table by the places of its facets.
class Tally {
public:
    Tally(FactPass& pass, const FactCount& count)
        : rows_(pass.facet(count.facets[0])), gates_(pass.gates(count.filter)) {
        if (count.facets.size() > 1)
            columns_ = pass.facet(count.facets[1]);
    }

    void add(const FactPass& pass, const std::vector<std::size_t>& places) {
        if (!pass.passes(gates_, places))
            return;
        const std::size_t row = places[rows_];
        const std::size_t column = columns_ ? places[*columns_] : 0;
        if (row >= counts_.size())
            counts_.resize(row + 1);
        if (column >= counts_[row].size())
            counts_[row].resize(column + 1, 0);
        ++counts_[row][column];
    }

    [[nodiscard]] Cross cross(const FactPass& pass) const {
        Cross cross;
        for (std::size_t row = 0; row < counts_.size(); ++row)
            for (std::size_t column = 0; column < counts_[row].size(); ++column)
                if (counts_[row][column] > 0)
                    cross.add(pass.values(rows_, row),
                              columns_ ? pass.values(*columns_, column) : std::vector<std::string>{},
                              static_cast<double>(counts_[row][column]));
        return cross;
    }

private:
    std::size_t rows_;
    std::optional<std::size_t> columns_;
    std::vector<Gate> gates_;
    std::vector<std::vector<long long>> counts_;
};

} // namespace

std::vector<Cross> count_observations(const ReportContext& context, const RegisterView& view,
                                      const std::vector<FactCount>& counts, const Period& period) {
    if (counts.empty())
        return {};
    FactPass pass(context, view, period);
    std::vector<Tally> tallies;
    for (const FactCount& count : counts)
        tallies.emplace_back(pass, count);
    pass.run([&](const Fact&, const std::vector<std::size_t>& places) {
        for (Tally& tally : tallies)
            tally.add(pass, places);
    });
    std::vector<Cross> crosses;
    for (const Tally& tally : tallies)
        crosses.push_back(tally.cross(pass));
    return crosses;
}

std::vector<long long> observations_in(const ReportContext& context, const RegisterView& view,
                                       const FactCount& count, const Period& period, const std::string& row,
                                       const std::string& column) {
    FactPass pass(context, view, period);
    std::vector<FacetFilter> wanted = count.filter;
    const std::size_t date = pass.field("date");
    if (!row.empty())
        wanted.push_back({count.facets[0], {row}});
    if (!column.empty())
        wanted.push_back({count.facets[1], {column}});
    std::vector<Gate> gates = pass.gates(wanted);
    std::vector<std::pair<std::string, long long>> found;
    pass.run([&](const Fact& fact, const std::vector<std::size_t>& places) {
        if (pass.passes(gates, places))
            found.emplace_back(fact.text(date), fact.id());
    });
    std::sort(found.begin(), found.end());
    std::vector<long long> numbers;
    for (const auto& [day, number] : found)
        numbers.push_back(number);
    return numbers;
}

} // namespace edv
