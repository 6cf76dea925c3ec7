#include <doctest/doctest.h>
#include <filesystem>
#include <sstream>
#include <stdlib.h>

#include "intake/import_files.hpp"
#include "report/counts.hpp"
#include "report/cross.hpp"
#include "unit/records.hpp"

using namespace edv;
using test::day;
using test::record;

namespace {

const store::Origin origin{"tester", "2024-01-01T00:00:00Z"};

/// A small register: two experts, one with a return; two partners that merge into a third in July 2023.
class Small {
public:
    Small() : folder_(make_folder()), store_(make(folder_ + "/edv.db")) {
        store::Writing writing(store_, origin, config::default_config().taxonomies);
        auto add = [&](std::string_view kind,
                       const std::vector<std::pair<std::string_view, std::string>>& fields) {
            writing.add(record(kind, fields));
        };
        for (const char* code : {"A", "B", "C"})
            add("partner", {{"code", code}, {"kind", "hospital"}, {"name_fr", code}});
        for (const char* code : {"A", "B"}) {
            add("partner_successor", {{"partner", code}, {"successor", "C"}, {"since", "2023-07-01"}});
            add("agreement", {{"partner", code}, {"relation", "institution"}, {"since", "2010-01-01"}});
        }
        add("expert", {{"code", "E1"},
                       {"language", "fr"},
                       {"since", "2020-01-01"},
                       {"until", "2021-12-31"},
                       {"fte", "1"},
                       {"employment", "service"}});
        add("contract",
            {{"expert", "E1"}, {"since", "2023-03-15"}, {"fte", "0.5"}, {"employment", "funded"}});
        add("expert", {{"code", "E2"},
                       {"language", "nl"},
                       {"since", "2022-06-01"},
                       {"fte", "0.8"},
                       {"employment", "service"}});
        add("secondment", {{"expert", "E1"}, {"partner", "A"}, {"since", "2023-03-15"}, {"share", "1"}});
        add("secondment", {{"expert", "E2"},
                           {"partner", "A"},
                           {"since", "2022-06-01"},
                           {"until", "2023-02-28"},
                           {"share", "0.5"}});
        add("secondment", {{"expert", "E2"}, {"partner", "B"}, {"since", "2022-06-01"}, {"share", "0.5"}});
        writing.commit(msg("a register"));
    }
    ~Small() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    Small(const Small&) = delete;
    Small& operator=(const Small&) = delete;

    store::Store& store() { return store_; }
    report::ReportContext context() { return {store_, config::default_config(), language::Language()}; }

    /// "ROW COLUMN": a cell of a table by facets.
    std::string cell(std::string_view table, std::vector<std::string> by, const Period& period,
                     const std::string& row, const std::string& column, bool fte = false) {
        const Table made =
            count_table(context(), report::table_spec(table), period, {std::move(by), fte, false});
        for (std::size_t i = 0; i < made.columns.size(); ++i)
            for (const Row& one : made.rows)
                if (made.columns[i].key == column && to_text(one.cells[0].value) == row)
                    return to_text(one.cells[i].value);
        return "none";
    }

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

std::string figure(const Table& table, const std::string& name, std::size_t column) {
    for (const Row& row : table.rows)
        if (to_text(row.cells[0].value) == name)
            return to_text(row.cells[column].value);
    return "none";
}

intake::ImportResult import(store::Store& store, const std::string& text, bool update = false) {
    std::istringstream in(text);
    store::Writing writing(store, origin, config::default_config().taxonomies);
    intake::SheetOptions options;
    options.update = update;
    intake::Source source(in, "sheet.csv", intake::SourceOptions());
    intake::ImportResult result =
        import_observations(store, writing, config::default_config().taxonomies, source, options);
    if (result.problems.empty())
        writing.commit(msg("an import"));
    return result;
}

} // namespace

TEST_CASE("an expert who returns counts in both spells and not between them") {
    Small small;
    struct Case {
        const char* from;
        const char* to;
        const char* during;
    };
    for (const Case& one : {Case{"2021-12-31", "2021-12-31", "1"}, Case{"2022-01-01", "2022-05-31", "0"},
                            Case{"2022-01-01", "2022-06-01", "1"}, Case{"2023-03-14", "2023-03-14", "1"},
                            Case{"2023-03-15", "2023-03-15", "2"}, Case{"2020-01-01", "2023-12-31", "2"}}) {
        CAPTURE(one.from);
        CHECK(figure(key_figures(small.context(), {day(one.from), day(one.to)}), "experts", 1) == one.during);
    }
}

TEST_CASE("merged partners count once from the day on and in the period that ends on or after it") {
    Small small;
    auto institutions = [&](const char* from, const char* to) {
        return figure(key_figures(small.context(), {day(from), day(to)}), "partner_institutions", 1);
    };
    CHECK(institutions("2022-01-01", "2022-12-31") == "2");
    CHECK(institutions("2023-01-01", "2023-06-30") == "2");
    CHECK(institutions("2023-07-01", "2023-07-01") == "1");
    CHECK(institutions("2023-01-01", "2023-12-31") == "1");
    CHECK(small.cell("partners", {"relation"}, Period::year(2023), "institution", "count") == "1");
}

TEST_CASE("an expert with two secondments counts once in each partner and once in the total") {
    Small small;
    Period early{day("2023-01-01"), day("2023-06-30")};
    CHECK(small.cell("experts", {"partner"}, early, "A", "count") == "2");
    CHECK(small.cell("experts", {"partner"}, early, "B", "count") == "1");
    CHECK(small.cell("experts", {"partner"}, early, "total", "count") == "2");
    CHECK(small.cell("experts", {"partner", "language"}, early, "A", "nl") == "1");
    CHECK(small.cell("experts", {"partner", "language"}, early, "total", "nl") == "1");
}

TEST_CASE("an expert without secondment has no partner and with one somewhere does not count there") {
    Small small;
    CHECK(small.cell("experts", {"partner"}, Period::year(2021), "-", "count") == "1");
    CHECK(small.cell("experts", {"partner"}, Period::year(2023), "-", "count") == "none");
    CHECK(small.cell("experts", {"partner"}, Period::year(2023), "C", "count") == "2");
}

TEST_CASE("months are counted one by one") {
    Small small;
    Period year = Period::year(2023);
    CHECK(small.cell("experts", {"month"}, year, "2023-02", "count") == "1");
    CHECK(small.cell("experts", {"month"}, year, "2023-03", "count") == "2");
    CHECK(small.cell("secondments", {"partner", "month"}, {day("2023-01-01"), day("2023-06-30")}, "A",
                     "2023-03") == "1");
    CHECK(small.cell("secondments", {"partner", "month"}, {day("2023-01-01"), day("2023-06-30")}, "A",
                     "2023-02") == "1");
}

TEST_CASE("full-time equivalents are those of the last contract and for secondments times the share") {
    Small small;
    Period year = Period::year(2023);
    CHECK(small.cell("experts", {"employment"}, year, "funded", "fte", true) == "0.5");
    CHECK(small.cell("experts", {"employment"}, year, "total", "fte", true) == "1.3");
    CHECK(small.cell("secondments", {"expert"}, year, "E2", "fte", true) == "0.8");
    CHECK(small.cell("secondments", {"expert"}, year, "total", "fte", true) == "1.3");
}

TEST_CASE("contracts side by side add up and a row adds what its cells share") {
    Small small;
    store::Writing writing(small.store(), origin, config::default_config().taxonomies);
    writing.add(record(
        "contract", {{"expert", "E1"}, {"since", "2023-09-01"}, {"fte", "0.3"}, {"employment", "service"}}));
    writing.commit(msg("a second contract"));
    Period year = Period::year(2023);
    CHECK(small.cell("experts", {"employment"}, year, "funded", "fte", true) == "0.5");
    CHECK(small.cell("experts", {"employment"}, year, "service", "fte", true) == "1.1");
    CHECK(small.cell("experts", {"partner"}, year, "total", "fte", true) == "1.6");
    CHECK(small.cell("experts", {"partner", "employment"}, year, "C", "total", true) == "1.6");
    CHECK(small.cell("experts", {"partner", "employment"}, year, "C", "funded", true) == "0.5");
}

TEST_CASE("observations with several codes count once in each and withdrawn ones nowhere") {
    Small small;
    intake::ImportResult result = import(
        small.store(),
        "date,expert,partner,summary,barriers,withdrawn\n2023-04-03,E1,A,one,waiting cost,\n"
        "2023-04-04,E1,A,two,waiting,\n2023-04-05,E1,A,three,,\n2023-04-06,E1,A,four,cost,2023-05-01\n");
    REQUIRE(result.problems.empty());
    Period year = Period::year(2023);
    CHECK(small.cell("observations", {"barrier"}, year, "waiting", "count") == "2");
    CHECK(small.cell("observations", {"barrier"}, year, "cost", "count") == "1");
    CHECK(small.cell("observations", {"barrier"}, year, "-", "count") == "1");
    CHECK(small.cell("observations", {"barrier"}, year, "total", "count") == "3");
    CHECK(small.cell("observations", {"barrier"}, year, "waiting", "share") == "0.6666666666666666");
    CHECK(small.cell("observations", {"barrier", "partner"}, year, "total", "C") == "3");
    CHECK(small.cell("observations", {"month", "barrier"}, year, "2023-04", "waiting") == "2");
}

TEST_CASE("the same sheet twice adds nothing and two equal true rows both stay") {
    Small small;
    const std::string sheet =
        "date,expert,summary\n2023-04-03,E1,again\n2023-04-03,E1,again\n2023-04-04,E1,else\n";
    CHECK(import(small.store(), sheet).total().added == 3);
    intake::ImportCounts second = import(small.store(), sheet).total();
    CHECK(second.added == 0);
    CHECK(second.unchanged == 3);
    CHECK(import(small.store(), sheet + "2023-04-03,E1,again\n").total().added == 1);
    CHECK(small.store().count(model::kind("observation")) == 4);
}

TEST_CASE("a reference that exists is known with the same content and a problem with another") {
    Small small;
    const std::string head = "date,expert,summary,ref\n";
    CHECK(import(small.store(), head + "2023-04-03,E1,first,R1\n").total().added == 1);
    CHECK(import(small.store(), head + "2023-04-03,E1,first,R1\n").total().unchanged == 1);
    intake::ImportResult other = import(small.store(), head + "2023-04-03,E1,second,R1\n");
    REQUIRE(other.problems.size() == 1);
    CHECK(other.problems[0].code == "different");
    CHECK(import(small.store(), head + "2023-04-03,E1,second,R1\n", true).total().updated == 1);
    CHECK(small.store().get(model::kind("observation"), 1)->record.text("summary") == "second");
    CHECK(import(small.store(), head + "2023-04-03,E1,second,R1\n").total().unchanged == 1);
    intake::ImportResult twice =
        import(small.store(), head + "2023-04-03,E1,x,R2\n2023-04-03,E1,y,R2\n2023-04-03,E1,x,R2\n");
    REQUIRE(twice.problems.size() == 1);
    CHECK(twice.problems[0].row == 3);
    CHECK(twice.total().unchanged == 1);
}

TEST_CASE("the counts of an import add up whatever is wrong") {
    Small small;
    intake::ImportResult result =
        import(small.store(),
               "date,expert,summary\n2023-04-03,E1,fine\n2023-02-30,E1,no such day\n2023-04-03,E9,nobody\n"
               "2023-04-03,E1,fine\n,,\n2023-04-03,E2,\n");
    intake::ImportCounts counts = result.total();
    CHECK(counts.read == 5);
    CHECK(counts.read == counts.added + counts.unchanged + counts.updated + counts.rejected);
    CHECK(counts.rejected == 3);
    CHECK(small.store().count(model::kind("observation")) == 0);
}

TEST_CASE("what may be left out comes from the register") {
    Small small;
    REQUIRE(import(small.store(), "date,expert,summary\n2023-04-03,E1,alone at A\n").problems.empty());
    model::Record found = small.store().get(model::kind("observation"), 1)->record;
    CHECK(found.text("partner") == "A");
    CHECK(found.text("language") == "fr");
    CHECK(found.text("level") == "first");
    CHECK(import(small.store(), "date,expert,summary\n2023-01-10,E2,at A or B\n").problems.at(0).code ==
          "missing-partner");
    CHECK(import(small.store(), "date,expert,summary\n2021-01-10,E1,nowhere\n").problems.at(0).code ==
          "missing-partner");
}

TEST_CASE("cells rows columns and total add up by record") {
    report::Cross cross;
    cross.add({"a", "b"}, {"x"}, 3);
    cross.add({"a"}, {"x", "y"}, 2);
    CHECK(cross.cell("a", "x") == 5);
    CHECK(cross.cell("b", "y") == 0);
    CHECK(cross.row("a") == 5);
    CHECK(cross.column("y") == 2);
    CHECK(cross.total() == 5);
}

TEST_CASE("each table can be counted and explained by each of its fields") {
    Small small;
    const Period year = Period::year(2023);
    for (const report::TableSpec& spec : report::table_specs())
        for (const report::Facet& facet : spec.facets) {
            CAPTURE(std::string(spec.name));
            CAPTURE(std::string(facet.name));
            report::CountOptions options{.by = {std::string(facet.name)}};
            const Table table = count_table(small.context(), spec, year, options);
            REQUIRE(table.rows.back().role == Role::total);
            const auto total = std::get<long long>(table.rows.back().cells.at(1).value);
            CHECK(static_cast<long long>(
                      explain_cell(small.context(), spec, year, options, "total").rows.size()) == total);
            options.fte = true;
            if (!spec.fte.empty())
                CHECK(explain_cell(small.context(), spec, year, options, "total").rows.size() ==
                      static_cast<std::size_t>(total));
        }
}
