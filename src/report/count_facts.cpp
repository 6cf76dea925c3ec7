#include "report/count_facts.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <optional>
#include <unordered_map>

#include "base/named.hpp"
#include "base/text.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

/// Numbers of the store are small as a rule: those are looked up by place, the others by hash.
constexpr long long near_numbers = 1 << 16;

/// A facet of a fact as a small number, given in the order in which values are met.
class FactFacet {
public:
    FactFacet(const TableSpec& spec, const Facet& facet, const store::Codebook& codes,
              const FacetValues& values)
        : codes_(codes), values_(values), facet_(facet), field_(field_in(spec, facet)) {
        if (!is_coded(field_.type) && field_.type != model::FieldType::date)
            defect("no facts by " + std::string(facet.name));
    }

    [[nodiscard]] std::string_view name() const { return facet_.name; }
    [[nodiscard]] std::string_view field() const { return field_.name; }

    /// Where the pass finds the field.
    std::size_t at = 0;

    std::size_t place(const store::Fact& fact) {
        if (field_.type == model::FieldType::date)
            return word(fact.text(at).substr(0, 7));
        return is_word() ? word(fact.text(at)) : number(fact.number(at));
    }

    /// The values behind a place that was given.
    [[nodiscard]] std::vector<std::string> values(std::size_t place) const {
        if (is_word())
            return {values_.of(facet_, words_[place])};
        const long long number = numbers_[place];
        if (number == 0)
            return {std::string(no_value)};
        if (field_.type == model::FieldType::terms)
            return words(codes_.set_codes(number));
        return {values_.of(facet_, field_.type == model::FieldType::ref ? codes_.code(field_.of, number)
                                                                        : codes_.term_code(number))};
    }

private:
    static const model::Field& field_in(const TableSpec& spec, const Facet& facet) {
        return named(model::kind(spec.kind).fields, field_of(spec, facet), "field");
    }

    [[nodiscard]] bool is_word() const {
        return field_.type == model::FieldType::choice || field_.type == model::FieldType::date;
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

    const store::Codebook& codes_;
    const FacetValues& values_;
    Facet facet_;
    const model::Field& field_;
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
        : store_(context.store), values_(context.store.codes(), view, period), period_(period) {}

    std::size_t facet(const TableSpec& spec, const Facet& wanted) {
        for (std::size_t i = 0; i < facets_.size(); ++i)
            if (facets_[i].name() == wanted.name)
                return i;
        FactFacet& added = facets_.emplace_back(spec, wanted, store_.codes(), values_);
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

    std::vector<Gate> gates(const TableSpec& spec, const std::vector<FacetFilter>& filter) {
        std::vector<Gate> made;
        for (const FacetFilter& one : filter)
            made.emplace_back(facet(spec, one.facet), one.codes);
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
        store_.facts(period_, fields_, [&](const store::Fact& fact) {
            for (std::size_t i = 0; i < facets_.size(); ++i)
                places[i] = facets_[i].place(fact);
            see(fact, places);
        });
    }

    [[nodiscard]] std::vector<std::string> values(std::size_t facet, std::size_t place) const {
        return facets_[facet].values(place);
    }

private:
    const store::Store& store_;
    FacetValues values_;
    const Period& period_;
    std::deque<FactFacet> facets_;
    std::vector<std::string_view> fields_;
};

/// A table in the pass: which facets are its rows and columns, and what its filter lets through.
class Placed {
protected:
    Placed(FactPass& pass, const Counting& counting)
        : rows_(pass.facet(*counting.spec, counting.facets[0])),
          gates_(pass.gates(*counting.spec, counting.filter)) {
        if (counting.facets.size() > 1)
            columns_ = pass.facet(*counting.spec, counting.facets[1]);
    }

    [[nodiscard]] std::vector<std::string> columns(const FactPass& pass, std::size_t place) const {
        return columns_ ? pass.values(*columns_, place) : std::vector<std::string>{};
    }

    std::size_t rows_;
    std::optional<std::size_t> columns_;
    std::vector<Gate> gates_;
};

/// The counts of one table by the places of its facets.
class Tally : Placed {
public:
    Tally(FactPass& pass, const Counting& counting)
        : Placed(pass, counting), contributions_(counting.options.contributions) {}

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
        Cross cross(contributions_);
        for (std::size_t row = 0; row < counts_.size(); ++row)
            for (std::size_t column = 0; column < counts_[row].size(); ++column)
                if (counts_[row][column] > 0)
                    cross.add(pass.values(rows_, row), columns(pass, column),
                              static_cast<double>(counts_[row][column]));
        return cross;
    }

private:
    std::vector<std::vector<long long>> counts_;
    bool contributions_;
};

/// Who is in the cells of one table. It is apart from the counts, so that they are as quick without it.
class Crowd : Placed {
public:
    Crowd(FactPass& pass, const Counting& counting)
        : Placed(pass, counting),
          experts_(pass.facet(*counting.spec, named(counting.spec->facets, counting.spec->expert, "facet"))) {
    }

    void add(const FactPass& pass, const std::vector<std::size_t>& places) {
        if (pass.passes(gates_, places))
            ++counts_[{places[rows_], columns_ ? places[*columns_] : 0, places[experts_]}];
    }

    void keep_in(Cross& cross, const FactPass& pass) const {
        for (const auto& [place, count] : counts_)
            cross.keep(pass.values(rows_, place[0]), columns(pass, place[1]),
                       pass.values(experts_, place[2]).front(), count);
    }

private:
    std::size_t experts_;
    std::map<std::array<std::size_t, 3>, long long> counts_; ///< by row, column and expert
};

} // namespace

std::vector<Cross> count_facts(const ReportContext& context, const RegisterView& view,
                               const std::vector<Counting>& countings, const Period& period) {
    if (countings.empty())
        return {};
    FactPass pass(context, view, period);
    std::vector<Tally> tallies;
    std::map<std::size_t, Crowd> crowds; // by the place of the table
    for (const Counting& counting : countings) {
        if (counting.options.contributions)
            crowds.try_emplace(tallies.size(), pass, counting);
        tallies.emplace_back(pass, counting);
    }
    const auto count = [&](const store::Fact&, const std::vector<std::size_t>& places) {
        for (Tally& tally : tallies)
            tally.add(pass, places);
    };
    if (crowds.empty())
        pass.run(count);
    else
        pass.run([&](const store::Fact& fact, const std::vector<std::size_t>& places) {
            count(fact, places);
            for (auto& [at, crowd] : crowds)
                crowd.add(pass, places);
        });
    std::vector<Cross> crosses;
    for (const Tally& tally : tallies)
        crosses.push_back(tally.cross(pass));
    for (const auto& [at, crowd] : crowds)
        crowd.keep_in(crosses[at], pass);
    return crosses;
}

std::vector<long long> facts_in(const ReportContext& context, const RegisterView& view,
                                const Counting& counting, const Period& period, const Cross::Cell& cell) {
    FactPass pass(context, view, period);
    std::vector<FacetFilter> wanted = counting.filter;
    const std::size_t date = pass.field(counting.spec->when.day);
    if (!cell.first.empty())
        wanted.push_back({counting.facets[0], {cell.first}});
    if (!cell.second.empty())
        wanted.push_back({counting.facets[1], {cell.second}});
    std::vector<Gate> gates = pass.gates(*counting.spec, wanted);
    std::vector<std::pair<std::string, long long>> found;
    pass.run([&](const store::Fact& fact, const std::vector<std::size_t>& places) {
        if (pass.passes(gates, places))
            found.emplace_back(fact.text(date), fact.id());
    });
    std::sort(found.begin(), found.end());
    std::vector<long long> numbers;
    for (const auto& [day, number] : found)
        numbers.push_back(number);
    return numbers;
}

} // namespace edv::report
