#include "report/tables.hpp"

#include "base/named.hpp"
#include "model/kind_names.hpp"
#include "report/facets.hpp"

namespace edv::report {
namespace {

using enum model::FieldType;

// Facets that are called as the field in which their values stand.
constexpr Facet coded(std::string_view name, std::string_view taxonomy, std::string_view label) {
    return {name, term, taxonomy, label, name};
}
constexpr Facet one_of(std::string_view name, std::string_view list, std::string_view label) {
    return {name, choice, list, label, name};
}
constexpr Facet refers(std::string_view name, std::string_view kind, std::string_view label) {
    return {name, ref, kind, label, name};
}
constexpr Facet plain(std::string_view name, std::string_view label) {
    return {name, text, "", label, name};
}

/// The facet in a record of another kind.
constexpr Facet in_its(std::string_view kind, Facet facet) {
    facet.kind = kind;
    return facet;
}

constexpr Facet partner = refers("partner", "partner", mark("Partner"));
constexpr Facet partner_kind{.name = "partner_kind",
                             .type = term,
                             .of = "partner_kind",
                             .label = mark("Kind of partner"),
                             .field = "partner",
                             .then = "kind"};
constexpr Facet coordinator = refers("coordinator", "coordinator", mark("Coordinator"));
constexpr Facet expert = refers("expert", "expert", mark("Expert"));
constexpr Facet language = one_of("language", "language", mark("Language"));
constexpr Facet by_month{"month", month, "", mark("Month"), ""};
constexpr Facet by_year{"year", month, "year", mark("Year"), ""};

/// Who follows what a meeting is about: that stands in no field of the meeting.
constexpr Facet followed_by = in_its("secondment", {.name = "coordinator",
                                                    .type = ref,
                                                    .of = "coordinator",
                                                    .label = mark("Coordinator"),
                                                    .field = "coordinator",
                                                    .several = true});

void add_register(std::vector<TableSpec>& specs) {
    specs.push_back(
        {.name = "experts",
         .kind = model::name::expert,
         .counter = Counter::lasting,
         .when = {"since", "until", "contract"},
         .title = mark("Experts"),
         .definition = mark("Experts with a contract (the first or a further one) that was active in the "
                            "period, each once. By partner and coordinator: their secondments that were "
                            "active under that contract."),
         .base = msgn("Base: {count} expert.", "Base: {count} experts.", 0),
         .facets = {in_its("secondment", partner), in_its("secondment", partner_kind),
                    in_its("secondment", coordinator), language,
                    in_its("contract", one_of("employment", "employment", mark("Employment"))),
                    in_its("contract", plain("funding", mark("Funding"))), by_month},
         .fte = mark("Measured in full-time equivalents: those of the contracts that ran on the person's "
                     "last day in the period, whole at each partner. Contracts without FTE add nothing."),
         .tells = Tells::presence,
         .expert = "code"});
    specs.push_back(
        {.name = "partners",
         .kind = model::name::partner,
         .counter = Counter::lasting,
         .when = {"since", "until", "agreement"},
         .title = mark("Partners"),
         .definition = mark("Partners with an agreement that was active in the period, each once; merged "
                            "partners count as the one that they stand as on its last day."),
         .base = msgn("Base: {count} partner.", "Base: {count} partners.", 0),
         .facets = {coded("kind", "partner_kind", mark("Kind")),
                    in_its("agreement", one_of("relation", "relation", mark("Relation"))), by_month}});
    specs.push_back(
        {.name = "secondments",
         .kind = model::name::secondment,
         .counter = Counter::lasting,
         .when = {"since", "until"},
         .title = mark("Secondments"),
         .definition =
             mark("Secondments that were active in the period; merged partners stand as on its last day."),
         .base = msgn("Base: {count} secondment.", "Base: {count} secondments.", 0),
         .facets = {expert, partner, partner_kind, coordinator, plain("site", mark("Site")), by_month},
         .fte = mark("Measured in full-time equivalents: those of the contracts that ran on the last day in "
                     "the period on which the secondment and a contract both ran, times its share (a share "
                     "that is not stated is the whole; at one partner a person counts as one at most). "
                     "Contracts without FTE add nothing."),
         .tells = Tells::presence,
         .expert = "expert"});
    specs.push_back(
        {.name = "projects",
         .kind = model::name::project,
         .counter = Counter::lasting,
         .when = {"since", "until"},
         .title = mark("Projects"),
         .definition = mark("Projects that were active in the period: begun by its last day and not ended "
                            "before its first. A project that was only asked for is left out."),
         .base = msgn("Base: {count} project.", "Base: {count} projects.", 0),
         .facets = {one_of("kind", "project_kind", mark("Kind")), partner, partner_kind, coordinator,
                    plain("status", mark("Status")), by_month}});
}

void add_first_line(std::vector<TableSpec>& specs) {
    specs.push_back(
        {.name = "observations",
         .kind = model::name::observation,
         .counter = Counter::facts,
         .when = {"date"},
         .title = mark("Observations"),
         .definition = mark("Observations dated in the period. Withdrawn ones are left out; merged partners "
                            "stand as on its last day."),
         .base = msgn("Base: {count} observation.", "Base: {count} observations.", 0),
         .facets = {facets::right, facets::barrier, facets::take_up, facets::group,
                    one_of("level", "level", mark("Level")), coded("channel", "channel", mark("Channel")),
                    one_of("frequency", "frequency", mark("Frequency")), partner, partner_kind, expert,
                    language, by_month},
         .tells = Tells::work,
         .expert = "expert"});
    specs.push_back({.name = "tallies",
                     .kind = model::name::tally,
                     .counter = Counter::dated,
                     .when = {"month"},
                     .title = mark("Contacts"),
                     .definition = mark(
                         "First-line contacts that were only counted, in the months that have a day in the "
                         "period: the numbers of the tallies, added up. They are no observations and are "
                         "never added to them. Merged partners stand as on its last day."),
                     .base = msgn("Base: {count} contact.", "Base: {count} contacts.", 0),
                     .facets = {by_month, partner, partner_kind, facets::right,
                                coded("barrier", "barrier", mark("Barrier")), expert},
                     .tells = Tells::work,
                     .expert = "expert",
                     .sum = "count"});
    specs.push_back(
        {.name = "meetings",
         .kind = model::name::meeting,
         .counter = Counter::dated,
         .when = {"date"},
         .title = mark("Meetings"),
         .definition = mark("Meetings held in the period; merged partners stand as on its last day. By "
                            "coordinator: who followed the secondments of the expert, or those to the "
                            "partner, on that day, or who follows the project."),
         .base = msgn("Base: {count} meeting.", "Base: {count} meetings.", 0),
         .facets = {coded("kind", "meeting_kind", mark("Kind")), refers("about", "subject", mark("About")),
                    followed_by, by_month}});
}

void add_second_line(std::vector<TableSpec>& specs) {
    specs.push_back(
        {.name = "proposals",
         .kind = model::name::proposal,
         .counter = Counter::dated,
         .when = {"submitted"},
         .title = mark("Proposals"),
         .definition = mark("Proposals submitted in the period, in the state that they are in now; merged "
                            "partners stand as on its last day."),
         .base = msgn("Base: {count} proposal.", "Base: {count} proposals.", 0),
         .facets = {coded("area", "area", mark("Area")), one_of("state", "proposal_state", mark("State")),
                    partner, partner_kind, by_month}});
    specs.push_back(
        {.name = "signals",
         .kind = model::name::signal,
         .counter = Counter::dated,
         .when = {"opened"},
         .title = mark("Signals"),
         .definition = mark("Signals opened in the period, in the state that they are in now."),
         .base = msgn("Base: {count} signal.", "Base: {count} signals.", 0),
         .facets = {one_of("ground", "ground", mark("Ground")), coded("nature", "nature", mark("Nature")),
                    one_of("state", "signal_state", mark("State")),
                    one_of("decision", "decision", mark("Decision")), by_month}});
    specs.push_back({.name = "transmissions",
                     .kind = model::name::transmission,
                     .counter = Counter::dated,
                     .when = {"sent"},
                     .title = mark("Transmissions"),
                     .definition = mark(
                         "Transmissions sent in the period, one for each institution that a signal was sent "
                         "to, with the answer known now; merged partners stand as on its last day."),
                     .base = msgn("Base: {count} transmission.", "Base: {count} transmissions.", 0),
                     .facets = {refers("institution", "partner", mark("Institution")),
                                one_of("disposition", "disposition", mark("Disposition")),
                                plain("channel", mark("Channel")), by_month}});
    specs.push_back(
        {.name = "uptakes",
         .kind = model::name::uptake,
         .counter = Counter::dated,
         .when = {"date"},
         .title = mark("Uses of signals"),
         .definition = mark("Uses of signals dated in the period, each once: questions in Parliament, plans, "
                            "articles and the like."),
         .base = msgn("Base: {count} use of a signal.", "Base: {count} uses of signals.", 0),
         .facets = {one_of("kind", "uptake_kind", mark("Where it was used")), by_month}});
}

std::vector<TableSpec> make_specs() {
    std::vector<TableSpec> specs;
    add_register(specs);
    add_first_line(specs);
    add_second_line(specs);
    // Whatever is counted can be followed over years.
    for (TableSpec& spec : specs)
        spec.facets.push_back(by_year);
    return specs;
}

} // namespace

const std::vector<TableSpec>& table_specs() {
    static const std::vector<TableSpec> specs = make_specs();
    return specs;
}

const TableSpec& table_spec(std::string_view name) {
    return named(table_specs(), name, "table");
}

const TableSpec* find_table(std::string_view name) {
    return find_named(table_specs(), name);
}

const Facet* find_facet(const TableSpec& spec, std::string_view name) {
    return find_named(spec.facets, name);
}

std::string_view field_of(const TableSpec& spec, const Facet& facet) {
    return facet.field.empty() ? spec.when.day : facet.field;
}

std::vector<std::string> table_names() {
    return names_of(table_specs());
}

std::vector<std::string> facet_names(const TableSpec& spec) {
    return names_of(spec.facets);
}

} // namespace edv::report
