#include "intake/proposing.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <sstream>
#include <unistd.h>

#include "edv/base/error.hpp"
#include "edv/store/store.hpp"

#include "config/config.hpp"
#include "config/parse.hpp"
#include "intake/csv_reader.hpp"
#include "records.hpp"
#include "unit/bound.hpp"

using namespace edv;

namespace {

using Texts = std::vector<std::string>;

/// A store with two experts and two partners, gone with the test.
class Register {
public:
    Register() {
        std::filesystem::create_directory(folder_);
        store::Store::create(file());
        store_.emplace(file(), store::Store::Mode::write);
        store::Writing writing(*store_, {"test", "2023-01-01T00:00:00Z"}, taxonomies());
        for (const std::string code : {"E01", "E02"})
            writing.add(test::record("expert", {{"code", code}, {"since", "2020-01-01"}}));
        for (const std::string code : {"FIN", "ONEM"})
            writing.add(test::record("partner", {{"code", code}, {"kind", "fps"}, {"name_fr", code}}));
        writing.commit({});
    }
    ~Register() { std::filesystem::remove_all(folder_); }
    Register(const Register&) = delete;
    Register& operator=(const Register&) = delete;

    intake::Proposal propose(const std::string& sheet, config::Profile start = {}) {
        std::istringstream in(sheet);
        intake::CsvReader rows(in);
        intake::Proposal proposal =
            propose_profile(rows, intake::Known(*store_, taxonomies()), taxonomies(), std::move(start));
        config::parse_profile(profile_text(proposal.profile), "proposal", {}); // it always loads
        return proposal;
    }

private:
    static const model::Taxonomies& taxonomies() { return config::default_config().taxonomies; }
    [[nodiscard]] std::string file() const { return (folder_ / "edv.db").string(); }

    std::filesystem::path folder_ =
        std::filesystem::temp_directory_path() / ("edv-proposing-" + std::to_string(::getpid()));
    std::optional<store::Store> store_;
};

const intake::SeenColumn& column(const intake::Proposal& proposal, std::string_view header) {
    const auto found = std::find_if(proposal.columns.begin(), proposal.columns.end(),
                                    [&](const intake::SeenColumn& one) { return one.header == header; });
    REQUIRE(found != proposal.columns.end());
    return *found;
}

/// The headers of a field; none when it has no column.
Texts headers(const intake::Proposal& proposal, std::string_view field) {
    const auto found = proposal.profile.columns.find(field);
    return found == proposal.profile.columns.end() ? Texts() : found->second;
}

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.problems().front().code;
    }
    return {};
}

const std::string prose = "Personne ne sait quand le guichet ouvre ni qui appeler";

} // namespace

TEST_CASE("proposing: usual headers first") {
    Register known;
    const intake::Proposal made =
        known.propose("Datum;Dienst;Ervaringsdeskundige;Titel;Beschrijving;Aantal personen;Thema\n"
                      "12/01/2023;FIN;E01;A;B;3;x\n25/01/2023;ONEM;E02;A;B;4;y\n");
    CHECK(headers(made, "date") == Texts{"Datum"});
    CHECK(headers(made, "partner") == Texts{"Dienst"});
    CHECK(headers(made, "expert") == Texts{"Ervaringsdeskundige"});
    CHECK(headers(made, "title") == Texts{"Titel"});
    CHECK(headers(made, "summary") == Texts{"Beschrijving"});
    CHECK(headers(made, "people") == Texts{"Aantal personen"});
    CHECK(made.profile.columns.size() == 6);
    CHECK(made.profile.dates == Texts{"%d/%m/%Y"});
    CHECK(made.missing.empty());
    CHECK(made.rows == 2);
    CHECK(made.whole);
    CHECK_FALSE(made.order_open);
    CHECK(column(made, "Datum").found == intake::FoundBy::header);
    CHECK(column(made, "Thema").found == intake::FoundBy::nothing);
    CHECK(column(made, "Thema").field.empty());
}

TEST_CASE("proposing: several columns of sentences are one field, of others the first counts") {
    Register known;
    const intake::Proposal made =
        known.propose("Description,Constat,Date,Datum,DATE\nA,B,2023-01-01,2023-01-02,x\n");
    CHECK(headers(made, "summary") == Texts{"Description", "Constat"});
    CHECK(headers(made, "date") == Texts{"Date"});
    CHECK(column(made, "Datum").field.empty());
    CHECK(column(made, "DATE").doubled);
    CHECK(made.missing == Texts{"expert", "partner"});
}

TEST_CASE("proposing: then what the cells say") {
    Register known;
    const intake::Proposal made =
        known.propose("a,b,c,d,e,f,g\n"
                      "x-1,2023-01-12,E01,FIN,housing,waiting distance,\"" +
                      prose + "\"\n" + "x-2,2023-01-13,E02,ONEM,santé,readability,\"" + prose + " !\"\n" +
                      "x-3,2023-01-13,E01,FIN,housing,other thing,\"" + prose + "\"\n");
    CHECK(headers(made, "ref") == Texts{"a"});
    CHECK(headers(made, "date") == Texts{"b"});
    CHECK(headers(made, "expert") == Texts{"c"});
    CHECK(headers(made, "partner") == Texts{"d"});
    CHECK(headers(made, "right") == Texts{"e"});
    CHECK(headers(made, "barriers") == Texts{"f"});
    CHECK(headers(made, "summary") == Texts{"g"});
    CHECK(made.missing.empty());
    for (const intake::SeenColumn& one : made.columns)
        CHECK(one.found == intake::FoundBy::content);
}

TEST_CASE("proposing: forms of days") {
    Register known;
    const std::vector<std::pair<std::string, std::string>> forms{
        {"2023-01-12\n2023-02-01", "iso"},      {"2023-01-12T10:15:00.000+01:00\n2023-02-01", "iso"},
        {"12/01/2023\n25/02/2023", "%d/%m/%Y"}, {"1/2/2023 10:15\n5/6/2023 9:00", "%d/%m/%Y"},
        {"01/25/2023\n02/03/2023", "%m/%d/%Y"}, {"12.01.2023\n1.2.2023", "%d.%m.%Y"},
        {"12-01-2023\n25-01-2023", "%d-%m-%Y"}, {"12/01/23\n25/01/23", "%d/%m/%y"},
        {"2023/01/12\n2023/01/25", "%Y/%m/%d"}, {"12 January 2023\n1 Feb 2023", "%d %B %Y"},
        {"1673481600\n1673568000", "unix"},     {"44938\n44938", "excel"},
        {"20230112\n20230112", "%Y%m%d"}};
    for (const auto& [cells, form] : forms) {
        CAPTURE_BOUND(cells);
        const intake::Proposal made = known.propose("moment\n" + cells + "\n");
        CHECK(headers(made, "date") == Texts{"moment"});
        CHECK(made.profile.dates == Texts{form});
    }
    for (const std::string cells :
         {"1\n2", "0476123456\n0476123457", "31/31/2023\n1/1/2023", "2023-02-30\n2023-01-01",
          "12/01/1850\n13/01/1850", "44938\n44939", "a\nb"}) {
        CAPTURE(cells);
        CHECK(headers(known.propose("moment\n" + cells + "\n"), "date").empty());
    }
}

TEST_CASE("proposing: the order of day and month may stay open") {
    Register known;
    CHECK(known.propose("date\n01/02/2023\n03/04/2023\n").order_open);
    CHECK_FALSE(known.propose("date\n01/02/2023\n13/04/2023\n").order_open);
    CHECK_FALSE(known.propose("date\n01/02/2023\n03/14/2023\n").order_open);
    CHECK_FALSE(known.propose("date\n2023-02-01\n").order_open);
}

TEST_CASE("proposing: texts that are no code, with the nearest") {
    Register known;
    const intake::Proposal made =
        known.propose("Barrières,Service\nwaiting,FIN\nwaitng,FINN\nzzz,ONEM\nWaiting,FIN\n");
    const intake::SeenColumn& barriers = column(made, "Barrières");
    CHECK(barriers.unknown_count == 2);
    REQUIRE(barriers.unknown.size() == 2);
    CHECK(barriers.unknown[0].text == "waitng");
    CHECK(barriers.unknown[0].near == "waiting");
    CHECK(barriers.unknown[1].text == "zzz");
    CHECK(barriers.unknown[1].near.empty());
    CHECK(barriers.samples == Texts{"waiting", "Waiting"});
    REQUIRE(column(made, "Service").unknown.size() == 1);
    CHECK(column(made, "Service").unknown[0].near == "FIN");
    CHECK(made.profile.values.empty());
}

TEST_CASE("proposing: labels in any language are codes, several of them in a cell too") {
    Register known;
    const model::Term& term = config::default_config().taxonomy("barrier").front();
    const model::Term& other = config::default_config().taxonomy("barrier").back();
    const intake::Proposal made = known.propose("x\n\"" + term.labels.at("fr") + "\"\n\"" +
                                                other.labels.at("nl") + "; " + term.code + "\"\n");
    CHECK(headers(made, "barriers") == Texts{"x"});
    CHECK(column(made, "x").unknown_count == 0);
}

TEST_CASE("proposing: names of people and sentences are never shown") {
    Register known;
    const intake::Proposal made =
        known.propose("Nom,Expert,Date,Description,Titre,ID,Obstacles,Né le\n"
                      "Ann Peeters,Jan Maes,2023-01-01,Bel Ann,Ann,jan@example.org,Ann Peeters "
                      "can't read the letter that she was sent last week,1950-01-01\n"
                      "Jan Maes,E01,2023-01-02,Bel Jan,Jan,an@example.org,waiting,1950-01-02\n");
    for (const std::string header : {"Nom", "Expert", "Description", "Titre", "ID", "Né le"}) {
        CAPTURE(header);
        CHECK(column(made, header).samples.empty());
        CHECK(column(made, header).unknown.empty());
    }
    CHECK(column(made, "Expert").unknown_count == 1);
    CHECK(column(made, "Nom").filled == 2);
    CHECK(column(made, "Date").samples == Texts{"2023-01-01", "2023-01-02"});
    CHECK(column(made, "Obstacles").unknown.empty());
}

TEST_CASE("proposing: what looks like a reference") {
    Register known;
    CHECK(headers(known.propose("k,l\n7,x\n8,y\n"), "ref") == Texts{"k"});
    CHECK(headers(known.propose("k\nuuid:a1\nuuid:b2\n"), "ref") == Texts{"k"});
    for (const std::string cells : {"1\n1", "1", "Ann\nJan", "a 1\nb 2", "a1@example.org\nb2@example.org"}) {
        CAPTURE(cells);
        CHECK(headers(known.propose("k\n" + cells + "\n"), "ref").empty());
    }
    CHECK(headers(known.propose("k,l\n1,x\n,y\n2,z\n"), "ref").empty());
}

TEST_CASE("proposing: the header may stand below a title") {
    Register known;
    const intake::Proposal made = known.propose("Constats\n\nDate,Titre\n2023-01-01,A\n");
    CHECK(made.profile.header_row == 3);
    CHECK(headers(made, "title") == Texts{"Titre"});
    CHECK(made.rows == 1);
    const intake::Proposal single = known.propose("Titre\nA\nB\n");
    CHECK(single.profile.header_row == 0);
    CHECK(single.rows == 2);
    config::Profile start;
    start.header_row = 2;
    start.name = "n";
    const intake::Proposal told = known.propose("a,b\nDate,Titre\n2023-01-01,A\n", start);
    CHECK(told.profile.header_row == 2);
    CHECK(told.profile.name == "n");
    CHECK(headers(told, "date") == Texts{"Date"});
    CHECK(told.rows == 1);
}

TEST_CASE("proposing: no header") {
    Register known;
    config::Profile start;
    start.header_row = 5;
    CHECK(code_of([&] { known.propose("a,b\n1,2\n", start); }) == "no-header");
    CHECK(code_of([&] { known.propose("\n\n"); }) == "no-header");
    CHECK(code_of([&] { known.propose("a,\"b\" c\n1,2\n"); }) == "damaged-row");
}

TEST_CASE("proposing: a header alone, cells without header, damaged and long sheets") {
    Register known;
    CHECK(known.propose("Date,Titre\n").rows == 0);
    const intake::Proposal wide = known.propose("Date,,Titre\n2023-01-01,x,A,y\n");
    CHECK(wide.columns.size() == 2);
    const intake::Proposal damaged = known.propose("Date,Titre\n2023-01-01,\"A\" b\n2023-01-02,B\n");
    CHECK(damaged.rows == 1);
    std::string all = "Date,Titre\n";
    for (long long i = 0; i <= edv::intake::most_proposal_rows; ++i)
        all += "2023-01-01,A\n";
    const intake::Proposal made = known.propose(all);
    CHECK(made.rows == edv::intake::most_proposal_rows);
    CHECK_FALSE(made.whole);
}

TEST_CASE("proposing: of a form tool's export it is known how headers, answers and days are written") {
    Register known;
    const intake::Proposal kobo =
        known.propose("start,end,visit/summary,visit/barriers,visit/barriers/waiting,"
                      "visit/barriers/language,_uuid,_submission_time\n"
                      "2024-03-04T09:00:00,2024-03-04T09:05:00,Un,waiting,1,0,aa,x\n");
    CHECK(kobo.profile.groups == "/");
    CHECK(kobo.profile.answers == "/");
    CHECK(kobo.profile.columns.at("ref") == Texts{"_uuid"});
    CHECK(kobo.profile.columns.at("summary") == Texts{"visit/summary"});
    CHECK(kobo.profile.columns.at("barriers") == Texts{"visit/barriers"});
    CHECK(kobo.profile.fallback.at("date") == Texts{"start"});
    CHECK_FALSE(kobo.profile.columns.contains("date"));
    CHECK(kobo.missing == Texts{"expert", "partner"});
    const intake::Proposal lime =
        known.propose("id,submitdate,startlanguage,summary,barriers[waiting],people\n"
                      "7,2024-03-04 09:00:00,fr,Un,No,N/A\n");
    CHECK(lime.profile.empty == Texts{"N/A", "1980-01-01 00:00:00"});
    CHECK(lime.profile.fallback.at("date") == Texts{"submitdate"});
    CHECK(lime.profile.columns.at("barriers") == Texts{"barriers"});
    for (const intake::SeenColumn& column : lime.columns)
        CHECK(column.unknown.empty());
}

TEST_CASE("proposing: exports of form tools are known by their headers") {
    Register known;
    CHECK(known.propose("_id,_uuid,_submission_time\n1,a,b\n").tool == "kobo");
    CHECK(known.propose("SubmissionDate,g-date,KEY\na,b,c\n").tool == "odk");
    CHECK(known.propose("id,submitdate,lastpage,startlanguage\na,b,c,d\n").tool == "limesurvey");
    CHECK(known.propose("id,date\na,b\n").tool.empty());
}
