#include "edv/model/standing.hpp"

#include <algorithm>

#include "edv/base/text.hpp"

namespace edv {
namespace {

constexpr std::string_view languages[] = {"fr", "nl", "de", "en"};

} // namespace

Standing::Standing(const std::vector<Record>& partners, const std::vector<Record>& names,
                   const std::vector<Record>& successors) {
    auto add = [&](const std::string& code, std::string_view language, Name name) {
        names_[code][std::string(language)].push_back(std::move(name));
    };
    for (const Record& partner : partners)
        for (std::string_view language : languages)
            add(partner.text("code"), language,
                {{},
                 partner.text("name_" + std::string(language)),
                 partner.text("abbr_" + std::string(language))});
    for (const Record& name : names)
        add(name.text("partner"), name.text("lang"),
            {name.date("since"), name.text("name"), name.text("abbr")});
    for (auto& [code, by_language] : names_)
        for (auto& [language, list] : by_language)
            std::stable_sort(list.begin(), list.end(),
                             [](const Name& a, const Name& b) { return a.since < b.since; });
    for (const Record& successor : successors)
        if (auto since = successor.date("since"))
            heirs_[successor.text("partner")].push_back({successor.text("successor"), *since});
}

std::string Standing::stands_as(const std::string& code, Date day) const {
    std::string now = code;
    std::set<std::string> seen;
    while (seen.insert(now).second) {
        const Heir* heir = only_heir(now);
        if (heir == nullptr || day < heir->since)
            break;
        now = heir->code;
    }
    return now;
}

const Standing::Heir* Standing::only_heir(const std::string& code) const {
    auto found = heirs_.find(code);
    if (found == heirs_.end())
        return nullptr;
    // What happened first counts: several successors on that day are a split, and later ones change nothing.
    auto first = std::min_element(found->second.begin(), found->second.end(),
                                  [](const Heir& a, const Heir& b) { return a.since < b.since; });
    auto same_day = std::count_if(found->second.begin(), found->second.end(),
                                  [&](const Heir& heir) { return heir.since == first->since; });
    return same_day == 1 ? &*first : nullptr;
}

Standing::InForce Standing::in_force(const std::string& code, Date day, const std::string& language) const {
    auto by_code = names_.find(code);
    if (by_code == names_.end())
        return {};
    auto by_language = by_code->second.find(language);
    if (by_language == by_code->second.end())
        return {};
    InForce last;
    for (const Name& name : by_language->second)
        if (!name.since || *name.since <= day)
            last = {name.name, name.abbr};
    return last;
}

std::string Standing::name(const std::string& code, Date day, const std::string& language) const {
    if (InForce own = in_force(code, day, language); !own.name.empty())
        return own.name;
    for (std::string_view other : languages)
        if (InForce found = in_force(code, day, std::string(other)); !found.name.empty())
            return found.name;
    return code;
}

std::string Standing::short_name(const std::string& code, Date day, const std::string& language) const {
    // In the reader's language if it has any name there, else short in another.
    InForce own = in_force(code, day, language);
    if (!own.abbr.empty())
        return own.abbr;
    if (!own.name.empty())
        return own.name;
    for (std::string_view other : languages)
        if (InForce found = in_force(code, day, std::string(other)); !found.abbr.empty())
            return found.abbr;
    return name(code, day, language);
}

bool Standing::descends(const std::string& heir, const std::string& code) const {
    std::set<std::string> seen;
    std::vector<std::string> open{heir};
    while (!open.empty()) {
        std::string now = open.back();
        open.pop_back();
        if (now == code)
            return true;
        if (!seen.insert(now).second)
            continue;
        if (auto found = heirs_.find(now); found != heirs_.end())
            for (const Heir& next : found->second)
                open.push_back(next.code);
    }
    return false;
}

} // namespace edv
