/// What an observation takes from the register, and how it is known again.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "edv/model/record.hpp"
#include "edv/model/rules.hpp"
#include "edv/store/store.hpp"

namespace edv {

/// The register as observations need it: languages of experts, and where they were on a day.
class Register {
public:
    explicit Register(const Store& store);

    /// Experts and secondments that the folder being imported brings.
    void learn(const Record& record);

    /// Fills what may be left out: the partner when the expert has exactly one secondment on that day, the
    /// language of the expert, the first line. A partner that can't be told is a finding.
    void complete(Record& observation, std::vector<Finding>& findings) const;

private:
    using Stay = std::pair<std::string, Date>; ///< partner and since
    std::map<std::string, std::string> languages_;
    std::map<std::string, std::map<Stay, std::optional<Date>>> stays_; ///< by expert; until when
};

/// Tells rows that were imported before from new ones.
class Identity {
public:
    enum class Verdict { fresh, known, different, repeated };

    explicit Identity(const Store& store);

    /// The digest of the content as it stands in the row.
    static std::string content(const Record& observation);

    struct Answer {
        Verdict verdict = Verdict::fresh;
        std::string digest;  ///< to be kept as `imported`
        long long there = 0; ///< the observation that has the same reference
    };
    /// Identity is the reference within the profile, else the content with its occurrence in this file.
    Answer judge(const Record& observation);

    /// For a row that brings its number: the observation that has its reference already (0: another row of
    /// the file); nothing when the reference is free.
    std::optional<long long> claim(const Record& observation);

private:
    const Store& store_;
    bool had_observations_;
    std::unordered_map<std::uint64_t, std::uint64_t> references_; ///< reference to content, of this file
    std::unordered_map<std::uint64_t, long long> occurrences_;
};

} // namespace edv
