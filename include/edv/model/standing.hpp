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

namespace edv {

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

    /// The name in force on `day` in `language`, else in fr, nl, de, en; else the code.
    [[nodiscard]] std::string name(const std::string& code, Date day, const std::string& language) const;

    /// The abbreviation in force in `language`, else the name, else the abbreviation in another language.
    [[nodiscard]] std::string short_name(const std::string& code, Date day,
                                         const std::string& language) const;

    /// Every name and abbreviation that a partner ever had, with the partner's code: for reading sheets.
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
};

} // namespace edv
