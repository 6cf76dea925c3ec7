#include "report/contributions.hpp"

#include <algorithm>

namespace edv::report {

void Contributions::add(const std::string& expert, long long records) {
    records_ += records;
    if (!expert.empty())
        by_expert_[expert] += records;
}

double Contributions::largest_share() const {
    long long most = 0;
    for (const auto& [expert, records] : by_expert_)
        most = std::max(most, records);
    return records_ == 0 ? 0 : static_cast<double>(most) / static_cast<double>(records_);
}

} // namespace edv::report
