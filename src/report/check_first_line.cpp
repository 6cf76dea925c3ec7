#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"
#include "report/check_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

constexpr std::size_t longest_title = 60;

Arg day(Date date) {
    return {"day", date.iso()};
}

// ---- observations

void not_noted(Checking& check) {
    const std::map<long long, Outcome>& outcomes = check.view.outcomes();
    for (const SeenObservation& one : check.view.observations()) {
        if (one.noted || outcomes.contains(one.number))
            continue;
        if (auto due = check.overdue(one.date))
            check.add_observation(one.number, due, msg("dated {day} and not noted", {day(one.date)}));
    }
}

void outside_secondment(Checking& check) {
    const store::Codebook& codes = check.view.context().store.codes();
    const Presence presence(check.view.registered(), codes);
    for (const SeenObservation& one : check.view.observations())
        if (!presence.was_at(one.expert, one.partner, {one.date, one.date}))
            check.add_observation(one.number, one.date,
                                  msg("{expert} was not at {partner} on {day}",
                                      {{"expert", codes.code(model::name::expert, one.expert)},
                                       {"partner", codes.code(model::name::partner, one.partner)},
                                       day(one.date)}));
}

void title_too_long(Checking& check) {
    for (const SeenObservation& one : check.view.observations())
        if (one.title > longest_title)
            check.add_observation(
                one.number, {},
                msg("its title has {length} characters", {{"length", std::to_string(one.title)}}));
}

void in_the_future(Checking& check) {
    for (const SeenObservation& one : check.view.observations())
        if (one.date > check.view.today())
            check.add_observation(one.number, one.date, msg("dated {day}", {day(one.date)}));
}

void feedback_not_given(Checking& check) {
    const std::map<long long, Outcome>& outcomes = check.view.outcomes();
    for (const SeenObservation& one : check.view.observations()) {
        const auto found = outcomes.find(one.number);
        if (one.feedback || found == outcomes.end() || found->second.open)
            continue;
        if (auto due = check.overdue(found->second.ended))
            check.add_observation(one.number, due,
                                  msg("what it led to ended on {day}, and the expert was not told",
                                      {day(found->second.ended)}));
    }
}

// ---- tallies

/// Counts of one month are told once, whatever rights and barriers they are about.
void tally_outside(Checking& check) {
    const store::Codebook& codes = check.view.context().store.codes();
    const Presence presence(check.view.registered(), codes);
    std::set<std::string> told;
    for (const model::Record& one : check.view.records("tally")) {
        const std::string month = one.text("month");
        const std::string expert = one.text("expert");
        const std::string partner = one.text("partner");
        const Date first = parse_month(month).value_or(Date());
        const std::string key = month + ' ' + expert + ' ' + partner;
        if (presence.was_at(codes.id(model::name::expert, expert).value_or(0),
                            codes.id(model::name::partner, partner).value_or(0),
                            {first, first.last_of_month()}) ||
            !told.insert(key).second)
            continue;
        check.add("tally", key, first,
                  msg("{expert} was not at {partner} in {month}",
                      {{"expert", expert}, {"partner", partner}, {"month", month}}));
    }
}

// ---- odd days

const Date first_day(2000, 1, 1);

Message too_early(std::string_view field, Date date) {
    return msg("{what} ({day}) is before 2000",
               {{"what", std::string(model::day_word(field)), true}, day(date)});
}

Message after_today(std::string_view field, Date date) {
    return msg("{what} ({day}) is after today",
               {{"what", std::string(model::day_word(field)), true}, day(date)});
}

void odd_days_of(Checking& check, const model::Record& record) {
    for (const model::Field& field : record.kind->fields)
        if (auto date = record.date(field.name); date && *date < first_day)
            check.add(record, date, too_early(field.name, *date));
    for (const model::Field& field : record.kind->fields)
        if (auto date = record.date(field.name);
            date && field.happens == model::Happens::by_today && *date > check.view.today())
            check.add(record, date, after_today(field.name, *date));
    if (record.kind->name == model::name::meeting)
        if (auto next = record.date("next"); next && *next < *record.date("date"))
            check.add(record, next, model::days_backwards("next", *next, "date", *record.date("date")));
}

void odd_days_of(Checking& check, const SeenObservation& one) {
    if (one.date < first_day)
        check.add_observation(one.number, one.date, too_early("date", one.date));
    const std::pair<std::string_view, std::optional<Date>> later[] = {{"noted", one.noted},
                                                                      {"feedback", one.feedback}};
    for (const auto& [field, date] : later) {
        if (date && *date < one.date)
            check.add_observation(one.number, date, model::days_backwards(field, *date, "date", one.date));
        if (date && *date > check.view.today())
            check.add_observation(one.number, date, after_today(field, *date));
    }
}

void odd_date(Checking& check) {
    for (const model::Kind& of : model::kinds()) {
        const bool dated = std::any_of(of.fields.begin(), of.fields.end(), [](const model::Field& field) {
            return field.type == model::FieldType::date;
        });
        if (of.name == model::name::observation)
            for (const SeenObservation& one : check.view.observations())
                odd_days_of(check, one);
        else if (dated)
            for (const model::Record& record : check.view.records(of.name))
                odd_days_of(check, record);
    }
}

} // namespace

std::vector<CheckRule> first_line_checks() {
    return {{"observation-not-noted", not_noted},
            {"observation-outside-secondment", outside_secondment},
            {"observation-title-too-long", title_too_long},
            {"observation-in-the-future", in_the_future},
            {"odd-date", odd_date},
            {"feedback-not-given", feedback_not_given},
            {"tally-outside-secondment", tally_outside}};
}

} // namespace edv::report
