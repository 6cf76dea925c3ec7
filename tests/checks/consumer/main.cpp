// Uses the installed library as another program would: reads a date, builds a table, writes it as csv.
#include <iostream>

#include "edv/base/date.hpp"
#include "edv/base/table.hpp"
#include "edv/output/write.hpp"

int main() {
    const auto date = edv::Date::parse("2023-12-31");
    if (!date || edv::Date::parse("2023-02-30"))
        return 1;

    edv::Table table;
    table.name = "days";
    table.columns.resize(2);
    table.columns[0].key = "day";
    table.columns[0].type = edv::ColumnType::date;
    table.columns[1].key = "note";
    table.rows.push_back({{{*date, ""}, {std::string("first, and last"), ""}}, edv::Role::item});

    const edv::output::Style style{edv::language::Language("en")};
    edv::output::write(std::cout, table, edv::output::format_named("csv"), style);
    return std::cout.flush() ? 0 : 1;
}
