#include "report/movements.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "config/labels.hpp"
#include "report/keys.hpp"
#include "report/lasting.hpp"
#include "report/stretches.hpp"

namespace edv::report {
namespace {

struct Population {
    std::string_view name;
    std::string_view label;
    std::string_view table;         ///< of counts: whose lives come and go
    std::string_view relation = ""; ///< partners: of the agreement
};

const std::vector<Population>& populations() {
    static const std::vector<Population> all{
        {"experts", mark("Experts"), "experts"},
        {"partner_institutions", mark("Partner institutions"), "partners", "institution"},
        {"external_partners", mark("External partners"), "partners", "external"},
        {"secondments", mark("Secondments"), "secondments"}};
    return all;
}

const Population& population(std::string_view name) {
    return named(populations(), name, "population");
}

std::string_view label_of(Movement movement) {
    switch (movement) {
    case Movement::before:
        return mark("There before");
    case Movement::in:
        return mark("In");
    case Movement::out:
        return mark("Out");
    case Movement::net:
        return mark("Net");
    case Movement::after:
        return mark("Staying on");
    case Movement::out_on_last_day:
        return mark("Out on the last day");
    case Movement::on_last_day:
        return mark("There on the last day");
    }
    return "";
}

/// Stretches of the lives that a key tells apart. Partners stand as on the last day of the whole period,
/// month by month too.
std::vector<Stretch> stretches(const RegisterView& view, const Population& of, const Period& period) {
    std::vector<Stretch> parts;
    for (const Life& life : lives_of(table_spec(of.table), view, period))
        for (const Line& line : life.lines)
            if (line.since &&
                (of.relation.empty() || line.parts.at("agreement")->text("relation") == of.relation))
                parts.push_back({key_text(*life.record), *line.since, line.until});
    return joined(std::move(parts));
}

long long sum(Movement movement, const std::vector<Stretch>& all, const Period& period) {
    long long result = 0;
    for (const Stretch& one : all)
        result += adds(movement, one, period);
    return result;
}

std::vector<const Population*> asked(const MovementOptions& options) {
    if (options.monthly)
        return {&population(options.of.empty() ? "experts" : options.of)};
    std::vector<const Population*> some;
    for (const Population& one : populations())
        if (options.of.empty() || one.name == options.of)
            some.push_back(&one);
    return some;
}

std::vector<std::string> movement_words() {
    std::vector<std::string> all;
    for (Movement movement : movements_in_order)
        all.emplace_back(word_of(movement));
    return all;
}

void add_figures(Table& table, const language::Language& language, const RegisterView& view,
                 const MovementOptions& options, const Period& period) {
    table.columns.push_back({"figure", language.tr(mark("Figure")), ColumnType::code});
    std::vector<std::vector<Stretch>> all;
    for (const Population* one : asked(options)) {
        table.columns.push_back({std::string(one->name), language.tr(one->label), ColumnType::integer});
        all.push_back(stretches(view, *one, period));
    }
    for (Movement movement : movements_in_order) {
        Row row{{Cell(Value(std::string(word_of(movement))), language.tr(label_of(movement)))}};
        for (const auto& some : all)
            row.cells.emplace_back(Value(sum(movement, some, period)));
        table.rows.push_back(std::move(row));
    }
}

void add_months(Table& table, const language::Language& language, const RegisterView& view,
                const MovementOptions& options, const Period& period) {
    table.columns.push_back({"month", language.tr(mark("Month")), ColumnType::code});
    for (Movement movement : movements_in_order)
        table.columns.push_back(
            {std::string(word_of(movement)), language.tr(label_of(movement)), ColumnType::integer});
    const std::vector<Stretch> all = stretches(view, *asked(options).front(), period);
    auto line = [&](Cell head, const Period& window, Role role) {
        Row row{{std::move(head)}, role};
        for (Movement movement : movements_in_order)
            row.cells.emplace_back(Value(sum(movement, all, window)));
        table.rows.push_back(std::move(row));
    };
    for (const Period& month : months_of(period))
        line(Cell(Value(month.from.iso_month()), language.month(month.from)), month, Role::item);
    line(Cell(Value(std::string("total")), language.tr(mark("Total"))), period, Role::total);
}

/// Which movement of which population, and when.
struct Asked {
    Movement movement;
    const Population* of;
    Period window;
};

Asked asked_cell(const ReportContext& context, std::string_view key, const MovementOptions& options,
                 const Period& period) {
    const std::vector<std::string> words = movement_words();
    auto movement = [&](const std::string& word) {
        return movements_in_order.at(place_in(words, word, "movement"));
    };
    std::map<std::string, std::string_view> labels;
    for (const Movement one : movements_in_order)
        labels.emplace(word_of(one), label_of(one));
    if (options.monthly) {
        const LabelsOf total = labels_of(context, {});
        std::vector<std::string> rows;
        for (const Period& month : months_of(period))
            rows.push_back(month.from.iso_month());
        rows.emplace_back("total");
        const auto [row, column] = cell_named(
            key, rows, words, word_of(Movement::net),
            [&](const std::string& one) {
                const auto month = parse_month(one);
                std::vector<std::string> said = total(one);
                if (month) {
                    said.push_back(context.language.month(*month));
                    for (const language::Language& language : context.read_in)
                        said.push_back(language.month(*month));
                }
                return said;
            },
            labels_of(context, labels));
        Period window = period;
        for (const Period& month : months_of(period))
            if (month.from.iso_month() == row)
                window = month;
        return {movement(column), asked(options).front(), window};
    }
    std::vector<std::string> columns;
    std::map<std::string, std::string_view> headings;
    for (const Population* one : asked(options)) {
        columns.emplace_back(one->name);
        headings.emplace(one->name, one->label);
    }
    const auto [row, column] = cell_named(key, words, columns, columns.front(), labels_of(context, labels),
                                          labels_of(context, headings));
    return {movement(row), &population(column), period};
}

/// The columns that tell which record it is, without names of people.
std::vector<Column> key_columns(const language::Language& language, const Population& of) {
    if (of.table == "experts")
        return {{"code", language.tr(mark("Code")), ColumnType::code},
                {"language", language.tr(mark("Language")), ColumnType::code}};
    if (of.table == "partners")
        return {{"code", language.tr(mark("Code")), ColumnType::code},
                {"name", language.tr(mark("Name")), ColumnType::text}};
    if (of.table == "secondments")
        return {{"expert", language.tr(mark("Expert")), ColumnType::code},
                {"partner", language.tr(mark("Partner")), ColumnType::code}};
    defect("no columns of movements of " + std::string(of.table));
}

const model::Record& record_of(const RegisterView& view, const Population& of, const std::string& key) {
    for (const model::Record& record : view.records(table_spec(of.table).kind))
        if (key_text(record) == key)
            return record;
    defect("no record " + key);
}

std::vector<Cell> key_cells(const ReportContext& context, const RegisterView& view, const Population& of,
                            const std::string& key, const Period& period) {
    const std::string language = context.language.code();
    const model::Record& record = record_of(view, of, key);
    if (of.table == "experts")
        return {Cell(Value(key)),
                config::labelled({}, context.language, named(record.kind->fields, "language", "field"),
                                 record.at("language"))};
    if (of.table == "partners")
        return {Cell(Value(key)), Cell(Value(view.standing().name(key, period.to, language)))};
    const std::string code = record.text("partner");
    const std::string name = view.standing().short_name(code, period.to, language);
    return {Cell(record.at("expert")),
            Cell(record.at("partner"), name == code ? "" : code + " (" + name + ")")};
}

} // namespace

std::string_view movements_definition() {
    return mark("In: the first day of a contract, agreement or secondment lies in the period, and the day "
                "before it none was active; out: its last day lies in the period, and the day after it none "
                "is active. Who goes and comes back counts each time. An expert's contracts, and the "
                "agreements of a partner, that follow one another without a gap are one; a secondment is on "
                "its own. Merged partners stand as on the last day of the period.");
}

const std::vector<std::string>& movement_populations() {
    static const std::vector<std::string> names = names_of(populations());
    return names;
}

Table movements(const ReportContext& context, const Period& period, const MovementOptions& options) {
    const language::Language& language = context.language;
    const RegisterView view(context.store);
    Table table;
    table.name = "movements";
    table.period = period;
    if (options.monthly) {
        table.title = language.tr(msg("Movements by month: {table}, {period}",
                                      {{"table", std::string(asked(options).front()->label), true},
                                       {"period", language.period(period)}}));
        add_months(table, language, view, options, period);
    } else {
        table.title = language.tr(msg("Movements, {period}", {{"period", language.period(period)}}));
        add_figures(table, language, view, options, period);
    }
    table.definitions.push_back(language.tr(movements_definition()));
    table.definitions.push_back(language.tr(
        mark("There before + in - out = staying on after the last day. Those whose last day it is are out "
             "and still there on it: staying on + out on the last day = there on the last day.")));
    return table;
}

Table explain_movement(const ReportContext& context, const Period& period, const MovementOptions& options,
                       std::string_view key) {
    const language::Language& language = context.language;
    const RegisterView view(context.store);
    const Asked cell = asked_cell(context, key, options, period);
    Table table;
    table.name = "explain";
    table.period = cell.window;
    table.title = language.tr(
        msg("Behind {key}: {table}, {period}", {{"key", std::string(label_of(cell.movement)), true},
                                                {"table", std::string(cell.of->label), true},
                                                {"period", language.period(cell.window)}}));
    table.columns = key_columns(language, *cell.of);
    table.columns.push_back({"since", language.tr(mark("Since")), ColumnType::date});
    table.columns.push_back({"until", language.tr(mark("Until")), ColumnType::date});
    table.columns.push_back({"change", language.tr(mark("Change")), ColumnType::integer});
    auto list = [&](Movement movement, long long sign) {
        for (const Stretch& one : stretches(view, *cell.of, period)) {
            if (adds(movement, one, cell.window) == 0)
                continue;
            Row row{key_cells(context, view, *cell.of, one.key, period)};
            row.cells.emplace_back(Value(one.since));
            row.cells.emplace_back(one.until ? Value(*one.until) : Value());
            row.cells.emplace_back(Value(sign));
            table.rows.push_back(std::move(row));
        }
    };
    if (cell.movement == Movement::net) {
        list(Movement::in, 1);
        list(Movement::out, -1);
    } else {
        list(cell.movement, 1);
    }
    table.definitions.push_back(language.tr(movements_definition()));
    return table;
}

} // namespace edv::report
