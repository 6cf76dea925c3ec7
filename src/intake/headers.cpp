#include "intake/headers.hpp"

#include <algorithm>
#include <map>
#include <string>

#include "base/language_words.hpp"
#include "base/text.hpp"
#include "intake/everyday.hpp"

namespace edv::intake {

namespace {

/// What of a header counts: no blank, sign, case or accent does. Letters of other scripts and "°" stay.
std::string letters(std::string_view header) {
    std::string kept;
    for (const char c : fold(header)) {
        const bool counts =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
        if (counts)
            kept += c;
    }
    return kept;
}

} // namespace

const std::vector<UsualHeader>& usual_headers() {
    static const std::vector<UsualHeader> headers = [] {
        std::vector<UsualHeader> all;
        for (const WordLine& line : lines_of_all("headers"))
            for (std::string_view header : line.words)
                all.push_back({header, line.key});
        return all;
    }();
    return headers;
}

namespace {

using Fields = std::map<std::string, std::string_view, std::less<>>;

/// By the key that article, plural and inclusive writing do not change; what may then mean several fields is
/// left out.
Fields everyday_fields() {
    Fields all;
    for (const UsualHeader& one : usual_headers()) {
        const auto [known, fresh] = all.emplace(everyday_key(fold(one.header)), one.field);
        if (!fresh && known->second != one.field)
            known->second = {};
    }
    return all;
}

/// Without what stands in brackets behind it: "Racontez (sans nom)".
std::string_view without_note(std::string_view header) {
    const std::size_t at = header.find(" (");
    const std::size_t line = header.find('\n');
    return trim(header.substr(0, std::min(at, line)));
}

} // namespace

std::optional<std::string_view> usual_field(std::string_view header) {
    static const Fields fields = [] {
        Fields all;
        for (const UsualHeader& one : usual_headers())
            all.emplace(letters(one.header), one.field);
        return all;
    }();
    static const Fields everyday = everyday_fields();
    for (std::string_view said : {header, without_note(header)}) {
        if (const auto found = fields.find(letters(said)); found != fields.end())
            return found->second;
        // Short words are too near to others without their endings, and form tools name their own columns
        // "_tags".
        constexpr std::size_t shortest = 5;
        const std::string key = said.starts_with('_') ? std::string() : everyday_key(fold(said));
        const auto found = key.size() < shortest ? everyday.end() : everyday.find(key);
        if (found != everyday.end() && !found->second.empty())
            return found->second;
    }
    return {};
}

} // namespace edv::intake
