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

void Progress::show(long long rows, double share) {
    if (rows % rows_between != 0)
        return;
    Clock::time_point now = Clock::now();
    if (now < next_)
        return;
    next_ = now + pause;
    double seconds = std::chrono::duration<double>(now - start_).count();
    share = std::clamp(share, 0.001, 1.0);
    draw(share, msg("{rows} rows, {rate} a second, {left} left",
                    {{"rows", language_.number(rows)},
                     {"rate", language_.number(static_cast<long long>(static_cast<double>(rows) / seconds))},
                     {"left", minutes(seconds * (1 - share) / share)}}));
}

void Progress::show_rest() {
    if (long_)
        draw(1, msg("the store is being completed"));
}

void Progress::hide() {
    if (shown_)
        err_ << "\r\x1b[K" << std::flush;
    shown_ = false;
}

void Progress::draw(double share, const Message& words) {
    auto full = static_cast<int>(share * bar_width);
    std::string bar(static_cast<std::size_t>(full), '#');
    bar.resize(bar_width, '.');
    // In one piece, so that it does not flicker; cut off at the end of the line, where it could not be
    // written over otherwise.
    err_ << "\r\x1b[?7l[" + bar + "] " + language_.tr(words) + "\x1b[K\x1b[?7h" << std::flush;
    long_ = true;
    shown_ = true;
}

} // namespace edv::cli
