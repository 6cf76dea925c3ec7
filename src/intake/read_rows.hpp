/// Rows of which the first can be looked at before they are read.
#pragma once

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "intake/rows.hpp"

namespace edv::intake {

class ReadRows : public Rows {
public:
    explicit ReadRows(std::unique_ptr<Rows> rest) : rest_(std::move(rest)) {}

    /// The next row that was not looked at yet, which next() gives again; nothing at the end.
    const SheetRow* look();

    const SheetRow* next() override;
    [[nodiscard]] double share_read() const override { return rest_->share_read(); }

private:
    struct Kept {
        SheetRow row;
        std::vector<std::string> cells;
        std::string raw;
    };
    std::unique_ptr<Rows> rest_;
    std::deque<Kept> kept_; ///< its rows point into it
    std::size_t at_ = 0;
};

} // namespace edv::intake
