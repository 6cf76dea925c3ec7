#include "base/rounding.hpp"

#include <cmath>

namespace edv {

double rounded(double value, int decimals) {
    constexpr double largest = 1e12; // beyond, a double has no more decimals than anybody is shown
    if (!(std::abs(value) < largest))
        return value;
    const double scale = std::pow(10.0, decimals);
    return std::round(value * scale) / scale + 0.0; // no minus before zero
}

long long to_count(double sum) {
    return std::llround(sum);
}

} // namespace edv
