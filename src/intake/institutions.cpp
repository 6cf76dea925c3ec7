#include "intake/institutions.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "base/languages.hpp"
#include "base/text.hpp"
#include "intake/names.hpp"
#include "model/kind_names.hpp"
#include "store/codebook.hpp"

namespace edv::intake {
namespace {

/// One name of an institution, and how it is typed: a partner by its code.
struct Called {
    std::string name;
    std::string typed;
    bool partner;
};

std::vector<Called> all_called(const store::Store& store) {
    std::vector<Called> all;
    auto put = [&](const std::string& name, const std::string& typed, bool partner) {
        if (!name.empty())
            all.push_back({name, typed, partner});
    };
    std::vector<std::string> fields{"code"};
    for (const char* part : {"name_", "abbr_"})
        for (const std::string& language : language_codes())
            fields.push_back(part + language);
    for (const model::Record& partner : store.records(model::kind(model::name::partner)))
        for (const std::string& field : fields)
            put(partner.text(field), partner.text("code"), true);
    for (const model::Record& later : store.records(model::kind(model::name::partner_name)))
        for (std::string_view field : {"name", "abbr"})
            put(later.text(field), later.text("partner"), true);
    store.each(model::kind(model::name::transmission), {}, [&](const model::Stored& one) {
        const std::string name = one.record.text("institution");
        put(name, name, false);
    });
    return all;
}

std::string without_blanks(std::string_view name) {
    std::string key = name_key(name);
    std::erase(key, ' ');
    return key;
}

/// "Partenaire A" and "Partenaire B", "Bureau 1" and "Bureau 2" are two on purpose.
bool are_numbered_apart(std::string_view one, std::string_view other) {
    const std::vector<std::string> left = words(name_key(one));
    const std::vector<std::string> right = words(name_key(other));
    if (left.size() != right.size())
        return false;
    auto numbers = [](const std::string& word) {
        return word.size() <= 2 || word.find_first_of("0123456789") != std::string::npos;
    };
    for (std::size_t i = 0; i < left.size(); ++i)
        if (left[i] != right[i] && !(numbers(left[i]) && numbers(right[i])))
            return false;
    return true;
}

/// How many slips lead from one to the other, if they are few.
std::optional<std::size_t> slips_between(std::string_view one, std::string_view other) {
    const std::string left = without_blanks(one);
    const std::string right = without_blanks(other);
    const std::size_t longer = std::max(left.size(), right.size());
    // Short abbreviations are near to one another without meaning the same.
    constexpr std::size_t shortest = 5;
    if (longer < shortest || are_numbered_apart(one, other))
        return {};
    const std::size_t slips = distance(left, right);
    return slips <= std::clamp<std::size_t>(longer / 3, 1, 3) ? std::optional(slips) : std::nullopt;
}

} // namespace

std::string institution_named(const store::Store& store, const std::string& text) {
    if (auto code = store.codes().find(model::name::partner, text))
        return *code;
    const std::string key = without_blanks(text);
    std::set<std::string> partners;
    std::string free;
    for (const Called& one : all_called(store)) {
        if (without_blanks(one.name) != key)
            continue;
        if (one.partner)
            partners.insert(one.typed);
        else if (free.empty())
            free = one.typed;
    }
    if (partners.size() == 1)
        return *partners.begin();
    return free.empty() ? text : free;
}

std::vector<std::string> near_institutions(const store::Store& store, const std::string& name) {
    std::vector<std::pair<std::size_t, std::string>> near;
    const std::string key = without_blanks(name);
    for (const Called& one : all_called(store)) {
        if (one.typed == name || without_blanks(one.name) == key)
            return {};
        if (auto slips = slips_between(name, one.name))
            near.emplace_back(*slips, one.typed);
    }
    std::sort(near.begin(), near.end());
    std::vector<std::string> all;
    for (auto& [slips, typed] : near)
        if (std::find(all.begin(), all.end(), typed) == all.end())
            all.push_back(std::move(typed));
    return all;
}

} // namespace edv::intake
