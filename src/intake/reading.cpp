#include "intake/reading.hpp"

#include <algorithm>

#include "base/plain_text.hpp"
#include "base/text.hpp"
#include "base/written.hpp"
#include "intake/days.hpp"
#include "intake/line_ends.hpp"
#include "intake/reading_codes.hpp"
#include "intake/unseen.hpp"
#include "model/kind_names.hpp"
#include "model/privacy.hpp"
#include "model/wording.hpp"

namespace edv::intake {
namespace {

/// A text as it is kept: line ends are LF.
std::string kept(std::string_view text) {
    std::string made(text);
    join_line_ends(made);
    return nfc(std::move(made));
}

/// Far above any register, far below where numbers end.
constexpr long long largest_number = 999'999'999;
/// More than there are people; any number of such counts can be added up.
constexpr long long largest_count = 999'999'999'999;

Value read_date(const model::Field& field, std::string_view text, const Reading& reading,
                std::vector<model::Finding>& findings) {
    if (auto day = reading.days ? reading.days->read(text, field.name) : written_day(text))
        return *day;
    if (auto far = days_from_today(text)) {
        if (reading.today && reading.typed)
            return reading.today->plus_days(*far);
        add_finding(findings, field, "bad-date",
                    msg("\"{text}\" is another day tomorrow", {{"text", model::shown(text)}}),
                    reading.today ? msg("write the day itself: today it would be {day}",
                                        {{"day", reading.today->plus_days(*far).iso()}})
                                  : msg("write days as YYYY-MM-DD, for example 2023-06-30"));
        return {};
    }
    add_finding(findings, field, "bad-date", bad_day(text),
                reading.days ? reading.days->hint(text, field.name)
                             : msg("write days as YYYY-MM-DD, for example 2023-06-30"));
    return {};
}

Value read_month(const model::Field& field, std::string_view text, std::vector<model::Finding>& findings) {
    if (auto first = written_month(text))
        return first->iso_month();
    add_finding(findings, field, "bad-date", msg("\"{text}\" is no month", {{"text", model::shown(text)}}),
                msg("write months as YYYY-MM, for example 2023-06"));
    return {};
}

Value read_whole(const model::Field& field, std::string_view text, std::vector<model::Finding>& findings) {
    if (auto number = written_integer(text)) {
        if (field.type == model::FieldType::number || *number <= largest_count)
            return *number;
        add_finding(findings, field, "bad-number",
                    msg("\"{text}\" is too large for a count", {{"text", model::shown(text)}}));
        return {};
    }
    add_finding(findings, field, "bad-number",
                msg("\"{text}\" is no whole number", {{"text", model::shown(text)}}));
    return {};
}

Value read_decimal(const model::Field& field, std::string_view text, std::vector<model::Finding>& findings) {
    if (auto number = written_number(text))
        return *number;
    add_finding(findings, field, "bad-number",
                msg("\"{text}\" is no number", {{"text", model::shown(text)}}));
    return {};
}

/// Kept in its one written form. What is no duration stays: the rules of the kind say so.
std::string read_duration(std::string_view text) {
    auto duration = written_duration(text);
    return duration ? duration->text() : std::string(text);
}

Value read_code(const model::Field& field, std::string_view text, std::vector<model::Finding>& findings) {
    if (is_code(text))
        return std::string(text);
    add_finding(
        findings, field, "bad-code", msg("\"{text}\" can't be a code", {{"text", model::shown(text)}}),
        msg("a code has 1 to 32 letters without accents, digits, dots, dashes or underscores, begins with a "
            "letter or digit, and is "
            "not \"total\""));
    return {};
}

} // namespace

bool may_name_person(std::string_view of, std::string_view text, const Known& known) {
    return (of == model::name::expert && !is_code(text)) ||
           ((of == model::name::expert || of == "subject") && known.names().names_expert(text));
}

Message bad_day(std::string_view text) {
    std::string_view rest = trim(text);
    const auto day = take_day(rest);
    const bool alone = rest.empty() || rest.front() == ' ' || rest.front() == 'T';
    // The month may have been meant to stand first: then it is the form that is wrong.
    if (day && alone && !day->date() && !day->date(false))
        return msg("\"{text}\" is no day that exists", {{"text", model::shown(text)}});
    return msg("\"{text}\" is not written as a day", {{"text", model::shown(text)}});
}

Value read_value(const model::Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<model::Finding>& findings) {
    if (auto why = not_plain(text)) {
        add_finding(findings, field, "not-text", std::move(*why), msg("take it out"));
        return {};
    }
    if (field.type == model::FieldType::text) {
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
    case model::FieldType::text:
        break;
    case model::FieldType::code:
        return read_code(field, text, findings);
    case model::FieldType::number: {
        Value number = read_whole(field, text, findings);
        const auto* whole = std::get_if<long long>(&number);
        if (!whole || (*whole > 0 && *whole <= largest_number))
            return number;
        add_finding(findings, field, "bad-number",
                    msg("\"{text}\" is no number of a record", {{"text", model::shown(text)}}));
        return {};
    }
    case model::FieldType::integer:
        return read_whole(field, text, findings);
    case model::FieldType::decimal:
    case model::FieldType::share:
        return read_decimal(field, text, findings);
    case model::FieldType::date:
        return read_date(field, text, reading, findings);
    case model::FieldType::month:
        return read_month(field, text, findings);
    case model::FieldType::choice:
        return read_choice(field, text, known, reading, findings);
    case model::FieldType::term: {
        auto code = read_term(field, text, known, reading, findings);
        return code ? Value(*code) : Value();
    }
    case model::FieldType::terms:
        return read_terms(field, text, known, reading, findings);
    case model::FieldType::ref:
        return read_one(field, text, known, reading, findings).value_or(Value());
    case model::FieldType::refs:
        return read_several(field, text, known, reading, findings);
    }
    return {};
}

} // namespace edv::intake
