#include "intake/seen.hpp"

namespace edv::intake {
namespace {

constexpr unsigned table_bits = 12;
constexpr unsigned mark_bits = 16;

std::size_t table_of(std::uint64_t hash) {
    return hash >> (64 - table_bits);
}

std::uint16_t mark_of(std::uint64_t hash) {
    return static_cast<std::uint16_t>(hash >> (64 - table_bits - mark_bits));
}

} // namespace

std::optional<std::uint32_t> SeenRows::find(std::uint64_t hash,
                                            const std::function<bool(std::uint32_t)>& is_it) const {
    if (tables_.empty() || tables_[table_of(hash)].used == 0)
        return {};
    const Table& table = tables_[table_of(hash)];
    const std::uint16_t mark = mark_of(hash);
    for (std::size_t at = table.home(mark); table.slots[at].number() != 0; at = table.after(at)) {
        const std::uint32_t number = table.slots[at].number();
        if (table.slots[at].mark == mark && is_it(number))
            return number;
    }
    return {};
}

void SeenRows::insert(std::uint64_t hash, std::uint32_t number) {
    if (tables_.empty())
        tables_.resize(std::size_t{1} << table_bits);
    Table& table = tables_[table_of(hash)];
    // Four fifths full is as far as probing stays short.
    if ((table.used + 1) * 5 > table.slots.size() * 4)
        table.grow();
    table.place(
        {mark_of(hash), static_cast<std::uint16_t>(number >> 16), static_cast<std::uint16_t>(number)});
    ++table.used;
}

// Linear probing. The place follows from the mark alone, which is all that is known when the table grows.
std::size_t SeenRows::Table::home(std::uint16_t mark) const {
    return (mark * slots.size()) >> mark_bits;
}

void SeenRows::Table::place(Slot slot) {
    std::size_t at = home(slot.mark);
    while (slots[at].number() != 0)
        at = after(at);
    slots[at] = slot;
}

void SeenRows::Table::grow() {
    std::vector<Slot> old(slots.size() + slots.size() / 4 + 8);
    old.swap(slots);
    for (const Slot& slot : old)
        if (slot.number() != 0)
            place(slot);
}

} // namespace edv::intake
