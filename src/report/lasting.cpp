#include "report/lasting.hpp"

#include <algorithm>
#include <set>

#include "base/named.hpp"
#include "model/kind_names.hpp"
#include "report/stays.hpp"
#include "report/stretches.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

using Lines = std::vector<const Line*>;

/// The last day in the window on which any of the lines holds.
Date last_held(const Lines& lines, const Period& window) {
    Date last = window.from;
    for (const Line* line : lines)
        last = std::max(last, std::min(line->until.value_or(window.to), window.to));
    return last;
}

/// What lines weigh together: on the last day in the window on which any holds, each source once.
double weight_of(const Lines& lines, const Period& window) {
    const Date last = last_held(lines, window);
    double sum = 0;
    std::set<std::size_t> counted;
    for (const Line* line : lines)
        if (active(line->since, line->until, {last, last}) && counted.insert(line->source).second)
            sum += line->weight;
    return sum;
}

std::optional<Date> earlier(std::optional<Date> a, std::optional<Date> b) {
    if (!a)
        return b;
    if (!b)
        return a;
    return std::min(*a, *b);
}

class Lives {
public:
    Lives(const TableSpec& spec, const RegisterView& view, const Period& period, const LifeOptions& options)
        : spec_(spec), view_(view), period_(period), options_(options) {}

    [[nodiscard]] std::vector<Life> all() const {
        if (spec_.when.kind.empty())
            return by_own_span();
        if (spec_.when.kind == model::name::contract)
            return by_contract();
        if (spec_.when.kind == model::name::agreement)
            return by_agreement();
        defect("no lives by " + std::string(spec_.when.kind));
    }

private:
    [[nodiscard]] Line line_of(const model::Record& record) const {
        return {record.date(spec_.when.day), record.date(spec_.when.until)};
    }

    [[nodiscard]] Line contract_line(const Spell& spell, std::size_t at) const {
        Line line = line_of(*spell.record);
        line.parts = {{"contract", spell.record}, {"secondment", nullptr}};
        line.source = at;
        if (options_.fte)
            line.weight = spell.record->decimal("fte").value_or(0);
        return line;
    }

    [[nodiscard]] std::vector<Life> by_contract() const {
        std::vector<Life> lives;
        for (std::size_t at = 0; at < view_.spells.size(); ++at) {
            const Spell& spell = view_.spells[at];
            const model::Record* expert = view_.expert(spell.expert);
            if (!expert)
                continue;
            if (lives.empty() || lives.back().record != expert)
                lives.push_back({expert, {}});
            lives.back().lines.push_back(contract_line(spell, at));
            for (const model::Record& secondment : view_.secondments) {
                if (!options_.secondments || secondment.text("expert") != spell.expert)
                    continue;
                Line line = contract_line(spell, at);
                line.parts["secondment"] = &secondment;
                line.since = std::max(line.since, secondment.date("since"));
                line.until = earlier(line.until, secondment.date("until"));
                if (!line.until || *line.since <= *line.until)
                    lives.back().lines.push_back(std::move(line));
            }
        }
        return lives;
    }

    [[nodiscard]] std::vector<Life> by_agreement() const {
        std::map<std::string, Life> lives;
        for (const model::Record& agreement : view_.partnerships) {
            const std::string code = view_.standing().stands_as(agreement.text("partner"), period_.to);
            const model::Record* partner = view_.partner(code);
            if (!partner)
                continue;
            Life& life = lives.try_emplace(code, Life{partner, {}}).first->second;
            life.lines.push_back(line_of(agreement));
            life.lines.back().parts = {{"agreement", &agreement}};
        }
        std::vector<Life> all;
        for (auto& [code, life] : lives)
            all.push_back(std::move(life));
        return all;
    }

    /// Of a secondment: on the last day in the period on which it and a contract ran.
    [[nodiscard]] double fte_of(std::size_t at, const Stays& stays) const {
        const model::Record& secondment = view_.secondments[at];
        std::vector<Line> contracts;
        for (std::size_t spell = 0; spell < view_.spells.size(); ++spell)
            if (view_.spells[spell].expert == secondment.text("expert"))
                contracts.push_back(contract_line(view_.spells[spell], spell));
        const Period window{std::max(period_.from, *secondment.date("since")),
                            std::min(period_.to, secondment.date("until").value_or(period_.to))};
        Lines held;
        for (const Line& line : contracts)
            if (active(line.since, line.until, window))
                held.push_back(&line);
        return weight_of(held, window) * stays.share_on(at, last_held(held, window));
    }

    [[nodiscard]] std::vector<Life> by_own_span() const {
        std::vector<Life> lives;
        for (const model::Record& one : view_.records(spec_.kind))
            lives.push_back({&one, {line_of(one)}});
        if (!options_.fte)
            return lives;
        if (spec_.kind != model::name::secondment)
            defect("no FTE of " + std::string(spec_.kind));
        const Stays stays(view_, period_.to);
        for (std::size_t at = 0; at < lives.size(); ++at)
            lives[at].lines.front().weight = fte_of(at, stays);
        return lives;
    }

    const TableSpec& spec_;
    const RegisterView& view_;
    const Period& period_;
    const LifeOptions& options_;
};

std::vector<Period> windows(const std::vector<Facet>& facets, const Period& period) {
    // Months serve a table by months and years too.
    const Facet* shortest = nullptr;
    for (const Facet& facet : facets)
        if (is_time(facet) && (!shortest || is_yearly(*shortest)))
            shortest = &facet;
    return shortest ? times_of(*shortest, period) : std::vector<Period>{period};
}

/// Whether a table looks at the secondments of experts, by its fields or by its filter.
bool looks_at_secondments(const Counting& counting) {
    auto of_secondment = [](const Facet& facet) { return facet.kind == model::name::secondment; };
    return std::any_of(counting.facets.begin(), counting.facets.end(), of_secondment) ||
           std::any_of(counting.filter.begin(), counting.filter.end(),
                       [&](const FacetFilter& one) { return of_secondment(one.facet); });
}

/// The lines of a life that hold in a window. Where a table looks at the secondments of experts, their
/// contracts alone hold only for who has none.
Lines lines_in(const Life& life, const Period& window, bool by_secondment) {
    Lines held;
    Lines alone;
    for (const Line& line : life.lines)
        if (active(line.since, line.until, window))
            (by_secondment && !line.parts.at("secondment") ? alone : held).push_back(&line);
    return held.empty() ? alone : held;
}

} // namespace

std::vector<Life> lives_of(const TableSpec& spec, const RegisterView& view, const Period& period,
                           const LifeOptions& options) {
    return Lives(spec, view, period, options).all();
}

void each_lasting(const ReportContext& context, const RegisterView& view, const Counting& counting,
                  const Period& period, const SeeCounted& see) {
    const FacetValues values(context.store.codes(), view, period);
    const std::vector<Facet>& facets = counting.facets;
    const bool fte = counting.options.fte;
    const bool by_secondment = looks_at_secondments(counting);
    const std::vector<Period> all = windows(facets, period);
    for (const Life& life : lives_of(*counting.spec, view, period, {by_secondment, fte})) {
        auto value = [&](const Facet& facet, const Line& line, const Period& window) {
            if (is_time(facet))
                return time_of(facet, window.from.iso());
            const model::Record* of = facet.kind.empty() ? life.record : line.parts.at(facet.kind);
            return of ? values.of(facet, to_text(of->at(facet.field))) : std::string(no_value);
        };
        Cross::Weights weights;
        for (const Period& window : all) {
            std::map<Cross::Cell, Lines> cells;
            std::map<std::string, Lines> rows;
            std::map<std::string, Lines> columns;
            Lines held = lines_in(life, window, by_secondment);
            std::erase_if(held, [&](const Line* line) {
                return std::any_of(counting.filter.begin(), counting.filter.end(),
                                   [&](const FacetFilter& one) {
                                       return !names_code(one.codes, value(one.facet, *line, window));
                                   });
            });
            for (const Line* line : held) {
                Cross::Cell cell{value(facets[0], *line, window), ""};
                if (facets.size() > 1)
                    cell.second = value(facets[1], *line, window);
                rows[cell.first].push_back(line);
                columns[cell.second].push_back(line);
                cells[cell].push_back(line);
            }
            // Windows come in the order of time: where a record is in a cell twice, the last one holds.
            auto weigh = [&](const auto& lines, auto& weights_of) {
                for (const auto& [key, some] : lines)
                    weights_of[key] = fte ? weight_of(some, window) : 1;
            };
            weigh(cells, weights.cells);
            weigh(rows, weights.rows);
            weigh(columns, weights.columns);
            if (!held.empty())
                weights.total = fte ? weight_of(held, window) : 1;
        }
        if (!weights.cells.empty())
            see(*life.record, weights);
    }
}

} // namespace edv::report
