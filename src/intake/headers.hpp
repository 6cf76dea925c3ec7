/// How people call the columns of observations.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace edv::intake {

/// A header as people write it, and the field of observations that it stands for.
struct UsualHeader {
    std::string_view header;
    std::string_view field;
};

/// The names of the fields and their usual headers in all languages, some in several. What may mean several
/// fields, or the name of a person, is left out.
const std::vector<UsualHeader>& usual_headers();

/// The field that a header stands for, compared by letters and digits without case and accents; article,
/// plural, inclusive writing and a note in brackets or on a line below do not matter.
std::optional<std::string_view> usual_field(std::string_view header);

} // namespace edv::intake
