/// How far a long command is, for who waits at a terminal.
#pragma once

#include <chrono>
#include <ostream>

#include "edv/language/language.hpp"

namespace edv::cli {

/// One line that is written over, from one second on; it is gone in the end.
class Progress {
public:
    Progress(std::ostream& err, const Language& language) : err_(err), language_(language) {}
    ~Progress();
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `share` from 0 to 1 of the work is done.
    void show(long long rows, double share);

private:
    using Clock = std::chrono::steady_clock;

    std::ostream& err_;
    const Language& language_;
    Clock::time_point start_ = Clock::now();
    Clock::time_point next_ = start_ + std::chrono::seconds(1);
    bool shown_ = false;
};

} // namespace edv::cli
