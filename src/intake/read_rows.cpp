#include "intake/read_rows.hpp"

#include <functional>

namespace edv::intake {
namespace {

/// The part of `copy` that is what `cell` is of `raw`; nothing when it lies elsewhere.
std::string_view same_part(std::string_view cell, std::string_view raw, std::string_view copy) {
    const std::less_equal<const char*> before;
    if (raw.empty() || !before(raw.data(), cell.data()) ||
        !before(cell.data() + cell.size(), raw.data() + raw.size()))
        return {};
    return copy.substr(static_cast<std::size_t>(cell.data() - raw.data()), cell.size());
}

} // namespace

const SheetRow* ReadRows::look() {
    const SheetRow* row = rest_->next();
    if (row == nullptr)
        return nullptr;
    Kept& kept =
        kept_.emplace_back(Kept{*row, {row->cells.begin(), row->cells.end()}, std::string(row->raw)});
    for (std::size_t i = 0; i < kept.cells.size(); ++i) {
        const std::string_view part = same_part(row->cells[i], row->raw, kept.raw);
        kept.row.cells[i] = part.data() != nullptr ? part : std::string_view(kept.cells[i]);
    }
    kept.row.raw = kept.raw;
    return &kept.row;
}

const SheetRow* ReadRows::next() {
    return at_ < kept_.size() ? &kept_[at_++].row : rest_->next();
}

} // namespace edv::intake
