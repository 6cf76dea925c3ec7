#include "report/counting.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "edv/base/text.hpp"

#include "report/stays.hpp"

namespace edv {
namespace {

/// What is true of a record for some time: the values of its facets, and its weight then.
struct Line {
    std::optional<Date> since;
    std::optional<Date> until;
    std::map<std::string_view, std::string> values;
    double weight = 1;
    std::size_t source = 0; ///< the contract or other record that the weight is of
};

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

struct Life {
    const Kind* kind = nullptr;
    std::string key;
    std::vector<Line> lines;
};

std::string or_none(std::string text) {
    return text.empty() ? std::string(no_value) : text;
}

std::optional<Date> later(std::optional<Date> a, std::optional<Date> b) {
    return std::max(a, b);
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
    Lives(const RegisterView& view, const Period& period) : view_(view), period_(period) {}

    std::vector<Life> of(std::string_view table) const {
        if (table == "experts")
            return experts();
        if (table == "partners")
            return partners();
        if (table == "secondments")
            return secondments();
        return projects();
    }

private:
    std::string partner(const std::string& code) const {
        return code.empty() ? std::string(no_value) : view_.standing().stands_as(code, period_.to);
    }
    std::string partner_kind(const std::string& code) const {
        return code.empty() ? std::string(no_value) : or_none(view_.partner_kind(code, period_.to));
    }

    Line expert_line(const Spell& spell, const Record* secondment) const {
        const Record* expert = view_.expert(spell.expert);
        Line line{spell.since,
                  spell.until,
                  {},
                  spell.record->decimal("fte").value_or(0),
                  static_cast<std::size_t>(&spell - view_.spells.data())};
        line.values["language"] = or_none(expert ? expert->text("language") : "");
        line.values["employment"] = or_none(spell.record->text("employment"));
        line.values["funding"] = free_value(spell.record->text("funding"));
        line.values["partner"] = secondment ? partner(secondment->text("partner")) : std::string(no_value);
        line.values["partner_kind"] =
            secondment ? partner_kind(secondment->text("partner")) : std::string(no_value);
        line.values["coordinator"] = or_none(secondment ? secondment->text("coordinator") : "");
        if (!secondment)
            return line;
        line.since = later(spell.since, secondment->date("since"));
        line.until = earlier(spell.until, secondment->date("until"));
        return line;
    }

    /// A spell without secondment in a window counts as "no value"; the window decides which of the lines
    /// hold.
    std::vector<Life> experts() const {
        std::vector<Life> lives;
        for (const Spell& spell : view_.spells) {
            if (lives.empty() || lives.back().key != spell.expert)
                lives.push_back({&kind("expert"), spell.expert, {}});
            lives.back().lines.push_back(expert_line(spell, nullptr));
            for (const Record& secondment : view_.secondments)
                if (secondment.text("expert") == spell.expert) {
                    Line line = expert_line(spell, &secondment);
                    if (!line.until || *line.since <= *line.until)
                        lives.back().lines.push_back(std::move(line));
                }
        }
        return lives;
    }

    std::vector<Life> partners() const {
        std::map<std::string, Life> lives;
        for (const Record& agreement : view_.partnerships) {
            std::string code = partner(agreement.text("partner"));
            Life& life = lives[code];
            life.kind = &kind("partner");
            life.key = code;
            life.lines.push_back({agreement.date("since"),
                                  agreement.date("until"),
                                  {{"kind", partner_kind(code)}, {"relation", agreement.text("relation")}},
                                  1});
        }
        std::vector<Life> all;
        for (auto& [code, life] : lives)
            all.push_back(std::move(life));
        return all;
    }

    /// Of a secondment: on the last day in the period on which it and a contract ran.
    double fte_of(std::size_t at, const Stays& stays) const {
        const Record& secondment = view_.secondments[at];
        std::vector<Line> contracts;
        for (const Spell& spell : view_.spells)
            if (spell.expert == secondment.text("expert"))
                contracts.push_back({spell.since,
                                     spell.until,
                                     {},
                                     spell.record->decimal("fte").value_or(0),
                                     contracts.size()});
        Period window{std::max(period_.from, *secondment.date("since")),
                      std::min(period_.to, secondment.date("until").value_or(period_.to))};
        Lines held;
        for (const Line& line : contracts)
            if (active(line.since, line.until, window))
                held.push_back(&line);
        return weight_of(held, window) * stays.share_on(at, last_held(held, window));
    }

    std::vector<Life> secondments() const {
        std::vector<Life> lives;
        const Stays stays(view_, period_.to);
        for (std::size_t at = 0; at < view_.secondments.size(); ++at) {
            const Record& one = view_.secondments[at];
            lives.push_back({one.kind,
                             key_text(one),
                             {{one.date("since"),
                               one.date("until"),
                               {{"expert", one.text("expert")},
                                {"partner", partner(one.text("partner"))},
                                {"partner_kind", partner_kind(one.text("partner"))},
                                {"coordinator", or_none(one.text("coordinator"))},
                                {"site", free_value(one.text("site"))}},
                               fte_of(at, stays)}}});
        }
        return lives;
    }

    std::vector<Life> projects() const {
        std::vector<Life> lives;
        for (const Record& one : view_.projects)
            lives.push_back({one.kind,
                             one.text("code"),
                             {{one.date("since"),
                               one.date("until"),
                               {{"kind", one.text("kind")},
                                {"partner", partner(one.text("partner"))},
                                {"partner_kind", partner_kind(one.text("partner"))},
                                {"coordinator", or_none(one.text("coordinator"))},
                                {"status", free_value(one.text("status"))}},
                               1}}});
        return lives;
    }

    const RegisterView& view_;
    const Period& period_;
};

std::vector<Period> windows(const std::vector<Facet>& facets, const Period& period) {
    bool monthly =
        std::any_of(facets.begin(), facets.end(), [](const Facet& f) { return f.name == "month"; });
    if (!monthly)
        return {period};
    std::vector<Period> months;
    for (Date first = period.from.first_of_month(); first <= period.to; first = first.plus_months(1))
        months.push_back({std::max(first, period.from), std::min(first.last_of_month(), period.to)});
    return months;
}

/// Whether a table looks at the secondments of experts, by its fields or by its filter.
bool looks_at_secondments(const Counting& counting) {
    auto of_secondment = [](const Facet& facet) {
        return facet.name == "partner" || facet.name == "partner_kind" || facet.name == "coordinator";
    };
    return std::any_of(counting.facets.begin(), counting.facets.end(), of_secondment) ||
           std::any_of(counting.filter.begin(), counting.filter.end(),
                       [&](const FacetFilter& one) { return of_secondment(one.facet); });
}

/// The lines of a life that hold in a window. Of an expert they are the contracts; where a table looks at
/// secondments, those instead, unless there is none.
Lines lines_in(const Life& life, const Period& window, bool by_secondment) {
    Lines with;
    Lines without;
    for (const Line& line : life.lines) {
        if (!active(line.since, line.until, window))
            continue;
        bool bare = life.kind->name == "expert" && line.values.at("partner") == no_value;
        (bare ? without : with).push_back(&line);
    }
    const Lines& wanted = by_secondment ? with : without;
    return wanted.empty() ? (by_secondment ? without : with) : wanted;
}

/// The lines that a filter lets through.
Lines chosen(Lines lines, const std::vector<FacetFilter>& filter) {
    std::erase_if(lines, [&](const Line* line) {
        return std::any_of(filter.begin(), filter.end(), [&](const FacetFilter& one) {
            return !names_code(one.codes, line->values.at(one.facet.name));
        });
    });
    return lines;
}

} // namespace

void each_counted(const RegisterView& view, const Counting& counting, const Period& period,
                  const std::function<void(const CountedRecord&)>& see) {
    const std::vector<Facet>& facets = counting.facets;
    const bool fte = counting.options.fte;
    const bool by_secondment = looks_at_secondments(counting);
    std::vector<Period> all = windows(facets, period);
    auto value = [](const Facet& facet, const Line& line, const Period& window) {
        return facet.name == "month" ? window.from.iso_month() : line.values.at(facet.name);
    };
    for (const Life& life : Lives(view, period).of(counting.spec->name)) {
        CountedRecord counted{life.kind, life.key, {}};
        for (const Period& window : all) {
            std::map<Cross::Cell, Lines> cells;
            std::map<std::string, Lines> rows;
            std::map<std::string, Lines> columns;
            Lines held = chosen(lines_in(life, window, by_secondment), counting.filter);
            for (const Line* line : held) {
                Cross::Cell cell{value(facets[0], *line, window), ""};
                if (facets.size() > 1)
                    cell.second = value(facets[1], *line, window);
                rows[cell.first].push_back(line);
                columns[cell.second].push_back(line);
                cells[cell].push_back(line);
            }
            // Windows come in the order of time: where a record is in a cell twice, the last one holds.
            auto weigh = [&](const auto& lines, auto& weights) {
                for (const auto& [key, some] : lines)
                    weights[key] = fte ? weight_of(some, window) : 1;
            };
            weigh(cells, counted.weights.cells);
            weigh(rows, counted.weights.rows);
            weigh(columns, counted.weights.columns);
            if (!held.empty())
                counted.weights.total = fte ? weight_of(held, window) : 1;
        }
        if (!counted.weights.cells.empty())
            see(counted);
    }
}

} // namespace edv
