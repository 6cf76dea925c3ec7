#include "report/check.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <set>
#include <stdlib.h>

#include "base/text.hpp"
#include "report/check_view.hpp"
#include "report/uptakes.hpp"
#include "unit/bound.hpp"
#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;
using Lines = std::vector<std::string>;

/// Two coordinators, partners A, B (which merge into C in July 2023) and D, and two experts with open
/// contracts.
class Service {
public:
    Service() : folder_(make_folder()), store_(make(folder_ + "/edv.db")) {
        for (const char* code : {"A", "B", "C", "D"})
            add("partner", {{"code", code}, {"kind", "hospital"}, {"name_fr", code}});
        for (const char* code : {"A", "B"})
            add("partner_successor", {{"partner", code}, {"successor", "C"}, {"since", "2023-07-01"}});
        for (const char* code : {"E1", "E2"})
            add("expert", {{"code", code}, {"name", "Zoé Fontaine"}, {"since", "2020-01-01"}});
        add("coordinator", {{"code", "C1"}, {"name", "Ann"}, {"since", "2010-01-01"}});
        add("coordinator",
            {{"code", "C2"}, {"name", "Bea"}, {"since", "2015-01-01"}, {"until", "2022-12-31"}});
    }
    ~Service() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    long long add(std::string_view kind, const Fields& fields) {
        store::Writing writing(store_, {"tester", "2024-01-01T00:00:00Z"},
                               config::default_config().taxonomies);
        const long long id = writing.add(record(kind, fields));
        writing.commit(msg("a test"));
        return id;
    }
    long long second(const char* expert, const char* partner, const char* since, Fields more = {}) {
        more.insert(more.end(), {{"expert", expert}, {"partner", partner}, {"since", since}});
        return add("secondment", more);
    }
    long long observe(const char* date, const Fields& more = {}) {
        Fields fields{{"date", date}, {"expert", "E1"}, {"partner", "D"}, {"summary", "Texte"}};
        fields.insert(fields.end(), more.begin(), more.end());
        return add("observation", fields);
    }
    void signal(const char* number, const Fields& more) {
        Fields fields{{"number", number}, {"title", "T"}, {"statement", "S"}, {"ground", "political"}};
        fields.insert(fields.end(), more.begin(), more.end());
        add("signal", fields);
    }

    /// "KEY DATE" of what a check finds on that day.
    Lines found(const char* check, std::string_view today) {
        Lines lines;
        for (const Row& row :
             edv::report::run_checks({store_, config, language::Language()}, day(today), {check}).table.rows)
            lines.push_back(to_text(row.cells[2].value) + ' ' + to_text(row.cells[3].value));
        return lines;
    }

    const store::Store& store() { return store_; }

    config::Config config = config::default_config();

private:
    static std::string make_folder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "edv-unit-XXXXXX").string();
        return mkdtemp(pattern.data());
    }
    static store::Store make(const std::string& file) {
        store::Store::create(file);
        return {file, store::Store::Mode::write};
    }
    std::string folder_;
    store::Store store_;
};

} // namespace

TEST_CASE("check: each name has one rule, and each rule a name") {
    std::multiset<std::string_view> names;
    std::multiset<std::string_view> rules;
    for (const config::NamedCheck& check : config::named_checks())
        names.insert(check.name);
    for (const auto& some : {report::register_checks(), report::course_checks(), report::first_line_checks(),
                             report::second_line_checks(), report::text_checks()})
        for (const report::CheckRule& rule : some)
            rules.insert(rule.name);
    CHECK(names == rules);
    CHECK(std::set(names.begin(), names.end()).size() == config::named_checks().size());
}

TEST_CASE("check: what takes too long is told the day after it was due") {
    struct Case {
        const char* check;
        std::string due; ///< quiet on that day
        std::string next;
        std::string key;
    };
    Service service;
    service.second("E1", "D", "2020-01-01");
    const std::string open = std::to_string(service.observe("2023-01-31"));
    const std::string told = std::to_string(service.observe("2022-01-10"));
    service.add("proposal", {{"partner", "D"}, {"area", "other"}, {"text", "T"}, {"opened", "2023-01-10"}});
    service.add("proposal", {{"partner", "D"},
                             {"area", "other"},
                             {"text", "T"},
                             {"opened", "2023-01-10"},
                             {"submitted", "2023-01-20"}});
    service.add("proposal", {{"partner", "D"},
                             {"area", "other"},
                             {"text", "T"},
                             {"decision", "refused"},
                             {"opened", "2023-01-10"},
                             {"submitted", "2023-01-20"},
                             {"decided", "2023-01-31"},
                             {"reason", "R"},
                             {"observations", told}});
    service.signal("2023-01", {{"opened", "2023-01-10"}});
    service.signal("2023-02",
                   {{"opened", "2023-01-10"}, {"examined", "2023-01-20"}, {"decision", "transmit"}});
    service.signal("2023-03",
                   {{"opened", "2022-01-10"}, {"examined", "2022-01-20"}, {"decision", "transmit"}});
    service.add("transmission", {{"signal", "2023-03"},
                                 {"institution", "Cabinet"},
                                 {"sent", "2022-02-01"},
                                 {"answered", "2022-02-28"},
                                 {"disposition", "partial"}});
    service.add("transmission",
                {{"signal", "2023-03"}, {"institution", "D"}, {"sent", "2022-02-01"}, {"due", "2023-05-01"}});
    service.add("transmission_event", {{"signal", "2023-03"},
                                       {"institution", "D"},
                                       {"sent", "2022-02-01"},
                                       {"date", "2022-03-01"},
                                       {"event", "stop"}});
    const Case cases[] = {
        {"observation-not-noted", "2023-04-30", "2023-05-01", open},
        {"feedback-not-given", "2023-02-28", "2023-03-01", told},
        {"proposal-draft-old", "2023-04-10", "2023-04-11", "1"},
        {"proposal-undecided", "2023-07-20", "2023-07-21", "2"},
        {"signal-not-examined", "2023-02-10", "2023-02-11", "2023-01"},
        {"signal-not-transmitted", "2023-02-20", "2023-02-21", "2023-02"},
        {"clock-stopped-long", "2022-06-01", "2022-06-02", "2023-03 D 2022-02-01"},
        {"answered-not-implemented", "2023-02-28", "2023-03-01", "2023-03 Cabinet 2022-02-01"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.check);
        CHECK(service.found(one.check, one.due) == Lines{});
        CHECK(service.found(one.check, one.next) == Lines{one.key + ' ' + one.due});
        service.config.checking.spans[one.check] = {.months = 24};
        CHECK(service.found(one.check, one.next) == Lines{});
    }
}

TEST_CASE("check: a span in working days") {
    Service service;
    service.observe("2023-12-21"); // a Thursday; Christmas and New Year's Day are Mondays
    service.config.checking.spans["observation-not-noted"] = {.working_days = 2};
    CHECK(service.found("observation-not-noted", "2023-12-26") == Lines{});
    CHECK(service.found("observation-not-noted", "2023-12-27") == Lines{"1 2023-12-26"});
}

TEST_CASE("check: what ends soon, its last day included, and only where nothing follows") {
    Service service;
    service.add(
        "agreement",
        {{"partner", "D"}, {"relation", "external"}, {"since", "2020-01-01"}, {"until", "2023-06-30"}});
    service.add("expert",
                {{"code", "E3"}, {"since", "2020-01-01"}, {"until", "2023-06-30"}, {"funding", "INAMI"}});
    service.add("expert", {{"code", "E4"}, {"since", "2020-01-01"}, {"until", "2023-06-30"}});
    const std::pair<const char*, std::string> cases[] = {{"agreement-ending", "D external 2020-01-01"},
                                                         {"funding-ending", "E3"}};
    for (const auto& [check, key] : cases) {
        CAPTURE_BOUND(check);
        CHECK(service.found(check, "2023-03-29") == Lines{});
        CHECK(service.found(check, "2023-03-30") == Lines{key + " 2023-06-30"});
        CHECK(service.found(check, "2023-06-30") == Lines{key + " 2023-06-30"});
        CHECK(service.found(check, "2023-07-01") == Lines{});
    }
    service.add("contract", {{"expert", "E3"}, {"since", "2023-07-02"}});
    CHECK(service.found("funding-ending", "2023-06-30") == Lines{"E3 2023-06-30"}); // a day between
    service.add("contract", {{"expert", "E3"}, {"since", "2023-07-01"}});
    CHECK(service.found("funding-ending", "2023-06-30") == Lines{});
    service.add("agreement", {{"partner", "D"}, {"relation", "institution"}, {"since", "2023-07-01"}});
    CHECK(service.found("agreement-ending", "2023-06-30") == Lines{});
}

TEST_CASE("check: after a merger the agreement of one serves the other") {
    Service service;
    service.second("E1", "A", "2020-01-01");
    service.add("agreement", {{"partner", "B"}, {"relation", "external"}, {"since", "2020-01-01"}});
    CHECK(service.found("partner-without-agreement", "2023-06-30") == Lines{"A "});
    CHECK(service.found("partner-without-agreement", "2023-07-01") == Lines{});
    service.add(
        "project",
        {{"code", "P1"}, {"partner", "D"}, {"kind", "partner"}, {"title", "T"}, {"since", "2023-07-02"}});
    CHECK(service.found("partner-without-agreement", "2023-07-01") == Lines{});
    CHECK(service.found("partner-without-agreement", "2023-07-02") == Lines{"D "});
}

TEST_CASE("check: meetings are needed more often at the start") {
    Service service;
    service.second("E1", "D", "2023-01-10");
    const char* check = "follow-up-overdue";
    const std::string key = "E1 D 2023-01-10 ";
    CHECK(service.found(check, "2023-01-09") == Lines{}); // not begun
    CHECK(service.found(check, "2023-02-10") == Lines{});
    CHECK(service.found(check, "2023-02-11") == Lines{key + "2023-02-10"});
    CHECK(service.found(check, "2023-04-09") == Lines{key + "2023-02-10"});
    CHECK(service.found(check, "2023-04-10") == Lines{}); // cruising
    CHECK(service.found(check, "2023-07-10") == Lines{});
    CHECK(service.found(check, "2023-07-11") == Lines{key + "2023-07-10"});
    service.add("meeting", {{"date", "2023-02-01"}, {"about", "D"}, {"kind", "start"}});
    CHECK(service.found(check, "2023-03-01") == Lines{});
    CHECK(service.found(check, "2023-03-02") == Lines{key + "2023-03-01"});
    service.add("meeting", {{"date", "2023-08-01"}, {"about", "E1"}, {"kind", "follow-up"}});
    CHECK(service.found(check, "2023-07-31") == Lines{}); // reckoned from 1 February
    CHECK(service.found(check, "2023-08-02") == Lines{});
    CHECK(service.found(check, "2024-02-02") == Lines{key + "2024-02-01"});
    service.config.checking.cruising_every = {.days = 300};
    CHECK(service.found(check, "2024-02-02") == Lines{});
}

TEST_CASE("check: a meeting that lies ahead counts for nothing yet, one on the next date and later does") {
    Service service;
    service.add("meeting",
                {{"date", "2023-01-10"}, {"about", "E1"}, {"kind", "start"}, {"next", "2023-02-10"}});
    CHECK(service.found("meeting-due", "2023-02-10") == Lines{});
    CHECK(service.found("meeting-due", "2023-02-11") == Lines{"1 2023-02-10"});
    service.add("meeting", {{"date", "2023-02-09"}, {"about", "E1"}, {"kind", "start"}});
    CHECK(service.found("meeting-due", "2023-02-11") == Lines{"1 2023-02-10"});
    service.add("meeting", {{"date", "2023-02-10"}, {"about", "E1"}, {"kind", "start"}});
    CHECK(service.found("meeting-due", "2023-02-11") == Lines{});
    service.second("E2", "D", "2022-01-01");
    service.add("meeting", {{"date", "2023-03-01"}, {"about", "E2"}, {"kind", "follow-up"}});
    CHECK(service.found("follow-up-overdue", "2023-02-28") == Lines{"E2 D 2022-01-01 2022-07-01"});
}

TEST_CASE("check: nobody waits for a meeting about what has ended") {
    Service service;
    service.add("project", {{"code", "P1"},
                            {"kind", "tailored"},
                            {"title", "T"},
                            {"since", "2023-01-01"},
                            {"until", "2023-03-31"}});
    service.add("meeting",
                {{"date", "2023-01-10"}, {"about", "P1"}, {"kind", "start"}, {"next", "2023-02-10"}});
    CHECK(service.found("meeting-due", "2023-03-31") == Lines{"1 2023-02-10"});
    CHECK(service.found("meeting-due", "2023-04-01") == Lines{});
}

TEST_CASE("check: contracts cover a secondment day by day, up to today") {
    Service service;
    service.add("expert", {{"code", "E3"}, {"since", "2020-01-01"}, {"until", "2020-12-31"}});
    service.add("contract", {{"expert", "E3"}, {"since", "2021-01-01"}, {"until", "2021-06-30"}});
    service.add("contract", {{"expert", "E3"}, {"since", "2021-07-02"}, {"until", "2022-12-31"}});
    service.second("E3", "D", "2020-01-01", {{"until", "2021-06-30"}});
    service.second("E3", "D", "2021-07-02");
    const char* check = "secondment-outside-contract";
    CHECK(service.found(check, "2022-12-31") == Lines{});
    CHECK(service.found(check, "2023-01-01") == Lines{"E3 D 2021-07-02 2023-01-01"});
    service.second("E3", "A", "2021-06-01", {{"until", "2021-08-31"}});
    service.second("E3", "C", "2019-12-31", {{"until", "2020-01-01"}});
    CHECK(service.found(check, "2022-12-31") ==
          Lines{"E3 A 2021-06-01 2021-07-01", "E3 C 2019-12-31 2019-12-31"});
    CHECK(service.found(check, "2019-01-01") == Lines{}); // they all lie ahead
}

TEST_CASE("check: coordinators who left") {
    Service service;
    const char* check = "secondment-with-coordinator-gone";
    service.second("E1", "D", "2020-01-01", {{"coordinator", "C2"}});
    CHECK(service.found(check, "2022-12-31") == Lines{});
    CHECK(service.found(check, "2023-01-01") == Lines{"E1 D 2020-01-01 2022-12-31"});
    service.second("E2", "D", "2020-01-01", {{"coordinator", "C2"}, {"until", "2023-03-31"}});
    CHECK(service.found(check, "2023-04-01").size() == 1); // it ended; C2 was there at first
    service.second("E2", "A", "2012-01-01", {{"coordinator", "C2"}, {"until", "2014-12-31"}});
    CHECK(service.found(check, "2022-12-31") == Lines{"E2 A 2012-01-01 2012-01-01"});

    check = "project-with-coordinator-gone";
    const auto project = [&](const char* code, Fields days) {
        days.insert(days.end(),
                    {{"code", code}, {"kind", "tailored"}, {"title", "T"}, {"coordinator", "C2"}});
        service.add("project", days);
    };
    project("P1", {{"since", "2022-01-01"}});
    project("P2", {{"requested", "2022-11-01"}});
    project("P3", {{"since", "2022-01-01"}, {"until", "2022-12-31"}});
    project("P4", {{"since", "2023-03-01"}, {"until", "2023-04-30"}}); // C2 was never there
    CHECK(service.found(check, "2022-12-31") == Lines{"P4 2023-03-01"});
    CHECK(service.found(check, "2023-01-01") == Lines{"P1 2022-12-31", "P2 2022-12-31", "P4 2023-03-01"});
}

TEST_CASE("check: an expert is at a partner by a secondment or a project, also after a merger") {
    Service service;
    const char* check = "observation-outside-secondment";
    service.second("E1", "A", "2023-01-01", {{"until", "2023-08-31"}});
    service.add("project", {{"code", "P1"},
                            {"partner", "D"},
                            {"kind", "partner"},
                            {"title", "T"},
                            {"since", "2023-03-01"},
                            {"experts", "E2 E1"}});
    service.observe("2023-01-01", {{"partner", "A"}});
    service.observe("2023-06-30", {{"partner", "B"}}); // 2: they merge the day after
    service.observe("2023-07-01", {{"partner", "B"}});
    service.observe("2023-07-01", {{"partner", "C"}});
    service.observe("2023-09-01", {{"partner", "C"}}); // 5: a day after the last
    service.observe("2023-02-28");                     // 6: the project begins the day after
    service.observe("2023-03-01");
    service.observe("2023-01-01", {{"expert", "E2"}, {"partner", "A"}}); // 8
    service.observe("2023-01-01", {{"expert", "E2"}, {"partner", "A"}, {"withdrawn", "2023-01-02"}});
    CHECK(service.found(check, "2024-01-01") ==
          Lines{"2 2023-06-30", "5 2023-09-01", "6 2023-02-28", "8 2023-01-01"});

    for (const char* month : {"2022-12", "2023-01", "2023-08", "2023-09"})
        service.add("tally", {{"month", month}, {"expert", "E1"}, {"partner", "A"}, {"count", "1"}});
    CHECK(service.found("tally-outside-secondment", "2024-01-01") ==
          Lines{"2022-12 E1 A 2022-12-01", "2023-09 E1 A 2023-09-01"});
}

TEST_CASE("check: a title is measured in characters") {
    Service service;
    std::string accents;
    for (int i = 0; i < 60; ++i)
        accents += "é";
    service.observe("2023-01-01", {{"title", accents}});
    service.observe("2023-01-01", {{"title", accents + "é"}});
    service.observe("2023-01-01");
    CHECK(service.found("observation-title-too-long", "2023-01-02") == Lines{"2 "});
}

TEST_CASE("check: odd days") {
    Service service;
    service.observe("1999-12-31");
    service.observe("2000-01-01");
    service.observe("2023-05-02", {{"noted", "2023-05-01"}, {"feedback", "2023-05-02"}});
    service.observe("2023-05-02", {{"noted", "2023-05-02"}, {"feedback", "2023-05-01"}});
    service.observe("2023-05-02", {{"noted", "2023-06-02"}});
    service.add("meeting",
                {{"date", "2023-06-02"}, {"about", "E1"}, {"kind", "start"}, {"next", "2023-06-01"}});
    service.second("E1", "D", "0203-01-01", {{"until", "2030-01-01"}});
    // By kind in the order of the register, then by number.
    CHECK(service.found("odd-date", "2023-06-02") == Lines{"E1 D 0203-01-01 0203-01-01", "1 2023-06-01",
                                                           "1 1999-12-31", "3 2023-05-01", "4 2023-05-01"});
    CHECK(service.found("odd-date", "2023-06-01") == Lines{"E1 D 0203-01-01 0203-01-01", "1 2023-06-02",
                                                           "1 2023-06-01", "1 1999-12-31", "3 2023-05-01",
                                                           "4 2023-05-01", "5 2023-06-02"});
    CHECK(service.found("observation-in-the-future", "2023-05-02") == Lines{});
    CHECK(service.found("observation-in-the-future", "2023-05-01").size() == 3);
}

TEST_CASE("check: feedback waits for the last of what an observation led to") {
    Service service;
    const std::string number = std::to_string(service.observe("2023-01-02"));
    const char* check = "feedback-not-given";
    CHECK(service.found(check, "2024-01-01") == Lines{}); // it led to nothing
    const long long proposal = service.add("proposal", {{"partner", "D"},
                                                        {"area", "other"},
                                                        {"text", "T"},
                                                        {"opened", "2023-01-10"},
                                                        {"abandoned", "2023-02-01"},
                                                        {"reason", "R"},
                                                        {"observations", number}});
    CHECK(service.found(check, "2023-06-01") == Lines{number + " 2023-03-01"});
    service.signal("2023-01", {{"opened", "2023-02-01"},
                               {"examined", "2023-03-10"},
                               {"decision", "not"},
                               {"reason", "R"},
                               {"proposals", std::to_string(proposal)}});
    CHECK(service.found(check, "2023-06-01") == Lines{number + " 2023-04-10"});
    service.add("proposal", {{"partner", "D"},
                             {"area", "other"},
                             {"text", "T"},
                             {"decision", "accepted"},
                             {"submitted", "2023-01-10"},
                             {"decided", "2023-02-01"},
                             {"observations", number}});
    CHECK(service.found(check, "2023-06-01") == Lines{}); // it goes on
    CHECK(service.found("observation-not-noted", "2023-06-01") == Lines{});
}

TEST_CASE("check: where the evidence of a signal comes from") {
    Service service;
    const std::string a = std::to_string(service.observe("2023-01-02", {{"partner", "A"}}));
    const std::string b = std::to_string(service.observe("2023-01-02", {{"partner", "B"}}));
    const Fields inter{{"ground", "inter_org"}, {"opened", "2023-02-01"}};
    auto with = [&](Fields more) {
        Fields fields{{"title", "T"}, {"statement", "S"}};
        fields.insert(fields.end(), inter.begin(), inter.end());
        fields.insert(fields.end(), more.begin(), more.end());
        service.add("signal", fields);
    };
    with({{"number", "2023-01"}, {"observations", a}});
    with({{"number", "2023-02"}, {"observations", a + ' ' + b}});
    with({{"number", "2023-03"}, {"no_evidence", "press"}});
    with({{"number", "2023-04"}});
    with({{"number", "2023-05"},
          {"observations", a},
          {"examined", "2023-02-02"},
          {"decision", "transmit"},
          {"closed", "2023-03-01"},
          {"outcome", "O"}});
    service.signal("2023-06", {{"opened", "2023-02-01"}, {"observations", a}});
    CHECK(service.found("signal-one-partner", "2023-06-30") == Lines{"2023-01 "});
    CHECK(service.found("signal-one-partner", "2023-07-01") == Lines{"2023-01 ", "2023-02 "});
    CHECK(service.found("signal-without-evidence", "2023-06-30") == Lines{"2023-04 "});
}

TEST_CASE("check: institutions that can't answer any more") {
    Service service;
    service.signal("2023-01",
                   {{"opened", "2023-01-02"}, {"examined", "2023-01-03"}, {"decision", "transmit"}});
    service.add("partner", {{"code", "X"}, {"kind", "hospital"}, {"name_fr", "X"}, {"until", "2023-06-30"}});
    for (const char* institution : {"A", "X", "D"})
        service.add("transmission",
                    {{"signal", "2023-01"}, {"institution", institution}, {"sent", "2023-01-04"}});
    const char* check = "transmission-to-closed-partner";
    CHECK(service.found(check, "2023-06-30") == Lines{});
    CHECK(service.found(check, "2023-07-01") ==
          Lines{"2023-01 A 2023-01-04 2023-07-01", "2023-01 X 2023-01-04 2023-06-30"});
    CHECK(service.found("transmission-without-due", "2023-07-01").size() == 3);
}

TEST_CASE("check: codes that the configuration lacks, without regard to case, and only those in use") {
    Service service;
    service.observe("2023-01-02", {{"right", "work"}});
    CHECK(service.found("unknown-codes", "2023-01-02") == Lines{});
    service.config.taxonomies["right"] = {{"WORK", {}}};
    CHECK(service.found("unknown-codes", "2023-01-02") == Lines{});
    service.config.taxonomies["right"] = {{"housing", {}}};
    CHECK(service.found("unknown-codes", "2023-01-02") == Lines{"right work "});
}

TEST_CASE("check: what the configuration leaves out runs only when it is named") {
    Service service;
    service.second("E1", "D", "2023-01-01");
    service.config.checking.off = {"secondment-without-mentor"};
    const report::CheckResult result = edv::report::run_checks(
        {service.store(), service.config, language::Language()}, day("2023-01-15"), {});
    Lines checks;
    for (const Row& row : result.table.rows)
        checks.push_back(to_text(row.cells[0].value));
    CHECK(checks == Lines{"secondment-without-coordinator", "partner-without-agreement"});
    CHECK(result.checks == 2);
    CHECK(join(result.table.notes, "|") == "Left out by the configuration: secondment-without-mentor.");
    CHECK(service.found("secondment-without-mentor", "2023-01-15") == Lines{"E1 D 2023-01-01 "});
}

TEST_CASE("check: what contradicts, in one record and across those of a signal") {
    Service service;
    const char* check = "days-contradict";
    service.signal("2023-01",
                   {{"opened", "2023-01-02"}, {"examined", "2023-01-03"}, {"decision", "transmit"}});
    service.add("transmission", {{"signal", "2023-01"}, {"institution", "A"}, {"sent", "2023-01-04"}});
    CHECK(service.found(check, "2023-06-30") == Lines{});
    const long long proposal = service.add("proposal", {{"partner", "D"},
                                                        {"area", "other"},
                                                        {"text", "T"},
                                                        {"submitted", "2023-01-10"},
                                                        {"abandoned", "2023-01-09"},
                                                        {"reason", "R"}});
    service.signal("2023-02", {{"opened", "2023-01-02"}});
    service.add("transmission", {{"signal", "2023-02"}, {"institution", "A"}, {"sent", "2023-01-04"}});
    service.add("transmission_event", {{"signal", "2023-01"},
                                       {"institution", "A"},
                                       {"sent", "2023-01-04"},
                                       {"date", "2023-02-01"},
                                       {"event", "resume"}});
    CHECK(service.found(check, "2023-06-30") == Lines{std::to_string(proposal) + " 2023-01-09",
                                                      "2023-02 A 2023-01-04 2023-01-04",
                                                      "2023-01 A 2023-01-04 2023-02-01 resume 2023-02-01"});
}

TEST_CASE("check: a signal is used after it was opened and sent") {
    Service service;
    service.signal("2023-01",
                   {{"opened", "2023-01-10"}, {"examined", "2023-01-20"}, {"decision", "transmit"}});
    service.signal("2023-02", {{"opened", "2023-01-10"}});
    for (const char* sent : {"2023-03-01", "2023-02-01"})
        service.add("transmission", {{"signal", "2023-01"}, {"institution", "D"}, {"sent", sent}});
    const auto use = [&](const char* signal, const char* date) {
        service.add("uptake", {{"signal", signal}, {"kind", "press"}, {"date", date}});
    };
    use("2023-01", "2023-01-09"); // before the opening
    use("2023-01", "2023-01-31"); // before the first day of sending
    use("2023-01", "2023-02-01");
    use("2023-02", "2023-06-01"); // sent to nobody
    CHECK(service.found("signal-used-early", "2023-12-31") == Lines{"2023-01 2023-01-09 press 2023-01-09",
                                                                    "2023-01 2023-01-31 press 2023-01-31",
                                                                    "2023-02 2023-06-01 press 2023-06-01"});
    const auto said = [&](const char* signal, const char* date) {
        return english(report::early_use(
            service.store(), record("uptake", {{"signal", signal}, {"kind", "press"}, {"date", date}})));
    };
    CHECK(said("2023-01", "2023-01-09") == "used on 2023-01-09, before the signal was opened on 2023-01-10");
    CHECK(said("2023-01", "2023-01-31") ==
          "used on 2023-01-31, before the signal was first sent on 2023-02-01");
    CHECK(said("2023-01", "2023-02-01").empty());
    CHECK(said("2023-02", "2023-06-01") == "used on 2023-06-01, although the signal was sent to nobody");
}
