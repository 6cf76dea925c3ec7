#include <algorithm>

#include "base/text.hpp"
#include "report/disclosure.hpp"
#include "report/own_counting.hpp"
#include "report/plan.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

CountOptions options_of(const config::OwnReport& own) {
    CountOptions options{{own.rows.text}, own.fte, own.all_codes, {}};
    if (!own.columns.text.empty())
        options.by.push_back(own.columns.text);
    for (const auto& [field, codes] : own.filter) {
        CodeFilter& filter = options.filter.emplace_back(CodeFilter{field.text, {}});
        for (const config::PlacedWord& code : codes)
            filter.codes.push_back(code.text);
    }
    return options;
}

/// Looks at one configured table after the other.
class OwnCheck {
public:
    explicit OwnCheck(const ReportContext& context) : context_(context) {
        for (const Row& row : report_list(config::Config(), language::Language()).rows)
            taken_.push_back(to_text(row.cells.front().value));
        for (const Chapter& chapter : annual_chapters())
            taken_.emplace_back(chapter.name);
        taken_.insert(taken_.end(), {"list", "annual"});
    }

    std::vector<Problem> problems;

    void look_at(const config::OwnReport& own) {
        if (std::find(taken_.begin(), taken_.end(), own.name.text) != taken_.end())
            add(own.name, "config-name-taken",
                msg("edv has a report \"{name}\" itself", {{"name", own.name.text}}),
                msg("give yours another name"));
        const TableSpec* spec = find_table(own.table.text);
        if (!spec) {
            unknown(own.table, msg("there is no table \"{name}\"", {{"name", printable(own.table.text)}}),
                    table_names());
            return;
        }
        look_at_fields(own, *spec);
        if (own.fte && spec->fte.empty())
            add(own.table, "config-no-fte",
                msg("{table} can't be measured in FTE", {{"table", std::string(spec->name)}}));
        for (const auto& [field, codes] : own.filter) {
            const Facet* facet = find_facet(*spec, field.text);
            if (!facet || is_time(*facet)) {
                std::vector<std::string> known = facet_names(*spec);
                std::erase_if(known,
                              [&](const std::string& name) { return is_time(*find_facet(*spec, name)); });
                unknown(field,
                        msg("{table} can't be filtered by \"{field}\"",
                            {{"table", std::string(spec->name)}, {"field", printable(field.text)}}),
                        known);
                continue;
            }
            look_at_codes(*facet, codes);
        }
    }

private:
    void look_at_fields(const config::OwnReport& own, const TableSpec& spec) {
        for (const config::PlacedWord* word : {&own.rows, &own.columns})
            if (!word->text.empty() && !find_facet(spec, word->text))
                unknown(*word,
                        msg("{table} can't be counted by \"{field}\"",
                            {{"table", std::string(spec.name)}, {"field", printable(word->text)}}),
                        facet_names(spec));
        if (own.rows.text == own.columns.text)
            add(own.columns, "config-same-field",
                msg("rows and columns are the same field \"{field}\"",
                    {{"field", printable(own.rows.text)}}));
    }

    void look_at_codes(const Facet& facet, const std::vector<config::PlacedWord>& codes) {
        std::vector<std::string> known;
        if (facet.type == model::FieldType::term) {
            for (const model::Term& term : context_.config.taxonomy(facet.of))
                known.push_back(term.code);
            for (const std::string& kept : context_.store.codes().terms(facet.of))
                known.push_back(kept);
        } else if (facet.type == model::FieldType::choice) {
            for (std::string_view word : model::choices(facet.of))
                known.emplace_back(word);
        } else if (facet.type == model::FieldType::ref) {
            known = context_.store.codes().codes(facet.of);
        } else {
            return;
        }
        for (const config::PlacedWord& code : codes)
            if (code.text != "-" && !names_code(known, code.text))
                unknown(code,
                        msg("unknown code \"{code}\" of \"{field}\"",
                            {{"code", printable(code.text)}, {"field", std::string(facet.name)}}),
                        known);
    }

    void add(const config::PlacedWord& at, std::string code, Message what, Message hint = {}) {
        problems.push_back(
            {context_.config.file, at.line, {}, std::move(code), std::move(what), std::move(hint)});
    }

    void unknown(const config::PlacedWord& at, Message what, const std::vector<std::string>& known) {
        const std::vector<std::string> near = nearest(at.text, known, 1);
        add(at, "config-unknown-word", std::move(what),
            near.empty() ? msg("one of: {codes}", {{"codes", join(known, ", ")}})
                         : msg("did you mean \"{near}\"?", {{"near", near.front()}}));
    }

    const ReportContext& context_;
    std::vector<std::string> taken_;
};

} // namespace

const config::OwnReport* own_report(const config::Config& config, std::string_view name) {
    for (const config::OwnReport& own : config.report.own)
        if (own.name.text == name)
            return &own;
    return nullptr;
}

void check_reports(const ReportContext& context) {
    OwnCheck check(context);
    for (const config::OwnReport& own : context.config.report.own)
        check.look_at(own);
    std::vector<Problem>& problems = check.problems;
    planned_sections(context.config, problems);
    for (const config::PlacedWord& section : context.config.report.sections) {
        const config::OwnReport* own = own_report(context.config, section.text);
        const TableSpec* spec = own ? find_table(own->table.text) : nullptr;
        if (spec && !is_publishable(*spec, options_of(*own)))
            problems.push_back(not_for_publication(context.config, section));
    }
    if (problems.empty())
        return;
    std::stable_sort(problems.begin(), problems.end(),
                     [](const Problem& a, const Problem& b) { return a.row < b.row; });
    throw Error(ErrorKind::setup, std::move(problems));
}

Counting own_counting(const config::OwnReport& own) {
    return counting_of(table_spec(own.table.text), options_of(own));
}

void dress(Table& table, const config::OwnReport& own, const language::Language& language,
           const Period& period) {
    table.name = own.name.text;
    if (!own.title.empty())
        table.title =
            language.tr(msg("{table}, {period}", {{"table", model::label_in(own.title, language.code(), "")},
                                                  {"period", language.period(period)}}));
    for (const auto& [code, labels] : own.labels) {
        // In a language that is not given, the taxonomy's own label says more than one of another language.
        const auto said = labels.find(language.code());
        if (said == labels.end())
            continue;
        const std::string& label = said->second;
        for (Column& column : table.columns)
            if (lower(column.key) == lower(code))
                column.label = label;
        for (Row& row : table.rows)
            if (lower(to_text(row.cells.front().value)) == lower(code))
                row.cells.front().label = label;
    }
}

Table own_table(const ReportContext& context, const config::OwnReport& own, const Period& period) {
    const Counting counting = own_counting(own);
    Table table = count_table(context, *counting.spec, period, counting.options);
    dress(table, own, context.language, period);
    return table;
}

Table explain_own(const ReportContext& context, const config::OwnReport& own, const Period& period,
                  std::string_view key) {
    const Counting counting = own_counting(own);
    return explain_cell(context, *counting.spec, period, counting.options, key);
}

} // namespace edv::report
