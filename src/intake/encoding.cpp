#include "intake/encoding.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <streambuf>

#include "base/charset.hpp"
#include "base/text.hpp"
#include "intake/plausible.hpp"
#include "intake/text_bytes.hpp"

namespace edv::intake {

namespace {

constexpr std::size_t block_bytes = std::size_t{64} * 1024;
constexpr std::size_t longest_sequence = 4;
enum class Form { undecided, utf8, utf16le, utf16be, windows1252, other };

struct Mark {
    std::string_view bytes;
    Form form;
};

constexpr std::array<Mark, 3> marks = {
    {{"\xEF\xBB\xBF", Form::utf8}, {"\xFF\xFE", Form::utf16le}, {"\xFE\xFF", Form::utf16be}}};

Encoding encoding_of(Form form) {
    switch (form) {
    case Form::undecided:
    case Form::utf8:
    case Form::other:
        return Encoding::utf8;
    case Form::utf16le:
    case Form::utf16be:
        return Encoding::utf16;
    case Form::windows1252:
        return Encoding::windows1252;
    }
    return Encoding::utf8;
}

Form form_of(const Encoding& encoding) {
    switch (encoding.form()) {
    case Encoding::utf8:
        return Form::utf8;
    case Encoding::utf16:
        return Form::utf16le;
    case Encoding::windows1252:
        return Form::windows1252;
    case Encoding::other:
        return Form::other;
    }
    return Form::undecided;
}

/// Copies ASCII up to the first other byte, eight at a time; gives how many. There is room for eight more.
std::size_t copy_ascii(const char* from, std::size_t size, char* to) {
    constexpr std::uint64_t high = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= size; at += sizeof eight) {
        std::memcpy(&eight, from + at, sizeof eight);
        if ((eight & high) != 0)
            break;
        std::memcpy(to + at, &eight, sizeof eight);
    }
    for (; at < size && byte(from[at]) < 0x80; ++at)
        to[at] = from[at];
    return at;
}

/// The same for UTF-16 whose high bytes stand at `high` (0 or 1) of each pair: copies the low ones, four at a
/// time; gives how many.
std::size_t copy_ascii_pairs(const char* from, std::size_t size, std::size_t high, char* to) {
    constexpr std::array<std::string_view, 2> beyond = {"\xFF\x80\xFF\x80\xFF\x80\xFF\x80",
                                                        "\x80\xFF\x80\xFF\x80\xFF\x80\xFF"};
    std::uint64_t mask = 0;
    std::memcpy(&mask, beyond[high].data(), sizeof mask);
    std::size_t at = 0;
    for (std::uint64_t four = 0; 2 * at + sizeof four <= size; at += 4) {
        std::memcpy(&four, from + 2 * at, sizeof four);
        if ((four & mask) != 0)
            break;
        for (std::size_t i = at; i < at + 4; ++i)
            to[i] = from[2 * i + 1 - high];
    }
    return at;
}

/// UTF-16 without a mark: NUL bytes in most pairs, and at one side; a few letters have theirs at the other.
std::optional<Form> utf16_by_nuls(std::string_view text) {
    const auto pairs = std::min<std::size_t>(text.size(), 128) / 2;
    std::size_t first = 0;
    std::size_t second = 0;
    for (std::size_t i = 0; i < pairs; ++i) {
        first += text[2 * i] == '\0' ? 1U : 0U;
        second += text[2 * i + 1] == '\0' ? 1U : 0U;
    }
    if (second * 2 > pairs && first * 4 < second)
        return Form::utf16le;
    if (first * 2 > pairs && second * 4 < first)
        return Form::utf16be;
    return std::nullopt;
}

/// UTF-32 without a mark: two NUL bytes at one side of most fours.
std::optional<std::string> utf32_by_nuls(std::string_view text) {
    constexpr std::size_t size = 4;
    const auto fours = std::min<std::size_t>(text.size(), 256) / size;
    std::size_t little = 0;
    std::size_t big = 0;
    for (std::size_t i = 0; i < fours; ++i) {
        const std::string_view four = text.substr(i * size, size);
        little += four[0] != '\0' && four.ends_with(std::string_view("\0\0", 2)) ? 1U : 0U;
        big += four[3] != '\0' && four.starts_with(std::string_view("\0\0", 2)) ? 1U : 0U;
    }
    if (little * 2 > fours)
        return "utf-32le";
    return big * 2 > fours ? std::optional<std::string>("utf-32be") : std::nullopt;
}

std::size_t ascii_size(std::string_view text) {
    const auto* const end = std::find_if(text.begin(), text.end(), [](char c) { return byte(c) >= 0x80; });
    return static_cast<std::size_t>(end - text.begin());
}

/// Whether all of `text` is UTF-8, but for a sequence that its end may have cut.
bool is_utf8(std::string_view text, bool is_whole) {
    const auto invalid = invalid_utf8(text);
    return !invalid || (!is_whole && *invalid + longest_sequence > text.size());
}

} // namespace

class TextStream::Buffer : public std::streambuf {
public:
    Buffer(std::istream& bytes, std::optional<Encoding> stated)
        : source_(bytes), is_stated_(stated.has_value()), form_(stated ? form_of(*stated) : Form::undecided) {
        if (form_ == Form::other)
            use(stated->charset());
    }

    [[nodiscard]] Encoding encoding() const {
        return form_ == Form::other ? Encoding(charset_name_) : encoding_of(form_);
    }
    [[nodiscard]] bool has_bom() const { return has_bom_; }
    [[nodiscard]] std::uint64_t consumed() const { return consumed_; }

protected:
    int_type underflow() override {
        while (gptr() == egptr() && fill()) {
        }
        return gptr() == egptr() ? traits_type::eof() : traits_type::to_int_type(*gptr());
    }

private:
    bool fill();
    void read();
    void open();
    void decide();
    void show_bytes(std::size_t size);
    void show_1252();
    void show_utf16();
    void show_other();
    void use(const std::string& charset);
    char32_t unit(std::size_t at) const;
    [[nodiscard]] std::string_view rest() const { return {bytes_.get() + begin_, end_ - begin_}; }

    std::istream& source_;
    bool is_stated_;
    Form form_;
    std::string charset_name_; // of another encoding
    std::unique_ptr<Charset> charset_;
    bool has_bom_ = false;
    bool is_open_ = false;
    bool last_ = false; // the source has no more
    std::uint64_t consumed_ = 0;
    std::unique_ptr<char[]> bytes_ = std::make_unique_for_overwrite<char[]>(block_bytes);
    std::size_t begin_ = 0; // of the bytes that were not shown yet
    std::size_t end_ = 0;
    std::unique_ptr<char[]> text_; // what is shown, where it is not the bytes themselves
};

/// Shows more text, or nothing yet; false at the end.
bool TextStream::Buffer::fill() {
    read();
    if (!is_open_)
        open();
    if (rest().empty())
        return !last_;
    if (form_ == Form::undecided)
        decide();
    switch (form_) {
    case Form::undecided:
        show_bytes(ascii_size(rest()));
        break;
    case Form::utf8:
        show_bytes(rest().size());
        break;
    case Form::utf16le:
    case Form::utf16be:
        show_utf16();
        break;
    case Form::windows1252:
        show_1252();
        break;
    case Form::other:
        show_other();
        break;
    }
    return true;
}

void TextStream::Buffer::use(const std::string& charset) {
    form_ = Form::other;
    charset_name_ = charset;
    charset_ = std::make_unique<Charset>(charset);
}

/// Moves what was not shown yet to the front and reads on behind it. A source that breaks is an exception,
/// which makes the stream bad.
void TextStream::Buffer::read() {
    std::memmove(bytes_.get(), bytes_.get() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
    if (last_)
        return;
    source_.read(bytes_.get() + end_, static_cast<std::streamsize>(block_bytes - end_));
    const auto count = static_cast<std::size_t>(source_.gcount());
    end_ += count;
    consumed_ += count;
    last_ = !source_;
    if (source_.bad())
        throw std::ios_base::failure("the source can't be read on");
}

void TextStream::Buffer::open() {
    is_open_ = true;
    const bool may_be_utf32 = !is_stated_ || charset_name_ == utf32_name;
    if (const auto found =
            may_be_utf32 && !rest().starts_with(utf32_mark) ? utf32_by_nuls(rest()) : std::nullopt)
        return use(*found);
    if (form_ == Form::other || (!is_stated_ && rest().starts_with(utf32_mark))) {
        has_bom_ = rest().starts_with(utf32_mark) && (!is_stated_ || charset_name_ == utf32_name);
        if (form_ != Form::other)
            use(std::string(utf32_name));
        return;
    }
    for (const Mark& mark : marks) {
        const bool fits = !is_stated_ || encoding_of(mark.form) == encoding_of(form_);
        if (fits && rest().starts_with(mark.bytes)) {
            form_ = mark.form;
            has_bom_ = true;
            begin_ += mark.bytes.size();
            return;
        }
    }
    if (form_ == Form::undecided || form_ == Form::utf16le)
        form_ = utf16_by_nuls(rest()).value_or(form_);
}

/// By the first byte beyond ASCII, once all of its sequence has been read.
void TextStream::Buffer::decide() {
    const auto beyond = rest().substr(ascii_size(rest()));
    if (beyond.empty() || (beyond.size() < longest_sequence && !last_))
        return;
    const auto first = first_point(beyond);
    const bool is_so = first.length > 0 && (is_likely_utf8(first) || is_utf8(beyond, last_));
    form_ = is_so ? Form::utf8 : Form::windows1252;
}

void TextStream::Buffer::show_bytes(std::size_t size) {
    char* const from = bytes_.get() + begin_;
    setg(from, from, from + size);
    begin_ += size;
}

void TextStream::Buffer::show_1252() {
    if (!text_)
        text_ = std::make_unique_for_overwrite<char[]>(block_bytes * growth);
    char* to = text_.get();
    while (begin_ < end_) {
        const auto plain = copy_ascii(bytes_.get() + begin_, end_ - begin_, to);
        to += plain;
        begin_ += plain;
        if (begin_ == end_)
            break;
        const auto left = rest().substr(0, longest_sequence);
        if (!is_stated_ && left.size() < longest_sequence && !last_)
            break; // it may be the beginning of a UTF-8 sequence
        const auto sequence = is_stated_ ? CodePoint{} : first_point(left);
        const auto c = byte(left[0]);
        const char32_t point = c < 0xA0 ? specials[c - 0x80U] : c;
        const std::size_t taken = is_likely_utf8(sequence) ? sequence.length : 1;
        if (is_likely_utf8(sequence) || point == 0)
            to = put_lost(to, left.substr(0, taken));
        else
            to = put(to, point);
        begin_ += taken;
    }
    setg(text_.get(), text_.get(), to);
}

char32_t TextStream::Buffer::unit(std::size_t at) const {
    const auto first = byte(bytes_[at]);
    const auto second = byte(bytes_[at + 1]);
    return form_ == Form::utf16le ? first | static_cast<char32_t>(second) << 8
                                  : static_cast<char32_t>(first) << 8 | second;
}

void TextStream::Buffer::show_utf16() {
    if (!text_)
        text_ = std::make_unique_for_overwrite<char[]>(block_bytes * growth);
    constexpr auto is_high = [](char32_t one) { return one >= 0xD800 && one < 0xDC00; };
    constexpr auto is_low = [](char32_t one) { return one >= 0xDC00 && one < 0xE000; };
    char* to = text_.get();
    while (begin_ + 2 <= end_) {
        const auto plain =
            copy_ascii_pairs(bytes_.get() + begin_, end_ - begin_, form_ == Form::utf16le ? 1 : 0, to);
        to += plain;
        begin_ += 2 * plain;
        if (begin_ + 2 > end_)
            break;
        const auto one = unit(begin_);
        if (is_high(one) && begin_ + longest_sequence > end_ && !last_)
            break; // its other half comes with the next bytes
        const auto two = is_high(one) && begin_ + longest_sequence <= end_ ? unit(begin_ + 2) : 0;
        const bool is_pair = is_low(two);
        if (is_pair)
            to = put(to, 0x10000 + ((one - 0xD800) << 10) + (two - 0xDC00));
        else if (is_high(one) || is_low(one))
            to = put_lost(to, rest().substr(0, 2));
        else
            to = put(to, one);
        begin_ += is_pair ? 4 : 2;
    }
    if (last_ && begin_ < end_) {
        to = put_lost(to, rest());
        begin_ = end_;
    }
    setg(text_.get(), text_.get(), to);
}

void TextStream::Buffer::show_other() {
    if (!text_)
        text_ = std::make_unique_for_overwrite<char[]>(block_bytes * growth);
    char* to = text_.get();
    char* const end = to + block_bytes * growth;
    while (begin_ < end_) {
        const auto step = charset_->to_utf8(rest(), to, static_cast<std::size_t>(end - to));
        to += step.given;
        begin_ += step.taken;
        const bool cut = step.taken == 0 && !step.invalid && last_ && step.given == 0;
        if (!step.invalid && !cut)
            break; // what is left comes with the next bytes, or when there is room
        if (static_cast<std::size_t>(end - to) < growth)
            break;
        to = put_lost(to, rest().substr(0, 1));
        ++begin_;
    }
    setg(text_.get(), text_.get(), to);
}

TextStream::TextStream(std::istream& bytes, std::optional<Encoding> stated)
    : std::istream(nullptr), buffer_(std::make_unique<Buffer>(bytes, stated)) {
    rdbuf(buffer_.get());
}

TextStream::~TextStream() = default;

Encoding TextStream::encoding() const {
    return buffer_->encoding();
}

bool TextStream::has_bom() const {
    return buffer_->has_bom();
}

std::uint64_t TextStream::consumed() const {
    return buffer_->consumed();
}

} // namespace edv::intake
