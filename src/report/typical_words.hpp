/// The words that are typical of some observations.
#pragma once

#include <array>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "report/pairs.hpp"

namespace edv::report {

/// What is kept of an observation whose words were read.
struct ToldText {
    std::array<std::string, paired_facets.size()> codes; ///< by facet, as the record holds them
    std::string expert;
    std::size_t language = 0;
    std::vector<std::size_t> words; ///< places, each once

    /// Whether it carries the code.
    [[nodiscard]] bool carries(std::size_t facet, std::string_view code) const;
};

/// Compares texts with a sample of all of them. Not with the counts of the full-text index: to count a word
/// there means to read each of its places, which for the little words of a large store takes longer than all
/// the rest.
class TypicalWords {
public:
    /// `sample` are numbers of observations. `left_out`, folded, are never shown.
    TypicalWords(const store::Store& store, const std::vector<long long>& sample,
                 std::set<std::string> left_out);

    /// Up to `most` words that clearly more of the observations `numbers` tell than those of the sample, in
    /// the same languages, that `among` does not hold for; the most telling first, spelled as most spell
    /// them. Each is told by two experts at least and holds three letters or more and no digit.
    std::vector<std::string> of(const std::vector<long long>& numbers,
                                const std::function<bool(const ToldText&)>& among, std::size_t most);

private:
    struct Spelling {
        std::string text;
        int times;
    };
    struct Word {
        std::string folded;
        std::vector<Spelling> spellings;
        std::vector<int> sampled; ///< observations of the sample that tell it, by language
    };
    struct Group;

    const ToldText* text(long long number);
    void read(std::string_view text, std::vector<std::size_t>& places);
    std::size_t place(std::string_view word);
    [[nodiscard]] double expected_share(std::size_t word, const Group& told, const Group& out) const;

    const store::Store& store_;
    std::set<std::string> left_out_;
    std::vector<Word> words_;
    std::unordered_map<std::string, std::size_t> places_;
    std::unordered_map<long long, ToldText> texts_;
    std::vector<const ToldText*> sample_;
    std::vector<int> sampled_; ///< texts of the sample by language
};

} // namespace edv::report
