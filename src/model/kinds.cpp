#include <algorithm>
#include <deque>
#include <string>

#include "edv/base/message.hpp"
#include "edv/model/kind.hpp"

#include "base/languages.hpp"
#include "base/named.hpp"
#include "model/kind_names.hpp"

namespace edv::model {
namespace {

using enum FieldType;

// Shorthands for the tables below: what a column holds, and what people call it.
Field required(Field field) {
    field.required = true;
    return field;
}
Field naming(Field field) {
    field.naming = true;
    return field;
}
Field told_by(std::string_view day, Field field) {
    field.told_by = day;
    return field;
}
Field below(Field field) {
    field.below = true;
    return field;
}
std::vector<Field> all_saying(Says says, std::vector<Field> fields) {
    for (Field& field : fields)
        field.says = says;
    return fields;
}
std::vector<Field> joined(std::initializer_list<std::vector<Field>> groups) {
    std::vector<Field> all;
    for (const std::vector<Field>& group : groups)
        all.insert(all.end(), group.begin(), group.end());
    return all;
}
Field prose(std::string_view name, std::string_view label) {
    return {.name = name, .type = text, .label = label, .prose = true};
}
Field personal(std::string_view name, std::string_view label) {
    return {.name = name, .type = text, .label = label, .personal = true};
}
Field plain(std::string_view name, std::string_view label) {
    return {.name = name, .type = text, .label = label};
}
/// A day of what has happened by today.
Field day(std::string_view name, std::string_view label) {
    return {.name = name, .type = date, .label = label, .happens = Happens::by_today};
}
/// A day that may lie ahead.
Field any_day(std::string_view name, std::string_view label) {
    return {.name = name, .type = date, .label = label, .happens = Happens::any_day};
}
Field one_of(std::string_view name, std::string_view list, std::string_view label) {
    return {.name = name, .type = choice, .of = list, .label = label};
}
Field coded(std::string_view name, std::string_view taxonomy, std::string_view label) {
    return {.name = name, .type = term, .of = taxonomy, .label = label};
}
Field refers(std::string_view name, std::string_view target, std::string_view label) {
    return {.name = name, .type = ref, .of = target, .label = label};
}
Field cites(std::string_view name, std::string_view target, std::string_view label) {
    return below({.name = name, .type = refs, .of = target, .label = label});
}

Field span(std::string_view name, std::string_view label) {
    return {.name = name, .type = text, .of = "duration", .label = label};
}
Field state(std::string_view list) {
    return {.name = "state", .type = choice, .of = list, .label = mark("State"), .derived = true};
}
Field since() {
    return any_day("since", mark("Since"));
}
Field until() {
    return any_day("until", mark("Until"));
}
Field fte() {
    return {.name = "fte", .type = decimal, .label = mark("FTE")};
}
Field employment() {
    return one_of("employment", "employment", mark("Employment"));
}
Field funding() {
    return plain("funding", mark("Funding"));
}
Field own_code() {
    return {.name = "code", .type = code, .label = mark("Code"), .required = true};
}
Field own_number() {
    return {.name = "number", .type = number, .label = mark("Number")};
}

/// The text itself, for as long as the program runs: made names are seldom and few.
std::string_view kept(std::string text) {
    static std::deque<std::string> all;
    return all.emplace_back(std::move(text));
}

/// One field for each language, called with its code: "name_fr", "Name (fr)".
std::vector<Field> in_each_language(std::string_view name, std::string_view label) {
    std::vector<Field> all;
    for (const std::string& language : language_codes())
        all.push_back(plain(kept(std::string(name) + '_' + language),
                            kept(std::string(label) + " (" + language + ')')));
    return all;
}

std::vector<Field> partner_fields() {
    return joined(
        {{own_code(), required(coded("kind", "partner_kind", mark("Kind")))},
         in_each_language("name", mark("Name")),
         in_each_language("abbr", mark("Abbreviation")),
         {one_of("language", "language", mark("Language")), plain("address", mark("Address")), until()}});
}

std::vector<Field> taxonomy_fields() {
    std::vector<Field> labels;
    for (const SpokenLanguage& language : languages())
        labels.push_back(plain(language.code, language.name));
    return joined({{required(one_of("taxonomy", "taxonomy", mark("Taxonomy"))), own_code()},
                   labels,
                   {plain("also", mark("Also called"))}});
}

std::vector<Field> secondment_fields() {
    return {below(required(refers("expert", "expert", mark("Expert")))),
            below(required(refers("partner", "partner", mark("Partner")))),
            below(refers("coordinator", "coordinator", mark("Coordinator"))),
            personal("mentor", mark("Mentor")),
            plain("site", mark("Site")),
            required(since()),
            until(),
            {.name = "share", .type = share, .label = mark("Share")},
            prose("mission", mark("Mission")),
            plain("end_reason", mark("Reason for the end"))};
}

std::vector<Field> project_fields() {
    return {own_code(),
            below(refers("partner", "partner", mark("Partner"))),
            required(one_of("kind", "project_kind", mark("Kind"))),
            required(plain("title", mark("Title"))),
            below(refers("coordinator", "coordinator", mark("Coordinator"))),
            day("requested", mark("Requested")),
            since(),
            until(),
            plain("status", mark("Status")),
            cites("experts", "expert", mark("Experts")),
            prose("outcome", mark("Outcome"))};
}

std::vector<Field> observation_fields() {
    return joined(
        {all_saying(Says::origin, {own_number()}),
         all_saying(Says::noticed,
                    {required(day("date", mark("Date"))),
                     required(refers("expert", "expert", mark("Expert"))),
                     told_by("date", required(refers("partner", "partner", mark("Partner")))),
                     plain("title", mark("Title")),
                     required(prose("summary", mark("Summary"))),
                     prose("impact", mark("Impact")),
                     prose("suggestion", mark("Suggestion")),
                     one_of("language", "language", mark("Language")),
                     one_of("level", "level", mark("Level")),
                     coded("right", "right", mark("Right")),
                     {.name = "barriers", .type = terms, .of = "barrier", .label = mark("Barriers")},
                     coded("take_up", "take_up", mark("Take-up")),
                     {.name = "groups", .type = terms, .of = "group", .label = mark("Groups")},
                     coded("channel", "channel", mark("Channel")),
                     one_of("frequency", "frequency", mark("Frequency")),
                     {.name = "people", .type = integer, .label = mark("People")}}),
         all_saying(Says::origin,
                    {naming(plain("profile", mark("Profile"))), naming(plain("ref", mark("Reference"))),
                     naming(plain("imported", mark("Imported")))}),
         all_saying(Says::handling, {day("noted", mark("Noted")), day("feedback", mark("Feedback")),
                                     day("withdrawn", mark("Withdrawn")), prose("reason", mark("Reason"))}),
         all_saying(
             Says::origin,
             {{.name = "batch", .type = ref, .of = "batch", .label = mark("Batch"), .internal = true}})});
}

std::vector<Field> proposal_fields() {
    return {own_number(),
            required(refers("partner", "partner", mark("Partner"))),
            required(coded("area", "area", mark("Area"))),
            required(prose("text", mark("Text"))),
            day("opened", mark("Opened")),
            day("submitted", mark("Submitted")),
            day("decided", mark("Decided")),
            one_of("decision", "proposal_decision", mark("Decision")),
            state("proposal_state"),
            cites("observations", "observation", mark("Observations")),
            prose("reason", mark("Reason")),
            day("implemented", mark("Implemented")),
            prose("evidence", mark("Evidence")),
            day("abandoned", mark("Abandoned"))};
}

std::vector<Field> signal_fields() {
    return {{.name = "number", .type = code, .label = mark("Number"), .required = true},
            required(plain("title", mark("Title"))),
            required(prose("statement", mark("Statement"))),
            required(one_of("ground", "ground", mark("Ground"))),
            coded("nature", "nature", mark("Nature")),
            required(day("opened", mark("Opened"))),
            state("signal_state"),
            cites("observations", "observation", mark("Observations")),
            cites("proposals", "proposal", mark("Proposals")),
            prose("no_evidence", mark("Why without evidence")),
            day("examined", mark("Examined")),
            refers("examined_by", "coordinator", mark("Examined by")),
            one_of("decision", "decision", mark("Decision")),
            prose("reason", mark("Reason")),
            day("closed", mark("Closed")),
            prose("outcome", mark("Outcome")),
            day("reopened", mark("Reopened")),
            prose("reopen_reason", mark("Why reopened"))};
}

std::vector<Field> transmission_fields() {
    return {required(refers("signal", "signal", mark("Signal"))),
            required(naming(plain("institution", mark("Institution")))),
            required(day("sent", mark("Sent"))),
            any_day("due", mark("Due")),
            span("within", mark("Within")),
            plain("channel", mark("Channel")),
            day("acknowledged", mark("Acknowledged")),
            day("answered", mark("Answered")),
            day("unanswered", mark("Given up")),
            one_of("disposition", "disposition", mark("Disposition")),
            day("implemented", mark("Implemented")),
            prose("evidence", mark("Evidence")),
            prose("note", mark("Note"))};
}

std::vector<Field> uptake_fields() {
    return {required(refers("signal", "signal", mark("Signal"))),
            required(one_of("kind", "uptake_kind", mark("Where it was used"))),
            required(day("date", mark("Date"))), plain("reference", mark("Reference")),
            prose("note", mark("Note"))};
}

std::vector<Kind> make_kinds() {
    std::vector<Kind> all;
    all.push_back(
        {name::taxonomy, "taxonomies", mark("code"), mark("Codes"), taxonomy_fields(), {"taxonomy", "code"}});
    all.push_back({name::coordinator,
                   "coordinators",
                   mark("coordinator"),
                   mark("Coordinators"),
                   {own_code(), required(plain("name", mark("Name"))),
                    one_of("language", "language", mark("Language")), required(since()), until(), fte()},
                   {"code"}});
    all.back().listed = {"code", "language", "since", "until", "fte"};
    all.push_back({name::partner, "partners", mark("partner"), mark("Partners"), partner_fields(), {"code"}});
    all.push_back({name::partner_name,
                   "partner_names",
                   mark("partner name"),
                   mark("Partner names"),
                   {required(refers("partner", "partner", mark("Partner"))), required(since()),
                    required(one_of("lang", "label_language", mark("Language"))),
                    required(plain("name", mark("Name"))), plain("abbr", mark("Abbreviation"))},
                   {"partner", "since", "lang"}});
    all.push_back({name::partner_successor,
                   "partner_successors",
                   mark("successor"),
                   mark("Successors"),
                   {required(refers("partner", "partner", mark("Partner"))),
                    required(refers("successor", "partner", mark("Successor"))), required(since())},
                   {"partner", "successor"}});
    all.push_back(
        {name::agreement,
         "agreements",
         mark("agreement"),
         mark("Agreements"),
         {below(required(refers("partner", "partner", mark("Partner")))),
          required(one_of("relation", "relation", mark("Relation"))), required(since()), until(), funding()},
         {"partner", "relation", "since"}});
    all.back().done_at = "partner";
    all.push_back(
        {name::expert,
         "experts",
         mark("expert"),
         mark("Experts"),
         {own_code(), personal("name", mark("Name")), one_of("language", "language", mark("Language")),
          required(since()), until(), fte(), employment(), funding()},
         {"code"}});
    all.back().listed = {"code", "language", "since", "until", "fte", "employment", "funding"};
    all.push_back({name::contract,
                   "contracts",
                   mark("contract"),
                   mark("Contracts"),
                   {required(refers("expert", "expert", mark("Expert"))), required(since()), until(), fte(),
                    employment(), funding()},
                   {"expert", "since"}});
    all.push_back({name::secondment,
                   "secondments",
                   mark("secondment"),
                   mark("Secondments"),
                   secondment_fields(),
                   {"expert", "partner", "since"}});
    all.back().listed = {"expert", "partner", "coordinator", "site", "since", "until", "share"};
    all.back().done_at = "partner";
    all.push_back({name::project, "projects", mark("project"), mark("Projects"), project_fields(), {"code"}});
    all.back().listed = {"code", "kind", "title", "partner", "coordinator", "since", "until", "status"};
    all.back().done_at = "partner";
    all.push_back({name::meeting,
                   "meetings",
                   mark("meeting"),
                   mark("Meetings"),
                   {own_number(), required(day("date", mark("Date"))),
                    below(required(refers("about", "subject", mark("About")))),
                    required(coded("kind", "meeting_kind", mark("Kind"))), prose("note", mark("Note")),
                    any_day("next", mark("Next"))},
                   {"number"}});
    all.back().listed = {"number", "date", "about", "kind", "next"};
    all.back().done_at = "about";
    all.push_back({name::batch,
                   "",
                   mark("batch"),
                   mark("Batches"),
                   {own_number(), required(plain("at", mark("Imported"))),
                    required(plain("file", mark("File"))), plain("profile", mark("Profile"))},
                   {"number"}});
    all.push_back({name::observation,
                   "observations",
                   mark("observation"),
                   mark("Observations"),
                   observation_fields(),
                   {"number"},
                   true});
    all.back().listed = {"number", "date", "expert", "partner", "title", "right", "barriers"};
    all.back().done_at = "partner";
    all.push_back({name::proposal,
                   "proposals",
                   mark("proposal"),
                   mark("Proposals"),
                   proposal_fields(),
                   {"number"},
                   true,
                   {{"opened", "submitted"},
                    {"submitted", "decided"},
                    {"opened", "decided"},
                    {"decided", "implemented"},
                    {"submitted", "implemented"},
                    {"opened", "implemented"},
                    {"decided", "abandoned"},
                    {"submitted", "abandoned"},
                    {"opened", "abandoned"}}});
    all.back().listed = {"number", "partner", "area", "submitted", "state"};
    all.back().done_at = "partner";
    all.push_back({name::signal,
                   "signals",
                   mark("signal"),
                   mark("Signals"),
                   signal_fields(),
                   {"number"},
                   true,
                   {{"opened", "examined"},
                    {"reopened", "closed"},
                    {"examined", "closed"},
                    {"opened", "closed"},
                    {"opened", "reopened"}}});
    all.back().listed = {"number", "title", "ground", "opened", "state"};
    all.push_back({name::transmission,
                   "transmissions",
                   mark("transmission"),
                   mark("Transmissions"),
                   transmission_fields(),
                   {"signal", "institution", "sent"},
                   true,
                   {{"sent", "due"},
                    {"sent", "acknowledged"},
                    {"acknowledged", "answered"},
                    {"sent", "answered"},
                    {"acknowledged", "unanswered"},
                    {"sent", "unanswered"},
                    {"answered", "implemented"},
                    {"acknowledged", "implemented"},
                    {"sent", "implemented"}}});
    all.back().listed = {"signal", "institution", "sent", "answered", "disposition"};
    all.push_back({name::transmission_event,
                   "transmission_events",
                   mark("transmission event"),
                   mark("Transmission events"),
                   {required(refers("signal", "signal", mark("Signal"))),
                    required(naming(plain("institution", mark("Institution")))),
                    required(any_day("sent", mark("Sent"))), // looked at in the transmission
                    required(day("date", mark("Date"))), required(one_of("event", "event", mark("Event"))),
                    until(), prose("note", mark("Note")), any_day("due", mark("Due"))},
                   {"signal", "institution", "sent", "date", "event"},
                   true,
                   {{"sent", "date"}, {"date", "due"}}});
    all.push_back({name::uptake,
                   "uptakes",
                   mark("use of a signal"),
                   mark("Uses of signals"),
                   uptake_fields(),
                   {"signal", "date", "kind", "reference"},
                   true});
    all.back().listed = {"signal", "kind", "date", "reference"};
    all.push_back({name::signal_relation,
                   "signal_relations",
                   mark("relation of signals"),
                   mark("Relations of signals"),
                   {required(refers("signal", "signal", mark("Signal"))),
                    required(one_of("relation", "signal_relation", mark("Relation"))),
                    required(refers("other", "signal", mark("Earlier signal")))},
                   {"signal", "other"}});
    all.push_back({name::tally,
                   "tallies",
                   mark("tally"),
                   mark("Tallies"),
                   {{.name = "month", .type = month, .label = mark("Month"), .required = true},
                    required(refers("expert", "expert", mark("Expert"))),
                    told_by("month", required(refers("partner", "partner", mark("Partner")))),
                    coded("right", "right", mark("Right")),
                    coded("barrier", "barrier", mark("Barrier")),
                    {.name = "count", .type = integer, .label = mark("Count"), .required = true}},
                   {"month", "expert", "partner", "right", "barrier"}});
    all.back().listed = {"month", "expert", "partner", "right", "barrier", "count"};
    all.back().done_at = "partner";
    all.push_back(
        {name::similar,
         "similar",
         mark("similarity"),
         mark("Similar observations"),
         {required(refers("observation", "observation", mark("Observation"))),
          required(refers("other", "observation", mark("Other"))),
          required(one_of("decision", "similarity", mark("Decision"))), day("decided", mark("Decided"))},
         {"observation", "other"}});
    return all;
}

} // namespace

std::size_t Kind::index(std::string_view field) const {
    // Asked for some twenty times a row. Few names share their length and first letter.
    const char first = field.empty() ? '\0' : field.front();
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const std::string_view one = fields[i].name;
        if (one.size() == field.size() && one.front() == first && one == field)
            return i;
    }
    return none;
}

const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all = make_kinds();
    return all;
}

const Kind& kind(std::string_view name) {
    return named(kinds(), name, "kind");
}

bool is_numbered(std::string_view name) {
    return std::any_of(kinds().begin(), kinds().end(), [&](const Kind& one) {
        return one.name == name && one.fields.front().type == FieldType::number;
    });
}

bool is_subject(std::string_view kind) {
    return kind == "expert" || kind == "partner" || kind == "project";
}

ColumnType column_type(const Field& field) {
    switch (field.type) {
    case text:
    case month:
        return ColumnType::text;
    case code:
    case choice:
    case term:
    case terms:
    case refs:
        return ColumnType::code;
    case ref:
        return is_numbered(field.of) ? ColumnType::integer : ColumnType::code;
    case number:
    case integer:
        return ColumnType::integer;
    case decimal:
    case FieldType::share:
        return ColumnType::number;
    case date:
        return ColumnType::date;
    }
    return ColumnType::text;
}

bool is_coded(FieldType type) {
    return type == term || type == terms || type == ref || type == choice;
}

} // namespace edv::model
