#include "language/span.hpp"

#include <array>
#include <utility>

namespace edv::language {
namespace {

/// How one unit of time is said; `{number}` is a word where `{count}` is in digits.
struct Unit {
    Message (*told)(long long count);
    Message (*within)(long long count);
    Message (*spelled)(long long count, Arg number);
    Message (*first)(long long count, Arg number);
};

constexpr Unit years{
    [](long long count) { return msgn("{count} year", "{count} years", count); },
    [](long long count) { return msgn("within {count} year", "within {count} years", count); },
    [](long long count, Arg number) {
        return msgn("one year", "{number} years", count, {std::move(number)});
    },
    [](long long count, Arg number) {
        return msgn("their first year", "their first {number} years", count, {std::move(number)});
    }};

constexpr Unit months{
    [](long long count) { return msgn("{count} month", "{count} months", count); },
    [](long long count) { return msgn("within {count} month", "within {count} months", count); },
    [](long long count, Arg number) {
        return msgn("one month", "{number} months", count, {std::move(number)});
    },
    [](long long count, Arg number) {
        return msgn("their first month", "their first {number} months", count, {std::move(number)});
    }};

constexpr Unit weeks{
    [](long long count) { return msgn("{count} week", "{count} weeks", count); },
    [](long long count) { return msgn("within {count} week", "within {count} weeks", count); },
    [](long long count, Arg number) {
        return msgn("one week", "{number} weeks", count, {std::move(number)});
    },
    [](long long count, Arg number) {
        return msgn("their first week", "their first {number} weeks", count, {std::move(number)});
    }};

constexpr Unit days{
    [](long long count) { return msgn("{count} day", "{count} days", count); },
    [](long long count) { return msgn("within {count} day", "within {count} days", count); },
    [](long long count, Arg number) { return msgn("one day", "{number} days", count, {std::move(number)}); },
    [](long long count, Arg number) {
        return msgn("their first day", "their first {number} days", count, {std::move(number)});
    }};

constexpr Unit working_days{
    [](long long count) { return msgn("{count} working day", "{count} working days", count); },
    [](long long count) { return msgn("within {count} working day", "within {count} working days", count); },
    [](long long count, Arg number) {
        return msgn("one working day", "{number} working days", count, {std::move(number)});
    },
    [](long long count, Arg number) {
        return msgn("their first working day", "their first {number} working days", count,
                    {std::move(number)});
    }};

struct Part {
    const Unit* unit = nullptr;
    int count = 0;
};

/// The largest units that say the span exactly; the second is left empty where one does.
std::array<Part, 2> parts_of(const Duration& span) {
    if (span.working_days > 0)
        return {{{&working_days, span.working_days}, {}}};
    Part calendar{&months, span.months};
    if (span.months % 12 == 0)
        calendar = {&years, span.months / 12};
    Part rest{&days, span.days};
    if (span.days % 7 == 0)
        rest = {&weeks, span.days / 7};
    if (span.months == 0)
        return {{rest, {}}};
    return {{calendar, span.days == 0 ? Part{} : rest}};
}

Arg number_word(int count) {
    constexpr std::string_view words[] = {mark("two"), mark("three"),  mark("four"),  mark("five"),
                                          mark("six"), mark("seven"),  mark("eight"), mark("nine"),
                                          mark("ten"), mark("eleven"), mark("twelve")};
    constexpr int first = 2;
    if (count < first || count >= first + static_cast<int>(std::size(words)))
        return {"number", std::to_string(count)};
    return {"number", std::string(words[count - first]), true};
}

} // namespace

std::string span_told(const Duration& span, const Language& language) {
    const auto [first, second] = parts_of(span);
    std::string told = language.tr(first.unit->told(first.count));
    if (!second.unit)
        return told;
    return language.tr(msg("{span} and {rest}", {{"span", std::move(told)},
                                                 {"rest", language.tr(second.unit->told(second.count))}}));
}

std::string within_told(const Duration& span, const Language& language) {
    const auto [first, second] = parts_of(span);
    return language.tr(second.unit ? msg("within {span}", {{"span", span_told(span, language)}})
                                   : first.unit->within(first.count));
}

std::string span_spelled(const Duration& span, const Language& language) {
    const auto [first, second] = parts_of(span);
    return second.unit ? span_told(span, language)
                       : language.tr(first.unit->spelled(first.count, number_word(first.count)));
}

std::string first_span_spelled(const Duration& span, const Language& language) {
    const auto [first, second] = parts_of(span);
    return language.tr(second.unit ? msg("a first time of {span}", {{"span", span_told(span, language)}})
                                   : first.unit->first(first.count, number_word(first.count)));
}

} // namespace edv::language
