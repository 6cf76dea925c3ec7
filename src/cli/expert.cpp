#include <algorithm>
#include <map>
#include <set>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "cli/contracts.hpp"
#include "cli/register.hpp"
#include "model/kind_names.hpp"
#include "model/standing.hpp"

namespace edv::cli {
namespace {

int run_second(Session& session, const Arguments& arguments) {
    Arguments given = arguments;
    given.flags["expert"] = {arguments.words.front()};
    if (!arguments.has("update")) {
        add_record(session, given, model::Record(model::kind(model::name::secondment)),
                   [](const model::Record& made) {
                       return msg("expert {expert} is seconded to {partner} since {since}",
                                  {{"expert", made.text("expert")},
                                   {"partner", made.text("partner")},
                                   {"since", to_text(made.at("since"))}});
                   });
        return 0;
    }
    change_record(session, given, model::kind(model::name::secondment));
    return 0;
}

std::optional<model::Stored> open_secondment(const store::Store& store, const std::string& expert,
                                             const std::string& partner, Date day) {
    store::Selection selection;
    selection.conditions.push_back({"expert", store::Condition::Test::any_of, {Value(expert)}});
    selection.conditions.push_back({"partner", store::Condition::Test::any_of, {Value(partner)}});
    std::optional<model::Stored> open;
    store.each(model::kind(model::name::secondment), selection, [&](const model::Stored& one) {
        auto end = one.record.date("until");
        if (*one.record.date("since") <= day && (!end || *end > day))
            open = one;
    });
    return open;
}

int run_recall(Session& session, const Arguments& arguments) {
    Date until = needed_day(session, arguments, "until");
    session.write([&](store::Store& store, store::Writing& writing) {
        std::string code = named(session, store, model::kind(model::name::expert), arguments.words.front())
                               .record.text("code");
        std::string partner =
            named(session, store, model::kind(model::name::partner), arguments.needed("partner"))
                .record.text("code");
        std::optional<model::Stored> open;
        // The secondment may stand at what the partner was, or what it has become.
        const model::Standing standing({}, {}, store.records(model::kind(model::name::partner_successor)));
        for (const std::string& one : standing.kin(partner, std::max(until, session.today())))
            if (!open)
                open = open_secondment(store, code, one, until);
        if (!open)
            throw refused("nothing-open",
                          msg("{expert} has no secondment at {partner} that is open on {day}",
                              {{"expert", code}, {"partner", partner}, {"day", until.iso()}}),
                          msg("see: edv expert secondments {expert} --all", {{"expert", code}}));
        const model::Record before = open->record;
        open->record.at("until") = until;
        if (auto reason = arguments.value("end-reason"))
            open->record.at("end_reason") = text_value("--end-reason", *reason);
        writing.change(open->id, open->record);
        session.say_before(before, open->record);
        return msg("expert {expert} leaves {partner} on {until}",
                   {{"expert", code}, {"partner", open->record.text("partner")}, {"until", until.iso()}});
    });
    return 0;
}

// ---- lists

/// Contracts, the first ones included, that were active in the period and have the employment and funding
/// asked for.
class ContractFilter {
public:
    ContractFilter(Session& session, const Arguments& arguments, const Period& asked)
        : period_(arguments.has("all") ? Period{Date(1, 1, 1), Date(9999, 12, 31)} : asked),
          fundings_(arguments.values("funding")) {
        for (const std::string& text : arguments.values("employment"))
            employments_.push_back(choice_value(session, "--employment", text, "employment"));
    }

    [[nodiscard]] bool keeps(const model::Record& contract) const {
        return active(contract.date("since"), contract.date("until"), period_) &&
               chosen(employments_, contract.text("employment")) &&
               chosen(fundings_, contract.text("funding"));
    }

    [[nodiscard]] const Period& period() const { return period_; }

private:
    Period period_;
    std::vector<std::string> employments_;
    std::vector<std::string> fundings_;
};

/// Experts by what held in the period: a contract of that employment or funding, a secondment there or with
/// that coordinator.
std::function<bool(const model::Record&)> keep_expert(Session& session, const Arguments& arguments,
                                                      const Period& asked) {
    const store::Store& store = session.store(store::Store::Mode::read);
    ContractFilter filter(session, arguments, asked);
    Period period = filter.period();
    std::vector<std::string> partners =
        standing_as(store, codes_of(session, store, model::name::partner, arguments.values("partner")),
                    list_day(session, arguments));
    std::vector<std::string> coordinators =
        codes_of(session, store, model::name::coordinator, arguments.values("coordinator"));
    std::set<std::string> employed;
    for (std::string_view of : {"expert", "contract"})
        store.each(model::kind(of), {}, [&](const model::Stored& stored) {
            const model::Record& one = stored.record;
            if (filter.keeps(one))
                employed.insert(one.text(of == model::name::expert ? "code" : "expert"));
        });
    if (partners.empty() && coordinators.empty())
        return [employed](const model::Record& expert) { return employed.contains(expert.text("code")); };
    std::set<std::string> there;
    store.each(model::kind(model::name::secondment), {}, [&](const model::Stored& stored) {
        const model::Record& one = stored.record;
        if (active(one.date("since"), one.date("until"), period) && chosen(partners, one.text("partner")) &&
            chosen(coordinators, one.text("coordinator")))
            there.insert(one.text("expert"));
    });
    return [employed, there](const model::Record& expert) {
        return employed.contains(expert.text("code")) && there.contains(expert.text("code"));
    };
}

/// Each expert under the last contract that the list asks for.
void present_experts(Session& session, const Arguments& arguments, const Period& asked,
                     std::vector<model::Record>& experts, std::vector<std::string_view>&) {
    const store::Store& store = session.store(store::Store::Mode::read);
    ContractFilter filter(session, arguments, asked);
    std::map<std::string, std::vector<model::Record>> contracts;
    store::Selection by_day;
    by_day.sort = "since";
    store.each(model::kind(model::name::contract), by_day,
               [&](const model::Stored& one) { contracts[one.record.text("expert")].push_back(one.record); });
    for (model::Record& expert : experts) {
        model::Record last = expert;
        bool found = filter.keeps(expert);
        for (const model::Record& contract : contracts[expert.text("code")]) {
            if (!filter.keeps(contract) || (found && contract.date("since") < last.date("since")))
                continue;
            found = true;
            for (std::string_view field : {"since", "until", "fte", "employment", "funding"})
                last.at(field) = contract.at(field);
        }
        expert = last;
    }
}

} // namespace

std::vector<Verb> expert_verbs() {
    const model::Kind& of = model::kind(model::name::expert);
    Verb second{"expert",
                "second",
                mark("second an expert to a partner"),
                {{mark("CODE")}},
                field_flags(model::kind(model::name::secondment), {"expert"}),
                run_second,
                {"edv expert second E01 --partner FIN --since 2024-01-01 --coordinator C01 --share 0.5"}};
    second.flags.push_back(update_flag());
    Verb recall{"expert",
                "recall",
                mark("end a secondment on a day, its last"),
                {{mark("CODE")}},
                {needed(field_flag(model::kind(model::name::secondment), "partner")),
                 last_day_flag(),
                 {"end-reason", mark("TEXT"), mark("Reason for the end")}},
                run_recall,
                {"edv expert recall E01 --partner FIN --until 2024-06-30"}};
    Verb list = list_verb(
        {.noun = "expert",
         .kind = model::name::expert,
         .summary = mark("list experts"),
         .fields = {"language"},
         .more = {{"partner", mark("CODE"), mark("seconded there"), true},
                  {"coordinator", mark("CODE"), mark("followed by"), true},
                  several(field_flag(model::kind(model::name::contract), "employment")),
                  {"funding", mark("TEXT"), mark("Funding"), true}},
         .keep = keep_expert,
         .present = present_experts,
         .examples = {"edv expert list --year 2023 --partner FIN", "edv expert list --all --names"}});
    Verb secondments =
        list_of_one("expert", list_verb({.noun = "expert",
                                         .verb = "secondments",
                                         .kind = model::name::secondment,
                                         .summary = mark("list secondments"),
                                         .fields = {"expert", "partner", "coordinator", "site"},
                                         .examples = {"edv expert secondments E01 --all"}}));
    return {add_verb("expert", of),
            list,
            show_verb("expert", of, show_contracts),
            edit_expert_verb(),
            end_contract_verb(),
            second,
            recall,
            secondments,
            contract_verb(),
            list_of_one("expert", contracts_list_verb())};
}

} // namespace edv::cli
