#include "intake/seen.hpp"

namespace edv {
namespace {

constexpr std::size_t first_size = 1024;

std::uint64_t upper(std::uint64_t value) {
    return value >> 32;
}

} // namespace

// Linear probing. The place follows from the upper half alone, which is all that is kept when the table
// grows.
std::optional<std::uint32_t> SeenRows::find(std::uint64_t hash,
                                            const std::function<bool(std::uint32_t)>& is_it) const {
    if (slots_.empty())
        return {};
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = upper(hash) & mask; slots_[at] != 0; at = (at + 1) & mask) {
        const auto number = static_cast<std::uint32_t>(slots_[at]);
        if (upper(slots_[at]) == upper(hash) && is_it(number))
            return number;
    }
    return {};
}

void SeenRows::insert(std::uint64_t hash, std::uint32_t number) {
    // Three quarters full is as far as probing stays short.
    if (used_ * 4 >= slots_.size() * 3)
        grow();
    place((upper(hash) << 32) | number);
    ++used_;
}

void SeenRows::place(std::uint64_t slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = upper(slot) & mask;
    while (slots_[at] != 0)
        at = (at + 1) & mask;
    slots_[at] = slot;
}

void SeenRows::grow() {
    std::vector<std::uint64_t> old(slots_.empty() ? first_size : slots_.size() * 2);
    old.swap(slots_);
    for (std::uint64_t slot : old)
        if (slot != 0)
            place(slot);
}

} // namespace edv
