#include "report/trace.hpp"

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "report/chain.hpp"
#include "report/related.hpp"

namespace edv::report {
namespace {

/// A no-break space: what stands before a branch is a part of the drawing.
constexpr const char* gap = "\xC2\xA0";

/// How a link is called, and the day that stands for it.
struct Called {
    std::string_view key;
    std::string_view day;
};

Called called(const model::Kind& kind) {
    if (kind.name == model::name::transmission)
        return {"institution", "sent"};
    if (kind.name == model::name::uptake)
        return {"kind", "date"};
    return {"number", kind.has("date") ? "date" : "opened"};
}

std::string key_of(const Link& link) {
    return to_text(link.record.at(called(*link.record.kind).key));
}

std::optional<Date> day_of(const Link& link) {
    return link.record.date(called(*link.record.kind).day);
}

/// How people read it in the tree: "proposal 2", "used: press".
Message name_of(const Link& link) {
    const model::Kind& of = *link.record.kind;
    if (of.name == model::name::uptake)
        return msg(
            "used: {place}",
            {{"place", std::string(model::choice_label("uptake_kind", link.record.text("kind"))), true}});
    if (!link.relation.empty())
        return words_of_relation(link.relation, link.direction == Direction::on, key_of(link));
    return msg("{kind} {key}", {{"kind", std::string(of.label), true}, {"key", key_of(link)}});
}

/// For people with `language`, else as machines read it.
std::string text_of(const Link& link, const language::Language* language) {
    const auto both = [&](const std::string& first, const std::string& second) {
        const Message words = msg("{first}: {second}", {{"first", first}, {"second", second}});
        return language ? language->tr(words) : english(words);
    };
    const model::Record& record = link.record;
    if (record.kind->name == model::name::observation)
        return record.text(record.text("title").empty() ? "summary" : "title");
    if (record.kind->name == model::name::proposal)
        return both(record.text("partner"), record.text("text"));
    if (record.kind->name == model::name::signal)
        return record.text("title");
    if (record.kind->name == model::name::uptake) {
        const std::string reference = record.text("reference");
        const std::string note = record.text("note");
        return reference.empty() || note.empty() ? reference + note : both(reference, note);
    }
    std::string text = record.text("institution");
    if (const std::string said = record.text("disposition"); !said.empty())
        text = both(text, language
                              ? config::label_of({}, *language, model::FieldType::choice, "disposition", said)
                              : said);
    if (const std::string done = record.text("evidence"); !done.empty())
        text = both(text, done);
    return text;
}

class TreeTable {
public:
    TreeTable(Table& table, const language::Language& language) : table_(table), language_(language) {}

    /// `before` is what stands left of the link in the drawing, `below` left of its children.
    void add(const Link& link, const std::string& parent, int depth, const std::string& before,
             const std::string& below) {
        static constexpr std::string_view directions[] = {"start", "back", "on"};
        const model::Kind& of = *link.record.kind;
        const std::string key = key_of(link);
        const std::optional<Date> day = day_of(link);
        const std::string name = language_.tr(name_of(link));
        const Cell state(Value(link.state), config::label_of({}, language_, model::FieldType::choice,
                                                             std::string(of.name) + "_state", link.state));
        table_.rows.push_back(
            {{Cell(Value(static_cast<long long>(depth))),
              Cell(Value(std::string(directions[static_cast<std::size_t>(link.direction)]))),
              Cell(Value(std::string(of.name)), language_.tr(of.label)), Cell(Value(key), before + name),
              parent.empty() ? Cell() : Cell(Value(parent)), day ? Cell(Value(*day)) : Cell(),
              link.state.empty() ? Cell() : state,
              Cell(Value(text_of(link, nullptr)), shortened(text_of(link, &language_))),
              link.relation.empty() ? Cell() : Cell(Value(link.relation))}});
        for (std::size_t i = 0; i < link.children.size(); ++i) {
            const bool last = i + 1 == link.children.size();
            add(link.children[i], key, depth + 1, below + (last ? "└─ " : "├─ "),
                below + std::string(last ? gap : "│") + gap + gap);
        }
    }

private:
    Table& table_;
    const language::Language& language_;
};

} // namespace

Table trace(const ReportContext& context, Date today, std::string_view kind_name, const std::string& key) {
    const language::Language& language = context.language;
    Table table;
    table.name = "trace";
    table.title = language.tr(msg("The chain of {kind} {key}",
                                  {{"kind", std::string(model::kind(kind_name).label), true}, {"key", key}}));
    auto column = [&](std::string_view name, std::string_view label, ColumnType type, bool detail) {
        table.columns.push_back({std::string(name), language.tr(label), type, false, detail});
    };
    column("depth", mark("Depth"), ColumnType::integer, true);
    column("direction", mark("Direction"), ColumnType::code, true);
    column("kind", mark("Kind"), ColumnType::code, true);
    column("key", mark("Chain"), ColumnType::code, false);
    column("parent", mark("Belongs to"), ColumnType::code, true);
    column("date", mark("Date"), ColumnType::date, false);
    column("state", mark("State"), ColumnType::code, false);
    column("text", mark("Text"), ColumnType::text, false);
    column("relation", mark("Relation"), ColumnType::code, true);
    if (const auto start = Chain(context.store, context.config.calendar(), today).from(kind_name, key))
        TreeTable(table, language).add(*start, "", 0, "", "");
    table.definitions.push_back(language.tr(mark("Below each: what it rests on, then what became of it. "
                                                 "Dates: the day of an observation, the opening of "
                                                 "a proposal or signal, the sending to an institution, the "
                                                 "day of a use.")));
    return table;
}

} // namespace edv::report
