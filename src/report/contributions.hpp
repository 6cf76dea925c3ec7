/// Who is in a figure.
#pragma once

#include <map>
#include <string>

namespace edv::report {

/// The records of a figure, by the expert whose they are.
class Contributions {
public:
    /// Where `expert` is empty, the records are nobody's.
    void add(const std::string& expert, long long records = 1);

    [[nodiscard]] long long records() const { return records_; }
    /// Distinct ones.
    [[nodiscard]] long long experts() const { return static_cast<long long>(by_expert_.size()); }
    /// The part of the records, 0 to 1, of the expert who has the most of them; 0 where all are nobody's.
    [[nodiscard]] double largest_share() const;

    bool operator==(const Contributions&) const = default;

private:
    long long records_ = 0;
    std::map<std::string, long long> by_expert_;
};

} // namespace edv::report
