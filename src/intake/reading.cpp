#include "edv/intake/reading.hpp"

#include <algorithm>

#include "edv/base/plain_text.hpp"
#include "edv/base/text.hpp"
#include "edv/base/written.hpp"
#include "edv/model/privacy.hpp"
#include "edv/model/wording.hpp"

#include "intake/days.hpp"
#include "intake/line_ends.hpp"
#include "intake/lists.hpp"
#include "intake/unseen.hpp"

namespace edv {
namespace {

/// A text as it is kept: line ends are LF.
std::string kept(std::string_view text) {
    std::string made(text);
    join_line_ends(made);
    return nfc(std::move(made));
}

void add(std::vector<Finding>& findings, const Field& field, std::string_view code, Message what,
         Message hint = {}) {
    findings.push_back({field.name, std::string(code), std::move(what), std::move(hint)});
}

/// Far above any register, far below where numbers end.
constexpr long long largest_number = 999'999'999;
/// More than there are people; any number of such counts can be added up.
constexpr long long largest_count = 999'999'999'999;

Value read_date(const Field& field, std::string_view text, const Reading& reading,
                std::vector<Finding>& findings) {
    if (auto day = reading.days ? reading.days->read(text, field.name) : written_day(text))
        return *day;
    if (auto far = days_from_today(text)) {
        if (reading.today && reading.typed)
            return reading.today->plus_days(*far);
        add(findings, field, "bad-date", msg("\"{text}\" is another day tomorrow", {{"text", shown(text)}}),
            reading.today ? msg("write the day itself: today it would be {day}",
                                {{"day", reading.today->plus_days(*far).iso()}})
                          : msg("write days as YYYY-MM-DD, for example 2023-06-30"));
        return {};
    }
    add(findings, field, "bad-date", bad_day(text),
        reading.days ? reading.days->hint(text) : msg("write days as YYYY-MM-DD, for example 2023-06-30"));
    return {};
}

Value read_month(const Field& field, std::string_view text, std::vector<Finding>& findings) {
    if (auto first = written_month(text))
        return first->iso_month();
    add(findings, field, "bad-date", msg("\"{text}\" is no month", {{"text", shown(text)}}),
        msg("write months as YYYY-MM, for example 2023-06"));
    return {};
}

Value read_whole(const Field& field, std::string_view text, std::vector<Finding>& findings) {
    if (auto number = written_integer(text)) {
        if (field.type == FieldType::number || *number <= largest_count)
            return *number;
        add(findings, field, "bad-number",
            msg("\"{text}\" is too large for a count", {{"text", shown(text)}}));
        return {};
    }
    add(findings, field, "bad-number", msg("\"{text}\" is no whole number", {{"text", shown(text)}}));
    return {};
}

Value read_decimal(const Field& field, std::string_view text, std::vector<Finding>& findings) {
    if (auto number = written_number(text))
        return *number;
    add(findings, field, "bad-number", msg("\"{text}\" is no number", {{"text", shown(text)}}));
    return {};
}

/// Kept in its one written form. What is no duration stays: the rules of the kind say so.
std::string read_duration(std::string_view text) {
    auto duration = written_duration(text);
    return duration ? duration->text() : std::string(text);
}

/// The codes with what they are called: in the language of the sheet, or of the one who types.
std::string described(const Field& field, const std::vector<std::string>& codes, std::string_view text,
                      const Known& known, const Reading& reading) {
    Names& names = known.names();
    return join(
        names.described(field, codes,
                        reading.typed ? reading.language : names.language_of(field, text, reading.language)),
        ", ");
}

/// The code of a list for people, "FIN (SPF Finances)": where the name is one of the code's.
std::optional<std::string> code_with_name(const Field& field, std::string_view text, const Known& known) {
    const std::size_t at = text.find(" (");
    if (at == std::string_view::npos || !text.ends_with(')'))
        return {};
    const std::string_view name = text.substr(at + 2, text.size() - at - 3);
    const std::string_view word = text.substr(0, at);
    const bool refers = field.type == FieldType::ref || field.type == FieldType::refs;
    auto code = refers ? known.code(field.of, word) : known.term(field.of, word);
    const std::vector<std::string>& named = known.names().find(field, name);
    if (code && std::find(named.begin(), named.end(), *code) == named.end())
        return {};
    return code;
}

/// The one code that the text is a label, name or everyday word of; several are a finding. Nothing in both
/// cases otherwise.
std::optional<std::string> named(const Field& field, std::string_view text, const Known& known,
                                 const Reading& reading, std::vector<Finding>& findings) {
    const std::vector<std::string> codes = known.names().find(field, text);
    if (codes.empty())
        return field.type == FieldType::choice ? std::nullopt : code_with_name(field, text, known);
    if (codes.size() == 1)
        return codes.front();
    if (field.type == FieldType::ref || field.type == FieldType::refs)
        add(findings, field, "ambiguous",
            msg("several {kind} records are called so: {codes}",
                {{"kind", std::string(word_for(field.of)), true},
                 {"codes", described(field, codes, text, known, reading)}}),
            msg("write the code"));
    else
        add(findings, field, "ambiguous",
            msg("\"{text}\" may be several codes: {codes}",
                {{"text", shown(text)}, {"codes", described(field, codes, text, known, reading)}}),
            msg("write the code or the whole label"));
    return {};
}

/// How often a finding was added: what `named` found ambiguous is not unknown as well.
bool ambiguous(const std::vector<Finding>& findings, std::size_t before) {
    return findings.size() > before;
}

Value read_choice(const Field& field, std::string_view text, const Known& known, const Reading& reading,
                  std::vector<Finding>& findings) {
    const auto& allowed = choices(field.of);
    std::string word = lower(text);
    if (auto found = std::find(allowed.begin(), allowed.end(), word); found != allowed.end())
        return std::string(*found);
    std::size_t before = findings.size();
    if (auto code = named(field, text, known, reading, findings))
        return *code;
    if (ambiguous(findings, before))
        return {};
    std::vector<std::string> all(allowed.begin(), allowed.end());
    add(findings, field, "unknown-code", msg("\"{text}\" is not known here", {{"text", shown(text)}}),
        msg("one of: {codes}", {{"codes", join(all, ", ")}}));
    return {};
}

std::vector<std::string> codes_of(const Field& field, const Known& known) {
    if (field.type == FieldType::term || field.type == FieldType::terms)
        return known.terms(field.of);
    return is_numbered(field.of) ? std::vector<std::string>() : known.codes(field.of);
}

void unknown_code(const Field& field, std::string_view text, const Known& known, const Reading& reading,
                  std::vector<Finding>& findings) {
    const std::vector<std::string> codes = codes_of(field, known);
    Message hint = near_hint(text, codes);
    if (hint.empty() && reading.typed)
        if (const auto near = known.names().near(field, text); !near.empty())
            hint = msg("did you mean {words}?", {{"words", described(field, near, text, known, reading)}});
    constexpr std::size_t most_listed = 25;
    if (hint.empty() && !codes.empty() && codes.size() <= most_listed)
        hint = msg("one of: {codes}", {{"codes", join(codes, ", ")}});
    add(findings, field, "unknown-code",
        msg("unknown {kind} \"{text}\"",
            {{"kind", std::string(word_for(field.of)), true},
             {"text", may_name_person(field.of, text, known) ? "…" : shown(text)}}),
        hint);
}

/// Several codes stand apart by blanks; a comma between them is understood too.
std::vector<std::string> codes_in(std::string_view text) {
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), ',', ' ');
    return words(blanks);
}

/// One code of a taxonomy, by code or label; a finding when it is none.
std::optional<std::string> read_term(const Field& field, std::string_view text, const Known& known,
                                     const Reading& reading, std::vector<Finding>& findings) {
    if (auto code = known.term(field.of, text))
        return code;
    std::size_t before = findings.size();
    auto code = named(field, text, known, reading, findings);
    if (!code && !ambiguous(findings, before))
        unknown_code(field, text, known, reading, findings);
    return code;
}

/// Whether the text is a code of the field as it stands.
bool is_known_code(const Field& field, std::string_view text, const Known& known) {
    if (field.type == FieldType::terms)
        return known.term(field.of, text).has_value();
    return is_numbered(field.of) ? parse_integer(text).has_value() : known.code(field.of, text).has_value();
}

bool is_meant(const Field& field, std::string_view text, const Known& known) {
    return is_known_code(field, text, known) || !known.names().find(field, text).empty();
}

/// The words of a list without other signs. Words that nobody knows are told as one unless most are known or
/// one is nearly a code.
std::vector<std::string_view> words_of_list(const Field& field, std::string_view text, const Known& known) {
    auto is_known = [&](std::string_view part) { return is_meant(field, part, known); };
    std::vector<std::string_view> all = list_parts(text, " \t", is_known);
    if (std::count_if(all.begin(), all.end(), is_known) * 2 >= std::ssize(all))
        return all;
    auto is_near = [&](std::string_view part) { return !nearest(part, codes_of(field, known)).empty(); };
    return std::any_of(all.begin(), all.end(), is_near) ? all : std::vector{text};
}

/// The parts of a cell that holds several codes, labels or names. A label may have blanks and commas: a cell
/// is only taken apart as far as needed, at line ends, semicolons and bars first, then at commas, then at
/// blanks.
std::vector<std::string> split_labels(const Field& field, std::string_view text, const Known& known) {
    auto is_known = [&](std::string_view part) { return is_meant(field, part, known); };
    std::vector<std::string> all;
    for (std::string_view line : list_parts(text, ";|\n\r", is_known))
        for (std::string_view part : list_parts(line, ",", is_known)) {
            if (is_known(part)) {
                all.emplace_back(part);
                continue;
            }
            for (std::string_view word : words_of_list(field, part, known))
                all.emplace_back(word);
        }
    return all;
}

/// Most often all are codes: then no name is looked up.
std::vector<std::string> split_codes(const Field& field, std::string_view text, const Known& known) {
    std::vector<std::string> codes = codes_in(text);
    if (is_numbered(field.of) || std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
            return is_known_code(field, code, known);
        }))
        return codes;
    return split_labels(field, text, known);
}

Value read_terms(const Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<Finding>& findings) {
    std::vector<std::string> codes;
    for (const std::string& part : split_codes(field, text, known))
        if (auto code = read_term(field, part, known, reading, findings);
            code && std::find(codes.begin(), codes.end(), *code) == codes.end())
            codes.push_back(*code);
    if (codes.empty())
        return {};
    return join(codes, " ");
}

/// One reference: its code as first written, or its number; a finding when there is no such record.
std::optional<Value> read_one(const Field& field, std::string_view text, const Known& known,
                              const Reading& reading, std::vector<Finding>& findings) {
    if (is_numbered(field.of)) {
        auto number = parse_integer(text);
        if (number && known.number(field.of, *number))
            return Value(*number);
        unknown_code(field, text, known, reading, findings);
        return {};
    }
    if (auto code = known.code(field.of, text))
        return Value(*code);
    std::size_t before = findings.size();
    if (auto code = named(field, text, known, reading, findings))
        return Value(*code);
    if (!ambiguous(findings, before))
        unknown_code(field, text, known, reading, findings);
    return {};
}

Value read_several(const Field& field, std::string_view text, const Known& known, const Reading& reading,
                   std::vector<Finding>& findings) {
    std::vector<std::string> all;
    for (const std::string& word : split_codes(field, text, known))
        if (auto one = read_one(field, word, known, reading, findings)) {
            std::string written = to_text(*one);
            if (std::find(all.begin(), all.end(), written) == all.end())
                all.push_back(written);
        }
    if (all.empty())
        return {};
    return join(all, " ");
}

Value read_code(const Field& field, std::string_view text, std::vector<Finding>& findings) {
    if (is_code(text))
        return std::string(text);
    add(findings, field, "bad-code", msg("\"{text}\" can't be a code", {{"text", shown(text)}}),
        msg("a code has 1 to 32 letters without accents, digits, dots, dashes or underscores, begins with a "
            "letter or digit, and is "
            "not \"total\""));
    return {};
}

} // namespace

bool may_name_person(std::string_view of, std::string_view text, const Known& known) {
    return (of == "expert" && !is_code(text)) ||
           ((of == "expert" || of == "subject") && known.names().names_expert(text));
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

std::optional<std::string> Known::code(std::string_view kind, std::string_view text) const {
    if (auto found = store_.codes().find(kind, text))
        return found;
    auto one = [&](std::string_view family) -> std::optional<std::string> {
        auto declared = declared_.find(family);
        if (declared == declared_.end())
            return {};
        auto found = declared->second.find(lower(text));
        return found == declared->second.end() ? std::nullopt : std::optional(found->second);
    };
    if (kind != "subject")
        return one(kind);
    for (std::string_view family : {"expert", "partner", "project"})
        if (auto found = one(family))
            return found;
    return {};
}

std::optional<std::string> Known::term(std::string_view taxonomy, std::string_view text) const {
    auto& found = terms_found_[taxonomy];
    if (auto known = found.find(text); known != found.end())
        return known->second;
    auto code = look_for_term(taxonomy, text);
    if (code)
        found.emplace(text, *code);
    return code;
}

std::optional<std::string> Known::look_for_term(std::string_view taxonomy, std::string_view text) const {
    if (auto id = store_.codes().term(taxonomy, text))
        return store_.codes().term_code(*id);
    if (const Term* term = find_term(taxonomies_, taxonomy, text))
        return term->code;
    auto declared = declared_.find("taxonomy/" + std::string(taxonomy));
    if (declared == declared_.end())
        return {};
    auto found = declared->second.find(lower(text));
    return found == declared->second.end() ? std::nullopt : std::optional(found->second);
}

bool Known::number(std::string_view kind_name, long long number) const {
    if (trust_numbers_)
        return true;
    if (auto found = numbers_.find(kind_name); found != numbers_.end() && found->second.contains(number))
        return true;
    return store_.exists(kind(kind_name), number);
}

std::vector<std::string> Known::codes(std::string_view kind) const {
    std::vector<std::string> all = store_.codes().codes(kind);
    for (const auto& [family, codes] : declared_)
        if (family == kind)
            for (const auto& [key, code] : codes)
                if (std::find(all.begin(), all.end(), code) == all.end())
                    all.push_back(code);
    return all;
}

std::vector<std::string> Known::terms(std::string_view taxonomy) const {
    std::vector<std::string> all;
    if (auto found = taxonomies_.find(std::string(taxonomy)); found != taxonomies_.end())
        for (const Term& term : found->second)
            all.push_back(term.code);
    for (std::string& code : store_.codes().terms(taxonomy))
        if (std::find(all.begin(), all.end(), code) == all.end())
            all.push_back(std::move(code));
    return all;
}

std::optional<std::string> Known::taken_by(std::string_view code) const {
    if (auto kind = store_.codes().taken_by(code))
        return kind;
    for (std::string_view family : {"expert", "partner", "project"})
        if (auto found = declared_.find(family);
            found != declared_.end() && found->second.contains(lower(code)))
            return std::string(family);
    return {};
}

void Known::declare(const Record& record) {
    const Kind& kind = *record.kind;
    names_->declare(record);
    if (kind.name == "taxonomy") {
        std::string code = record.text("code");
        declared_["taxonomy/" + record.text("taxonomy")].emplace(lower(code), code);
        return;
    }
    const Field& own = kind.fields.front();
    if (own.type == FieldType::code) {
        std::string code = record.text(own.name);
        if (!code.empty())
            declared_[std::string(kind.name)].emplace(lower(code), code);
    } else if (own.type == FieldType::number) {
        if (auto number = record.integer(own.name))
            numbers_[std::string(kind.name)].insert(*number);
    }
}

Message bad_day(std::string_view text) {
    std::string_view rest = trim(text);
    const auto day = take_day(rest);
    const bool alone = rest.empty() || rest.front() == ' ' || rest.front() == 'T';
    // The month may have been meant to stand first: then it is the form that is wrong.
    if (day && alone && !day->date() && !day->date(false))
        return msg("\"{text}\" is no day that exists", {{"text", shown(text)}});
    return msg("\"{text}\" is not written as a day", {{"text", shown(text)}});
}

Value read_value(const Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<Finding>& findings) {
    if (auto why = not_plain(text)) {
        add(findings, field, "not-text", std::move(*why), msg("take it out"));
        return {};
    }
    if (field.type == FieldType::text) {
        if (trim(text).empty())
            return {};
        if (field.of == "duration")
            return read_duration(trim(text));
        return kept(field.prose ? text : trim(text));
    }
    text = trim_unseen(text);
    if (text.empty())
        return {};
    switch (field.type) {
    case FieldType::text:
        break;
    case FieldType::code:
        return read_code(field, text, findings);
    case FieldType::number: {
        Value number = read_whole(field, text, findings);
        const auto* whole = std::get_if<long long>(&number);
        if (!whole || (*whole > 0 && *whole <= largest_number))
            return number;
        add(findings, field, "bad-number",
            msg("\"{text}\" is no number of a record", {{"text", shown(text)}}));
        return {};
    }
    case FieldType::integer:
        return read_whole(field, text, findings);
    case FieldType::decimal:
    case FieldType::share:
        return read_decimal(field, text, findings);
    case FieldType::date:
        return read_date(field, text, reading, findings);
    case FieldType::month:
        return read_month(field, text, findings);
    case FieldType::choice:
        return read_choice(field, text, known, reading, findings);
    case FieldType::term: {
        auto code = read_term(field, text, known, reading, findings);
        return code ? Value(*code) : Value();
    }
    case FieldType::terms:
        return read_terms(field, text, known, reading, findings);
    case FieldType::ref:
        return read_one(field, text, known, reading, findings).value_or(Value());
    case FieldType::refs:
        return read_several(field, text, known, reading, findings);
    }
    return {};
}

} // namespace edv
