#include "report/suggest.hpp"

#include <algorithm>

#include "base/named.hpp"
#include "base/rounding.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "report/cell_naming.hpp"
#include "report/disclosure.hpp"
#include "report/suggested.hpp"

namespace edv::report {
namespace {

constexpr std::size_t numbers_written = 20; ///< of the evidence of a suggestion
constexpr std::size_t numbers_shown = 4;    ///< of those, to people

std::vector<std::string> texts(const std::vector<long long>& numbers, std::size_t most) {
    std::vector<std::string> all;
    for (std::size_t at = 0; at < std::min(most, numbers.size()); ++at)
        all.push_back(std::to_string(numbers[at]));
    return all;
}

/// The newest numbers; people see fewer, and how many there are besides.
Cell evidence_cell(const Suggestion& suggestion) {
    std::string shown = join(texts(suggestion.newest, numbers_shown), ", ");
    const auto more = suggestion.observations - static_cast<long long>(numbers_shown);
    if (more > 0)
        shown += " (+" + std::to_string(more) + ")";
    return {Value(join(texts(suggestion.newest, numbers_written), " ")), shown};
}

/// Several words in one cell.
Cell words_cell(const std::vector<std::string>& words) {
    return words.empty() ? Cell() : Cell(Value(join(words, " ")), join(words, ", "));
}

void begin(Table& table, const language::Language& language, const SuggestOptions& options) {
    table.name = "suggestions";
    table.title = language.tr(mark("Suggested signals"));
    table.period = options.period;
    auto column = [&](std::string_view key, std::string_view label, ColumnType type) {
        table.columns.push_back({std::string(key), language.tr(label), type});
    };
    column("rank", mark("Rank"), ColumnType::integer);
    for (const Facet& facet : paired_facets)
        column(facet.name, facet.label, ColumnType::code);
    column("observations", mark("Observations"), ColumnType::integer);
    column("partners", mark("Partners"), ColumnType::integer);
    column("experts", mark("Experts"), ColumnType::integer);
    column("score", mark("Score"), ColumnType::number);
    column("words", mark("Typical words"), ColumnType::text);
    column("evidence", mark("Evidence"), ColumnType::code);
    if (options.covered)
        column("covered_by", mark("Covered by"), ColumnType::code);
}

Row row_of(Suggested& suggested, const Suggestion& one, std::size_t rank, bool covered) {
    Row row{{Cell(Value(static_cast<long long>(rank)))}};
    for (std::size_t facet = 0; facet < paired_facets.size(); ++facet)
        row.cells.push_back(
            one.codes[facet].empty() ? Cell() : Cell(Value(one.codes[facet]), suggested.label(one, facet)));
    for (const long long count : {one.observations, static_cast<long long>(one.partners.size()), one.experts})
        row.cells.emplace_back(Value(count));
    row.cells.emplace_back(Value(rounded(one.score, 1)));
    row.cells.push_back(words_cell(suggested.words(one)));
    row.cells.push_back(evidence_cell(one));
    if (covered)
        row.cells.push_back(words_cell(one.covered_by));
    return row;
}

/// A column in which nothing stands is of no use to people.
void hide_empty(Table& table) {
    for (std::size_t at = 0; at < table.columns.size() && !table.rows.empty(); ++at)
        table.columns[at].detail = std::all_of(table.rows.begin(), table.rows.end(),
                                               [&](const Row& row) { return is_empty(row.cells[at].value); });
}

void define(Table& table, const language::Language& language) {
    for (std::string_view text :
         {mark(
              "Two codes that come together in observations dated in the period (without one: in all), at "
              "several partners or for several experts. Withdrawn observations are left out; merged partners "
              "stand as on the last day of the period, without one as today."),
          mark("Score: how much more often the two come together than each alone explains (log-likelihood "
               "ratio, among the observations that state both fields), times how evenly that is spread over "
               "partners and experts (0 to 1). Below 0: less often."),
          mark(
              "A signal covers a pair when half or more of the observations that it cites, itself or through "
              "its proposals, carry both codes, whatever became of the signal."),
          mark(
              "Typical words: told by two experts or more, and clearly more often in these observations (the "
              "newest hundred) than in others of the same language.")})
        table.definitions.push_back(language.tr(text));
}

/// What the table leaves out.
void note(Table& table, const language::Language& language, const SuggestOptions& options,
          const Ranking& ranking) {
    auto add = [&](const Message& message) { table.notes.push_back(language.tr(message)); };
    auto number = [](std::optional<long long> one) { return std::to_string(one.value_or(0)); };
    if (options.partners && options.experts)
        add(msg("Smallest number of partners: {partners}, or else of experts: {experts}.",
                {{"partners", number(options.partners)}, {"experts", number(options.experts)}}));
    else if (options.partners)
        add(msg("Smallest number of partners: {partners}.", {{"partners", number(options.partners)}}));
    else
        add(msg("Smallest number of experts: {experts}.", {{"experts", number(options.experts)}}));
    const auto more = static_cast<long long>(ranking.suggestions.size() - table.rows.size());
    if (more > 0)
        add(msgn("There is {count} more: --limit N shows it.",
                 "There are {count} more: --limit N shows them.", more));
    if (ranking.left_out > 0)
        add(msgn("{count} pair that a signal covers is left out: --all shows it.",
                 "{count} pairs that a signal covers are left out: --all shows them.", ranking.left_out));
    if (!table.rows.empty())
        add(msg(
            "Evidence: the newest {shown} observations of each, {written} in csv and json; --explain RANK "
            "lists all.",
            {{"shown", std::to_string(numbers_shown)}, {"written", std::to_string(numbers_written)}}));
}

/// What tells why an observation is among the evidence; not who noticed it.
constexpr std::string_view explained[] = {"number", "date",     "partner", "title", "summary",
                                          "right",  "barriers", "take_up", "groups"};

} // namespace

Table suggestion_table(const ReportContext& context, const SuggestOptions& options, std::size_t most) {
    Suggested suggested(context, options);
    Table table;
    begin(table, context.language, options);
    for (const Suggestion& one : suggested.ranking().suggestions) {
        if (table.rows.size() == most)
            break;
        table.rows.push_back(row_of(suggested, one, table.rows.size() + 1, options.covered));
    }
    hide_empty(table);
    define(table, context.language);
    note(table, context.language, options, suggested.ranking());
    return table;
}

Table explain_suggestion(const ReportContext& context, const SuggestOptions& options, long long rank) {
    const Suggested suggested(context, options);
    const Suggestion& suggestion = suggested.at_rank(rank);
    const language::Language& language = context.language;
    const model::Kind& of = model::kind(model::name::observation);
    Table table;
    table.name = "explain";
    table.period = options.period;
    std::vector<Arg> args = suggested.labels(suggestion);
    args.push_back({"number", std::to_string(rank)});
    table.title = language.tr(msg("Suggestion {number}: {first}, {second}", std::move(args)));
    for (std::string_view name : explained) {
        const model::Field& field = named(of.fields, name, "field");
        const ColumnType type = column_type(field);
        table.columns.push_back({std::string(name), language.tr(field.label), type, false, field.prose});
    }
    const Naming naming(context.store, context.config, language, options.day, reports_name_people);
    for (const long long number : suggested.evidence(suggestion)) {
        const auto stored = context.store.get(of, number);
        if (!stored)
            continue;
        Row row;
        for (std::string_view name : explained)
            row.cells.push_back(naming.cell(named(of.fields, name, "field"), stored->record.at(name)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace edv::report
