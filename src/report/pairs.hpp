/// Codes of observations that come together, counted in one pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "report/facets.hpp"
#include "store/codebook.hpp"

namespace edv::report {

/// The facets whose codes are paired.
inline constexpr std::array<Facet, 4> paired_facets{facets::right, facets::barrier, facets::take_up,
                                                    facets::group};

/// The fields of an observation that hold them.
std::vector<std::string_view> paired_fields();

/// Places of two facets.
struct Pairing {
    std::size_t first;
    std::size_t second;
};
inline constexpr std::array<Pairing, 5> pairings{{{0, 1}, {0, 2}, {0, 3}, {1, 2}, {1, 3}}};

/// The codes of each paired facet as places 0, 1, 2 in the order in which the store knows them.
class CodePlaces {
public:
    using Members = std::span<const std::uint16_t>;

    explicit CodePlaces(const store::Codebook& codes);

    [[nodiscard]] const std::vector<std::string>& codes(std::size_t facet) const {
        return facets_[facet].codes;
    }
    /// The codes that a fact's number for the facet stands for, each once; until the next call for it.
    Members members(std::size_t facet, long long number) {
        const OfFacet& of = facets_[facet];
        const auto at = static_cast<std::size_t>(number);
        if (at >= of.known.size() || !of.known[at].read)
            return learn(facet, at);
        return Members(of.members).subspan(of.known[at].start, of.known[at].count);
    }

private:
    // Thousands of sets are looked up a million times: small and side by side they stay in the processor's
    // cache.
    struct Known {
        std::uint32_t start = 0;
        std::uint16_t count = 0;
        bool read = false;
    };
    struct OfFacet {
        std::vector<std::string> codes;
        std::vector<Known> known; ///< by the number of a code or set
        std::vector<std::uint16_t> members;
    };
    Members learn(std::size_t facet, std::size_t number);

    const store::Codebook& book_;
    std::array<OfFacet, paired_facets.size()> facets_;
};

/// The observations that carry two codes.
struct PairCell {
    /// How many numbers are kept of each pair, the newest ones.
    static constexpr std::size_t kept = 100;

    long long observations = 0;
    std::vector<std::uint32_t> sources; ///< observations by source

    void add(std::size_t source, long long number);
    [[nodiscard]] std::vector<long long> newest_first() const;

private:
    std::vector<long long> ring_;
};

/// The counts of one pairing, among the observations that state both facets.
struct PairTable {
    long long stating = 0;
    std::vector<long long> first; ///< by the place of the code
    std::vector<long long> second;
    std::vector<PairCell> cells; ///< row by row: first code, then second

    [[nodiscard]] const PairCell& cell(std::size_t one, std::size_t other) const {
        return cells[one * second.size() + other];
    }
};

/// An expert at a partner; merged partners are the one they stand as.
struct PairSource {
    std::size_t partner;
    std::size_t expert;
};

struct PairCounts {
    CodePlaces places;
    std::array<PairTable, pairings.size()> tables;
    std::vector<PairSource> sources;   ///< in the order of PairCell::sources
    std::vector<std::string> partners; ///< codes
    std::vector<std::string> experts;
    std::vector<long long> sample; ///< numbers of observations, evenly taken from the whole period

    /// Observations of the cell by partner, or by expert.
    [[nodiscard]] std::vector<long long> by_partner(const PairCell& cell) const;
    [[nodiscard]] std::vector<long long> by_expert(const PairCell& cell) const;
};

/// Counts the observations of the period that are not withdrawn. Partners count as the one that they stand
/// as on `day`.
PairCounts count_pairs(const store::Store& store, const model::Standing& standing, const Period& period,
                       Date day);

} // namespace edv::report
