#include "report/association.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace edv::report {
namespace {

double part(double seen, double expected) {
    return seen > 0 && expected > 0 ? seen * std::log(seen / expected) : 0;
}

} // namespace

double association(double both, double first, double second, double all) {
    if (all <= 0)
        return 0;
    const double expected = first * second / all;
    const double neither = all - first - second + both;
    const double sum = part(both, expected) + part(first - both, first * (all - second) / all) +
                       part(second - both, (all - first) * second / all) +
                       part(neither, (all - first) * (all - second) / all);
    // What rounding leaves of nothing must not look like a find.
    const double ratio = sum > 1e-9 ? 2 * sum : 0;
    return both < expected ? -ratio : ratio;
}

double clear_association(std::size_t looked_at) {
    constexpr double by_chance = 0.05;
    const double tail = 2 * std::log(static_cast<double>(std::max<std::size_t>(looked_at, 1)) / by_chance);
    return tail - std::log(std::numbers::pi * tail / 2);
}

double evenness(const std::vector<long long>& counts) {
    double sum = 0;
    double squares = 0;
    for (const long long count : counts) {
        const auto one = static_cast<double>(count);
        sum += one;
        squares += one * one;
    }
    return sum > 0 ? 1 - squares / (sum * sum) : 0;
}

} // namespace edv::report
