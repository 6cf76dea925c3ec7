/// The order of a list for people: as they read, while the store orders codes and texts by their bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/session.hpp"
#include "report/cell_naming.hpp"

namespace edv::cli {

/// Puts records in the order of a field as it is shown: words as in a dictionary of the language, numbers in
/// them as numbers. Days and amounts are in order as they come, unless what is `presented` is not what the
/// store has.
class ListOrder {
public:
    ListOrder(Session& session, const model::Kind& kind, const store::Selection& selection, Date day,
              bool names, bool presented);

    /// Whether people read this list in another order than the store gives it in.
    [[nodiscard]] bool reorders() const { return field_ != nullptr; }

    /// Takes the record; no more of them are kept than `limit` needs.
    void add(const model::Record& record, std::optional<long long> limit);
    /// Gives the first `limit` records, in order, and how many there were beyond.
    long long take(std::vector<model::Record>& records, std::optional<long long> limit);

private:
    struct Item {
        std::string shown;
        std::size_t place; ///< in which it came
        model::Record record;
    };
    [[nodiscard]] bool before(const Item& a, const Item& b) const;
    void cut(std::size_t most);

    language::Language language_;
    report::Naming naming_;
    const model::Field* field_ = nullptr;
    bool descending_;
    std::vector<Item> items_;
    std::size_t seen_ = 0;
};

} // namespace edv::cli
