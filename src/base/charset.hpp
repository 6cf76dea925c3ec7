/// Encodings that the system's converters know, by their names.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace edv {

/// Whether the converters know an encoding of that name: CP850, ISO-8859-15, MacRoman, UTF-32. Case does not
/// matter.
bool is_charset(std::string_view name);

/// Converts text in pieces.
class Charset {
public:
    /// `name` is one of is_charset().
    explicit Charset(const std::string& name);
    ~Charset();
    Charset(const Charset&) = delete;
    Charset& operator=(const Charset&) = delete;

    struct Step {
        std::size_t taken = 0; ///< bytes of the source
        std::size_t given = 0; ///< bytes of UTF-8
        bool invalid = false;  ///< the byte behind those that were taken is no text
    };
    /// Takes as much from the front of `bytes` as is whole and has room.
    Step to_utf8(std::string_view bytes, char* to, std::size_t room);

    /// The text in the encoding, without a mark; what it lacks becomes `?`.
    static std::string encoded(std::string_view utf8, const std::string& name);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace edv
