#include "report/chain.hpp"

#include <algorithm>

#include "edv/model/lifecycle.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "report/related.hpp"
#include "report/uptakes.hpp"

namespace edv::report {

Chain::Chain(const store::Store& store, const model::Calendar& calendar, Date today) : store_(store) {
    for (Followed& one : followed(store_, calendar, today))
        transmissions_[one.transmission.text("signal")].push_back(std::move(one));
}

std::optional<Link> Chain::from(std::string_view kind_name, const std::string& key) const {
    const model::Kind& of = model::kind(kind_name);
    model::Record wanted(of);
    if (of.fields.front().type == model::FieldType::number)
        wanted.at("number") = parse_integer(key).value_or(0);
    else
        wanted.at("number") = key;
    const auto found = store_.find(wanted);
    return found ? std::optional(from(found->record)) : std::nullopt;
}

Link Chain::from(const model::Record& record) const {
    Link start = link(record, Direction::start);
    if (record.kind->name == model::name::signal)
        add_related(start, false);
    add_back(start);
    add_on(start);
    return start;
}

Link Chain::link(const model::Record& record, Direction direction) const {
    if (record.kind->has("state"))
        return {direction, record, record.text("state"), {}};
    const model::Links links = store_.links(*record.kind, record.integer("number").value_or(0));
    return {direction, record, state_of(record, links), {}};
}

/// What the record rests on.
void Chain::add_back(Link& link) const {
    for (const char* field : {"proposals", "observations"}) {
        if (!link.record.kind->has(field))
            continue;
        const model::Kind& cited = model::kind(link.record.kind->fields[link.record.kind->index(field)].of);
        for (const std::string& word : words(link.record.text(field)))
            if (auto found = store_.get(cited, parse_integer(word).value_or(0))) {
                link.children.push_back(this->link(found->record, Direction::back));
                add_back(link.children.back());
            }
    }
}

/// What became of the record.
void Chain::add_on(Link& link) const {
    if (link.record.kind->name == model::name::signal) {
        add_transmissions(link);
        add_uses(link);
        return add_related(link, true);
    }
    for (const char* name : {"proposal", "signal"}) {
        const model::Kind& citing = model::kind(name);
        const std::string field = std::string(link.record.kind->name) + "s";
        if (!citing.has(field))
            continue;
        store::Selection selection{
            {{field, store::Condition::Test::any_of, {link.record.at("number")}}}, "", false, {}};
        for (const model::Stored& one : store_.list(citing, selection)) {
            link.children.push_back(this->link(one.record, Direction::on));
            add_on(link.children.back());
        }
    }
}

void Chain::add_transmissions(Link& link) const {
    const auto found = transmissions_.find(link.record.text("number"));
    if (found == transmissions_.end())
        return;
    for (const Followed& one : found->second)
        link.children.push_back({Direction::on, one.transmission, one.state, {}});
}

void Chain::add_uses(Link& link) const {
    for (const model::Record& use : uses_of(store_, link.record.text("number")))
        link.children.push_back({Direction::on, use, "", {}});
}

void Chain::add_related(Link& link, bool later, std::vector<std::string> seen) const {
    seen.push_back(link.record.text("number"));
    for (const RelatedSignal& one : related_to(store_, seen.back())) {
        // A store that was made elsewhere may hold a circle.
        if (one.later != later ||
            std::find(seen.begin(), seen.end(), one.signal.text("number")) != seen.end())
            continue;
        Link next = this->link(one.signal, later ? Direction::on : Direction::back);
        next.relation = one.relation;
        add_related(next, later, seen);
        link.children.push_back(std::move(next));
    }
}

} // namespace edv::report
