#include "report/found.hpp"

#include <algorithm>
#include <map>

#include "base/search.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

constexpr std::size_t shown_signs = 90;
constexpr long long most_hits = 1'000'000'000;

bool names_person(const model::Kind& kind, const model::Field& field) {
    return field.personal || (kind.name == model::name::coordinator && field.name == "name");
}

/// What edv writes itself, for itself, is no text.
bool is_book_keeping(const model::Field& field) {
    return field.internal || field.name == "imported" || field.name == "at" || field.name == "within" ||
           field.name == "lang";
}

bool is_looked_into(const model::Field& field) {
    return (field.type == model::FieldType::text || field.type == model::FieldType::code) &&
           !is_book_keeping(field);
}

/// Names, titles and codes are what a record is known by.
bool is_title(const model::Kind& kind, std::string_view field) {
    return kind.name != model::name::taxonomy &&
           (field == "title" || field == "code" || field == "number" || field == "institution" ||
            field.starts_with("name") || field.starts_with("abbr"));
}

/// A name in force from a day on belongs to its partner.
bool is_looked_for(const model::Kind& kind) {
    return kind.name != model::name::partner_name &&
           std::any_of(kind.fields.begin(), kind.fields.end(), is_looked_into);
}

struct Text {
    std::string_view field;
    std::string_view label;
    std::string text;
    bool title = false;
};

struct Hit {
    const model::Kind* kind = nullptr;
    std::string key;
    std::optional<Date> day;
    std::optional<Date> withdrawn;
    Text text;          ///< that in which most was found
    std::size_t at = 0; ///< byte of the first word found there
    double score = 0;
};

/// The day that people connect a record with.
std::optional<Date> day_of(const model::Record& record) {
    if (record.kind->has("date"))
        return record.date("date");
    for (std::size_t i = 0; i < record.values.size(); ++i)
        if (const auto* day = std::get_if<Date>(&record.values[i]);
            day != nullptr && record.kind->fields[i].name != "until")
            return *day;
    return {};
}

class Finder {
public:
    Finder(const ReportContext& context, const FindOptions& options)
        : context_(context), options_(options), sought_(options.terms) {}

    std::vector<Hit> found() {
        for (const model::Kind& one : model::kinds()) {
            if (!is_looked_for(one) || (!options_.kind.empty() && options_.kind != one.name))
                continue;
            if (one.name == model::name::observation)
                look_into_observations(one);
            else if (one.name == model::name::partner)
                look_into_partners(one);
            else if (one.name == model::name::taxonomy)
                for (const model::Record& term : context_.store.terms_in_use())
                    look_at(term, texts_of(term));
            else
                context_.store.each(one, {}, [&](const model::Stored& stored) {
                    look_at(stored.record, texts_of(stored.record));
                });
        }
        std::stable_sort(hits_.begin(), hits_.end(), [&](const Hit& a, const Hit& b) {
            if (a.score != b.score)
                return a.score > b.score;
            return a.day != b.day ? a.day > b.day : false;
        });
        return std::move(hits_);
    }

private:
    /// What the index finds best, and what was withdrawn with these words as the reason.
    void look_into_observations(const model::Kind& observation) {
        std::vector<Value> terms(options_.terms.begin(), options_.terms.end());
        std::vector<long long> seen;
        context_.store.each(observation,
                            {{{"", store::Condition::Test::match, terms}},
                             "",
                             false,
                             std::min(options_.limit, most_hits) + 1},
                            [&](const model::Stored& stored) {
                                seen.push_back(stored.id);
                                look_at(stored.record, texts_of(stored.record));
                            });
        context_.store.each(observation,
                            {{{"withdrawn", store::Condition::Test::not_empty, {}}}, "", false, {}},
                            [&](const model::Stored& stored) {
                                if (std::find(seen.begin(), seen.end(), stored.id) == seen.end())
                                    look_at(stored.record, texts_of(stored.record));
                            });
    }

    void look_into_partners(const model::Kind& partner) {
        std::map<std::string, std::vector<Text>> names;
        context_.store.each(model::kind(model::name::partner_name), {}, [&](const model::Stored& stored) {
            std::vector<Text>& of = names[stored.record.text("partner")];
            for (Text& one : texts_of(stored.record))
                of.push_back({one.field, one.label, std::move(one.text), true});
        });
        context_.store.each(partner, {}, [&](const model::Stored& stored) {
            std::vector<Text> texts = texts_of(stored.record);
            for (Text& one : names[stored.record.text("code")])
                texts.push_back(std::move(one));
            look_at(stored.record, texts);
        });
    }

    [[nodiscard]] std::vector<Text> texts_of(const model::Record& record) const {
        std::vector<Text> texts;
        const model::Kind& of = *record.kind;
        for (std::size_t i = 0; i < of.fields.size(); ++i) {
            const model::Field& field = of.fields[i];
            if (!is_looked_into(field) || is_empty(record.values[i]) ||
                (names_person(of, field) && !options_.names))
                continue;
            texts.push_back({field.name, field.label, to_text(record.values[i]), is_title(of, field.name)});
        }
        return texts;
    }

    static double worth(const Sought::Place& place, bool title) {
        return (title ? 2.0 : 1.0) * (place.whole ? 1.0 : 0.7) +
               0.5 / (1 + static_cast<double>(place.word) / 8);
    }

    void look_at(const model::Record& record, const std::vector<Text>& texts) {
        std::vector<double> best(sought_.terms());
        Hit hit{record.kind, key_text(record), day_of(record), {}, {}, 0, 0};
        double most = 0;
        for (const Text& text : texts) {
            double here = 0;
            std::size_t first = text.text.size();
            for (std::size_t term = 0; term < best.size(); ++term) {
                const auto place = sought_.place(term, text.text);
                if (!place)
                    continue;
                const double value = worth(*place, text.title);
                best[term] = std::max(best[term], value);
                here += value;
                first = std::min(first, place->at);
            }
            if (here > most) {
                most = here;
                hit.text = text;
                hit.at = first;
            }
        }
        if (std::any_of(best.begin(), best.end(), [](double value) { return value == 0; }))
            return;
        for (const double value : best)
            hit.score += value;
        if (record.kind->has("withdrawn"))
            hit.withdrawn = record.date("withdrawn");
        hits_.push_back(std::move(hit));
    }

    const ReportContext& context_;
    const FindOptions& options_;
    Sought sought_;
    std::vector<Hit> hits_;
};

Row row_of(const ReportContext& context, const Hit& hit) {
    const language::Language& language = context.language;
    const auto day = [](const std::optional<Date>& one) { return one ? Cell(Value(*one)) : Cell(); };
    std::string key = hit.key;
    if (hit.withdrawn)
        key = language.tr(msg("{record} (withdrawn)", {{"record", hit.key}}));
    std::string around = excerpt(hit.text.text, hit.at, shown_signs);
    return {{Cell(Value(std::string(hit.kind->name)), language.tr(hit.kind->label)),
             Cell(Value(hit.key), std::move(key)), day(hit.day),
             Cell(Value(std::string(hit.text.field)), language.tr(hit.text.label)),
             Cell(Value(hit.text.text), std::move(around)), day(hit.withdrawn)}};
}

} // namespace

std::vector<std::string> findable_kinds() {
    std::vector<std::string> names;
    for (const model::Kind& one : model::kinds())
        if (is_looked_for(one))
            names.emplace_back(one.name);
    return names;
}

Table find_records(const ReportContext& context, const FindOptions& options) {
    const language::Language& language = context.language;
    Table table;
    table.name = "found";
    table.title = language.tr(msg("Found: {words}", {{"words", join(options.terms, " ")}}));
    table.columns = {{"kind", language.tr(mark("Kind")), ColumnType::code},
                     {"record", language.tr(mark("Record")), ColumnType::text},
                     {"date", language.tr(mark("Date")), ColumnType::date},
                     {"field", language.tr(mark("Field")), ColumnType::code},
                     {"text", language.tr(mark("Text")), ColumnType::text},
                     {"withdrawn", language.tr(mark("Withdrawn")), ColumnType::date, false, true}};
    const std::vector<Hit> hits = Finder(context, options).found();
    const auto shown = std::min(hits.size(), static_cast<std::size_t>(options.limit));
    for (std::size_t i = 0; i < shown; ++i)
        table.rows.push_back(row_of(context, hits[i]));
    if (shown < hits.size())
        table.notes.push_back(
            language.tr(msgn("There is more: --limit N shows more than {count}.",
                             "There are more: --limit N shows more than {count}.", options.limit)));
    return table;
}

} // namespace edv::report
