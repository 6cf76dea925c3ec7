/// How far a long command is, for who waits at a terminal.
#pragma once

#include <chrono>
#include <ostream>

#include "edv/language/language.hpp"

namespace edv::cli {

/// One line that is written over, from one second on; it is gone in the end.
class Progress {
public:
    using Clock = std::chrono::steady_clock;

    Progress(std::ostream& err, const language::Language& language, Clock::time_point start = Clock::now())
        : err_(err), language_(language), start_(start) {}
    ~Progress() { hide(); }
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;

    /// `share` from 0 to 1 of the work is done.
    void show(long long rows, double share);
    /// All rows are done, and what is left has no measure. Nothing is shown when the rows took no time.
    void show_rest();
    /// The line makes room for others.
    void hide();

private:
    void draw(double share, const Message& words);

    std::ostream& err_;
    const language::Language& language_;
    Clock::time_point start_;
    Clock::time_point next_ = start_ + std::chrono::seconds(1);
    bool long_ = false; ///< there was time to show something
    bool shown_ = false;
};

} // namespace edv::cli
