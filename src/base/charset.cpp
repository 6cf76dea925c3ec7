#include "base/charset.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <iconv.h>
#include <stdexcept>
#include <utility>

#include "base/text.hpp"

namespace edv {

namespace {

const iconv_t none = reinterpret_cast<iconv_t>(-1); // NOLINT: POSIX says so

/// The name that the converters know. UTF-32 without a mark is taken for little endian, as UTF-16 is.
std::string known_name(std::string_view word) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> others = {
        {{"macroman", "MACINTOSH"},
         {"mac-roman", "MACINTOSH"},
         {"x-mac-roman", "MACINTOSH"},
         {"latin-1", "ISO-8859-1"},
         {"latin-9", "ISO-8859-15"}}};
    const std::string name = lower(word);
    const auto* const found =
        std::find_if(others.begin(), others.end(), [&](const auto& one) { return one.first == name; });
    return found == others.end() ? name : std::string(found->second);
}

class Converter {
public:
    Converter(const std::string& to, const std::string& from)
        : handle_(::iconv_open(to.c_str(), from.c_str())) {}
    ~Converter() {
        if (handle_ != none)
            ::iconv_close(handle_);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    [[nodiscard]] bool is_open() const { return handle_ != none; }

    /// What stopped it: 0, EILSEQ, EINVAL, E2BIG.
    int convert(const char*& from, std::size_t& left, char*& to, std::size_t& room) {
        char* source = const_cast<char*>(from); // which it only reads
        const std::size_t result = ::iconv(handle_, &source, &left, &to, &room);
        from = source;
        return result == static_cast<std::size_t>(-1) ? errno : 0;
    }

private:
    iconv_t handle_;
};

} // namespace

struct Charset::State {
    explicit State(const std::string& name) : converter("UTF-8", known_name(name)) {}
    Converter converter;
};

bool is_charset(std::string_view name) {
    const bool plain =
        !name.empty() && name.size() <= 40 && std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                   std::string_view("-_.:").find(c) != std::string_view::npos;
        });
    return plain && Converter("UTF-8", known_name(name)).is_open();
}

Charset::Charset(const std::string& name) : state_(std::make_unique<State>(name)) {
    if (!state_->converter.is_open())
        throw std::invalid_argument(name);
}

Charset::~Charset() = default;

Charset::Step Charset::to_utf8(std::string_view bytes, char* to, std::size_t room) {
    const char* from = bytes.data();
    char* const begin = to;
    std::size_t left = bytes.size();
    const int stop = state_->converter.convert(from, left, to, room);
    return {bytes.size() - left, static_cast<std::size_t>(to - begin), stop == EILSEQ};
}

std::string Charset::encoded(std::string_view utf8, const std::string& name) {
    const std::string known = known_name(name);
    Converter converter(known == "utf-32" ? "UTF-32LE" : known, "UTF-8");
    std::string all;
    std::array<char, 4096> block{};
    while (converter.is_open()) {
        const char* from = utf8.data();
        std::size_t left = utf8.size();
        char* to = block.data();
        std::size_t room = block.size();
        const int stop = converter.convert(from, left, to, room);
        all.append(block.data(), static_cast<std::size_t>(to - block.data()));
        utf8 = utf8.substr(utf8.size() - left);
        if (stop != EILSEQ && stop != EINVAL && left == 0)
            break;
        if (stop == EILSEQ || stop == EINVAL) {
            const CodePoint lost = first_point(utf8);
            utf8.remove_prefix(std::max<std::size_t>(lost.length, 1));
            all += lost.value == '?' ? std::string() : encoded("?", name);
        }
    }
    return all;
}

} // namespace edv
