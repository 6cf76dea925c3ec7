/// What no record may say, whoever writes it, because it can't be represented or contradicts itself. What is
/// only odd is for `edv check`.
#pragma once

#include <string_view>
#include <vector>

#include "edv/base/error.hpp"
#include "edv/model/record.hpp"

namespace edv::model {

/// A broken rule: the field it stands in and why.
struct Finding {
    std::string_view field;
    std::string code;
    Message what;
    Message hint;
};

/// How a text that is no duration is told, wherever one is asked for.
Message not_a_duration(std::string_view text);
Message duration_hint();

/// What the grounds of a signal mean, for those who have to choose one; English, translated where shown.
std::string_view ground_words();

/// Whether a signal rests on nothing and does not say why.
bool lacks_evidence(const Record& signal);

/// Required fields, `until` before `since` and other days out of order, shares and counts out of range, names
/// and texts that a kind needs, steps that exclude each other. Empty when the record can be stored. Needs no
/// other record; check_course() looks at those of a signal together.
std::vector<Finding> check_record(const Record& record);

} // namespace edv::model
