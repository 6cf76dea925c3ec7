#include "intake/courses.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"

namespace edv::intake {
namespace {

std::string key_of(const model::Record& record) {
    return lower(key_text(record));
}

std::string transmission_of(const model::Record& record) {
    return lower(record.text("signal") + ' ' + record.text("institution") + ' ' + to_text(record.at("sent")));
}

} // namespace

bool Courses::concern(const model::Kind& kind) {
    return kind.name == model::name::signal || kind.name == model::name::transmission ||
           kind.name == model::name::transmission_event;
}

void Courses::add(const model::Record& record, std::size_t row, bool changes) {
    changes_ = changes_ || changes;
    rows_[record.kind->name].insert_or_assign(key_of(record), Row{record, row, changes});
}

std::map<std::string, model::Record> Courses::merged(const store::Store& store, std::string_view name) const {
    std::map<std::string, model::Record> all;
    store.each(model::kind(name), {},
               [&](const model::Stored& one) { all.emplace(key_of(one.record), one.record); });
    if (const auto rows = rows_.find(name); rows != rows_.end())
        for (const auto& [key, row] : rows->second)
            all.insert_or_assign(key, row.record);
    return all;
}

const Courses::Row* Courses::changed(const model::Record& record) const {
    const auto rows = rows_.find(record.kind->name);
    if (rows == rows_.end())
        return nullptr;
    const auto found = rows->second.find(key_of(record));
    return found == rows->second.end() || !found->second.changes ? nullptr : &found->second;
}

std::vector<Courses::Found> Courses::check(const store::Store& store, const model::Calendar& calendar) const {
    if (!changes_)
        return {};
    std::map<std::string, std::vector<model::Record>> events;
    for (auto& [key, event] : merged(store, model::name::transmission_event))
        events[transmission_of(event)].push_back(event);
    std::map<std::string, std::vector<model::Sending>> sendings;
    for (auto& [key, sending] : merged(store, model::name::transmission))
        sendings[lower(sending.text("signal"))].push_back({sending, events[key]});
    std::vector<Found> found;
    for (const auto& [key, signal] : merged(store, model::name::signal))
        for (const model::Clash& clash : check_course(signal, sendings[key], calendar)) {
            const Row* row = changed(clash.record);
            if (!row)
                row = changed(clash.against);
            if (!row)
                continue;
            model::Finding finding = clash.finding;
            // Where the other record is the one that the import brings, it has no such column.
            if (!row->record.kind->has(finding.field))
                finding.field = "";
            found.push_back({row->row, std::move(finding)});
        }
    return found;
}

} // namespace edv::intake
