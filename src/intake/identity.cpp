#include "intake/identity.hpp"

#include <algorithm>

#include "model/kind_names.hpp"

namespace edv::intake {
namespace {

bool is_same(const std::string& imported, const std::string& digest, const std::vector<std::string>& before) {
    return imported == digest || std::find(before.begin(), before.end(), imported) != before.end();
}

Digest of_reference(const std::string& profile, const std::string& reference) {
    return Digest(profile + '\x1f' + reference);
}

} // namespace

Identity::Identity(const store::Store& store)
    : store_(store), had_observations_(store.count(model::kind(model::name::observation)) > 0) {}

Digest Identity::content(const model::Record& observation) {
    static const auto places = [] {
        std::vector<std::size_t> found;
        const std::vector<model::Field>& fields = model::kind(model::name::observation).fields;
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (fields[i].says == model::Says::noticed)
                found.push_back(i);
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

Identity::Answer Identity::judge(const model::Record& observation, std::vector<std::string> before) {
    std::string reference = observation.text("ref");
    return reference.empty() ? judge_content(observation, std::move(before))
                             : judge_reference(observation, reference, before);
}

std::optional<model::Stored> Identity::written(std::uint32_t number) const {
    return store_.get(model::kind(model::name::observation), number);
}

Identity::Answer Identity::judge_reference(const model::Record& observation, const std::string& reference,
                                           const std::vector<std::string>& before) {
    std::string profile = observation.text("profile");
    Answer answer{.digest = content(observation).hex(),
                  .hash = of_reference(profile, reference).brief(),
                  .by_reference = true};
    std::string kept;
    auto is_it = [&](std::uint32_t number) {
        auto row = written(number);
        if (!row || row->record.text("ref") != reference || row->record.text("profile") != profile)
            return false;
        kept = row->record.text("imported");
        return true;
    };
    if (auto met = references_.find(answer.hash, is_it)) {
        answer.met = true;
        answer.there = *met;
        answer.verdict = is_same(kept, answer.digest, before) ? Verdict::known : Verdict::repeated;
        return answer;
    }
    auto there = had_observations_ ? store_.find_reference(profile, reference) : std::nullopt;
    if (!there)
        return answer;
    answer.there = there->id;
    std::string imported = there->record.text("imported");
    if (imported.empty())
        imported = content(there->record).hex();
    answer.verdict = is_same(imported, answer.digest, before) ? Verdict::known : Verdict::different;
    return answer;
}

Identity::Answer Identity::judge_content(const model::Record& observation, std::vector<std::string> before) {
    Digest first = content(observation);
    Answer answer{.digest = first.hex(), .hash = first.brief()};
    auto is_it = [&](std::uint32_t number) {
        auto row = written(number);
        return row && is_same(row->record.text("imported"), answer.digest, before);
    };
    if (contents_.find(answer.hash, is_it)) {
        answer.met = true;
        long long& occurrence = occurrences_.try_emplace(answer.hash, 1).first->second;
        const std::string which = '#' + std::to_string(++occurrence);
        answer.digest = digest(answer.digest + which);
        for (std::string& one : before)
            one = digest(one + which);
    }
    before.insert(before.begin(), answer.digest);
    for (const std::string& one : before)
        if (auto there = had_observations_ ? store_.find_imported(one) : std::nullopt) {
            answer.verdict = Verdict::known;
            answer.there = *there;
            break;
        }
    return answer;
}

void Identity::settle(const Answer& answer, long long number) {
    if (!answer.met)
        (answer.by_reference ? references_ : contents_)
            .insert(answer.hash, static_cast<std::uint32_t>(number));
}

std::optional<long long> Identity::claim(const model::Record& observation) {
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

} // namespace edv::intake
