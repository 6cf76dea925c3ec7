#include "report/overlaps.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <tuple>

#include "edv/base/value.hpp"

#include "base/rounding.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"

namespace edv::report {
namespace {

/// More than this above 1 is no matter of rounding.
constexpr double tolerance = 1e-6;

std::vector<Overlap> overlapping(const RegisterView& view, const std::vector<model::Record>& records,
                                 std::string_view same) {
    std::map<std::string, std::vector<const model::Record*>> groups;
    for (const model::Record& one : records)
        if (one.date("since"))
            groups[one.text(same)].push_back(&one);
    std::vector<Overlap> all;
    for (auto& [key, group] : groups) {
        std::stable_sort(group.begin(), group.end(), [](const model::Record* a, const model::Record* b) {
            return a->date("since") < b->date("since");
        });
        for (std::size_t later = 1; later < group.size(); ++later)
            for (std::size_t at = 0; at < later; ++at) {
                const Date from = *group[later]->date("since");
                const auto stands = [&](const model::Record* one) {
                    return view.standing().stands_as(one->text("partner"), from);
                };
                // Nothing runs at a partner that was closed.
                const auto runs = [&](const model::Record* one) {
                    return view.standing().last_day(one->text("partner")).value_or(Date::last()) >= from;
                };
                if (group[at]->date("until").value_or(Date::last()) >= from &&
                    stands(group[at]) == stands(group[later]) && runs(group[later])) {
                    all.push_back({group[later], group[at], from});
                    break;
                }
            }
    }
    return all;
}

std::string in_short(double sum) {
    return to_text(Value(rounded(sum)));
}

/// A part of somebody for some time.
struct Part {
    const model::Record* record;
    Date since;
    std::optional<Date> until;
    double size;
};

/// Each beginning of a part with which those of somebody are more than the whole.
std::vector<Excess> above_one(const std::map<std::string, std::vector<Part>>& parts) {
    std::vector<Excess> all;
    for (const auto& [whose, some] : parts)
        for (const Part& begins : some) {
            double sum = 0;
            for (const Part& one : some)
                if (active(one.since, one.until, {begins.since, begins.since}))
                    sum += one.size;
            if (sum > 1 + tolerance)
                all.push_back({begins.record, whose, begins.since, sum, begins.size > 1 + tolerance});
        }
    std::stable_sort(all.begin(), all.end(), [](const Excess& a, const Excess& b) {
        return std::tie(a.whose, a.day) < std::tie(b.whose, b.day);
    });
    return all;
}

} // namespace

std::vector<Overlap> overlapping_secondments(const RegisterView& view) {
    return overlapping(view, view.secondments, "expert");
}

std::vector<Overlap> overlapping_agreements(const RegisterView& view) {
    return overlapping(view, view.agreements, "relation");
}

std::vector<Excess> shares_above_one(const RegisterView& view) {
    std::map<std::string, std::vector<Part>> parts;
    for (const model::Record& one : view.secondments)
        if (const auto runs = one.date("since") ? view.standing().running(one) : std::nullopt)
            parts[one.text("expert")].push_back(
                {&one, *one.date("since"), runs->date("until"), one.decimal("share").value_or(1)});
    return above_one(parts);
}

std::vector<Excess> fte_above_one(const RegisterView& view) {
    std::map<std::string, std::vector<Part>> parts;
    for (const Spell& spell : view.spells)
        if (spell.since)
            parts[spell.expert].push_back(
                {spell.record, *spell.since, spell.until, spell.record->decimal("fte").value_or(0)});
    std::vector<Excess> all = above_one(parts);
    parts.clear();
    // Codes of coordinators may be those of experts.
    for (const model::Record& one : view.coordinators)
        if (auto since = one.date("since"))
            parts[one.text("code")].push_back(
                {&one, *since, one.date("until"), one.decimal("fte").value_or(0)});
    for (const Excess& one : above_one(parts))
        all.push_back(one);
    return all;
}

Message words_of(const Overlap& overlap) {
    const model::Record& other = *overlap.earlier;
    const Arg day{"day", overlap.from.iso()};
    if (other.kind->name == model::name::agreement)
        return msg("it overlaps with the agreement of {partner} as {relation} since {since}: from {day} on "
                   "both run",
                   {{"partner", other.text("partner")},
                    model::choice_word("relation", "relation", other.text("relation")),
                    {"since", other.date("since")->iso()},
                    day});
    return msg("it overlaps with {key}: from {day} on both run", {{"key", key_text(other)}, day});
}

Message words_of_shares(const Excess& excess) {
    return msg("on {day} the shares of the secondments of {expert} add up to {sum}, more than the whole",
               {{"day", excess.day.iso()}, {"expert", excess.whose}, {"sum", in_short(excess.sum)}});
}

Message words_of_fte(const Excess& excess) {
    if (excess.alone)
        return msg("an FTE of {sum} is more than full time; half-time is 0.5",
                   {{"sum", to_text(excess.record->at("fte"))}});
    return msg("on {day} the FTE of the contracts of {expert} add up to {sum}, more than full time",
               {{"day", excess.day.iso()}, {"expert", excess.whose}, {"sum", in_short(excess.sum)}});
}

} // namespace edv::report
