#include "cli/progress.hpp"

#include <algorithm>
#include <string>

namespace edv::cli {
namespace {

constexpr auto pause = std::chrono::milliseconds(200);
constexpr int bar_width = 24;
/// A clock is read once for so many rows.
constexpr long long rows_between = 256;

std::string minutes(double seconds) {
    auto whole = static_cast<long long>(seconds + 0.5);
    std::string rest = std::to_string(whole % 60);
    return std::to_string(whole / 60) + ':' + (rest.size() < 2 ? "0" : "") + rest;
}

} // namespace

Progress::~Progress() {
    if (shown_)
        err_ << "\r\x1b[K" << std::flush;
}

void Progress::show(long long rows, double share) {
    if (rows % rows_between != 0)
        return;
    Clock::time_point now = Clock::now();
    if (now < next_)
        return;
    next_ = now + pause;
    shown_ = true;
    double seconds = std::chrono::duration<double>(now - start_).count();
    share = std::clamp(share, 0.001, 1.0);
    auto full = static_cast<int>(share * bar_width);
    std::string bar(static_cast<std::size_t>(full), '#');
    bar.resize(bar_width, '.');
    err_ << "\r\x1b[K[" << bar << "] "
         << language_.tr(
                msg("{rows} rows, {rate} a second, {left} left",
                    {{"rows", language_.number(rows)},
                     {"rate", language_.number(static_cast<long long>(static_cast<double>(rows) / seconds))},
                     {"left", minutes(seconds * (1 - share) / share)}}))
         << std::flush;
}

} // namespace edv::cli
