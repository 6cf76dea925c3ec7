#include "intake/observation.hpp"

#include <array>
#include <iterator>

#include "edv/intake/digest.hpp"

namespace edv {
namespace {

// What the row says about what was seen; not where the row came from or what was done with it since.
constexpr std::string_view content_fields[] = {
    "date",  "expert", "partner",  "title",   "summary", "impact",  "suggestion", "language",
    "level", "right",  "barriers", "take_up", "groups",  "channel", "frequency",  "people"};

std::uint64_t short_digest(std::string_view text) {
    return std::stoull(digest(text).substr(0, 16), nullptr, 16);
}

} // namespace

Register::Register(const Store& store) {
    for (const Record& expert : store.records(kind("expert")))
        learn(expert);
    for (const Record& secondment : store.records(kind("secondment")))
        learn(secondment);
}

void Register::learn(const Record& record) {
    if (record.kind->name == "expert")
        languages_[record.text("code")] = record.text("language");
    if (record.kind->name != "secondment")
        return;
    if (auto since = record.date("since"))
        stays_[record.text("expert")][{record.text("partner"), *since}] = record.date("until");
}

void Register::complete(Record& observation, std::vector<Finding>& findings) const {
    std::string expert = observation.text("expert");
    auto day = observation.date("date");
    if (is_empty(observation.at("level")))
        observation.at("level") = "first";
    if (is_empty(observation.at("language")))
        if (auto known = languages_.find(expert); known != languages_.end() && !known->second.empty())
            observation.at("language") = known->second;
    if (!is_empty(observation.at("partner")) || expert.empty() || !day)
        return;
    std::vector<std::string> there;
    if (auto found = stays_.find(expert); found != stays_.end())
        for (const auto& [stay, until] : found->second)
            if (active(stay.second, until, {*day, *day}))
                there.push_back(stay.first);
    if (there.size() == 1)
        observation.at("partner") = there.front();
    else
        findings.push_back({"partner", "missing-partner",
                            there.empty() ? msg("{expert} has no secondment on {day}: which partner?",
                                                {{"expert", expert}, {"day", day->iso()}})
                                          : msg("{expert} has several secondments on {day}: which partner?",
                                                {{"expert", expert}, {"day", day->iso()}}),
                            msg("fill in the partner")});
}

Identity::Identity(const Store& store)
    : store_(store), had_observations_(store.count(kind("observation")) > 0) {}

std::string Identity::content(const Record& observation) {
    static const auto places = [] {
        std::array<std::size_t, std::size(content_fields)> found{};
        for (std::size_t i = 0; i < found.size(); ++i)
            found[i] = kind("observation").index(content_fields[i]);
        return found;
    }();
    std::string text;
    for (std::size_t at : places) {
        if (const auto* written = std::get_if<std::string>(&observation.values[at]))
            text += *written;
        else
            text += to_text(observation.values[at]);
        text += '\x1f';
    }
    return digest(text);
}

Identity::Answer Identity::judge(const Record& observation) {
    Answer answer{.verdict = Verdict::fresh, .digest = content(observation), .there = 0};
    std::uint64_t brief = std::stoull(answer.digest.substr(0, 16), nullptr, 16);
    std::string reference = observation.text("ref");
    std::string profile = observation.text("profile");
    if (!reference.empty()) {
        auto [seen, first] = references_.try_emplace(short_digest(profile + '\x1f' + reference), brief);
        if (!first) {
            answer.verdict = seen->second == brief ? Verdict::known : Verdict::repeated;
            return answer;
        }
        auto there = had_observations_ ? store_.find_reference(profile, reference) : std::nullopt;
        if (!there)
            return answer;
        answer.there = there->id;
        std::string imported = there->record.text("imported");
        if (imported.empty())
            imported = content(there->record);
        answer.verdict = imported == answer.digest ? Verdict::known : Verdict::different;
        return answer;
    }
    if (long long occurrence = ++occurrences_[brief]; occurrence > 1)
        answer.digest = digest(answer.digest + '#' + std::to_string(occurrence));
    if (had_observations_ && store_.find_imported(answer.digest))
        answer.verdict = Verdict::known;
    return answer;
}

std::optional<long long> Identity::claim(const Record& observation) {
    std::string reference = observation.text("ref");
    std::string profile = observation.text("profile");
    if (reference.empty())
        return {};
    if (!references_.try_emplace(short_digest(profile + '\x1f' + reference), 0).second)
        return 0;
    auto there = had_observations_ ? store_.find_reference(profile, reference) : std::nullopt;
    if (!there || there->id == observation.integer("number"))
        return {};
    return there->id;
}

} // namespace edv
