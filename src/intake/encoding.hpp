/// From the bytes of a file to UTF-8, and back.
#pragma once

#include <cstdint>
#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace edv::intake {

/// Three that edv knows itself and detects, or another that is stated by a name that is_charset().
class Encoding {
public:
    enum Form { utf8, utf16, windows1252, other };

    Encoding(Form form = utf8) : form_(form) {}
    explicit Encoding(std::string charset) : form_(other), charset_(std::move(charset)) {}

    [[nodiscard]] Form form() const { return form_; }
    /// The name of another one, in lower case.
    [[nodiscard]] const std::string& charset() const { return charset_; }

    friend bool operator==(const Encoding&, const Encoding&) = default;

private:
    Form form_;
    std::string charset_;
};

/// `utf-8`, `utf-16`, `windows-1252`, or the name of another one.
std::string encoding_word(const Encoding& encoding);

/// The encoding that the word names, without case; nothing for `auto` and any other word.
std::optional<Encoding> parse_encoding(std::string_view word);

/// The text of a file as UTF-8, read on as it is asked for; memory does not grow with the file.
///
/// A stated encoding holds; only its own byte order mark is removed, so that a wrong statement shows in the
/// header. Otherwise a mark decides, then NUL bytes at every other place of the beginning (UTF-16) or two in
/// every four (UTF-32). Without both, the first byte beyond ASCII decides: UTF-8 if a well-formed sequence
/// begins there, else windows-1252. UTF-16 and UTF-32 without mark or NUL bytes are taken for little endian.
///
/// Each byte that is no text becomes 0xFF, which no UTF-8 holds, and two letters from A to P that say which
/// byte it was: bytes that the encoding does not define, lone surrogates, an odd last byte; in windows-1252
/// that was not stated also those of each UTF-8 sequence of a Latin letter, a punctuation mark or an emoji,
/// since such a file mixes encodings. (Other sequences are left: "É »" and "é »" with a no-break space are
/// well-formed UTF-8 by chance.) UTF-8 passes as it is.
///
/// When the source breaks, the stream is bad().
class TextStream : public std::istream {
public:
    /// `bytes` must outlive the stream.
    explicit TextStream(std::istream& bytes, std::optional<Encoding> stated = {});
    ~TextStream() override;
    TextStream(const TextStream&) = delete;
    TextStream& operator=(const TextStream&) = delete;

    /// As far as is known by now: ASCII so far is utf-8. The first byte has to be read for a mark to be
    /// known.
    [[nodiscard]] Encoding encoding() const;
    [[nodiscard]] bool has_bom() const;

    /// Bytes read from the source.
    [[nodiscard]] std::uint64_t consumed() const;

private:
    class Buffer;
    std::unique_ptr<Buffer> buffer_;
};

/// The text in `encoding`, UTF-16 in little endian, without a mark. What the encoding lacks becomes `?`.
/// Bytes that were no text are written as they were; others that are not UTF-8 become `?` or U+FFFD. In UTF-8
/// all stays as it is.
std::string encode(std::string_view utf8, const Encoding& encoding);

/// The byte order mark for a file that is written with encode(); none for windows-1252 and most others.
std::string_view bom(const Encoding& encoding);

} // namespace edv::intake
