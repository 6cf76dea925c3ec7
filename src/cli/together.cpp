#include "cli/together.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "cli/values.hpp"
#include "model/guarding.hpp"
#include "model/rules.hpp"

namespace edv::cli {

std::vector<model::Stored> named_together(const store::Store& store, const model::Kind& kind,
                                          const std::vector<std::string>& words) {
    std::vector<model::Stored> all;
    std::vector<Problem> problems;
    for (const std::string& word : words) {
        long long number = number_value("number", word, 1);
        auto is_it = [&](const model::Stored& one) { return one.id == number; };
        if (std::any_of(all.begin(), all.end(), is_it))
            continue;
        if (auto found = store.get(kind, number))
            all.push_back(std::move(*found));
        else
            problems.push_back(
                {"",
                 {},
                 "",
                 "unknown-code",
                 msg("unknown {kind} \"{text}\"", {{"kind", std::string(kind.label), true}, {"text", word}}),
                 {}});
    }
    refuse_together(std::move(problems));
    return all;
}

std::string numbers_of(const std::vector<model::Stored>& records) {
    std::vector<std::string> numbers;
    for (const model::Stored& one : records)
        numbers.push_back(std::to_string(one.id));
    return join(numbers, ", ");
}

Date day_given(Session& session, const Arguments& arguments) {
    auto text = arguments.value("date");
    return text ? day_value("--date", *text, session.today()) : session.today();
}

Value text_given(const Arguments& arguments, const model::Kind& kind, std::string_view field) {
    const std::string flag = "--" + flag_of(field);
    model::Record said(kind);
    said.at(field) = text_value(flag, arguments.value(flag_of(field)).value_or(""));
    std::vector<model::Finding> findings;
    guard(said, arguments.has("mask"), findings);
    refuse(findings);
    return said.at(field);
}

Flag date_flag(const model::Kind& kind, std::string_view field) {
    Flag flag{"date", mark("DATE"), mark("the day; today if left out")};
    flag.field = &kind.fields[kind.index(field)];
    return flag;
}

void refuse_together(std::vector<Problem> problems) {
    if (!problems.empty())
        throw Error(ErrorKind::refused, std::move(problems));
}

} // namespace edv::cli
