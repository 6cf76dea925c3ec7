#include "intake/twice_encoded.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"
#include "intake/encoding.hpp"
#include "intake/text_bytes.hpp"

namespace edv::intake {
namespace {

/// The first byte of nearly all letters beyond ASCII, and of what they become.
constexpr char lead = '\xC3';

bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether the sign is what windows-1252 makes of a byte behind the first of a sequence.
bool follows(char32_t sign) {
    return (sign >= 0xA0 && sign < 0xC0) ||
           (sign != 0 && std::find(specials.begin(), specials.end(), sign) != specials.end());
}

/// How many bytes in front are what one letter or apostrophe became; 0: none.
std::size_t piece_size(std::string_view text) {
    using namespace std::string_view_literals;
    // Most letters are told by their second byte.
    if (text.size() < 2 || "\x83\x84\x85\xA2"sv.find(text[1]) == std::string_view::npos)
        return 0;
    for (const std::string_view begin : {"Ã"sv, "Å"sv, "Ä"sv, "â€"sv})
        if (text.starts_with(begin)) {
            const CodePoint next = first_point(text.substr(begin.size()));
            return next.length > 0 && follows(next.value) ? begin.size() + next.length : 0;
        }
    return 0;
}

} // namespace

void TwiceEncoded::see(std::string_view text, long long row, const std::string& column) {
    bool any = false;
    std::size_t behind = 0; // the piece before
    for (std::size_t at = text.find(lead); at != std::string_view::npos; at = text.find(lead, at)) {
        const std::size_t size = piece_size(text.substr(at));
        if (size == 0) {
            ++letters_;
            ++at;
            continue;
        }
        const std::size_t end = at + size;
        const bool in_word = (at > 0 && (is_ascii_letter(text[at - 1]) || behind == at)) ||
                             (end < text.size() && is_ascii_letter(text[end]));
        if (in_word) { // one between quotes or blanks is told of
            if (first_.row == 0) {
                const std::string piece(text.substr(at, size));
                first_ = {row, column, piece, encode(piece, Encoding::windows1252)};
            }
            ++pieces_;
            any = true;
            behind = end;
        }
        at = end;
    }
    texts_ += any ? 1 : 0;
}

void TwiceEncoded::add(const TwiceEncoded& other) {
    texts_ += other.texts_;
    pieces_ += other.pieces_;
    letters_ += other.letters_;
    if (other.first_.row > 0 && (first_.row == 0 || other.first_.row < first_.row))
        first_ = other.first_;
}

} // namespace edv::intake
