/// The letter that goes with a signal to one institution.
#pragma once

#include <optional>
#include <string>

#include "base/filling.hpp"
#include "report/context.hpp"
#include "report/following.hpp"

namespace edv::report {

struct LetterTo {
    model::Record signal;
    std::string institution; ///< the code of a partner, or any name
    Date day;                ///< of sending; names and figures are as on it
    std::optional<Date> due; ///< by when an answer is asked for
    bool transmitted = false;
};

/// The language of the partner that the institution stands as on the day; empty when it is no partner or has
/// none.
std::string letter_language(const store::Store& store, const std::string& institution, Date day);

struct Letter {
    Fillings fillings;
    /// It says no figures: they would tell who noticed it, with fewer experts than this.
    std::optional<long long> without_figures;
    bool without_place = false;        ///< the configuration has one, in other languages only
    bool without_abbreviation = false; ///< likewise that of the service
};

/// What a letter says, in the context's language: the same variables for every letter. It names no expert and
/// no mentor; Error{refused} `names-person` when a text of the signal does.
Letter letter(const ReportContext& context, const LetterTo& to);

} // namespace edv::report
