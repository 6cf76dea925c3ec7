#include <algorithm>
#include <map>
#include <set>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"

#include "cli/register.hpp"

namespace edv::cli {
namespace {

/// A record of a contract: the expert's own (the first) or a further one.
struct Spell {
    Stored stored;
    Date since;
    std::optional<Date> until;
};

std::vector<Spell> spells_of(const Store& store, const Stored& expert) {
    std::vector<Spell> spells{{expert, *expert.record.date("since"), expert.record.date("until")}};
    Selection selection;
    selection.conditions.push_back({"expert", Condition::Test::any_of, {expert.record.at("code")}});
    store.each(kind("contract"), selection, [&](const Stored& one) {
        spells.push_back({one, *one.record.date("since"), one.record.date("until")});
    });
    std::stable_sort(spells.begin(), spells.end(),
                     [](const Spell& a, const Spell& b) { return a.since < b.since; });
    return spells;
}

/// The contracts that began by `day` and run beyond it, the last one last.
std::vector<const Spell*> running(const std::vector<Spell>& spells, Date day) {
    std::vector<const Spell*> found;
    for (const Spell& spell : spells)
        if (spell.since <= day && (!spell.until || *spell.until > day))
            found.push_back(&spell);
    return found;
}

void end_spells(Writing& writing, const std::vector<const Spell*>& spells, Date until) {
    for (const Spell* spell : spells) {
        Record record = spell->stored.record;
        record.at("until") = until;
        writing.change(spell->stored.id, record);
    }
}

Date until_day(Session& session, const Arguments& arguments) {
    auto text = arguments.value("until");
    if (!text)
        throw Error(ErrorKind::usage, msg("--until is missing"),
                    msg("the last day, for example --until 2023-06-30"));
    return day_value("--until", *text, session.today());
}

/// Ends what runs on that day, be it the first contract or a further one.
int run_end(Session& session, const Arguments& arguments) {
    Date until = until_day(session, arguments);
    session.write([&](Store& store, Writing& writing) {
        Stored expert = named(session, store, kind("expert"), arguments.words.front());
        std::string code = expert.record.text("code");
        std::vector<Spell> spells = spells_of(store, expert);
        std::vector<const Spell*> open = running(spells, until);
        if (open.empty())
            throw refused("nothing-open",
                          msg("{expert} has no contract that runs beyond {day}",
                              {{"expert", code}, {"day", until.iso()}}),
                          msg("see: edv expert show {expert}", {{"expert", code}}));
        end_spells(writing, open, until);
        Selection selection;
        selection.conditions.push_back({"expert", Condition::Test::any_of, {Value(code)}});
        store.each(kind("secondment"), selection, [&](const Stored& one) {
            auto end = one.record.date("until");
            if (!end || *end > until)
                session.say(msg("still open: secondment {key}", {{"key", key_text(one.record)}}));
        });
        return msg("expert {expert} ends on {until}", {{"expert", code}, {"until", until.iso()}});
    });
    return 0;
}

int run_contract(Session& session, const Arguments& arguments) {
    if (arguments.has("update")) {
        Arguments given = arguments;
        given.flags["expert"] = {arguments.words.front()};
        change_record(session, given, kind("contract"));
        return 0;
    }
    session.write([&](Store& store, Writing& writing) {
        Stored expert = named(session, store, kind("expert"), arguments.words.front());
        std::string code = expert.record.text("code");
        Record record(kind("contract"));
        record.at("expert") = code;
        std::vector<Finding> findings;
        read_fields(session, store, arguments, record, findings);
        check(record, std::move(findings));
        Date since = *record.date("since");
        std::vector<Spell> spells = spells_of(store, expert);
        bool same_day =
            std::any_of(spells.begin(), spells.end(), [&](const Spell& one) { return one.since == since; });
        if (same_day && (!arguments.has("parallel") || store.find(record)))
            throw refused("duplicate",
                          msg("{expert} has a contract since {since} already",
                              {{"expert", code}, {"since", since.iso()}}),
                          msg("--update changes a further contract, edv expert edit the first"));
        // A new contract takes the place of the running one, unless both run side by side.
        std::vector<const Spell*> open;
        if (!arguments.has("parallel"))
            open = running(spells, since.plus_days(-1));
        end_spells(writing, open, since.plus_days(-1));
        for (const Spell* spell : open)
            session.say(msg("the contract since {since} ends on {until}",
                            {{"since", spell->since.iso()}, {"until", since.plus_days(-1).iso()}}));
        writing.add(record);
        return msg("expert {expert} has a contract since {since}",
                   {{"expert", code}, {"since", since.iso()}});
    });
    return 0;
}

int run_second(Session& session, const Arguments& arguments) {
    Arguments given = arguments;
    given.flags["expert"] = {arguments.words.front()};
    if (!arguments.has("update")) {
        add_record(session, given, Record(kind("secondment")), [](const Record& made) {
            return msg("expert {expert} is seconded to {partner} since {since}",
                       {{"expert", made.text("expert")},
                        {"partner", made.text("partner")},
                        {"since", to_text(made.at("since"))}});
        });
        return 0;
    }
    change_record(session, given, kind("secondment"));
    return 0;
}

int run_recall(Session& session, const Arguments& arguments) {
    Date until = until_day(session, arguments);
    auto partner_word = arguments.value("partner");
    if (!partner_word)
        throw Error(ErrorKind::usage, msg("--partner is missing"));
    session.write([&](Store& store, Writing& writing) {
        std::string code = named(session, store, kind("expert"), arguments.words.front()).record.text("code");
        std::string partner = named(session, store, kind("partner"), *partner_word).record.text("code");
        Selection selection;
        selection.conditions.push_back({"expert", Condition::Test::any_of, {Value(code)}});
        selection.conditions.push_back({"partner", Condition::Test::any_of, {Value(partner)}});
        std::optional<Stored> open;
        store.each(kind("secondment"), selection, [&](const Stored& one) {
            auto end = one.record.date("until");
            if (*one.record.date("since") <= until && (!end || *end > until))
                open = one;
        });
        if (!open)
            throw refused("nothing-open",
                          msg("{expert} has no secondment at {partner} that is open on {day}",
                              {{"expert", code}, {"partner", partner}, {"day", until.iso()}}),
                          msg("see: edv expert secondments {expert} --all", {{"expert", code}}));
        open->record.at("until") = until;
        if (auto reason = arguments.value("end-reason"))
            open->record.at("end_reason") = text_value("--end-reason", *reason);
        writing.change(open->id, open->record);
        return msg("expert {expert} leaves {partner} on {until}",
                   {{"expert", code}, {"partner", partner}, {"until", until.iso()}});
    });
    return 0;
}

// ---- lists

std::vector<std::string> codes_of(Session& session, const Store& store, std::string_view kind,
                                  const std::vector<std::string>& texts) {
    std::vector<std::string> codes;
    for (const std::string& text : texts)
        codes.push_back(code_of(session, store, kind, text));
    return codes;
}

bool chosen(const std::vector<std::string>& wanted, const std::string& value) {
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

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

    [[nodiscard]] bool keeps(const Record& contract) const {
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
std::function<bool(const Record&)> keep_expert(Session& session, const Arguments& arguments,
                                               const Period& asked) {
    const Store& store = session.store(Store::Mode::read);
    ContractFilter filter(session, arguments, asked);
    Period period = filter.period();
    std::vector<std::string> partners =
        standing_as(store, codes_of(session, store, "partner", arguments.values("partner")),
                    list_day(session, arguments));
    std::vector<std::string> coordinators =
        codes_of(session, store, "coordinator", arguments.values("coordinator"));
    std::set<std::string> employed;
    for (std::string_view of : {"expert", "contract"})
        store.each(kind(of), {}, [&](const Stored& stored) {
            const Record& one = stored.record;
            if (filter.keeps(one))
                employed.insert(one.text(of == "expert" ? "code" : "expert"));
        });
    if (partners.empty() && coordinators.empty())
        return [employed](const Record& expert) { return employed.contains(expert.text("code")); };
    std::set<std::string> there;
    store.each(kind("secondment"), {}, [&](const Stored& stored) {
        const Record& one = stored.record;
        if (active(one.date("since"), one.date("until"), period) && chosen(partners, one.text("partner")) &&
            chosen(coordinators, one.text("coordinator")))
            there.insert(one.text("expert"));
    });
    return [employed, there](const Record& expert) {
        return employed.contains(expert.text("code")) && there.contains(expert.text("code"));
    };
}

/// Each expert under the last contract that the list asks for.
void present_experts(Session& session, const Arguments& arguments, const Period& asked,
                     std::vector<Record>& experts, std::vector<std::string_view>&) {
    const Store& store = session.store(Store::Mode::read);
    ContractFilter filter(session, arguments, asked);
    std::map<std::string, std::vector<Record>> contracts;
    Selection by_day;
    by_day.sort = "since";
    store.each(kind("contract"), by_day,
               [&](const Stored& one) { contracts[one.record.text("expert")].push_back(one.record); });
    for (Record& expert : experts) {
        Record last = expert;
        bool found = filter.keeps(expert);
        for (const Record& contract : contracts[expert.text("code")]) {
            if (!filter.keeps(contract) || (found && contract.date("since") < last.date("since")))
                continue;
            found = true;
            for (std::string_view field : {"since", "until", "fte", "employment", "funding"})
                last.at(field) = contract.at(field);
        }
        expert = last;
    }
}

Verb of_one(Verb list) {
    list.positionals = {{mark("CODE"), false}};
    list.run = [plain = list.run](Session& session, const Arguments& arguments) {
        Arguments given = arguments;
        if (!arguments.words.empty())
            given.flags["expert"].push_back(arguments.words.front());
        return plain(session, given);
    };
    return list;
}

} // namespace

std::vector<Verb> expert_verbs() {
    const Kind& of = kind("expert");
    Verb end{"expert",
             "end",
             mark("end the running contract on a day, its last"),
             {{mark("CODE")}},
             {needed({"until", mark("DATE"), mark("the last day")})},
             run_end,
             {"edv expert end E01 --until 2024-06-30"}};
    Verb second{"expert",
                "second",
                mark("second an expert to a partner"),
                {{mark("CODE")}},
                field_flags(kind("secondment"), {"expert"}),
                run_second,
                {"edv expert second E01 --partner FIN --since 2024-01-01 --coordinator C01 --share 0.5"}};
    second.flags.push_back(update_flag());
    Verb recall{"expert",
                "recall",
                mark("end a secondment on a day, its last"),
                {{mark("CODE")}},
                {needed(field_flag(kind("secondment"), "partner")),
                 needed({"until", mark("DATE"), mark("the last day")}),
                 {"end-reason", mark("TEXT"), mark("Reason for the end")}},
                run_recall,
                {"edv expert recall E01 --partner FIN --until 2024-06-30"}};
    Verb contract{
        "expert",
        "contract",
        mark("record a further contract: a return, another funding or FTE; the running one ends the day "
             "before"),
        {{mark("CODE")}},
        field_flags(kind("contract"), {"expert"}),
        run_contract,
        {"edv expert contract E01 --since 2024-01-01 --fte 0.8 --employment funded --funding INAMI"}};
    contract.flags.push_back(update_flag());
    contract.flags.push_back({"parallel", "", mark("beside the running contract, which goes on")});
    Verb list = list_verb(
        {.noun = "expert",
         .kind = "expert",
         .summary = mark("list experts"),
         .fields = {"language"},
         .more = {{"partner", mark("CODE"), mark("seconded there"), true},
                  {"coordinator", mark("CODE"), mark("followed by"), true},
                  several(field_flag(kind("contract"), "employment")),
                  {"funding", mark("TEXT"), mark("Funding"), true}},
         .keep = keep_expert,
         .present = present_experts,
         .examples = {"edv expert list --year 2023 --partner FIN", "edv expert list --all --names"}});
    Verb secondments = of_one(list_verb({.noun = "expert",
                                         .verb = "secondments",
                                         .kind = "secondment",
                                         .summary = mark("list secondments"),
                                         .fields = {"expert", "partner", "coordinator", "site"},
                                         .examples = {"edv expert secondments E01 --all"}}));
    Verb contracts = of_one(list_verb({.noun = "expert",
                                       .verb = "contracts",
                                       .kind = "contract",
                                       .summary = mark("list further contracts"),
                                       .fields = {"expert", "employment", "funding"},
                                       .examples = {"edv expert contracts E01 --all"}}));
    return {add_verb("expert", of),
            list,
            show_verb("expert", of),
            edit_verb("expert", of),
            end,
            second,
            recall,
            secondments,
            contract,
            contracts};
}

} // namespace edv::cli
