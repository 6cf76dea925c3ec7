#include "cli/values.hpp"

#include <algorithm>

#include "edv/base/error.hpp"

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "cli/session.hpp"
#include "store/codebook.hpp"

namespace edv::cli {
namespace {

Error wrong(std::string_view flag, Message what, Message hint = {}) {
    return Error(ErrorKind::usage,
                 {Problem{"", {}, std::string(flag), "usage", std::move(what), std::move(hint)}});
}

/// Findings that mean the command line has the wrong form, not that the data say no.
bool is_form(const model::Finding& finding) {
    return finding.code == "bad-date" || finding.code == "bad-number" || finding.code == "bad-code" ||
           finding.code == "bad-duration" || finding.code == "not-text" || finding.code == "missing";
}

} // namespace

std::string_view metavar(const model::Field& field) {
    switch (field.type) {
    case model::FieldType::date:
        return mark("DATE");
    case model::FieldType::month:
        return mark("MONTH");
    case model::FieldType::number:
    case model::FieldType::integer:
        return mark("N");
    case model::FieldType::decimal:
    case model::FieldType::share:
        return mark("AMOUNT");
    case model::FieldType::code:
    case model::FieldType::term:
    case model::FieldType::ref:
        return mark("CODE");
    case model::FieldType::terms:
    case model::FieldType::refs:
        return mark("CODES");
    case model::FieldType::choice:
        return mark("WORD");
    case model::FieldType::text:
        return mark("TEXT");
    }
    return mark("TEXT");
}

Date day_value(std::string_view flag, std::string_view text, Date today) {
    if (auto day = written_day(text))
        return *day;
    if (auto far = days_from_today(text))
        return today.plus_days(*far);
    throw wrong(flag, intake::bad_day(text), msg("write days as YYYY-MM-DD, for example 2023-06-30"));
}

Date needed_day(Session& session, const Arguments& arguments, std::string_view flag) {
    return day_value("--" + std::string(flag), arguments.needed(flag), session.today());
}

Duration duration_value(std::string_view flag, std::string_view text) {
    if (auto duration = written_duration(text))
        return *duration;
    throw wrong(flag, model::not_a_duration(text), model::duration_hint());
}

std::string word_value(std::string_view flag, const std::string& text,
                       const std::vector<std::string>& allowed) {
    std::string word = lower(text);
    if (std::find(allowed.begin(), allowed.end(), word) != allowed.end())
        return word;
    throw wrong(flag, msg("\"{text}\" is not known here", {{"text", printable(text)}}),
                msg("one of: {codes}", {{"codes", join(allowed, ", ")}}));
}

std::string choice_value(Session& session, std::string_view flag, const std::string& text,
                         std::string_view list) {
    std::vector<std::string> known(model::choices(list).begin(), model::choices(list).end());
    std::string word = lower(trim(text));
    if (std::find(known.begin(), known.end(), word) != known.end())
        return word;
    if (auto called = intake::choices_called(list, text, session.translations()); called.size() == 1)
        return called.front();
    std::vector<std::string> offered;
    for (const std::string& one : known) {
        const std::string label = session.language().tr(model::choice_label(list, one));
        offered.push_back(lower(label) == one ? one : one + " (" + label + ")");
    }
    std::string_view field = flag.substr(2);
    refuse({{field, "unknown-code", msg("\"{text}\" is not known here", {{"text", printable(text)}}),
             msg("one of: {codes}", {{"codes", join(offered, ", ")}})}});
    return {};
}

Value text_value(std::string_view flag, std::string_view text) {
    if (auto why = not_plain(text))
        throw wrong(flag, *why);
    if (trim(text).empty())
        return {};
    return nfc(std::string(trim(text)));
}

long long number_value(std::string_view flag, std::string_view text, long long least) {
    auto number = written_integer(text);
    if (number && *number >= least)
        return *number;
    const std::string_view digits = trim(text);
    if (!number && !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos)
        throw wrong(flag, msg("\"{text}\" is too large", {{"text", printable(digits)}}));
    throw wrong(flag, msg("\"{text}\" is no whole number from {least}",
                          {{"text", printable(text)}, {"least", std::to_string(least)}}));
}

int year_value(std::string_view flag, std::string_view text) {
    auto number = parse_integer(text);
    if (number && *number >= 1 && *number <= 9999 && text.size() == 4)
        return static_cast<int>(*number);
    throw wrong(flag, msg("\"{text}\" is no year", {{"text", printable(text)}}),
                msg("write it in four digits, for example 2023"));
}

std::optional<Period> period_value(const Arguments& arguments, Date today, bool open_ends) {
    auto year = arguments.value("year");
    auto from = arguments.value("from");
    auto to = arguments.value("to");
    if (!year && !from && !to)
        return {};
    if (year && (from || to))
        throw wrong("--year", msg("give --year, or --from and --to, not both"));
    if (year)
        return Period::year(year_value("--year", *year));
    if (!open_ends && !(from && to))
        throw wrong(from ? "--to" : "--from", msg("--from and --to go together"));
    Period period{from ? day_value("--from", *from, today) : Date(1, 1, 1),
                  to ? day_value("--to", *to, today) : Date(9999, 12, 31)};
    if (period.to < period.from)
        throw wrong("--to",
                    msg("{to} is before {from}", {{"to", period.to.iso()}, {"from", period.from.iso()}}));
    return period;
}

std::string flag_of(std::string_view field) {
    std::string name(field);
    std::replace(name.begin(), name.end(), '_', '-');
    return name;
}

std::vector<Flag> field_flags(const model::Kind& kind, const std::vector<std::string_view>& left_out) {
    std::vector<Flag> flags;
    for (const model::Field& field : kind.fields) {
        if (field.internal || field.derived || field.type == model::FieldType::number)
            continue;
        if (std::find(left_out.begin(), left_out.end(), field.name) != left_out.end())
            continue;
        const bool needed_here =
            field.required && field.type != model::FieldType::code && field.told_by.empty();
        Flag& flag = flags.emplace_back(field_flag(kind, field.name));
        flag.need = needed_here ? Need::yes : Need::no;
        flag.by_verb = true;
    }
    return flags;
}

Flag field_flag(const model::Kind& kind, std::string_view name) {
    const model::Field& field = kind.fields[kind.index(name)];
    return {.name = flag_of(name), .value = metavar(field), .help = field.label, .field = &field};
}

intake::Known known_to(Session& session, const store::Store& store) {
    return {store, session.config().taxonomies, session.translations()};
}

intake::Reading typed(Session& session) {
    return {.today = session.today(), .typed = true, .language = session.language().code()};
}

std::string code_of(Session& session, const store::Store& store, std::string_view kind,
                    const std::string& text) {
    if (auto code = store.codes().find(kind, text))
        return *code;
    const model::Field field{.name = kind, .type = model::FieldType::ref, .of = kind};
    const intake::Known known = known_to(session, store);
    const std::string& language = session.language().code();
    const std::vector<std::string>& named = known.names().find(field, text);
    if (named.size() == 1)
        return named.front();
    const Arg word{"kind", std::string(model::word_for(kind)), true};
    if (!named.empty())
        throw refused("ambiguous",
                      msg("several {kind} records are called so: {codes}",
                          {word, {"codes", join(known.names().described(field, named, language), ", ")}}),
                      msg("write the code"));
    Message hint = near_hint(text, known.codes(kind));
    if (hint.empty())
        if (const auto near = known.names().near(field, text); !near.empty())
            hint = msg("did you mean {words}?",
                       {{"words", join(known.names().described(field, near, language), ", ")}});
    throw refused("unknown-code",
                  msg("unknown {kind} \"{text}\"",
                      {word, {"text", may_name_person(kind, text, known) ? "…" : model::shown(text)}}),
                  hint);
}

void read_fields(Session& session, const store::Store& store, const Arguments& arguments,
                 model::Record& record, std::vector<model::Finding>& findings) {
    const intake::Known known = known_to(session, store);
    const intake::Reading reading = typed(session);
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const model::Field& field = record.kind->fields[i];
        if (field.internal || field.derived)
            continue;
        if (auto text = arguments.value(flag_of(field.name)))
            record.values[i] = read_value(field, *text, known, reading, findings);
    }
}

void refuse(const std::vector<model::Finding>& findings) {
    if (findings.empty())
        return;
    bool form = std::any_of(findings.begin(), findings.end(), is_form);
    std::vector<Problem> problems;
    for (const model::Finding& finding : findings)
        problems.push_back({"", {}, "--" + flag_of(finding.field), finding.code, finding.what, finding.hint});
    throw Error(form ? ErrorKind::usage : ErrorKind::refused, std::move(problems));
}

} // namespace edv::cli
