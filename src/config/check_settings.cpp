#include "config/check_settings.hpp"

#include "edv/base/message.hpp"

namespace edv::config {
namespace {

constexpr Duration months(int count) {
    return {.months = count};
}

std::vector<NamedCheck> in_the_register() {
    return {
        {"secondment-without-coordinator", mark("Secondments that run without a coordinator."), {}},
        {"secondment-without-mentor", mark("Secondments that run without a mentor at the partner."), {}},
        {"secondment-outside-contract",
         mark("Secondments with a day, up to today, on which no contract of the expert runs."),
         {}},
        {"secondment-with-coordinator-gone",
         mark("Secondments that run although their coordinator has left, or whose coordinator was not there "
              "on any of their days."),
         {}},
        {"project-with-coordinator-gone",
         mark("Projects that run, or were asked for, although their coordinator has left, or whose "
              "coordinator "
              "was not there on any of their days."),
         {}},
        {"partner-without-agreement",
         mark("Partners where secondments or projects run while no agreement does; merged partners stand as "
              "one."),
         {}},
        {"agreement-ending",
         mark("Agreements that end {within} and that no agreement with the partner follows."), months(3)},
        {"funding-ending",
         mark("Contracts with a funding that end {within} and that no contract of the expert follows."),
         months(3)},
        {"follow-up-overdue",
         mark("Secondments that run without a meeting about their expert or partner: for {start_every} "
              "during {start_for}, later for {cruising_every}."),
         {}},
        {"meeting-due",
         mark("Meetings whose next date is past, while none about the same was held on it or later; what has "
              "ended is left out."),
         {}},
        {"open-at-gone-partner",
         mark("Agreements, secondments, projects and follow-ups that are still open at a partner that was "
              "closed, merged or split."),
         {}},
        {"dated-after-partner",
         mark(
             "Agreements, secondments, projects, meetings, counted contacts, observations and proposals that "
             "begin or are dated after their partner was closed or split."),
         {}},
        {"secondments-overlapping",
         mark("Secondments of one person to one partner that run at the same time."),
         {}},
        {"agreements-overlapping",
         mark("Agreements of one relation with one partner that run at the same time."),
         {}},
        {"shares-over-one",
         mark("Experts whose secondments at one time have shares of more than 1 together; a share that is "
              "not stated is the whole."),
         {}},
        {"fte-over-one",
         mark("Experts whose contracts at one time have more than 1 FTE together, and coordinators with more "
              "than 1."),
         {}},
    };
}

std::vector<NamedCheck> in_the_first_line() {
    return {
        {"observation-not-noted",
         mark("Observations dated more than {span} ago that are neither noted nor in a proposal or signal."),
         months(3)},
        {"observation-outside-secondment",
         mark("Observations at a partner where the expert was not seconded on that day, and had no project."),
         {}},
        {"observation-title-too-long", mark("Observations with a title of more than 60 characters."), {}},
        {"observation-in-the-future", mark("Observations dated after today."), {}},
        {"odd-date",
         mark("Days before 2000, days after today of what is said to have happened, a next meeting before "
              "the meeting, observations noted, or told back to the expert, before they were made."),
         {}},
        {"feedback-not-given",
         mark("Observations whose proposals and signals all came to an end more than {span} ago, without "
              "feedback to the expert."),
         months(1)},
        {"tally-outside-secondment",
         mark("Counted contacts at a partner where the expert was not seconded in that month, and had no "
              "project."),
         {}},
    };
}

std::vector<NamedCheck> in_the_second_line() {
    return {
        {"days-contradict",
         mark("Days and decisions of proposals, signals, transmissions and their events that contradict each "
              "other: out of the order of the life cycle, or of which only one can be."),
         {}},
        {"proposal-draft-old", mark("Proposals opened more than {span} ago and not submitted."), months(3)},
        {"proposal-undecided", mark("Proposals submitted more than {span} ago and not decided."), months(6)},
        {"signal-not-examined",
         mark("Signals opened, or opened again, more than {span} ago and not examined."), months(1)},
        {"signal-not-transmitted",
         mark("Signals examined more than {span} ago, to be transmitted, and sent to nobody."), months(1)},
        {"signal-one-partner",
         mark("Signals that are not closed, on several organisations, whose evidence comes from one partner; "
              "merged partners stand as one."),
         {}},
        {"signal-without-evidence",
         mark("Signals that are not closed, without observations, proposals or a reason why there are none."),
         {}},
        {"signal-cites-withdrawn",
         mark("Signals that are not closed and that rest, themselves or by their proposals, on withdrawn "
              "observations."),
         {}},
        {"signal-used-early",
         mark("Uses of signals dated before the signal was opened, or before it was sent to anybody."),
         {}},
        {"citation-not-fitting",
         mark("Proposals that cite observations at another partner, later than their submission or "
              "withdrawn; signals that cite evidence later than their opening."),
         {}},
        {"transmission-late", mark("Transmissions that are not answered and whose due day is past."), {}},
        {"transmission-without-due",
         mark("Transmissions of signals that are not closed, not answered and without a due day."),
         {}},
        {"transmission-to-closed-partner",
         mark("Transmissions of signals that are not closed, not answered, to a partner that is closed, "
              "merged or split."),
         {}},
        {"clock-stopped-long",
         mark("Transmissions of signals that are not closed, whose clock is stopped for more than {span}."),
         months(3)},
        {"answered-not-implemented",
         mark("Transmissions of signals that are not closed, accepted in whole or in part more than {span} "
              "ago and not implemented."),
         months(12)},
        {"personal-data-in-notes",
         mark("Numbers and addresses by which people are known, in texts of meetings, secondments and "
              "projects; other texts are searched when they are written."),
         {}},
        {"unknown-codes", mark("Codes in use that the configuration does not have."), {}},
    };
}

} // namespace

const std::vector<NamedCheck>& named_checks() {
    static const std::vector<NamedCheck> all = [] {
        std::vector<NamedCheck> made = in_the_register();
        for (const auto& more : {in_the_first_line(), in_the_second_line()})
            made.insert(made.end(), more.begin(), more.end());
        return made;
    }();
    return all;
}

Duration CheckSettings::span(const NamedCheck& check) const {
    const auto said = spans.find(check.name);
    return said == spans.end() ? check.span.value_or(Duration{}) : said->second;
}

} // namespace edv::config
