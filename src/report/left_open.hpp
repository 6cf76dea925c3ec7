/// What goes on although what it belongs to has ended, or will: for those who end it, and for checks.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/message.hpp"
#include "edv/model/record.hpp"
#include "edv/store/store.hpp"

#include "model/standing.hpp"

namespace edv::report {

/// A meeting whose next date has no meeting on it or later about the same. A partner that became another is
/// followed: a meeting about its successor settles it.
struct FollowUp {
    model::Record meeting;
    bool there = true; ///< whether the expert, partner or project that it is about has not ended by the day
};

/// As the store stands on `day`, by next date. A partner counts as ended once it is closed.
std::vector<FollowUp> open_follow_ups(const store::Store& store, Date day);

/// What is open at the partners on `day` or begins there later: agreements, secondments and projects without
/// a last day before it, projects that were asked for and have not begun, and follow-ups.
std::vector<model::Record> open_at_partners(const store::Store& store,
                                            const std::vector<std::string>& partners, Date day);

/// The secondments and projects that the coordinator follows on `day` or later.
std::vector<model::Record> open_with_coordinator(const store::Store& store, const std::string& coordinator,
                                                 Date day);

/// How the partner ended, in words; empty when it stands on that day.
Message gone_partner(const model::Standing& standing, const std::string& partner, Date day);

/// The partner of a record and the day from which on it concerns it: its first day, or its date. Of a project
/// that has not begun it is the day of the request, of what has no day `today`. Nothing for records that
/// have no partner.
struct Concern {
    std::string partner;
    Date day;
};
std::optional<Concern> concern_of(const store::Store& store, const model::Record& record, Date today);

/// A record that concerns a partner from a day on which that stands no more.
struct AfterEnd {
    std::string_view kind;
    std::string key;
    std::string partner;
    Date day;
};

/// The partners that were closed or split by the day `by`. What is dated after a merger counts as that of the
/// successor.
class EndedPartners {
public:
    EndedPartners(const store::Store& store, Date by);

    [[nodiscard]] bool none() const { return ended_.empty(); }
    [[nodiscard]] std::vector<std::string> codes() const;
    /// The earliest day on which one of them stands no more; none of them: `by`.
    [[nodiscard]] Date first() const { return first_; }
    /// Whether the day is one on which the partner stands no more.
    [[nodiscard]] bool is_after(const Concern& concern) const;

private:
    std::map<std::string, Date, std::less<>> ended_; // the first day on which each stands no more
    Date first_;
};

/// The records that concern them from such a day on, without withdrawn observations.
std::vector<AfterEnd> dated_after_end(const store::Store& store, Date by);

} // namespace edv::report
