/// What became of institutions: as whom a partner stands on a day, and under which name.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/model/record.hpp"

namespace edv::model {

/// Partners with their dated names and successors, for questions about a day.
class Standing {
public:
    /// Records of the kinds partner, partner_name and partner_successor.
    Standing(const std::vector<Record>& partners, const std::vector<Record>& names,
             const std::vector<Record>& successors);

    /// The partner that `code` counts as on `day`: itself, or after a merger (a partner with exactly one
    /// successor, from its `since` on) that successor, followed through later mergers. A partner that was
    /// split stands as itself.
    [[nodiscard]] std::string stands_as(const std::string& code, Date day) const;

    /// Name and abbreviation in force on `day` in that very language; empty when there is none.
    struct InForce {
        std::string name;
        std::string abbr;
    };
    [[nodiscard]] InForce in_force(const std::string& code, Date day, const std::string& language) const;

    /// The name in force on `day` in `language`, else in the first language that has one; else the code.
    [[nodiscard]] std::string name(const std::string& code, Date day, const std::string& language) const;

    /// The abbreviation in force in `language`, else the name, else the abbreviation in another language.
    [[nodiscard]] std::string short_name(const std::string& code, Date day,
                                         const std::string& language) const;

    /// How a partner ceased to stand by itself: closed (no heir), merged (one) or split (several).
    struct End {
        Date since; ///< the first day on which it stands no more
        std::vector<std::string> heirs;
    };
    /// What had become of `code` by `day`, the first thing that happened to it; nothing while it stands.
    [[nodiscard]] std::optional<End> ended(const std::string& code, Date day) const;

    /// The last day on which anything can run at `code`: that of the closing of what it stands as in the end.
    /// Nothing while that is not closed. A partner that was merged goes on as its successor, whatever its own
    /// last day; one that was split goes on as itself until what is open there is settled.
    [[nodiscard]] std::optional<Date> last_day(const std::string& code) const;

    /// The record as it runs at its field `partner`: with `until` at most the last day there. Nothing when it
    /// never ran.
    [[nodiscard]] std::optional<Record> running(Record record) const;

    /// Who became whom, by merger or split.
    struct Step {
        std::string partner;
        std::string heir;
        Date since;
    };
    /// The steps that lead away from `code`, or to it; in the order of days.
    [[nodiscard]] std::vector<Step> successors(const std::string& code) const;
    [[nodiscard]] std::vector<Step> predecessors(const std::string& code) const;

    /// `code` first, then those that had become it by `day` and those that it had become, through any number
    /// of mergers and splits: where a record about it may stand.
    [[nodiscard]] std::vector<std::string> kin(const std::string& code, Date day) const;

    /// The names of `code` in each language in which they change; by language, then by day.
    struct DatedName {
        std::string language;
        std::optional<Date> since; ///< nothing: from the start
        std::optional<Date> until; ///< nothing: until further notice
        std::string name;
        std::string abbr;
    };
    [[nodiscard]] std::vector<DatedName> dated_names(const std::string& code) const;

    /// Whether `code` is among what becomes of `heir`, itself included: a merger of `code` into it would go
    /// round in a circle.
    [[nodiscard]] bool descends(const std::string& heir, const std::string& code) const;

private:
    struct Name {
        std::optional<Date> since;
        std::string name;
        std::string abbr;
    };
    struct Heir {
        std::string code;
        Date since;
    };
    [[nodiscard]] const Heir* only_heir(const std::string& code) const;

    std::map<std::string, std::map<std::string, std::vector<Name>>> names_;
    std::map<std::string, std::vector<Heir>> heirs_;
    std::map<std::string, Date> closed_; ///< the last day
};

} // namespace edv::model
