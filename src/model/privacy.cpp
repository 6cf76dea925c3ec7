#include "model/privacy.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "edv/base/message.hpp"

#include "base/text.hpp"
#include "model/characters.hpp"
#include "model/phone.hpp"

namespace edv::model {

namespace {

/// The shortest trace without `@`: a Maltese IBAN of seven digits, a phone number of eight.
constexpr std::size_t fewest_digits = 7;

// --- national register numbers ---

bool has_valid_check(int birth, int serial, int check) {
    const auto nine = std::int64_t{birth} * 1000 + serial;
    constexpr std::int64_t from_2000 = 2'000'000'000;
    return check == 97 - nine % 97 || check == 97 - (from_2000 + nine) % 97;
}

/// YYMMDD; a BIS number has 20 or 40 added to the month.
bool is_birth(int birth) {
    const int month = birth / 100 % 100;
    return month <= 52 && month % 20 <= 12 && birth % 100 <= 31;
}

/// Where the national register or BIS number that begins at `at` ends; 0 when there is none.
std::size_t national_number_end(std::string_view text, std::size_t at) {
    constexpr std::array<std::size_t, 5> sizes = {2, 2, 2, 3, 2};
    constexpr int most_separators = 3; // " - "
    std::string digits;
    for (const auto size : sizes) {
        if (!digits.empty())
            at = after_separators(text, at, most_separators);
        for (std::size_t i = 0; i < size; ++i, ++at) {
            if (!is_digit_at(text, at))
                return 0;
            digits += text[at];
        }
    }
    const std::string_view all = digits;
    const int birth = to_number(all.substr(0, 6));
    const int serial = to_number(all.substr(6, 3));
    const bool valid = is_birth(birth) && serial >= 1 && serial <= 998 &&
                       has_valid_check(birth, serial, to_number(all.substr(9)));
    return valid && letter_at(text, at) == 0 ? at : 0;
}

/// Whether a point or comma between two digits ends before `at`.
bool point_before(std::string_view text, std::size_t at) {
    return at >= 2 && (text[at - 1] == '.' || text[at - 1] == ',') && is_digit(text[at - 2]);
}

bool point_at(std::string_view text, std::size_t at) {
    return at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1]);
}

/// Where the digits begin that end before `end`.
std::size_t digits_begin(std::string_view text, std::size_t end) {
    while (end > 0 && is_digit(text[end - 1]))
        --end;
    return end;
}

std::size_t digits_end(std::string_view text, std::size_t at) {
    while (is_digit_at(text, at))
        ++at;
    return at;
}

/// Whether digits with one point between them end before `end`: a day has two points.
bool decimal_before(std::string_view text, std::size_t end) {
    const std::size_t part = digits_begin(text, end);
    if (part == end || part == 0 || text[part - 1] != '.')
        return false;
    const std::size_t whole = digits_begin(text, part - 1);
    return whole < part - 1 && !point_before(text, whole) && (whole == 0 || text[whole - 1] != '/');
}

bool decimal_at(std::string_view text, std::size_t at) {
    const std::size_t whole = digits_end(text, at);
    if (whole == at || !point_at(text, whole) || text[whole] != '.')
        return false;
    const std::size_t part = digits_end(text, whole + 1);
    return (part == text.size() || text[part] != '/') && !(point_at(text, part) && text[part] == '.');
}

/// Whether what looks like a national number is a part of one decimal number: "34955.75221238939",
/// "34.250084148". A national number has no sign or one behind each part. Of numbers between commas the one
/// before or behind must have a point too: "50.84657391,4.85073003328".
bool is_decimal(std::string_view text, std::size_t at, std::size_t end) {
    constexpr std::size_t bare = 11;
    const std::string_view found = text.substr(at, end - at);
    std::size_t whole = at;
    char sign = '.';
    if (found.size() == bare && point_before(text, at)) {
        sign = text[at - 1];
        whole = digits_begin(text, at - 1);
        const Separator before = whole >= 2 ? separator_at(text, whole - 1) : Separator();
        if (before.size > 0 && before.as != ' ' && is_digit(text[whole - 2]))
            return false;
    } else if (found.size() != bare + 1 || found[2] != '.') {
        return false;
    }
    const bool before = point_before(text, whole);
    const bool behind = point_at(text, end);
    if (!before && !behind)
        return true;
    if (sign != '.' || (before && text[whole - 1] == '.') || (behind && text[end] == '.'))
        return false;
    return (before && decimal_before(text, whole - 1)) || (behind && decimal_at(text, end + 1));
}

// --- IBAN ---

struct IbanLength {
    std::string_view country;
    std::size_t size;
};

/// SEPA and the other countries of the registry, by code.
constexpr std::array<IbanLength, 81> iban_lengths = {
    {{"AD", 24}, {"AE", 23}, {"AL", 28}, {"AT", 20}, {"AZ", 28}, {"BA", 20}, {"BE", 16}, {"BG", 22},
     {"BH", 22}, {"BI", 27}, {"BR", 29}, {"BY", 28}, {"CH", 21}, {"CR", 22}, {"CY", 28}, {"CZ", 24},
     {"DE", 22}, {"DJ", 27}, {"DK", 18}, {"DO", 28}, {"EE", 20}, {"EG", 29}, {"ES", 24}, {"FI", 18},
     {"FO", 18}, {"FR", 27}, {"GB", 22}, {"GE", 22}, {"GI", 23}, {"GL", 18}, {"GR", 27}, {"GT", 28},
     {"HR", 21}, {"HU", 28}, {"IE", 22}, {"IL", 23}, {"IQ", 23}, {"IS", 26}, {"IT", 27}, {"JO", 30},
     {"KW", 30}, {"KZ", 20}, {"LB", 28}, {"LC", 32}, {"LI", 21}, {"LT", 20}, {"LU", 20}, {"LV", 21},
     {"LY", 25}, {"MC", 27}, {"MD", 24}, {"ME", 22}, {"MK", 19}, {"MR", 27}, {"MT", 31}, {"MU", 30},
     {"NL", 18}, {"NO", 15}, {"PK", 24}, {"PL", 28}, {"PS", 29}, {"PT", 25}, {"QA", 29}, {"RO", 24},
     {"RS", 22}, {"SA", 24}, {"SC", 31}, {"SD", 18}, {"SE", 24}, {"SI", 19}, {"SK", 24}, {"SM", 27},
     {"ST", 25}, {"SV", 28}, {"TL", 23}, {"TN", 24}, {"TR", 26}, {"UA", 29}, {"VA", 22}, {"VG", 24},
     {"XK", 20}}};

constexpr std::size_t shortest_iban = 15;
constexpr std::size_t longest_iban = 34;

/// Remainder by 97 of the number that `iban` (capitals and digits) stands for, its first four moved behind.
int iban_remainder(std::string_view iban) {
    int remainder = 0;
    for (std::size_t i = 0; i < iban.size(); ++i) {
        const char c = iban[(i + 4) % iban.size()];
        remainder = is_digit(c) ? remainder * 10 + (c - '0') : remainder * 100 + (c - 'A' + 10);
        remainder %= 97;
    }
    return remainder;
}

bool is_iban(std::string_view iban) {
    const auto* const known = std::lower_bound(
        iban_lengths.begin(), iban_lengths.end(), iban.substr(0, 2),
        [](const IbanLength& one, std::string_view country) { return one.country < country; });
    const bool is_known = known != iban_lengths.end() && known->country == iban.substr(0, 2);
    const bool fits = is_known ? iban.size() == known->size : iban.size() >= shortest_iban;
    return fits && iban_remainder(iban) == 1;
}

/// Where the IBAN that begins at `at` ends, the longest if several do; 0 when there is none.
std::size_t iban_end(std::string_view text, std::size_t at) {
    std::string iban;
    std::size_t end = 0;
    while (iban.size() < longest_iban) {
        const auto next = !iban.empty() && iban.size() % 4 == 0 ? after_separators(text, at, 1) : at;
        if (next >= text.size() || !(is_digit(text[next]) || is_ascii_letter(text[next])))
            break;
        at = next + 1;
        iban += is_digit(text[next]) ? text[next] : static_cast<char>(text[next] & ~0x20); // to a capital
        if (letter_at(text, at) == 0 && is_iban(iban))
            end = at;
    }
    return end;
}

// --- e-mail addresses ---

bool is_local_sign(char c) {
    return std::string_view("._%+-'").find(c) != std::string_view::npos;
}

/// Where the part before the `@` begins, not before `seen`; `at` when there is none.
std::size_t local_begin(std::string_view text, std::size_t at, std::size_t seen) {
    std::size_t begin = at;
    for (std::size_t from = at; from > seen;) {
        const auto letter = letter_before(text, from);
        if (letter == 0 && !is_local_sign(text[from - 1]))
            break;
        from -= letter == 0 ? 1 : letter;
        if (letter > 0 || text[from] == '_')
            begin = from; // signs before the first letter are quotes and bullets
    }
    return begin;
}

/// Behind the letters, digits and hyphens from `at` on, without hyphens at their end.
std::size_t label_end(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (at < text.size()) {
        const auto letter = letter_at(text, at);
        if (letter == 0 && text[at] != '-')
            break;
        at += letter == 0 ? 1 : letter;
        if (letter > 0)
            end = at;
    }
    return end;
}

/// Where the domain that begins at `at` ends; 0 when it has no dot. Its last part begins with a letter and
/// has two at least: "3@5.50" is a price.
std::size_t domain_end(std::string_view text, std::size_t at) {
    std::size_t end = 0;
    auto stop = label_end(text, at);
    while (stop > at && stop + 1 < text.size() && text[stop] == '.') {
        at = stop + 1;
        stop = label_end(text, at);
        const auto first = letter_at(text, at);
        if (first > 0 && !is_digit(text[at]) && stop > at + first)
            end = stop;
    }
    return end;
}

// --- the search ---

enum class Interest : unsigned char { none, digit, plus, at_sign };

constexpr auto interests = [] {
    std::array<Interest, 256> table{};
    for (unsigned char c = '0'; c <= '9'; ++c)
        table[c] = Interest::digit;
    table['+'] = Interest::plus;
    table['@'] = Interest::at_sign;
    return table;
}();

Interest interest_of(char c) {
    return interests[static_cast<unsigned char>(c)];
}

/// Goes once over a text, from one byte where a trace may begin, or is known by, to the next.
class Search {
public:
    explicit Search(std::string_view text) : text_(text) {}

    std::vector<PersonalTrace> run() {
        for (std::size_t at = 0; at < text_.size();) {
            switch (interest_of(text_[at])) {
            case Interest::none:
                ++at;
                break;
            case Interest::digit:
            case Interest::plus:
                at = after_number(at);
                break;
            case Interest::at_sign:
                at = after_email(at);
                break;
            }
        }
        return std::move(traces_);
    }

private:
    [[nodiscard]] std::size_t seen() const {
        return traces_.empty() ? 0 : traces_.back().at + traces_.back().size;
    }

    std::size_t found(PersonalKind kind, std::size_t from, std::size_t end) {
        traces_.push_back({kind, from, end - from});
        return end;
    }

    /// Takes what begins at `at`, or else passes over its digits.
    std::size_t after_number(std::size_t at) {
        if (const auto end = iban_around(at))
            return found(PersonalKind::iban, at - 2, end);
        if (letter_before(text_, at) == 0) {
            if (const auto end = national_number_end(text_, at); end > 0 && !is_decimal(text_, at, end))
                return found(PersonalKind::national_number, at, end);
            const auto [end, is_phone] = phone_at(text_, at, seen());
            if (end > 0)
                return is_phone ? found(PersonalKind::phone, at, end) : end;
        }
        ++at;
        while (is_digit_at(text_, at))
            ++at;
        return at;
    }

    /// Where the IBAN ends whose check digits stand at `at`; 0 when there is none.
    [[nodiscard]] std::size_t iban_around(std::size_t at) const {
        const bool is_shaped = at >= seen() + 2 && is_digit(text_[at]) && is_digit_at(text_, at + 1) &&
                               is_ascii_letter(text_[at - 1]) && is_ascii_letter(text_[at - 2]) &&
                               letter_before(text_, at - 2) == 0;
        return is_shaped ? iban_end(text_, at - 2) : 0;
    }

    std::size_t after_email(std::size_t at) {
        const auto end = domain_end(text_, at + 1);
        auto begin = end == 0 ? at : local_begin(text_, at, last_address_);
        if (begin == at)
            return at + 1;
        // Digits of the address are no number of their own: 0471123456@example.be.
        for (; seen() > begin; traces_.pop_back())
            begin = std::min(begin, traces_.back().at);
        last_address_ = end;
        return found(PersonalKind::email, begin, end);
    }

    std::string_view text_;
    std::vector<PersonalTrace> traces_;
    std::size_t last_address_ = 0; // where it ends
};

/// Counts in blocks of a constant size, with a sum as small as the bytes: so the compiler does a block at
/// once.
std::size_t count_digits(std::string_view text) {
    constexpr std::size_t block = 32;
    std::size_t count = 0;
    for (; text.size() >= block; text.remove_prefix(block)) {
        unsigned char here = 0;
        for (std::size_t i = 0; i < block; ++i)
            here = static_cast<unsigned char>(here + (is_digit(text[i]) ? 1 : 0));
        count += here;
    }
    return count + static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_digit));
}

/// Most texts hold nothing: this pass over them is many times quicker than the search.
bool may_hold(std::string_view text) {
    return text.find('@') != std::string_view::npos || count_digits(text) >= fewest_digits;
}

std::string with_stars(std::string_view text, const std::vector<PersonalTrace>& traces) {
    std::string result;
    std::size_t done = 0;
    for (const auto& trace : traces) {
        result += text.substr(done, trace.at - done);
        done = trace.at + trace.size;
        for (std::size_t at = trace.at; at < done;) {
            const auto letter = letter_at(text, at);
            result += letter == 0 ? text[at] : '*';
            at += letter == 0 ? 1 : letter;
        }
    }
    result += text.substr(done);
    return result;
}

} // namespace

std::vector<PersonalTrace> find_personal(std::string_view text) {
    return may_hold(text) ? Search(text).run() : std::vector<PersonalTrace>();
}

std::string masked(std::string_view text) {
    std::string result(text);
    // A trace may have hidden another one beside it, so look again.
    for (auto traces = find_personal(result); !traces.empty(); traces = find_personal(result))
        result = with_stars(result, traces);
    return result;
}

std::string shown(std::string_view text) {
    constexpr std::size_t enough = 80;
    std::string visible = printable(masked(trim(text)));
    if (visible.size() <= enough)
        return visible;
    std::size_t end = enough;
    while (end > 0 && (static_cast<unsigned char>(visible[end]) & 0xC0) == 0x80)
        --end;
    return visible.substr(0, end) + "…";
}

std::string_view personal_word(PersonalKind kind) {
    switch (kind) {
    case PersonalKind::national_number:
        return mark("national register number");
    case PersonalKind::iban:
        return mark("bank account number");
    case PersonalKind::phone:
        return mark("phone number");
    case PersonalKind::email:
        return mark("e-mail address");
    }
    return {};
}

} // namespace edv::model
