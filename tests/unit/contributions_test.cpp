// Who is in a cell is what the records say, counted here again by hand, and what the pass behind --explain
// says.
#include "report/contributions.hpp"

#include <doctest/doctest.h>
#include <set>
#include <stdexcept>

#include "base/text.hpp"
#include "report/counting.hpp"
#include "report/dated.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

const Period year = Period::year(2023);

struct Noticed {
    const char* date;
    const char* expert;
    const char* partner;
    const char* right;
    const char* barriers;
    const char* withdrawn = "";
};

constexpr Noticed all_noticed[] = {
    {"2023-01-01", "E1", "A", "housing", "waiting"},
    {"2023-01-15", "E1", "A", "housing", "waiting cost"},
    {"2023-02-03", "E1", "A", "housing", ""},
    {"2023-02-28", "E1", "A", "", "cost"},
    {"2023-03-10", "E2", "B", "housing", "cost waiting"},
    {"2023-07-01", "E2", "D", "health", "waiting"},
    {"2023-07-02", "E3", "D", "health", "waiting cost"},
    {"2023-12-31", "E3", "D", "health", ""},
    {"2022-12-31", "E3", "D", "housing", "cost"},
    {"2024-01-01", "E2", "D", "housing", "cost"},
    {"2023-05-05", "E3", "D", "housing", "waiting", "2023-06-01"},
};

struct Seconded {
    const char* expert;
    const char* partner;
    const char* since;
    const char* until;
    const char* coordinator = "";
};

constexpr Seconded all_seconded[] = {
    {"E1", "A", "2020-01-01", "2023-02-28"}, {"E1", "A", "2023-04-01", ""},
    {"E1", "D", "2023-05-01", ""},           {"E2", "B", "2022-06-01", "", "K1"},
    {"E3", "D", "2023-12-31", "", "K2"},     {"E2", "D", "2020-01-01", "2022-12-31", "K2"},
};

struct Tallied {
    const char* month;
    const char* expert;
    const char* partner;
    const char* count;
};

constexpr Tallied all_tallied[] = {{"2022-12", "E1", "A", "50"},
                                   {"2023-01", "E1", "A", "12"},
                                   {"2023-01", "E2", "B", "3"},
                                   {"2023-12", "E3", "D", "4"},
                                   {"2024-01", "E3", "D", "60"}};

struct Met {
    const char* date;
    const char* about;
    const char* coordinators; // who follows it on that day
};

/// E2 was at B, followed by K1, and is at D; the project at A is followed by K2, whatever the day.
constexpr Met all_met[] = {{"2023-01-01", "E2", "K1"}, {"2023-06-01", "B", "K1"},  {"2023-12-31", "D", "K2"},
                           {"2023-02-01", "P1", "K2"}, {"2023-12-31", "E3", "K2"}, {"2023-12-30", "E3", ""},
                           {"2024-01-01", "P1", "K2"}};

/// A and B merge into C in July 2023.
std::string stands_as(const std::string& partner) {
    return partner == "A" || partner == "B" ? "C" : partner;
}

store::Store made(const Room& room) {
    store::Store store(room.file(), store::Store::Mode::write);
    store::Writing writing(store, origin, config::default_config().taxonomies);
    const auto add = [&](std::string_view kind,
                         const std::vector<std::pair<std::string_view, std::string>>& fields) {
        writing.add(record(kind, fields));
    };
    for (const char* code : {"K1", "K2"})
        add("coordinator", {{"code", code}, {"name", code}, {"since", "2010-01-01"}});
    for (const char* code : {"A", "B", "C", "D"})
        add("partner", {{"code", code}, {"kind", "hospital"}, {"name_fr", code}});
    for (const char* code : {"A", "B"})
        add("partner_successor", {{"partner", code}, {"successor", "C"}, {"since", "2023-07-01"}});
    for (const auto& [code, language] : {std::pair("E1", "fr"), {"E2", "nl"}, {"E3", "nl"}})
        add("expert", {{"code", code}, {"language", language}, {"since", "2020-01-01"}, {"fte", "0.5"}});
    for (const char* code : {"A", "B", "D"})
        add("agreement", {{"partner", code}, {"relation", "institution"}, {"since", "2010-01-01"}});
    add("contract", {{"expert", "E1"}, {"since", "2023-03-01"}, {"fte", "0.3"}, {"employment", "funded"}});
    add("project", {{"code", "P1"},
                    {"partner", "A"},
                    {"kind", "partner"},
                    {"title", "T"},
                    {"since", "2023-03-01"},
                    {"coordinator", "K2"}});
    for (const Seconded& one : all_seconded) {
        std::vector<std::pair<std::string_view, std::string>> fields{
            {"expert", one.expert}, {"partner", one.partner}, {"since", one.since}};
        if (*one.until)
            fields.emplace_back("until", one.until);
        if (*one.coordinator)
            fields.emplace_back("coordinator", one.coordinator);
        add("secondment", fields);
    }
    for (const Noticed& one : all_noticed) {
        std::vector<std::pair<std::string_view, std::string>> fields{
            {"date", one.date}, {"expert", one.expert}, {"partner", one.partner}, {"summary", "Une file"}};
        for (const auto& [field, text] :
             {std::pair("right", one.right), {"barriers", one.barriers}, {"withdrawn", one.withdrawn}})
            if (*text)
                fields.emplace_back(field, text);
        add("observation", fields);
    }
    for (const char* partner : {"A", "B", "D"})
        add("proposal", {{"partner", partner},
                         {"area", "reception"},
                         {"text", "T"},
                         {"opened", "2023-02-01"},
                         {"submitted", "2023-02-01"}});
    add("signal", {{"number", "2023-01"},
                   {"title", "T"},
                   {"statement", "S"},
                   {"ground", "political"},
                   {"opened", "2023-03-01"}});
    add("transmission", {{"signal", "2023-01"}, {"institution", "A"}, {"sent", "2023-04-01"}});
    for (const Tallied& one : all_tallied)
        add("tally",
            {{"month", one.month}, {"expert", one.expert}, {"partner", one.partner}, {"count", one.count}});
    for (const Met& one : all_met)
        add("meeting", {{"date", one.date}, {"about", one.about}, {"kind", "review"}});
    writing.commit(msg("a register"));
    return store;
}

/// A record by hand: its values, and whose it is.
struct ByHand {
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::string expert;
    long long records = 1;
};

report::Contributions recounted(const std::vector<ByHand>& records, const report::Cross::Cell& cell) {
    const auto in = [](const std::string& value, const std::vector<std::string>& values) {
        return value.empty() || std::find(values.begin(), values.end(), value) != values.end();
    };
    report::Contributions who;
    for (const ByHand& one : records)
        if (in(cell.first, one.rows) && in(cell.second, one.columns))
            who.add(one.expert, one.records);
    return who;
}

/// Every cell, row, column and the total.
std::set<report::Cross::Cell> cells_of(const report::Cross& cross) {
    std::set<report::Cross::Cell> cells{{"", ""}};
    for (const std::string& row : cross.row_values())
        cells.insert({row, ""});
    for (const std::string& column : cross.column_values()) {
        cells.insert({"", column});
        for (const std::string& row : cross.row_values())
            cells.insert({row, column});
    }
    return cells;
}

class Counted {
public:
    Counted()
        : store_(made(room_)), context_{store_, config::default_config(), language::Language()},
          view_(store_) {}

    [[nodiscard]] report::Counting counting(std::string_view table, report::CountOptions options) const {
        options.contributions = true;
        return counting_of(report::table_spec(table), options);
    }
    [[nodiscard]] report::Cross cross(const report::Counting& counting) const {
        return count_all(context_, view_, {counting}, year).front();
    }
    [[nodiscard]] report::Contributions explained(const report::Counting& counting,
                                                  const report::Cross::Cell& cell) const {
        report::Contributions who;
        each_in_cell(context_, view_, counting, year, cell, [&](const model::Record& record, double) {
            who.add(expert_of(*counting.spec, record), number_of(*counting.spec, record));
        });
        return who;
    }
    void check(std::string_view table, std::vector<std::string> by,
               const std::vector<ByHand>& records) const {
        const report::Cross cross = this->cross(counting(table, {std::move(by)}));
        const std::set<report::Cross::Cell> cells = cells_of(cross);
        CHECK(cells.size() > 2);
        for (const report::Cross::Cell& cell : cells) {
            CAPTURE(cell.first);
            CAPTURE(cell.second);
            CHECK(cross.contributions(cell) == recounted(records, cell));
        }
    }

private:
    Room room_;
    store::Store store_;
    report::ReportContext context_;
    report::RegisterView view_;
};

std::vector<std::string> or_none(std::string_view codes) {
    std::vector<std::string> all = words(codes);
    return all.empty() ? std::vector<std::string>{std::string(edv::report::no_value)} : all;
}

/// The observations of the year, with the values that `of` finds.
template <typename Of>
std::vector<ByHand> noticed(const Of& rows, const Of& columns) {
    std::vector<ByHand> all;
    for (const Noticed& one : all_noticed)
        if (std::string_view(one.date).starts_with("2023") && !*one.withdrawn)
            all.push_back({rows(one), columns(one), one.expert});
    return all;
}

std::vector<ByHand> seconded(const std::function<std::string(const Seconded&)>& row,
                             const std::function<std::string(const Seconded&)>& column) {
    std::vector<ByHand> all;
    for (const Seconded& one : all_seconded)
        if (!*one.until || day(one.until) >= year.from)
            all.push_back({{row(one)}, {column(one)}, one.expert});
    return all;
}

} // namespace

TEST_CASE("a figure knows its records, how many experts have them, and how much is one's") {
    struct Case {
        const char* parts; // EXPERT RECORDS, "-": nobody's
        long long records;
        long long experts;
        double largest;
    };
    for (const Case& one :
         {Case{"", 0, 0, 0}, Case{"E1 1", 1, 1, 1}, Case{"E1 4 E2 1", 5, 2, 0.8},
          Case{"E1 1 E2 4 E1 5", 10, 2, 0.6}, Case{"- 7", 7, 0, 0}, Case{"E1 1 - 3", 4, 1, 0.25}}) {
        CAPTURE(std::string(one.parts));
        report::Contributions who;
        const std::vector<std::string> parts = words(one.parts);
        for (std::size_t i = 0; i < parts.size(); i += 2)
            who.add(parts[i] == "-" ? "" : parts[i], parse_integer(parts[i + 1]).value());
        CHECK(who.records() == one.records);
        CHECK(who.experts() == one.experts);
        CHECK(who.largest_share() == one.largest);
    }
}

TEST_CASE("who is in a cell of observations, recounted from the records") {
    const Counted counted;
    using Of = std::vector<std::string> (*)(const Noticed&);
    const Of none = [](const Noticed&) { return std::vector<std::string>{}; };
    const Of right = [](const Noticed& one) { return or_none(one.right); };
    const Of barrier = [](const Noticed& one) { return or_none(one.barriers); };
    const Of partner = [](const Noticed& one) { return std::vector<std::string>{stands_as(one.partner)}; };
    const Of expert = [](const Noticed& one) { return std::vector<std::string>{one.expert}; };
    const Of month = [](const Noticed& one) { return std::vector<std::string>{std::string(one.date, 7)}; };
    counted.check("observations", {"right"}, noticed(right, none));
    counted.check("observations", {"barrier"}, noticed(barrier, none));
    counted.check("observations", {"barrier", "right"}, noticed(barrier, right));
    counted.check("observations", {"partner", "barrier"}, noticed(partner, barrier));
    counted.check("observations", {"month", "expert"}, noticed(month, expert));
}

TEST_CASE("who is in a cell of secondments and experts, recounted from the records") {
    const Counted counted;
    const auto partner = [](const Seconded& one) { return stands_as(one.partner); };
    const auto expert = [](const Seconded& one) { return std::string(one.expert); };
    counted.check("secondments", {"partner", "expert"}, seconded(partner, expert));
    counted.check("experts", {"partner", "language"},
                  {{{"C", "D"}, {"fr"}, "E1"}, {{"C"}, {"nl"}, "E2"}, {{"D"}, {"nl"}, "E3"}});
    counted.check("experts", {"employment"},
                  {{{"-", "funded"}, {}, "E1"}, {{"-"}, {}, "E2"}, {{"-"}, {}, "E3"}});
}

TEST_CASE("records that one day decides about are nobody's") {
    const Counted counted;
    counted.check("proposals", {"partner", "state"},
                  {{{"C"}, {"submitted"}, ""}, {{"C"}, {"submitted"}, ""}, {{"D"}, {"submitted"}, ""}});
}

TEST_CASE("contacts are added up, tallies are not counted") {
    const Counted counted;
    counted.check(
        "tallies", {"partner", "month"},
        {{{"C"}, {"2023-01"}, "E1", 12}, {{"C"}, {"2023-01"}, "E2", 3}, {{"D"}, {"2023-12"}, "E3", 4}});
    counted.check("tallies", {"expert", "year"},
                  {{{"E1"}, {"2023"}, "E1", 12}, {{"E2"}, {"2023"}, "E2", 3}, {{"E3"}, {"2023"}, "E3", 4}});
    CHECK(counted.cross(counted.counting("tallies", {})).total() == 19);
}

TEST_CASE("a meeting counts for who followed what it is about on its day") {
    const Counted counted;
    std::vector<ByHand> meetings;
    for (const Met& one : all_met)
        if (std::string_view(one.date).starts_with("2023"))
            meetings.push_back({or_none(one.coordinators), {std::string(one.date, 7)}, ""});
    counted.check("meetings", {"coordinator", "month"}, meetings);
}

TEST_CASE("a filter holds for who is in a cell too") {
    const Counted counted;
    const report::Counting only =
        counted.counting("observations", {.by = {"right"}, .filter = {{"barrier", {"cost"}}}});
    const report::Contributions who = counted.cross(only).contributions({"housing", ""});
    CHECK(who.records() == 2);
    CHECK(who.experts() == 2);
    CHECK(who == counted.explained(only, {"housing", ""}));
}

TEST_CASE("a figure, who is in it and its explanation agree in every table") {
    const Counted counted;
    for (const report::TableSpec& spec : report::table_specs())
        for (const report::Facet& rows : spec.facets)
            for (const report::Facet& columns : spec.facets) {
                std::vector<std::string> by{std::string(rows.name)};
                if (rows.name != columns.name)
                    by.emplace_back(columns.name);
                CAPTURE(join(by, ","));
                CAPTURE(std::string(spec.name));
                const report::Counting counting = counted.counting(spec.name, {.by = by});
                const report::Cross cross = counted.cross(counting);
                for (const report::Cross::Cell& cell : cells_of(cross)) {
                    CAPTURE(cell.first);
                    CAPTURE(cell.second);
                    CHECK(cross.contributions(cell) == counted.explained(counting, cell));
                }
                CHECK(static_cast<double>(cross.contributions({}).records()) == cross.total());
            }
}

TEST_CASE("full-time equivalents are of as many persons as the count") {
    const Counted counted;
    const report::Cross count = counted.cross(counted.counting("experts", {.by = {"partner"}}));
    const report::Cross fte = counted.cross(counted.counting("experts", {.by = {"partner"}, .fte = true}));
    CHECK(fte.total() == 1.8);
    for (const report::Cross::Cell& cell : cells_of(count))
        CHECK(fte.contributions(cell) == count.contributions(cell));
}

TEST_CASE("who is in a cell is kept only where it is asked for; the sums are the same") {
    const Counted counted;
    report::Counting plain = counted.counting("observations", {.by = {"barrier", "right"}});
    const report::Cross with = counted.cross(plain);
    plain.options.contributions = false;
    const report::Cross without = counted.cross(plain);
    CHECK_THROWS_WITH_AS(static_cast<void>(without.contributions({})), "a count without contributions",
                         std::logic_error);
    CHECK(cells_of(with) == cells_of(without));
    for (const auto& [row, column] : cells_of(with))
        CHECK(with.cell(row, column) == without.cell(row, column));
    CHECK(with.total() == without.total());
}
