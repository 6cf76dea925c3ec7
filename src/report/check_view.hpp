/// What checks look at, read once, and what they find.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "report/evidence.hpp"
#include "report/following.hpp"
#include "report/register_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {

/// What checks want to know of an observation that is not withdrawn.
struct SeenObservation {
    long long number = 0;
    Date date;
    long long expert = 0;  ///< as Codebook knows it
    long long partner = 0; ///< likewise
    std::optional<Date> noted;
    std::optional<Date> feedback;
    std::size_t title = 0; ///< characters
};

/// What became of the proposals and signals that an observation is cited by.
struct Outcome {
    bool open = false; ///< at least one goes on
    Date ended;        ///< the last of those that ended
};

/// The store as it stands on a day. Everything is read when a check first asks for it.
class CheckView {
public:
    CheckView(const ReportContext& context, Date today);
    CheckView(const CheckView&) = delete;
    CheckView& operator=(const CheckView&) = delete;

    [[nodiscard]] const ReportContext& context() const { return context_; }
    [[nodiscard]] Date today() const { return today_; }
    [[nodiscard]] const model::Calendar& calendar() const { return calendar_; }

    const RegisterView& registered();
    const std::vector<model::Record>& records(std::string_view kind);
    /// In the order of their numbers.
    const std::vector<SeenObservation>& observations();
    /// By the number of the observation; those that nothing cites are not there.
    const std::map<long long, Outcome>& outcomes();
    const std::vector<Followed>& transmissions();
    /// By the number of the signal; closed ones are not there.
    const std::map<std::string, Evidence>& evidence();

    /// Whether the record's own days hold today.
    [[nodiscard]] bool runs(const model::Record& record) const;
    /// As whom a partner stands today; another code stays.
    std::string stands_as(const std::string& code);
    bool is_closed(const std::string& signal);

private:
    const ReportContext& context_;
    Date today_;
    model::Calendar calendar_;
    std::optional<RegisterView> registered_;
    std::map<std::string_view, std::vector<model::Record>> records_;
    std::optional<std::vector<SeenObservation>> observations_;
    std::optional<std::map<long long, Outcome>> outcomes_;
    std::optional<std::vector<Followed>> transmissions_;
    std::optional<std::map<std::string, Evidence>> evidence_;
    std::optional<std::map<std::string, bool>> closed_;
};

/// When experts were at partners: seconded there, or in a project with them.
class Presence {
public:
    Presence(const RegisterView& view, const store::Codebook& codes);
    /// On some day of the period; merged partners stand as on its last day. Numbers as Codebook knows them.
    [[nodiscard]] bool was_at(long long expert, long long partner, const Period& period) const;

private:
    struct Stay {
        long long partner;
        std::optional<Date> since;
        std::optional<Date> until;
    };
    void add(const std::string& expert, const std::string& partner, const model::Record& record);
    [[nodiscard]] const std::string& in_the_end(long long partner) const;

    const RegisterView& view_;
    const store::Codebook& codes_;
    std::map<long long, std::vector<Stay>> stays_; ///< by expert
    mutable std::map<long long, std::string> in_the_end_;
};

struct CheckFinding {
    const model::Kind* kind = nullptr;
    std::string key;
    long long number = 0; ///< of numbered kinds, by which they are ordered
    std::optional<Date> date;
    std::string reason;
};

/// One run of one check.
struct Checking {
    CheckView& view;
    Duration span;
    std::vector<CheckFinding>& found;

    void add(const model::Record& record, std::optional<Date> date, const Message& reason);
    void add(std::string_view kind, const std::string& key, std::optional<Date> date, const Message& reason);
    void add_observation(long long number, std::optional<Date> date, const Message& reason);
    /// The day by which something was due that began on `since`, when that day is past.
    [[nodiscard]] std::optional<Date> overdue(Date since) const;
    /// Whether the day is from today on, and within the span.
    [[nodiscard]] bool is_near(Date date) const;
};

/// A check as the function that looks for it; what it looks for stands in named_checks().
struct CheckRule {
    std::string_view name;
    void (*look)(Checking&);
};

std::vector<CheckRule> register_checks();
std::vector<CheckRule> course_checks();
std::vector<CheckRule> first_line_checks();
std::vector<CheckRule> second_line_checks();
std::vector<CheckRule> text_checks();

} // namespace edv::report
