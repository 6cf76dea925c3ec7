/// How numbers are rounded: half away from zero, as people learn it.
#pragma once

namespace edv {

/// Decimals of what was computed (shares, full-time equivalents, months) in tables and machine formats.
inline constexpr int kept_decimals = 4;
/// Decimals of a share as people read it: to a tenth of a percent.
inline constexpr int read_decimals = 3;

/// A number that is too large to have decimals stays what it is.
double rounded(double value, int decimals = kept_decimals);

/// What was added up as weights of records that count one each.
long long to_count(double sum);

} // namespace edv
