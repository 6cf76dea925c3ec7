#include <map>
#include <set>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "cli/register.hpp"
#include "cli/signal.hpp"
#include "cli/signal_course.hpp"
#include "cli/together.hpp"
#include "config/labels.hpp"
#include "intake/institutions.hpp"
#include "model/kind_names.hpp"
#include "model/standing.hpp"
#include "report/following.hpp"
#include "store/codebook.hpp"

namespace edv::cli {
namespace {

const model::Kind& transmission() {
    return model::kind(model::name::transmission);
}

// ---- transmit

/// The day by which the answer is due, and the span that led to it.
struct Due {
    Value day;
    Value within;
};

Due due_given(Session& session, const Arguments& arguments, Date sent) {
    const auto due = arguments.value("due");
    const auto within = arguments.value("within");
    if (due)
        return {trim(*due).empty() ? Value() : Value(day_value("--due", *due, session.today())), {}};
    const std::optional<Duration> span =
        within ? std::optional(duration_value("--within", *within)) : session.config().answer_within;
    if (!span)
        return {};
    return {due_after(session.config().calendar(), sent, *span), span->text()};
}

/// Whoever writes to an institution that is no more should know it.
void say_closed(Session& session, const store::Store& store, const std::string& institution, Date sent) {
    if (!store.codes().find(model::name::partner, institution))
        return;
    const model::Standing standing({}, {}, store.records(model::kind(model::name::partner_successor)));
    if (const std::string heir = standing.stands_as(institution, sent); heir != institution)
        session.say(msg("{partner} stands as {heir} on {day}",
                        {{"partner", institution}, {"heir", heir}, {"day", sent.iso()}}));
    model::Record key(model::kind(model::name::partner));
    key.at("code") = institution;
    const auto partner = store.find(key);
    if (const auto until = partner ? partner->record.date("until") : std::nullopt; until && *until < sent)
        session.say(msg("{partner} ended on {day}", {{"partner", institution}, {"day", until->iso()}}));
}

void refuse_not_to_be_sent(const model::Record& signal) {
    if (!is_not_to_be_sent(signal))
        return;
    throw refused("illegal-step",
                  msg("signal {number} was examined on {day} and is not to be transmitted",
                      {{"number", signal.text("number")}, {"day", to_text(signal.at("examined"))}}),
                  msg("edv signal reopen takes the decision back"));
}

int run_transmit(Session& session, const Arguments& arguments) {
    const std::vector<std::string> texts = arguments.values("institution");
    const auto sent_text = arguments.value("sent");
    const Date sent = sent_text ? day_value("--sent", *sent_text, session.today()) : session.today();
    const Due due = due_given(session, arguments, sent);
    std::vector<std::string> named_institutions;
    for (const std::string& text : texts)
        named_institutions.push_back(
            institution_given(session, session.store(store::Store::Mode::write), "--institution", text));
    session.write([&](store::Store& store, store::Writing& writing) {
        const model::Record signal =
            named(session, store, model::kind(model::name::signal), arguments.words.front()).record;
        if (!model::find_step(model::name::signal, signal.text("state"), "transmit"))
            throw illegal_step(signal, signal.text("state"), "transmit");
        refuse_not_to_be_sent(signal);
        const CourseGuard guard(session, store, signal.text("number"));
        std::vector<std::string> institutions;
        std::set<Value> days;
        for (const std::string& institution : named_institutions) {
            model::Record made(transmission());
            made.at("signal") = signal.at("number");
            made.at("institution") = institution.empty() ? Value() : Value(institution);
            made.at("sent") = sent;
            made.at("due") = due.day;
            made.at("within") = due.within;
            made.at("channel") = text_given(arguments, transmission(), "channel");
            made.at("note") = text_given(arguments, transmission(), "note");
            check(made, {});
            say_closed(session, store, made.text("institution"), sent);
            const auto there = arguments.has("update") ? store.find(made) : std::nullopt;
            if (there) {
                model::Record changed = there->record;
                const bool other_due = arguments.has("due") || arguments.has("within");
                for (const char* field : {"due", "within"})
                    if (other_due)
                        changed.at(field) = made.at(field);
                for (const char* field : {"channel", "note"})
                    if (arguments.has(field))
                        changed.at(field) = made.at(field);
                check(changed, {}, &there->record);
                writing.change(there->id, changed);
                session.say_before(there->record, changed);
                days.insert(changed.at("due"));
            } else {
                writing.add(made);
                days.insert(made.at("due"));
            }
            institutions.push_back(made.text("institution"));
        }
        guard.keep_due_days(writing);
        guard.refuse_fresh();
        std::vector<Arg> args{{"number", signal.text("number")},
                              {"day", sent.iso()},
                              {"institutions", join(institutions, ", ")}};
        if (days.size() != 1 || is_empty(*days.begin()))
            return msg("signal {number} transmitted on {day}: {institutions}", args);
        args.push_back({"due", to_text(*days.begin())});
        return msg("signal {number} transmitted on {day}: {institutions}; an answer is due by {due}", args);
    });
    return 0;
}

Verb transmit_verb() {
    Verb verb{
        "signal",
        "transmit",
        mark("record that a signal was sent to institutions, one clock each"),
        {{mark("NUMBER")}},
        {needed({"institution", mark("TEXT"), mark("the code or name of a partner, or any name"), true},
                mark("the code of a partner, or any name; once for each")),
         {"sent", mark("DATE"), mark("the day; today if left out")},
         {.name = "due",
          .value = mark("DATE"),
          .help = mark("the day by which an answer is due"),
          .apart_from = "within"},
         {"within", mark("DURATION"), mark("the same as a time from the sending: 3 months, 20 working days")},
         field_flag(transmission(), "channel"),
         field_flag(transmission(), "note"),
         mask_flag(),
         update_flag()},
        run_transmit,
        {"edv signal transmit 2023-01 --institution INAMI --institution \"Conférence interministérielle\" "
         "--within P3M"}};
    return verb;
}

// ---- shown

void add_clock(Session& session, const store::Store& store, const std::vector<model::Record>& records,
               Table& table) {
    const language::Language language = session.result_language();
    std::map<std::string, report::Followed> by_key;
    for (report::Followed& one : report::followed(store, session.config().calendar(), session.today()))
        by_key[key_text(one.transmission)] = std::move(one);
    table.columns.push_back({"due_now", language.tr(mark("Due now")), ColumnType::date});
    table.columns.push_back({"state", language.tr(mark("State")), ColumnType::code});
    table.columns.push_back({"late", language.tr(mark("Late")), ColumnType::boolean});
    for (std::size_t i = 0; i < records.size(); ++i) {
        const report::Followed& one = by_key.at(key_text(records[i]));
        Row& row = table.rows[i];
        row.cells.push_back(one.deadline.due ? Cell(Value(*one.deadline.due)) : Cell());
        row.cells.emplace_back(Value(one.state), config::label_of({}, language, model::FieldType::choice,
                                                                  "transmission_state", one.state));
        row.cells.emplace_back(Value(one.late ? 1LL : 0LL), language.tr(one.late ? mark("yes") : mark("no")));
    }
}

} // namespace

Date due_after(const model::Calendar& calendar, Date from, const Duration& span) {
    const Date last(9999, 12, 31);
    const Date day = calendar.after(from, span);
    if (day > last)
        throw refused("out-of-range", msg("the due day would be after {day}, the last one that can be kept",
                                          {{"day", last.iso()}}));
    return day;
}

std::string institution_given(Session& session, const store::Store& store, std::string_view flag,
                              const std::string& text) {
    const Value name = text_value(flag, text);
    if (is_empty(name))
        return {};
    const std::string found = intake::institution_named(store, to_text(name));
    const std::vector<std::string> near = intake::near_institutions(store, found);
    if (near.empty() || session.globals().has("yes"))
        return found;
    const std::vector<Arg> words{{"text", printable(found)}, {"names", join(near, ", ")}};
    const Streams& streams = session.streams();
    if (streams.in_terminal && streams.err_terminal &&
        session.confirm(msg("\"{text}\" is close to {names}. Is it another institution? [y/N]", words)))
        return found;
    throw refused("near-name", msg("\"{text}\" is close to {names}", words),
                  msg("write the known name, or --yes to keep it as typed"));
}

void add_transmissions(Session& session, const store::Store& store, const model::Record& signal,
                       std::vector<Table>& tables) {
    std::vector<model::Record> transmissions;
    std::vector<model::Record> events;
    for (report::Followed& one :
         report::followed(store, session.config().calendar(), session.today(), signal.text("number"))) {
        for (model::Record& event : one.events)
            events.push_back(std::move(event));
        transmissions.push_back(std::move(one.transmission));
    }
    if (transmissions.empty())
        return;
    tables.push_back(record_table(session, transmission(), transmissions, false, {}));
    add_clock(session, store, transmissions, tables.back());
    show_whole(tables.back(), transmission(), "signal");
    if (events.empty())
        return;
    tables.push_back(record_table(session, model::kind(model::name::transmission_event), events, false, {}));
    show_whole(tables.back(), model::kind(model::name::transmission_event), "signal");
}

std::vector<Verb> transmission_verbs() {
    std::vector<Verb> verbs{
        transmit_verb(),
        list_verb({.noun = "signal",
                   .verb = "transmissions",
                   .kind = model::name::transmission,
                   .summary = mark("list transmissions, and how they stand"),
                   .fields = {"signal", "institution", "disposition", "channel"},
                   .texts = {"within", "due", "unanswered"},
                   .dated = "sent",
                   .extend =
                       [](Session& session, const std::vector<model::Record>& records, Table& table) {
                           add_clock(session, session.store(store::Store::Mode::read), records, table);
                       },
                   .examples = {"edv signal transmissions --year 2023",
                                "edv signal transmissions --institution INAMI"}})};
    for (auto&& more : {transmission_step_verbs(), transmission_edit_verbs(), transmission_event_verbs()})
        verbs.insert(verbs.end(), more.begin(), more.end());
    return verbs;
}

} // namespace edv::cli
