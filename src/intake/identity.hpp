/// How an observation of a sheet is known again.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "edv/model/record.hpp"
#include "edv/store/store.hpp"

#include "intake/digest.hpp"
#include "intake/seen.hpp"

namespace edv::intake {

/// Tells rows that were imported before, or stand in the file already, from new ones. Identity is the
/// reference within the profile, else the content with its occurrence in the file.
class Identity {
public:
    enum class Verdict {
        fresh,
        known,     ///< the store or the file has it with the same content
        different, ///< the store has the reference, imported with other content
        repeated   ///< the file has the reference already, with other content
    };

    explicit Identity(const store::Store& store);

    /// The digest of the content as it stands in the row.
    static Digest content(const model::Record& observation);

    struct Answer {
        Verdict verdict = Verdict::fresh;
        std::string digest;  ///< to be kept as `imported`
        long long there = 0; ///< the observation that the row stands for, when it is known or different
        std::uint64_t hash = 0;
        bool by_reference = false;
        bool met = false; ///< the file has it already
    };
    /// `before`: digests that releases before kept of the same content.
    Answer judge(const model::Record& observation, std::vector<std::string> before = {});
    /// Whether the store had any when the import began.
    [[nodiscard]] bool had_observations() const { return had_observations_; }
    /// The row was written, or stands for a record that is there. Rows that are refused are forgotten.
    void settle(const Answer& answer, long long number);

    /// For a row that brings its number: the observation that has its reference already (0: another row of
    /// the file); nothing when the reference is free.
    std::optional<long long> claim(const model::Record& observation);

private:
    Answer judge_reference(const model::Record& observation, const std::string& reference,
                           const std::vector<std::string>& before);
    Answer judge_content(const model::Record& observation, std::vector<std::string> before);
    [[nodiscard]] std::optional<model::Stored> written(std::uint32_t number) const;

    const store::Store& store_;
    bool had_observations_;
    SeenRows references_;
    SeenRows contents_;
    std::unordered_map<std::uint64_t, long long>
        occurrences_; ///< of contents that stand there more than once
};

} // namespace edv::intake
