#include <algorithm>

#include "base/text.hpp"
#include "intake/reading.hpp"
#include "model/kind_names.hpp"
#include "store/codebook.hpp"

namespace edv::intake {

std::optional<std::string> Known::code(std::string_view kind, std::string_view text) const {
    if (auto found = store_.codes().find(kind, text))
        return found;
    auto one = [&](std::string_view family) -> std::optional<std::string> {
        auto declared = declared_.find(family);
        if (declared == declared_.end())
            return {};
        auto found = declared->second.find(lower(text));
        return found == declared->second.end() ? std::nullopt : std::optional(found->second);
    };
    if (kind != "subject")
        return one(kind);
    for (std::string_view family : {"expert", "partner", "project"})
        if (auto found = one(family))
            return found;
    return {};
}

std::optional<std::string> Known::term(std::string_view taxonomy, std::string_view text) const {
    auto& found = terms_found_[taxonomy];
    if (auto known = found.find(text); known != found.end())
        return known->second;
    auto code = look_for_term(taxonomy, text);
    if (code)
        found.emplace(text, *code);
    return code;
}

std::optional<std::string> Known::look_for_term(std::string_view taxonomy, std::string_view text) const {
    if (auto id = store_.codes().term(taxonomy, text))
        return store_.codes().term_code(*id);
    if (const model::Term* term = find_term(taxonomies_, taxonomy, text))
        return term->code;
    auto declared = declared_.find("taxonomy/" + std::string(taxonomy));
    if (declared == declared_.end())
        return {};
    auto found = declared->second.find(lower(text));
    return found == declared->second.end() ? std::nullopt : std::optional(found->second);
}

bool Known::number(std::string_view kind_name, long long number) const {
    if (trust_numbers_)
        return true;
    if (auto found = numbers_.find(kind_name); found != numbers_.end() && found->second.contains(number))
        return true;
    return store_.exists(model::kind(kind_name), number);
}

std::vector<std::string> Known::codes(std::string_view kind) const {
    std::vector<std::string> all = store_.codes().codes(kind);
    for (const auto& [family, codes] : declared_)
        if (family == kind)
            for (const auto& [key, code] : codes)
                if (std::find(all.begin(), all.end(), code) == all.end())
                    all.push_back(code);
    return all;
}

std::vector<std::string> Known::terms(std::string_view taxonomy) const {
    std::vector<std::string> all;
    if (auto found = taxonomies_.find(std::string(taxonomy)); found != taxonomies_.end())
        for (const model::Term& term : found->second)
            all.push_back(term.code);
    for (std::string& code : store_.codes().terms(taxonomy))
        if (std::find(all.begin(), all.end(), code) == all.end())
            all.push_back(std::move(code));
    return all;
}

void Known::declare(const model::Record& record) {
    const model::Kind& kind = *record.kind;
    names_->declare(record);
    if (kind.name == model::name::taxonomy) {
        std::string code = record.text("code");
        declared_["taxonomy/" + record.text("taxonomy")].emplace(lower(code), code);
        return;
    }
    const model::Field& own = kind.fields.front();
    if (own.type == model::FieldType::code) {
        std::string code = record.text(own.name);
        if (!code.empty())
            declared_[std::string(kind.name)].emplace(lower(code), code);
    } else if (own.type == model::FieldType::number) {
        if (auto number = record.integer(own.name))
            numbers_[std::string(kind.name)].insert(*number);
    }
}

} // namespace edv::intake
