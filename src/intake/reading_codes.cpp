#include "intake/reading_codes.hpp"

#include <algorithm>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/joined_codes.hpp"
#include "model/wording.hpp"

namespace edv::intake {
namespace {

/// The codes with what they are called: in the language of the sheet, or of the one who types.
std::string described(const model::Field& field, const std::vector<std::string>& codes, std::string_view text,
                      const Known& known, const Reading& reading) {
    Names& names = known.names();
    return join(
        names.described(field, codes,
                        reading.typed ? reading.language : names.language_of(field, text, reading.language)),
        ", ");
}

/// The code of a list for people, "FIN (SPF Finances)": where the name is one of the code's.
std::optional<std::string> code_with_name(const model::Field& field, std::string_view text,
                                          const Known& known) {
    const std::size_t at = text.find(" (");
    if (at == std::string_view::npos || !text.ends_with(')'))
        return {};
    const std::string_view name = text.substr(at + 2, text.size() - at - 3);
    const std::string_view word = text.substr(0, at);
    const bool refers = field.type == model::FieldType::ref || field.type == model::FieldType::refs;
    auto code = refers ? known.code(field.of, word) : known.term(field.of, word);
    const std::vector<std::string>& named = known.names().find(field, name);
    if (code && std::find(named.begin(), named.end(), *code) == named.end())
        return {};
    return code;
}

/// The one code that the text is a label, name or everyday word of; several are a finding. Nothing in both
/// cases otherwise.
std::optional<std::string> named(const model::Field& field, std::string_view text, const Known& known,
                                 const Reading& reading, std::vector<model::Finding>& findings) {
    const std::vector<std::string> codes = known.names().find(field, text);
    if (codes.empty())
        return field.type == model::FieldType::choice ? std::nullopt : code_with_name(field, text, known);
    if (codes.size() == 1)
        return codes.front();
    if (field.type == model::FieldType::ref || field.type == model::FieldType::refs)
        add_finding(findings, field, "ambiguous",
                    msg("several {kind} records are called so: {codes}",
                        {{"kind", std::string(model::word_for(field.of)), true},
                         {"codes", described(field, codes, text, known, reading)}}),
                    msg("write the code"));
    else
        add_finding(
            findings, field, "ambiguous",
            msg("\"{text}\" may be several codes: {codes}",
                {{"text", model::shown(text)}, {"codes", described(field, codes, text, known, reading)}}),
            msg("write the code or the whole label"));
    return {};
}

/// How often a finding was added: what `named` found ambiguous is not unknown as well.
bool ambiguous(const std::vector<model::Finding>& findings, std::size_t before) {
    return findings.size() > before;
}

std::vector<std::string> codes_of(const model::Field& field, const Known& known) {
    if (field.type == model::FieldType::choice)
        return {model::choices(field.of).begin(), model::choices(field.of).end()};
    if (field.type == model::FieldType::term || field.type == model::FieldType::terms)
        return known.terms(field.of);
    return model::is_numbered(field.of) ? std::vector<std::string>() : known.codes(field.of);
}

/// The command whose help lists the codes of a taxonomy with their labels.
std::string command_for(std::string_view taxonomy) {
    for (const auto& [noun, of] :
         {std::pair("partner", "partner"), std::pair("observe", "observation"),
          std::pair("proposal", "proposal"), std::pair("meeting", "meeting"), std::pair("signal", "signal")})
        for (const model::Field& field : model::kind(of).fields)
            if (field.of == taxonomy)
                return std::string("edv ") + noun + " add --help";
    return {};
}

/// The nearest codes of a list, all of a short one, or where a long one is listed; each with its label.
Message hint_at_listed(const model::Field& field, std::string_view text, const Known& known,
                       const Reading& reading) {
    constexpr std::size_t most_listed = 8;
    const std::vector<std::string> codes = codes_of(field, known);
    std::vector<std::string> near = nearest(text, codes);
    if (near.empty())
        near = known.names().near(field, text);
    if (!near.empty())
        return msg("did you mean {words}?", {{"words", described(field, near, text, known, reading)}});
    const std::string command = command_for(field.of);
    if (codes.size() <= most_listed || field.type == model::FieldType::choice || command.empty())
        return codes.empty()
                   ? Message()
                   : msg("one of: {codes}", {{"codes", described(field, codes, text, known, reading)}});
    return msg("{command} lists the codes with their labels", {{"command", command}});
}

/// The nearest records, or all of a few.
Message hint_at_records(const model::Field& field, std::string_view text, const Known& known,
                        const Reading& reading) {
    const std::vector<std::string> codes = codes_of(field, known);
    Message hint = near_hint(text, codes);
    if (hint.empty() && reading.typed)
        if (const auto near = known.names().near(field, text); !near.empty())
            hint = msg("did you mean {words}?", {{"words", described(field, near, text, known, reading)}});
    constexpr std::size_t most_listed = 25;
    if (hint.empty() && !codes.empty() && codes.size() <= most_listed)
        hint = msg("one of: {codes}", {{"codes", join(codes, ", ")}});
    return hint;
}

void unknown_code(const model::Field& field, std::string_view text, const Known& known,
                  const Reading& reading, std::vector<model::Finding>& findings) {
    const bool record = field.type == model::FieldType::ref || field.type == model::FieldType::refs;
    add_finding(findings, field, "unknown-code",
                msg("unknown {kind} \"{text}\"",
                    {{"kind", std::string(model::word_for(field.of)), true},
                     {"text", may_name_person(field.of, text, known) ? "…" : model::shown(text)}}),
                record ? hint_at_records(field, text, known, reading)
                       : hint_at_listed(field, text, known, reading));
}

/// Several codes stand apart by blanks; a comma between them is understood too.
std::vector<std::string> codes_in(std::string_view text) {
    std::string blanks(text);
    std::replace(blanks.begin(), blanks.end(), ',', ' ');
    return words(blanks);
}

} // namespace

Value read_choice(const model::Field& field, std::string_view text, const Known& known,
                  const Reading& reading, std::vector<model::Finding>& findings) {
    const auto& allowed = model::choices(field.of);
    std::string word = lower(text);
    if (auto found = std::find(allowed.begin(), allowed.end(), word); found != allowed.end())
        return std::string(*found);
    std::size_t before = findings.size();
    if (auto code = named(field, text, known, reading, findings))
        return *code;
    if (ambiguous(findings, before))
        return {};
    add_finding(findings, field, "unknown-code",
                msg("\"{text}\" is not known here", {{"text", model::shown(text)}}),
                hint_at_listed(field, text, known, reading));
    return {};
}

std::optional<std::string> read_term(const model::Field& field, std::string_view text, const Known& known,
                                     const Reading& reading, std::vector<model::Finding>& findings) {
    if (auto code = known.term(field.of, text))
        return code;
    std::size_t before = findings.size();
    auto code = named(field, text, known, reading, findings);
    if (!code && !ambiguous(findings, before))
        unknown_code(field, text, known, reading, findings);
    return code;
}

namespace {

/// Whether the text is a code of the field as it stands.
bool is_known_code(const model::Field& field, std::string_view text, const Known& known) {
    if (field.type == model::FieldType::terms)
        return known.term(field.of, text).has_value();
    return model::is_numbered(field.of) ? parse_integer(text).has_value()
                                        : known.code(field.of, text).has_value();
}

bool is_meant(const model::Field& field, std::string_view text, const Known& known) {
    return is_known_code(field, text, known) || !known.names().find(field, text).empty();
}

/// The words of a list without other signs. Words that nobody knows are told as one unless most are known or
/// one is nearly a code.
std::vector<std::string_view> words_of_list(const model::Field& field, std::string_view text,
                                            const Known& known) {
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
std::vector<std::string> split_labels(const model::Field& field, std::string_view text, const Known& known) {
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
std::vector<std::string> split_codes(const model::Field& field, std::string_view text, const Known& known) {
    std::vector<std::string> codes = codes_in(text);
    if (model::is_numbered(field.of) || std::all_of(codes.begin(), codes.end(), [&](const std::string& code) {
            return is_known_code(field, code, known);
        }))
        return codes;
    return split_labels(field, text, known);
}

} // namespace

Value read_terms(const model::Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<model::Finding>& findings) {
    std::vector<std::string> codes;
    for (const std::string& part : split_codes(field, text, known))
        if (auto code = read_term(field, part, known, reading, findings);
            code && std::find(codes.begin(), codes.end(), *code) == codes.end())
            codes.push_back(*code);
    if (codes.empty())
        return {};
    return join(codes, " ");
}

std::optional<Value> read_one(const model::Field& field, std::string_view text, const Known& known,
                              const Reading& reading, std::vector<model::Finding>& findings) {
    if (model::is_numbered(field.of)) {
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

Value read_several(const model::Field& field, std::string_view text, const Known& known,
                   const Reading& reading, std::vector<model::Finding>& findings) {
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

} // namespace edv::intake
