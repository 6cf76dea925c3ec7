#include "intake/identity.hpp"

#include <array>
#include <iterator>

namespace edv {
namespace {

// What the row says about what was seen; not where the row came from or what was done with it since.
constexpr std::string_view content_fields[] = {
    "date",  "expert", "partner",  "title",   "summary", "impact",  "suggestion", "language",
    "level", "right",  "barriers", "take_up", "groups",  "channel", "frequency",  "people"};

Digest of_reference(const std::string& profile, const std::string& reference) {
    return Digest(profile + '\x1f' + reference);
}

} // namespace

Identity::Identity(const Store& store)
    : store_(store), had_observations_(store.count(kind("observation")) > 0) {}

Digest Identity::content(const Record& observation) {
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
    return Digest(text);
}

Identity::Answer Identity::judge(const Record& observation) {
    std::string reference = observation.text("ref");
    return reference.empty() ? judge_content(observation) : judge_reference(observation, reference);
}

std::optional<Stored> Identity::written(std::uint32_t number) const {
    return store_.get(kind("observation"), number);
}

Identity::Answer Identity::judge_reference(const Record& observation, const std::string& reference) {
    std::string profile = observation.text("profile");
    Answer answer{.digest = content(observation).hex(),
                  .hash = of_reference(profile, reference).brief(),
                  .by_reference = true};
    std::string before;
    auto is_it = [&](std::uint32_t number) {
        auto row = written(number);
        if (!row || row->record.text("ref") != reference || row->record.text("profile") != profile)
            return false;
        before = row->record.text("imported");
        return true;
    };
    if (auto met = references_.find(answer.hash, is_it)) {
        answer.met = true;
        answer.there = *met;
        answer.verdict = before == answer.digest ? Verdict::known : Verdict::repeated;
        return answer;
    }
    auto there = had_observations_ ? store_.find_reference(profile, reference) : std::nullopt;
    if (!there)
        return answer;
    answer.there = there->id;
    std::string imported = there->record.text("imported");
    if (imported.empty())
        imported = content(there->record).hex();
    answer.verdict = imported == answer.digest ? Verdict::known : Verdict::different;
    return answer;
}

Identity::Answer Identity::judge_content(const Record& observation) {
    Digest first = content(observation);
    Answer answer{.digest = first.hex(), .hash = first.brief()};
    auto is_it = [&](std::uint32_t number) {
        auto row = written(number);
        return row && row->record.text("imported") == answer.digest;
    };
    if (contents_.find(answer.hash, is_it)) {
        answer.met = true;
        long long& occurrence = occurrences_.try_emplace(answer.hash, 1).first->second;
        answer.digest = digest(answer.digest + '#' + std::to_string(++occurrence));
    }
    if (auto there = had_observations_ ? store_.find_imported(answer.digest) : std::nullopt) {
        answer.verdict = Verdict::known;
        answer.there = *there;
    }
    return answer;
}

void Identity::settle(const Answer& answer, long long number) {
    if (!answer.met)
        (answer.by_reference ? references_ : contents_)
            .insert(answer.hash, static_cast<std::uint32_t>(number));
}

std::optional<long long> Identity::claim(const Record& observation) {
    std::string reference = observation.text("ref");
    std::string profile = observation.text("profile");
    if (reference.empty())
        return {};
    std::uint64_t hash = of_reference(profile, reference).brief();
    auto is_it = [&](std::uint32_t number) {
        auto row = written(number);
        return !row || (row->record.text("ref") == reference && row->record.text("profile") == profile);
    };
    if (references_.find(hash, is_it))
        return 0;
    auto there = had_observations_ ? store_.find_reference(profile, reference) : std::nullopt;
    auto own = observation.integer("number");
    if (there && there->id != own)
        return there->id;
    if (own)
        references_.insert(hash, static_cast<std::uint32_t>(*own));
    return {};
}

} // namespace edv
