#include "edv/model/taxonomy.hpp"

#include <algorithm>

#include "edv/model/kind.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"

namespace edv::model {

std::string label_in(const Labels& labels, const std::string& language, const std::string& code) {
    const auto label = [&](const std::string& wanted) {
        const auto found = labels.find(wanted);
        return found == labels.end() || found->second.empty() ? nullptr : &found->second;
    };
    for (const std::string& wanted : {language, std::string("en")})
        if (const std::string* found = label(wanted))
            return *found;
    for (const std::string& other : language_codes())
        if (const std::string* found = label(other))
            return *found;
    return code;
}

const Term* find_term(const Taxonomies& taxonomies, std::string_view taxonomy, std::string_view code) {
    auto found = taxonomies.find(std::string(taxonomy));
    if (found == taxonomies.end())
        return nullptr;
    std::string wanted = lower(code);
    auto term = std::find_if(found->second.begin(), found->second.end(),
                             [&](const Term& t) { return lower(t.code) == wanted; });
    return term == found->second.end() ? nullptr : &*term;
}

const std::vector<std::string>& taxonomy_names() {
    static const std::vector<std::string> names(choices("taxonomy").begin(), choices("taxonomy").end());
    return names;
}

} // namespace edv::model
