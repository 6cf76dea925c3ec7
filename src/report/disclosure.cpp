#include "report/disclosure.hpp"

#include <algorithm>

#include "base/search.hpp"
#include "base/text.hpp"

namespace edv::report {
namespace {

/// Fewer than three experts: each of two knows what the other one noticed.
constexpr long long fewest_experts = 3;

constexpr Limits for_inside{};

/// A letter tells how much a signal rests on, and of no table.
constexpr Limits for_partner{.experts = fewest_experts};

constexpr Limits for_public{.threshold = 5,
                            .experts = fewest_experts,
                            .dominance = 0.8,
                            .persons = 3,
                            .median_base = 5,
                            .width = 4,
                            .width_share = 0.25,
                            .round_persons = 5,
                            .insiders = true};

/// The words with one blank around each, so that whole words are found in it.
std::string spaced(std::string_view text) {
    std::string all = " ";
    for (std::string_view word : bare_words(text))
        all += std::string(word) + ' ';
    return all;
}

} // namespace

const Limits& limits_for(Audience audience) {
    switch (audience) {
    case Audience::inside:
        return for_inside;
    case Audience::partner:
        return for_partner;
    case Audience::the_public:
        break;
    }
    return for_public;
}

std::optional<Withheld> withheld(const Limits& limits, Tells tells, const Contributions& who) {
    if (who.records() == 0 || tells == Tells::nothing)
        return {};
    if (tells == Tells::presence)
        return who.experts() < limits.persons ? std::optional(Withheld::few_persons) : std::nullopt;
    if (who.records() < limits.threshold)
        return Withheld::few_records;
    if (who.experts() < limits.experts)
        return Withheld::few_experts;
    if (who.largest_share() > limits.dominance)
        return Withheld::one_expert;
    return {};
}

bool shows_median(const Limits& limits, long long base) {
    return base >= limits.median_base;
}

bool singles_out(const TableSpec& spec, const Facet& facet) {
    return facet.name == "expert" || facet.of == "subject" ||
           (facet.name == "partner" && spec.tells == Tells::work);
}

bool is_publishable(const TableSpec& spec, const CountOptions& options) {
    const auto exposing = [&](const std::string& name) {
        const Facet* facet = find_facet(spec, name);
        return facet && singles_out(spec, *facet);
    };
    return std::none_of(options.by.begin(), options.by.end(), exposing) &&
           std::none_of(options.filter.begin(), options.filter.end(),
                        [&](const CodeFilter& filter) { return exposing(filter.facet); });
}

void note_not_publishable(Table& table, const language::Language& language) {
    table.notes.push_back(language.tr(
        mark("A count by partner or by expert is often the work of one person: not for publication.")));
}

std::string_view first_page_notice(Audience audience) {
    return audience == Audience::inside
               ? mark("For the service itself, not for publication: small figures may tell of one person.")
               : std::string_view();
}

bool names_person(const RegisterView& view, std::string_view text) {
    if (text.empty())
        return false;
    const std::string as_written = spaced(text);
    const std::string folded = spaced(fold(text));
    const auto named = [&](const std::string& name) {
        const std::string wanted = spaced(fold(name));
        return std::count(wanted.begin(), wanted.end(), ' ') > 2 && folded.find(wanted) != std::string::npos;
    };
    const auto coded = [&](const std::string& code) {
        return code.find_first_of("0123456789") != std::string::npos &&
               as_written.find(spaced(code)) != std::string::npos;
    };
    return std::any_of(view.experts.begin(), view.experts.end(),
                       [&](const model::Record& one) {
                           return named(one.text("name")) || coded(one.text("code"));
                       }) ||
           std::any_of(view.secondments.begin(), view.secondments.end(),
                       [&](const model::Record& one) { return named(one.text("mentor")); });
}

std::string_view left_out() {
    return mark("(left out: the text names a person)");
}

std::set<std::string> words_of_names(const RegisterView& view) {
    std::set<std::string> all;
    const auto take = [&](const std::vector<model::Record>& records, std::string_view field) {
        for (const model::Record& record : records) {
            const std::string name = record.text(field);
            for (std::string_view word : bare_words(name))
                all.insert(searchable(word));
        }
    };
    take(view.experts, "name");
    take(view.coordinators, "name");
    take(view.secondments, "mentor");
    return all;
}

} // namespace edv::report
