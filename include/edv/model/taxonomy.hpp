/// Codes with labels, as the configuration gives them and the store keeps them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace edv::model {

/// Labels by language; an empty one is missing.
using Labels = std::map<std::string, std::string>;

/// The label in `language`, else in English, else in the first that has one, else `code`.
std::string label_in(const Labels& labels, const std::string& language, const std::string& code);

/// One code of a taxonomy.
struct Term {
    std::string code;
    Labels labels;
    /// Everyday words for it, in any language; nothing: those of the built-in code of that name.
    std::optional<std::vector<std::string>> also = {};
};

/// In the order of the configuration.
using Taxonomy = std::vector<Term>;
using Taxonomies = std::map<std::string, Taxonomy>;

/// The term of that code, without regard to case; null when there is none.
const Term* find_term(const Taxonomies& taxonomies, std::string_view taxonomy, std::string_view code);

/// Names of the taxonomies: partner_kind right take_up barrier group area channel meeting_kind nature.
const std::vector<std::string>& taxonomy_names();

} // namespace edv::model
