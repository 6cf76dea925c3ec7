#include "cli/list_order.hpp"

#include <algorithm>

namespace edv::cli {
namespace {

bool is_words(const model::Field& field) {
    const ColumnType type = column_type(field);
    return (type == ColumnType::text || type == ColumnType::code) && field.type != model::FieldType::month;
}

/// The field that decides; null where the store's order is that of people: for days and numbers, and for what
/// the index finds best.
const model::Field* deciding(const model::Kind& kind, const store::Selection& selection, bool presented) {
    const bool searched =
        std::any_of(selection.conditions.begin(), selection.conditions.end(),
                    [](const store::Condition& one) { return one.test == store::Condition::Test::match; });
    if (searched && selection.sort.empty())
        return nullptr;
    const model::Field& field =
        kind.fields.at(kind.index(selection.sort.empty() ? kind.key.front() : selection.sort));
    return is_words(field) || (presented && !selection.sort.empty()) ? &field : nullptr;
}

} // namespace

ListOrder::ListOrder(Session& session, const model::Kind& kind, const store::Selection& selection, Date day,
                     bool names, bool presented)
    : language_(session.result_language()),
      naming_(session.store(store::Store::Mode::read), session.config(), language_, day, names),
      descending_(selection.descending) {
    if (!session.format().machine)
        field_ = deciding(kind, selection, presented);
}

bool ListOrder::before(const Item& a, const Item& b) const {
    if (!is_words(*field_)) {
        const Value& mine = a.record.at(field_->name);
        const Value& theirs = b.record.at(field_->name);
        if (mine != theirs)
            return descending_ ? theirs < mine : mine < theirs;
    } else if (a.shown != b.shown)
        return descending_ ? language_.before(b.shown, a.shown) : language_.before(a.shown, b.shown);
    // What reads alike is in the order of its keys, as people read those.
    const model::Kind& kind = *a.record.kind;
    if (is_words(kind.fields.at(kind.index(kind.key.front())))) {
        const std::string mine = key_text(a.record);
        const std::string theirs = key_text(b.record);
        if (language_.before(mine, theirs))
            return true;
        if (language_.before(theirs, mine))
            return false;
    }
    return a.place < b.place;
}

void ListOrder::cut(std::size_t most) {
    const auto order = [&](const Item& a, const Item& b) { return before(a, b); };
    if (items_.size() > most) {
        std::nth_element(items_.begin(), items_.begin() + static_cast<std::ptrdiff_t>(most), items_.end(),
                         order);
        items_.resize(most);
    }
}

void ListOrder::add(const model::Record& record, std::optional<long long> limit) {
    const Value& value = record.at(field_->name);
    const Cell cell = naming_.cell(*field_, value);
    items_.push_back({cell.label.empty() ? to_text(value) : cell.label, seen_++, record});
    constexpr std::size_t many = 1000;
    if (limit && items_.size() / 2 > static_cast<std::size_t>(*limit) + many)
        cut(static_cast<std::size_t>(*limit));
}

long long ListOrder::take(std::vector<model::Record>& records, std::optional<long long> limit) {
    if (limit)
        cut(static_cast<std::size_t>(*limit));
    std::sort(items_.begin(), items_.end(), [&](const Item& a, const Item& b) { return before(a, b); });
    for (Item& item : items_)
        records.push_back(std::move(item.record));
    return static_cast<long long>(seen_ - records.size());
}

} // namespace edv::cli
