#include "model/standing.hpp"

#include <algorithm>

#include "base/languages.hpp"
#include "base/text.hpp"

namespace edv::model {

Standing::Standing(const std::vector<Record>& partners, const std::vector<Record>& names,
                   const std::vector<Record>& successors) {
    auto add = [&](const std::string& code, const std::string& language, Name name) {
        names_[code][language].push_back(std::move(name));
    };
    for (const Record& partner : partners) {
        for (const std::string& language : language_codes())
            add(partner.text("code"), language,
                {{}, partner.text("name_" + language), partner.text("abbr_" + language)});
        if (auto until = partner.date("until"))
            closed_[partner.text("code")] = *until;
    }
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

std::optional<Standing::End> Standing::ended(const std::string& code, Date day) const {
    std::optional<End> end;
    if (auto found = heirs_.find(code); found != heirs_.end())
        for (const Heir& heir : found->second) {
            if (heir.since > day || (end && end->since < heir.since))
                continue;
            if (!end || heir.since < end->since)
                end = End{heir.since, {}};
            end->heirs.push_back(heir.code);
        }
    if (auto closed = closed_.find(code); !end && closed != closed_.end() && closed->second < day)
        return End{closed->second.plus_days(1), {}};
    return end;
}

std::optional<Date> Standing::last_day(const std::string& code) const {
    auto closed = closed_.find(stands_as(code, Date::last()));
    return closed == closed_.end() ? std::nullopt : std::optional(closed->second);
}

std::optional<Record> Standing::running(Record record) const {
    auto last = last_day(record.text("partner"));
    if (!last)
        return record;
    if (record.date("since") > last)
        return {};
    record.at("until") = std::min(record.date("until").value_or(*last), *last);
    return record;
}

std::vector<Standing::Step> Standing::successors(const std::string& code) const {
    std::vector<Step> steps;
    if (auto found = heirs_.find(code); found != heirs_.end())
        for (const Heir& heir : found->second)
            steps.push_back({code, heir.code, heir.since});
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step& a, const Step& b) { return a.since < b.since; });
    return steps;
}

std::vector<Standing::Step> Standing::predecessors(const std::string& code) const {
    std::vector<Step> steps;
    for (const auto& [partner, heirs] : heirs_)
        for (const Heir& heir : heirs)
            if (heir.code == code)
                steps.push_back({partner, code, heir.since});
    std::stable_sort(steps.begin(), steps.end(),
                     [](const Step& a, const Step& b) { return a.since < b.since; });
    return steps;
}

std::vector<std::string> Standing::kin(const std::string& code, Date day) const {
    std::vector<std::string> all{code};
    auto note = [&](const std::string& one) {
        if (std::find(all.begin(), all.end(), one) == all.end())
            all.push_back(one);
    };
    auto follow = [&](auto steps_from, auto other_end) {
        std::vector<std::string> open{code};
        for (std::size_t at = 0; at < open.size(); ++at)
            for (const Step& step : steps_from(open[at]))
                if (step.since <= day && std::find(open.begin(), open.end(), other_end(step)) == open.end()) {
                    open.push_back(other_end(step));
                    note(open.back());
                }
    };
    follow([&](const std::string& one) { return predecessors(one); },
           [](const Step& step) { return step.partner; });
    follow([&](const std::string& one) { return successors(one); },
           [](const Step& step) { return step.heir; });
    return all;
}

std::vector<Standing::DatedName> Standing::dated_names(const std::string& code) const {
    std::vector<DatedName> all;
    auto by_code = names_.find(code);
    if (by_code == names_.end())
        return all;
    for (const std::string& language : language_codes()) {
        auto names = by_code->second.find(language);
        if (names == by_code->second.end() || names->second.size() < 2)
            continue;
        for (std::size_t at = 0; at < names->second.size(); ++at) {
            const Name& one = names->second[at];
            std::optional<Date> until;
            if (at + 1 < names->second.size())
                until = names->second[at + 1].since->plus_days(-1);
            if (!one.name.empty() || !one.abbr.empty())
                all.push_back({language, one.since, until, one.name, one.abbr});
        }
    }
    return all;
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
    for (const std::string& other : language_codes())
        if (InForce found = in_force(code, day, other); !found.name.empty())
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
    for (const std::string& other : language_codes())
        if (InForce found = in_force(code, day, other); !found.abbr.empty())
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

} // namespace edv::model
