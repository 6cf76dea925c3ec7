/// Whether a text that was taken for windows-1252 can be what it says.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

#include "base/text.hpp"

namespace edv::intake {

/// Whether a UTF-8 sequence is what a European text holds, and not two or three letters and signs of
/// windows-1252 that happen to look like one.
bool is_likely_utf8(CodePoint one);

/// Whether bytes whose first sign is no UTF-8 hold more sequences of UTF-8 than other bytes beyond ASCII:
/// then they are UTF-8 that is damaged. Reads to the end of `bytes`.
bool is_damaged_utf8(std::istream& bytes);

/// The encoding that bytes without UTF-8 are likelier in than in windows-1252: where that gives signs which
/// no text of the languages has in or beside words, and another one gives far fewer. Reads to the end of
/// `bytes`.
std::optional<std::string> likelier_encoding(std::istream& bytes);

} // namespace edv::intake
