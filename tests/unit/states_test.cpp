// What the store tells of states is what the table of the life cycles says: for every combination of what can
// be filled in and of what other records say.
#include <doctest/doctest.h>
#include <set>

#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

/// Every choice among `fields`, each added to `base`.
std::vector<Fields> combinations(const Fields& base, const Fields& fields) {
    std::vector<Fields> all;
    for (unsigned chosen = 0; chosen < 1U << fields.size(); ++chosen) {
        Fields one = base;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if ((chosen >> i & 1U) != 0)
                one.push_back(fields[i]);
        all.push_back(one);
    }
    return all;
}

/// The numbers of the records that the store finds in that state.
std::set<long long> found(const store::Store& store, std::string_view kind_name, std::string_view state) {
    store::Selection asked;
    asked.conditions.push_back({"state", store::Condition::Test::any_of, {Value(std::string(state))}});
    std::set<long long> numbers;
    for (const model::Stored& one : store.list(model::kind(kind_name), asked))
        numbers.insert(one.id);
    return numbers;
}

/// The store's filters, its own word for the state and its facts about links agree with the table.
void check_states(const store::Store& store, std::string_view kind_name, std::size_t expected) {
    std::map<std::string, std::set<long long>> by_table;
    const std::vector<model::Stored> all = store.list(model::kind(kind_name));
    CHECK(all.size() == expected);
    for (const model::Stored& one : all) {
        const std::string state = state_of(one.record, store.links(model::kind(kind_name), one.id));
        by_table[state].insert(one.id);
        if (one.record.kind->has("state"))
            CHECK(one.record.text("state") == state);
    }
    for (std::string_view state : model::states_of(kind_name)) {
        CAPTURE(state);
        CHECK(found(store, kind_name, state) == by_table[std::string(state)]);
        CHECK_FALSE(by_table[std::string(state)].empty());
    }
}

} // namespace

TEST_CASE("the store finds states as the table of life cycles has them") {
    Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    write(store, [](store::Writing& writing) {
        writing.add(expert("E1"));
        writing.add(partner("P1"));
    });

    SUBCASE("of observations") {
        std::size_t count = 0;
        // Cited by nothing, a proposal, a proposal of a signal, a signal, or by all of them.
        for (int cited = 0; cited < 5; ++cited)
            for (const Fields& fields :
                 combinations({}, {{"noted", "2023-02-01"}, {"withdrawn", "2023-03-01"}})) {
                write(store, [&](store::Writing& writing) {
                    model::Record one = observation("2023-01-02");
                    for (const auto& [field, text] : fields)
                        one.at(field) = day(text);
                    const std::string number = std::to_string(writing.add(one));
                    ++count;
                    const Fields proposal{
                        {"partner", "P1"}, {"area", "other"}, {"text", "T"}, {"observations", number}};
                    std::string proposed;
                    if (cited == 1 || cited == 2 || cited == 4)
                        proposed = std::to_string(writing.add(record("proposal", proposal)));
                    Fields signal{{"number", writing.next_signal(2023)},
                                  {"title", "T"},
                                  {"statement", "S"},
                                  {"ground", "political"},
                                  {"opened", "2023-04-01"}};
                    if (cited == 2 || cited == 4)
                        signal.emplace_back("proposals", proposed);
                    if (cited == 3 || cited == 4)
                        signal.emplace_back("observations", number);
                    if (cited >= 2)
                        writing.add(record("signal", signal));
                });
            }
        check_states(store, "observation", count);
    }

    SUBCASE("of proposals") {
        std::size_t count = 0;
        for (const char* decision : {"", "accepted", "refused"})
            for (const Fields& fields : combinations({{"partner", "P1"}, {"area", "other"}, {"text", "T"}},
                                                     {{"opened", "2023-01-01"},
                                                      {"submitted", "2023-01-02"},
                                                      {"decided", "2023-01-03"},
                                                      {"implemented", "2023-01-04"},
                                                      {"abandoned", "2023-01-05"},
                                                      {"reason", "R"}})) {
                model::Record one = record("proposal", fields);
                if (*decision != '\0')
                    one.at("decision") = std::string(decision);
                write(store, [&](store::Writing& writing) { writing.add(one); });
                ++count;
            }
        check_states(store, "proposal", count);
    }

    SUBCASE("of signals") {
        std::size_t count = 0;
        for (const bool sent : {false, true})
            for (const char* decision : {"", "transmit", "not"})
                for (const Fields& fields : combinations({{"title", "T"},
                                                          {"statement", "S"},
                                                          {"ground", "political"},
                                                          {"opened", "2023-01-01"}},
                                                         {{"examined", "2023-02-01"},
                                                          {"reopened", "2023-03-01"},
                                                          {"closed", "2023-04-01"}})) {
                    write(store, [&](store::Writing& writing) {
                        model::Record one = record("signal", fields);
                        const std::string number = writing.next_signal(2023);
                        one.at("number") = number;
                        if (*decision != '\0')
                            one.at("decision") = std::string(decision);
                        writing.add(one);
                        if (sent)
                            writing.add(
                                record("transmission",
                                       {{"signal", number}, {"institution", "P1"}, {"sent", "2023-02-02"}}));
                    });
                    ++count;
                }
        check_states(store, "signal", count);
    }
}

TEST_CASE("a state that a kind does not have is a defect") {
    CHECK_THROWS_AS(state_of(record("tally", {})), std::logic_error);
    CHECK_THROWS_AS(static_cast<void>(state_field(model::kind("tally"))), std::logic_error);
}
