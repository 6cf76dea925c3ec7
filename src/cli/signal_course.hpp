/// Signals with all that was sent, before and after a command wrote.
#pragma once

#include <string>
#include <vector>

#include "cli/session.hpp"
#include "model/course.hpp"
#include "report/following.hpp"

namespace edv::cli {

/// What contradicted before a command wrote is for `edv check`; what it brings about is refused.
class CourseGuard {
public:
    /// Of the signal with that number; without one of all.
    CourseGuard(Session& session, const store::Store& store, std::string signal = {});

    /// What contradicts now and did not before.
    [[nodiscard]] std::vector<model::Clash> fresh() const;
    /// Error{refused} with all of it, when there is any.
    void refuse_fresh() const;

    /// Keeps the due day that follows where a clock in working days runs again, as the holidays of today make
    /// it: one that is configured later moves nothing. What the command did not touch stays as it was kept.
    void keep_due_days(store::Writing& writing) const;

private:
    [[nodiscard]] std::vector<model::Clash> clashes() const;

    Session& session_;
    const store::Store& store_;
    std::string signal_;
    std::vector<report::Followed> sent_before_;
    std::vector<model::Clash> before_;
};

/// The due day that follows from an event of the transmission that lets its clock, in working days, run
/// again.
Value due_day_of(const model::Calendar& calendar, report::Followed there, const model::Record& event);

/// Closing a signal ends its clocks: whoever has not answered is given up on that day. Gives their names.
std::vector<std::string> give_up(Session& session, const store::Store& store, store::Writing& writing,
                                 const std::string& signal, Date closed);

/// Reopening it lets those clocks run again from that day, the time between not counting. Gives their names.
std::vector<std::string> take_up_again(Session& session, const store::Store& store, store::Writing& writing,
                                       const std::string& signal, Date closed, Date reopened);

/// What an edit of the closing day changes for those that were given up on it. Gives the names of those that
/// it gives up.
std::vector<std::string> follow_closing(Session& session, const store::Store& store, store::Writing& writing,
                                        const model::Record& before, const model::Record& after);

} // namespace edv::cli
