#include "report/pairs.hpp"

#include <algorithm>
#include <set>

#include "base/named.hpp"
#include "base/text.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

/// The place of each record by its number. Numbers have few gaps, so a plain list is the fastest way to look
/// one up.
using ByNumber = std::vector<std::size_t>;

void put(ByNumber& places, long long number, std::size_t place) {
    const auto at = static_cast<std::size_t>(number);
    if (at >= places.size())
        places.resize(at + 1);
    places[at] = place;
}

std::size_t place_of(std::vector<std::string>& list, const std::string& code) {
    auto found = std::find(list.begin(), list.end(), code);
    if (found != list.end())
        return static_cast<std::size_t>(found - list.begin());
    list.push_back(code);
    return list.size() - 1;
}

/// An even sample of a row whose length is not known before: each of the first, then every second, every
/// fourth, and so on.
class Sampling {
public:
    explicit Sampling(std::vector<long long>& taken) : taken_(taken) {}

    void see(long long number) {
        if (seen_++ % step_ != 0)
            return;
        if (taken_.size() == most) {
            for (std::size_t at = 1; 2 * at < most; ++at)
                taken_[at] = taken_[2 * at];
            taken_.resize(most / 2);
            step_ *= 2;
        }
        taken_.push_back(number);
    }

private:
    static constexpr std::size_t most = 1024;
    std::vector<long long>& taken_;
    std::size_t seen_ = 0;
    std::size_t step_ = 1;
};

void add(PairTable& table, CodePlaces::Members ones, CodePlaces::Members others, std::size_t source,
         long long number) {
    if (ones.empty() || others.empty())
        return;
    ++table.stating;
    for (const std::size_t other : others)
        ++table.second[other];
    for (const std::size_t one : ones) {
        ++table.first[one];
        for (const std::size_t other : others)
            table.cells[one * table.second.size() + other].add(source, number);
    }
}

/// Experts at partners as places in the order in which they come.
class Sources {
public:
    Sources(const store::Codebook& codes, const model::Standing& standing, Date day, PairCounts& counts)
        : counts_(counts) {
        for (const std::string& code : codes.codes(model::name::partner))
            put(partner_places_, codes.id(model::name::partner, code).value(),
                place_of(counts.partners, standing.stands_as(code, day)));
        for (const std::string& code : codes.codes(model::name::expert))
            put(expert_places_, codes.id(model::name::expert, code).value(), place_of(counts.experts, code));
        experts_ = counts.experts.size();
        places_.resize(counts.partners.size() * experts_);
    }

    std::size_t place(long long partner, long long expert) {
        const PairSource source{partner_places_[static_cast<std::size_t>(partner)],
                                expert_places_[static_cast<std::size_t>(expert)]};
        std::size_t& known = places_[source.partner * experts_ + source.expert];
        if (known == 0) {
            counts_.sources.push_back(source);
            known = counts_.sources.size();
        }
        return known - 1;
    }

private:
    PairCounts& counts_;
    std::size_t experts_ = 0;
    ByNumber partner_places_;
    ByNumber expert_places_;
    std::vector<std::size_t> places_; ///< of a source, from 1; 0: not met yet
};

} // namespace

std::vector<std::string_view> paired_fields() {
    std::vector<std::string_view> fields;
    for (const Facet& facet : paired_facets)
        fields.push_back(facet.field);
    return fields;
}

CodePlaces::CodePlaces(const store::Codebook& codes) : book_(codes) {
    for (std::size_t facet = 0; facet < paired_facets.size(); ++facet)
        facets_[facet].codes = codes.terms(paired_facets[facet].of);
}

CodePlaces::Members CodePlaces::learn(std::size_t facet, std::size_t number) {
    OfFacet& of = facets_[facet];
    if (number >= of.known.size())
        of.known.resize(number + 1);
    std::set<std::uint16_t> members;
    if (number > 0) {
        const auto id = static_cast<long long>(number);
        for (const std::string& code :
             words(paired_facets[facet].several ? book_.set_codes(id) : book_.term_code(id))) {
            const std::string& term = book_.term_code(book_.term(paired_facets[facet].of, code).value());
            members.insert(static_cast<std::uint16_t>(place_in(of.codes, term, "code")));
        }
    }
    of.known[number] = {static_cast<std::uint32_t>(of.members.size()),
                        static_cast<std::uint16_t>(members.size()), true};
    of.members.insert(of.members.end(), members.begin(), members.end());
    return Members(of.members).last(members.size());
}

void PairCell::add(std::size_t source, long long number) {
    if (source >= sources.size())
        sources.resize(source + 1);
    ++sources[source];
    if (ring_.size() < kept)
        ring_.push_back(number);
    else
        ring_[static_cast<std::size_t>(observations) % kept] = number;
    ++observations;
}

std::vector<long long> PairCell::newest_first() const {
    std::vector<long long> numbers;
    for (std::size_t back = 1; back <= ring_.size(); ++back)
        numbers.push_back(ring_[(static_cast<std::size_t>(observations) - back) % kept]);
    return numbers;
}

std::vector<long long> PairCounts::by_partner(const PairCell& cell) const {
    std::vector<long long> found(partners.size());
    for (std::size_t at = 0; at < cell.sources.size(); ++at)
        found[sources[at].partner] += cell.sources[at];
    return found;
}

std::vector<long long> PairCounts::by_expert(const PairCell& cell) const {
    std::vector<long long> found(experts.size());
    for (std::size_t at = 0; at < cell.sources.size(); ++at)
        found[sources[at].expert] += cell.sources[at];
    return found;
}

PairCounts count_pairs(const store::Store& store, const model::Standing& standing, const Period& period,
                       Date day) {
    const store::Codebook& codes = store.codes();
    PairCounts counts{CodePlaces(codes), {}, {}, {}, {}, {}};
    for (std::size_t at = 0; at < pairings.size(); ++at) {
        PairTable& table = counts.tables[at];
        table.first.resize(counts.places.codes(pairings[at].first).size());
        table.second.resize(counts.places.codes(pairings[at].second).size());
        table.cells.resize(table.first.size() * table.second.size());
    }
    Sources sources(codes, standing, day, counts);
    Sampling sampling(counts.sample);
    std::vector<std::string_view> fields = paired_fields();
    fields.insert(fields.end(), {"partner", "expert"});
    store.facts(period, fields, [&](const store::Fact& fact) {
        std::array<CodePlaces::Members, paired_facets.size()> members;
        for (std::size_t facet = 0; facet < members.size(); ++facet)
            members[facet] = counts.places.members(facet, fact.number(facet));
        const std::size_t source =
            sources.place(fact.number(members.size()), fact.number(members.size() + 1));
        const long long number = fact.id();
        for (std::size_t at = 0; at < pairings.size(); ++at)
            add(counts.tables[at], members[pairings[at].first], members[pairings[at].second], source, number);
        sampling.see(number);
    });
    return counts;
}

} // namespace edv::report
