#include "edv/report/trace.hpp"

#include "edv/base/text.hpp"
#include "edv/config/labels.hpp"
#include "edv/report/following.hpp"

namespace edv {
namespace {

/// Where a row comes from, seen from the start.
enum class Direction { start, back, on };

struct Node {
    Direction direction = Direction::start;
    std::string_view kind;
    std::string key;
    std::optional<Date> date;
    std::string_view states; ///< the list that the state is a word of
    std::string state;
    std::string text;
    std::string shown; ///< the text as people read it
    std::vector<Node> children;
};

class Chain {
public:
    Chain(const ReportContext& context, Date today) : store_(context.store), language_(context.language) {
        for (Followed& one : followed(store_, context.config.calendar(), today))
            transmissions_[one.transmission.text("signal")].push_back(std::move(one));
    }

    std::optional<Node> from(std::string_view kind_name, const std::string& key) const {
        const Kind& of = kind(kind_name);
        Record wanted(of);
        if (of.fields.front().type == FieldType::number)
            wanted.at("number") = parse_integer(key).value_or(0);
        else
            wanted.at("number") = key;
        const auto found = store_.find(wanted);
        if (!found)
            return {};
        Node node = of_record(found->record, Direction::start);
        add_back(node, found->record);
        add_on(node, found->record);
        return node;
    }

private:
    Node of_record(const Record& record, Direction direction) const {
        Node node{.direction = direction,
                  .kind = record.kind->name,
                  .key = to_text(record.at("number")),
                  .date = {},
                  .states = {},
                  .state = {},
                  .text = {},
                  .shown = {},
                  .children = {}};
        if (node.kind == "observation") {
            node.date = record.date("date");
            node.states = "observation_state";
            node.state = state_of_observation(record);
            node.text = record.text(record.text("title").empty() ? "summary" : "title");
        } else if (node.kind == "proposal") {
            node.date = record.date("opened");
            node.states = "proposal_state";
            node.state = record.text("state");
            node.text = record.text("partner") + ": " + record.text("text");
        } else {
            node.date = record.date("opened");
            node.states = "signal_state";
            node.state = record.text("state");
            node.text = record.text("title");
        }
        node.shown = node.text;
        return node;
    }

    std::string state_of_observation(const Record& record) const {
        Selection selection{{{"number", Condition::Test::any_of, {record.at("number")}}}, "", false, {}};
        for (std::string_view state : choices("observation_state")) {
            Selection asked = selection;
            asked.conditions.push_back({"state", Condition::Test::any_of, {Value(std::string(state))}});
            bool is_it = false;
            store_.each(kind("observation"), asked, [&](const Stored&) { is_it = true; });
            if (is_it)
                return std::string(state);
        }
        return {};
    }

    /// What the record rests on.
    void add_back(Node& node, const Record& record) const {
        for (const char* field : {"proposals", "observations"}) {
            if (!record.kind->has(field))
                continue;
            const Kind& cited = kind(record.kind->fields[record.kind->index(field)].of);
            for (const std::string& word : words(record.text(field)))
                if (auto found = store_.get(cited, parse_integer(word).value_or(0))) {
                    Node& child = node.children.emplace_back(of_record(found->record, Direction::back));
                    add_back(child, found->record);
                }
        }
    }

    /// What became of the record.
    void add_on(Node& node, const Record& record) const {
        if (record.kind->name == "signal")
            return add_transmissions(node);
        for (const char* name : {"proposal", "signal"}) {
            const Kind& citing = kind(name);
            const std::string field = std::string(record.kind->name) + "s";
            if (!citing.has(field))
                continue;
            Selection selection{{{field, Condition::Test::any_of, {record.at("number")}}}, "", false, {}};
            for (const Stored& one : store_.list(citing, selection)) {
                Node& child = node.children.emplace_back(of_record(one.record, Direction::on));
                add_on(child, one.record);
            }
        }
    }

    void add_transmissions(Node& node) const {
        const auto found = transmissions_.find(node.key);
        if (found == transmissions_.end())
            return;
        for (const Followed& one : found->second) {
            const Record& sent = one.transmission;
            Node& child = node.children.emplace_back();
            child = {.direction = Direction::on,
                     .kind = "transmission",
                     .key = sent.text("institution"),
                     .date = sent.date("sent"),
                     .states = "transmission_state",
                     .state = one.state,
                     .text = sent.text("institution"),
                     .shown = sent.text("institution"),
                     .children = {}};
            if (const std::string said = sent.text("disposition"); !said.empty()) {
                child.text += ": " + said;
                child.shown += ": " + label_of({}, language_, FieldType::choice, "disposition", said);
            }
            if (const std::string done = sent.text("evidence"); !done.empty()) {
                child.text += ": " + done;
                child.shown += ": " + done;
            }
        }
    }

    const Store& store_;
    const Language& language_;
    std::map<std::string, std::vector<Followed>> transmissions_;
};

/// A no-break space: what stands before a branch is a part of the drawing.
constexpr const char* gap = "\xC2\xA0";

class TreeTable {
public:
    TreeTable(Table& table, const Language& language) : table_(table), language_(language) {}

    /// `before` is what stands left of the node in the drawing, `below` left of its children.
    void add(const Node& node, const std::string& parent, int depth, const std::string& before,
             const std::string& below) {
        static constexpr std::string_view directions[] = {"start", "back", "on"};
        const std::string name = language_.tr(
            msg("{kind} {key}", {{"kind", std::string(kind(node.kind).label), true}, {"key", node.key}}));
        table_.rows.push_back(
            {{Cell(Value(static_cast<long long>(depth))),
              Cell(Value(std::string(directions[static_cast<std::size_t>(node.direction)]))),
              Cell(Value(std::string(node.kind)), language_.tr(kind(node.kind).label)),
              Cell(Value(node.key), before + name), parent.empty() ? Cell() : Cell(Value(parent)),
              node.date ? Cell(Value(*node.date)) : Cell(),
              Cell(Value(node.state), label_of({}, language_, FieldType::choice, node.states, node.state)),
              Cell(Value(node.text), shortened(node.shown))}});
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            const bool last = i + 1 == node.children.size();
            add(node.children[i], node.key, depth + 1, below + (last ? "└─ " : "├─ "),
                below + std::string(last ? gap : "│") + gap + gap);
        }
    }

private:
    Table& table_;
    const Language& language_;
};

} // namespace

Table trace(const ReportContext& context, Date today, std::string_view kind_name, const std::string& key) {
    const Language& language = context.language;
    Table table;
    table.name = "trace";
    table.title = language.tr(
        msg("The chain of {kind} {key}", {{"kind", std::string(kind(kind_name).label), true}, {"key", key}}));
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
    if (const auto node = Chain(context, today).from(kind_name, key))
        TreeTable(table, language).add(*node, "", 0, "", "");
    table.definitions.push_back(language.tr(mark("Below each: what it rests on, then what became of it. "
                                                 "Dates: the day of an observation, the opening of "
                                                 "a proposal or signal, the sending to an institution.")));
    return table;
}

} // namespace edv
