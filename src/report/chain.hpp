/// The chain from observations over proposals and signals to transmissions and uses of signals, as a tree of
/// records.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "report/following.hpp"

namespace edv::report {

/// Where a link comes from, seen from the start: what the start rests on, or what became of it.
enum class Direction { start, back, on };

struct Link {
    Direction direction = Direction::start;
    model::Record record;
    std::string state; ///< of the list KIND_state; empty: the kind has none
    std::vector<Link> children;
    std::string relation = {}; ///< of a signal below another: of the list signal_relation
};

class Chain {
public:
    /// Transmissions as they stand on `today`.
    Chain(const store::Store& store, const model::Calendar& calendar, Date today);

    /// The tree that starts from the observation, proposal or signal of that number; nothing when there is
    /// none.
    [[nodiscard]] std::optional<Link> from(std::string_view kind, const std::string& key) const;
    /// The tree that starts from this record.
    [[nodiscard]] Link from(const model::Record& record) const;

private:
    [[nodiscard]] Link link(const model::Record& record, Direction direction) const;
    void add_back(Link& link) const;
    void add_on(Link& link) const;
    void add_transmissions(Link& link) const;
    void add_uses(Link& link) const;
    /// Signals to which the link comes back, or that come back to it, and theirs; `seen` are the numbers
    /// above.
    void add_related(Link& link, bool later, std::vector<std::string> seen = {}) const;

    const store::Store& store_;
    std::map<std::string, std::vector<Followed>> transmissions_; ///< by signal
};

} // namespace edv::report
