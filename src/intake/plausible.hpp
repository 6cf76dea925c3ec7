/// Whether a text that was taken for windows-1252 can be what it says.
#pragma once

#include <cstdint>
#include <istream>
#include <optional>
#include <string>

namespace edv {

/// The encoding that bytes without UTF-8 are likelier in than in windows-1252: where that gives signs which
/// no French, Dutch, German or English text has in or beside words, and another one gives far fewer. Reads to
/// the end of `bytes`.
std::optional<std::string> likelier_encoding(std::istream& bytes);

} // namespace edv
