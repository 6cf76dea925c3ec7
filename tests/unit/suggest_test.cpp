#include "report/suggest.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>

#include "edv/base/error.hpp"

#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

using Fields = std::vector<std::pair<std::string_view, std::string>>;

/// Four partners, of which A and B merge into C in July 2023, and four experts.
class Service {
public:
    Service() : folder_(make_folder()), store_(make(folder_ + "/edv.db")) {
        write([&](store::Writing& writing) {
            for (const char* code : {"A", "B", "C", "D"})
                writing.add(record("partner", {{"code", code}, {"kind", "hospital"}, {"name_fr", code}}));
            for (const char* code : {"A", "B"})
                writing.add(record("partner_successor",
                                   {{"partner", code}, {"successor", "C"}, {"since", "2023-07-01"}}));
            for (const char* code : {"E1", "E2", "E3", "E4"})
                writing.add(record(
                    "expert",
                    {{"code", code}, {"name", "Zoé Fontaine"}, {"language", "fr"}, {"since", "2020-01-01"}}));
        });
    }
    ~Service() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Service(const Service&) = delete;
    Service& operator=(const Service&) = delete;

    template <class Work>
    void write(const Work& work, bool many = false) {
        store::Writing writing(store_, {"tester", "2024-01-01T00:00:00Z"},
                               config::default_config().taxonomies, many);
        work(writing);
        writing.commit(msg("a test"));
    }

    /// `where` is "EXPERT PARTNER", `codes` "RIGHT BARRIER".
    void notice(const std::string& where, const std::string& codes, const std::string& summary = "Texte",
                const Fields& more = {}) {
        write([&](store::Writing& writing) { writing.add(observation(where, codes, summary, more)); });
    }
    static model::Record observation(const std::string& where, const std::string& codes,
                                     const std::string& summary, const Fields& more = {}) {
        const auto half = codes.find(' ');
        Fields fields{{"date", "2023-03-01"},
                      {"expert", where.substr(0, 2)},
                      {"partner", where.substr(3)},
                      {"summary", summary},
                      {"language", "fr"}};
        if (half > 0)
            fields.emplace_back("right", codes.substr(0, half));
        if (half + 1 < codes.size())
            fields.emplace_back("barriers", codes.substr(half + 1));
        model::Record made = record("observation", fields);
        for (const auto& [field, text] : more)
            made.at(field) = record("observation", {{field, text}}).at(field);
        return made;
    }
    /// Something to compare with: other rights and barriers at every partner.
    void notice_others() {
        for (const char* where : {"E1 A", "E2 B", "E3 C", "E4 D"})
            for (const char* codes : {"work digital", "work waiting", "health digital", "health waiting"})
                notice(where, codes);
    }

    Table table(const report::SuggestOptions& options, std::size_t most = 100) {
        return suggestion_table(context(), options, most);
    }
    report::ReportContext context() { return {store_, config::default_config(), language::Language()}; }

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

report::SuggestOptions all_time() {
    report::SuggestOptions options;
    options.day = day("2023-06-30");
    return options;
}

std::string cell(const Table& table, const Row& row, std::string_view key) {
    for (std::size_t at = 0; at < table.columns.size(); ++at)
        if (table.columns[at].key == key)
            return to_text(row.cells[at].value);
    return "no column";
}

/// "right barrier take_up group" of a row, `-` for none.
std::string pair_of(const Table& table, const Row& row) {
    std::string all;
    for (std::string_view key : {"right", "barrier", "take_up", "group"}) {
        const std::string code = cell(table, row, key);
        all += (all.empty() ? "" : " ") + (code.empty() ? std::string("-") : code);
    }
    return all;
}

std::string of_pair(const Table& table, std::string_view pair, std::string_view key) {
    for (const Row& row : table.rows)
        if (pair_of(table, row) == pair)
            return cell(table, row, key);
    return "none";
}

/// Signal 2023-01 that cites these observations and proposals.
model::Record signal(const std::string& observations, const std::string& proposals = "") {
    model::Record made = record("signal", {{"number", "2023-01"},
                                           {"title", "Title"},
                                           {"statement", "Statement"},
                                           {"ground", "managerial"},
                                           {"opened", "2023-04-01"}});
    if (!observations.empty())
        made.at("observations") = observations;
    if (!proposals.empty())
        made.at("proposals") = proposals;
    return made;
}

} // namespace

TEST_CASE("the same at several partners comes before the same at one of them") {
    Service service;
    service.notice_others();
    for (const char* where : {"E1 A", "E2 B", "E3 D", "E4 D"})
        service.notice(where, "housing cost");
    for (const char* where : {"E1 A", "E2 A", "E3 A", "E4 A"})
        service.notice(where, "family stigma");
    const Table table = service.table(all_time());
    REQUIRE(table.rows.size() == 6);
    CHECK(pair_of(table, table.rows[0]) == "housing cost - -");
    CHECK(pair_of(table, table.rows[1]) == "family stigma - -");
    CHECK(of_pair(table, "housing cost - -", "observations") == "4");
    CHECK(of_pair(table, "housing cost - -", "partners") == "3");
    CHECK(of_pair(table, "housing cost - -", "experts") == "4");
    CHECK(of_pair(table, "housing cost - -", "evidence") == "20 19 18 17");
    CHECK(of_pair(table, "family stigma - -", "partners") == "1");
}

TEST_CASE("a pair needs so many partners or so many experts") {
    Service service;
    service.notice_others();
    service.notice("E1 A", "housing cost");
    service.notice("E1 B", "housing cost"); // two partners, one expert
    service.notice("E1 A", "family stigma");
    service.notice("E2 A", "family stigma");
    service.notice("E3 A", "family stigma"); // one partner, three experts
    service.notice("E1 A", "assistance rules");
    service.notice("E2 A", "assistance rules"); // one partner, two experts
    struct Case {
        std::optional<long long> partners, experts;
        bool housing, family, assistance;
    };
    for (const Case& one :
         {Case{2, 3, true, true, false}, Case{2, {}, true, false, false}, Case{3, {}, false, false, false},
          Case{{}, 2, false, true, true}, Case{{}, 1, true, true, true}, Case{5, 5, false, false, false}}) {
        report::SuggestOptions options = all_time();
        options.partners = one.partners;
        options.experts = one.experts;
        const Table table = service.table(options);
        CHECK((of_pair(table, "housing cost - -", "rank") != "none") == one.housing);
        CHECK((of_pair(table, "family stigma - -", "rank") != "none") == one.family);
        CHECK((of_pair(table, "assistance rules - -", "rank") != "none") == one.assistance);
    }
}

TEST_CASE("merged partners are one from the day of the merger on") {
    Service service;
    service.notice_others();
    service.notice("E1 A", "housing cost");
    service.notice("E2 B", "housing cost");
    report::SuggestOptions options = all_time();
    CHECK(of_pair(service.table(options), "housing cost - -", "partners") == "2");
    options.day = day("2023-07-01");
    options.partners = 1;
    CHECK(of_pair(service.table(options), "housing cost - -", "partners") == "1");
    options.partners = 2;
    CHECK(of_pair(service.table(options), "housing cost - -", "partners") == "none");
}

TEST_CASE("every pairing is counted, each code of several once, and only what states both") {
    Service service;
    service.notice("E1 A", "housing cost", "Texte",
                   {{"barriers", "cost waiting"}, {"take_up", "not-known"}, {"groups", "older young"}});
    service.notice("E2 D", "housing waiting", "Texte", {{"take_up", "not-known"}, {"groups", "young"}});
    service.notice("E1 A", " waiting");
    service.notice("E1 A", "housing ");
    const Table table = service.table(all_time());
    for (const char* pair : {"housing waiting - -", "housing - not-known -", "housing - - young",
                             "- waiting not-known -", "- waiting - young"}) {
        CAPTURE(pair);
        CHECK(of_pair(table, pair, "observations") == "2");
        CHECK(of_pair(table, pair, "score") == "0"); // all that state both facets carry both codes
    }
    CHECK(table.rows.size() == 5);
}

TEST_CASE("period, right and barrier narrow the pairs; withdrawn observations are none") {
    Service service;
    for (const char* date : {"2022-12-31", "2023-01-01", "2023-12-31"})
        for (const char* where : {"E1 A", "E2 D"}) {
            service.notice(where, "housing cost", "Texte", {{"date", date}});
            service.notice(where, "work digital", "Texte", {{"date", date}});
        }
    service.notice("E3 C", "housing cost", "Texte", {{"withdrawn", "2023-05-01"}, {"reason", "error"}});
    report::SuggestOptions options = all_time();
    CHECK(of_pair(service.table(options), "housing cost - -", "observations") == "6");
    CHECK(of_pair(service.table(options), "housing cost - -", "partners") == "2");
    options.period = Period::year(2023);
    CHECK(of_pair(service.table(options), "housing cost - -", "observations") == "4");
    CHECK(service.table(options).rows.size() == 2);
    options.rights = {"housing"};
    CHECK(service.table(options).rows.size() == 1);
    options.barriers = {"digital"};
    CHECK(service.table(options).rows.empty());
    options.rights.clear();
    CHECK(service.table(options).rows.size() == 1);
}

TEST_CASE("a signal covers a pair when half of what it cites carries both codes") {
    Service service;
    service.notice("E1 A", "housing cost");                                                              // 1
    service.notice("E2 D", "housing cost");                                                              // 2
    service.notice("E1 A", "work digital");                                                              // 3
    service.notice("E2 D", "work digital");                                                              // 4
    service.notice("E3 C", "housing cost", "Texte", {{"withdrawn", "2023-05-01"}, {"reason", "error"}}); // 5
    struct Case {
        const char* observations;
        const char* proposals;
        bool housing, work;
    };
    const Case cases[] = {{"", "", false, false},     {"1", "", true, false},  {"1 3", "", true, true},
                          {"1 3 4", "", false, true}, {"", "1", true, false},  {"3 4", "1", true, true},
                          {"3 4 1", "1", true, true}, {"5", "", false, false}, {"3 5", "", false, true}};
    service.write([&](store::Writing& writing) {
        writing.add(record("proposal", {{"number", "1"},
                                        {"partner", "A"},
                                        {"area", "other"},
                                        {"text", "Proposal"},
                                        {"state", "draft"},
                                        {"observations", "1 2"}}));
        writing.add(signal(""));
    });
    for (const Case& one : cases) {
        CAPTURE(one.observations);
        CAPTURE(one.proposals);
        model::Record now = signal(one.observations, one.proposals);
        now.at("decision") = std::string("not"); // examined and turned down: covered all the same
        service.write([&](store::Writing& writing) { writing.change(1, now); });
        report::SuggestOptions options = all_time();
        CHECK((of_pair(service.table(options), "housing cost - -", "rank") == "none") == one.housing);
        CHECK((of_pair(service.table(options), "work digital - -", "rank") == "none") == one.work);
        options.covered = true;
        const Table table = service.table(options);
        CHECK(of_pair(table, "housing cost - -", "covered_by") == (one.housing ? "2023-01" : ""));
        CHECK(of_pair(table, "work digital - -", "covered_by") == (one.work ? "2023-01" : ""));
    }
}

TEST_CASE("typical words are told by two experts, more than elsewhere, and name nobody") {
    Service service;
    const std::string wanted = "Le compteur est coupé, dit Fontaine en 2023. ";
    for (const char* where : {"E1 A", "E2 B", "E3 C", "E4 D"}) {
        const std::string own = where[1] == '1' ? "Ascenseur, ascenseur." : "Rien.";
        for (int times = 0; times < 3; ++times)
            service.notice(where, "housing cost", wanted + own);
        for (int times = 0; times < 5; ++times)
            service.notice(where, "work digital", "Le guichet est fermé, dit Fontaine. Rien.");
    }
    const Table table = service.table(all_time());
    CHECK(of_pair(table, "housing cost - -", "words") == "compteur coupé");
    CHECK(of_pair(table, "work digital - -", "words") == "fermé guichet");
}

TEST_CASE("words are compared within a language") {
    Service service;
    for (const char* where : {"E1 A", "E2 B", "E3 C", "E4 D"})
        for (int times = 0; times < 5; ++times) {
            service.notice(where, "housing cost", "De meter is dicht.", {{"language", "nl"}});
            service.notice(where, "work digital", "De deur is dicht.", {{"language", "nl"}});
            service.notice(where, "work digital", "Le guichet est clos.");
            service.notice(where, "health waiting", "Le rendez-vous est clos.");
        }
    const Table table = service.table(all_time());
    CHECK(of_pair(table, "housing cost - -", "words") == "meter"); // not "dicht"
    CHECK(of_pair(table, "health waiting - -", "words") == "rendez vous");
}

TEST_CASE("what is planted among many at random is found first") {
    Service service;
    unsigned long long state = 7;
    auto below = [&](std::size_t end) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33U) % end;
    };
    const std::vector<std::string> rights{"work", "health", "housing", "assistance", "environment"};
    const std::vector<std::string> barriers{"digital", "waiting", "cost", "procedure", "rules", "beliefs"};
    const std::vector<std::string> groups{"older", "young", "migrant"};
    const std::vector<std::string> partners{"A", "B", "C", "D"};
    service.write(
        [&](store::Writing& writing) {
            for (std::size_t number = 0; number < 20'000; ++number) {
                const std::string where = "E" + std::to_string(1 + below(4)) + " " + partners[below(4)];
                const bool planted = number % 100 == 0;
                // The rarer, the later in the list.
                auto rare = [&](const auto& list) {
                    return list[std::min(below(list.size()), below(list.size()))];
                };
                const std::string codes =
                    planted ? "environment beliefs" : rare(rights) + " " + rare(barriers);
                writing.add(Service::observation(where, codes, planted ? "Un puits." : "Un mur.",
                                                 {{"groups", rare(groups)}}));
            }
            // At one partner only, and by one expert: more of it, and no pattern.
            for (std::size_t number = 0; number < 300; ++number)
                writing.add(Service::observation("E1 A", "work literacy", "Un mur."));
        },
        true);
    report::SuggestOptions options = all_time();
    options.day = day("2023-01-01");
    const Table table = service.table(options, 3);
    REQUIRE(table.rows.size() == 3);
    CHECK(pair_of(table, table.rows[0]) == "environment beliefs - -");
    CHECK(cell(table, table.rows[0], "words") == "puits");
    CHECK(cell(table, table.rows[0], "partners") == "4");
    const auto observations = parse_integer(cell(table, table.rows[0], "observations")).value();
    CHECK(observations > 200);
    const Table all = explain_suggestion(service.context(), options, 1);
    CHECK(static_cast<long long>(all.rows.size()) == observations);
}

TEST_CASE("a draft says how often, where, by how many and in which words, and cites all of it") {
    Service service;
    service.notice_others();
    for (const char* where : {"E1 A", "E2 B", "E3 D", "E1 D"})
        service.notice(where, "housing cost", "Le compteur.",
                       {{"date", "2023-02-0" + std::string(where, 1, 1)}});
    const model::Record signal = draft_signal(service.context(), all_time(), 1, day("2024-01-15"));
    CHECK(signal.text("title") == "right to decent housing: cost");
    CHECK(signal.text("statement") ==
          "4 observations tell of both “right to decent housing” and “cost” (1 February 2023 to 3 February "
          "2023).\nNoticed at 3 partners.\nTypical words: "
          "compteur.");
    CHECK(signal.text("ground") == "inter_org");
    CHECK(signal.date("opened") == day("2024-01-15"));
    CHECK(signal.text("observations") == "17 20 18 19");
    report::SuggestOptions options = all_time();
    options.day = day("2023-07-01");
    options.experts = 1;
    options.partners = {};
    options.barriers = {"digital"};
    CHECK_THROWS_AS(draft_signal(service.context(), options, 3, day("2024-01-15")), Error);
    CHECK_THROWS_AS(explain_suggestion(service.context(), options, 0), Error);
}
