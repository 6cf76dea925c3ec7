// A configuration reads, or is refused with problems that have a place; what was read has the form that is
// promised.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "edv/base/error.hpp"
#include "edv/language/language.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/parse.hpp"
#include "expect.hpp"

namespace {

using edv::fuzz::expect;

bool is_language(const std::string& word) {
    const auto& known = edv::language_codes();
    return std::find(known.begin(), known.end(), word) != known.end();
}

void expect_line(const std::string& text) {
    expect(!edv::invalid_utf8(text) && edv::trim(text) == text && text.find('\n') == std::string::npos);
}

void expect_labels(const edv::model::Labels& labels) {
    for (const auto& [language, label] : labels) {
        expect(is_language(language) && !label.empty());
        expect_line(label);
    }
}

void expect_sound(const edv::config::Config& config) {
    expect(config.lang.empty() || is_language(config.lang));
    for (const std::string* text : {&config.store, &config.user, &config.contact})
        expect_line(*text);
    expect_labels(config.owner);
    expect_labels(config.owner_abbr);
    const auto& names = edv::model::taxonomy_names();
    for (const auto& [name, taxonomy] : config.taxonomies) {
        expect(std::find(names.begin(), names.end(), name) != names.end());
        for (const edv::model::Term& term : taxonomy) {
            expect(edv::is_code(term.code));
            expect(edv::model::find_term(config.taxonomies, name, edv::lower(term.code)) == &term);
            expect_labels(term.labels);
        }
    }
    for (const auto& [name, profile] : config.profiles)
        expect(profile.name == name);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    try {
        expect_sound(edv::config::parse_config(text, "fuzzed.toml", {}));
    } catch (const edv::Error& error) {
        expect(error.kind() == edv::ErrorKind::setup && !error.problems().empty());
        for (const edv::Problem& problem : error.problems())
            expect(problem.row.value_or(0) > 0 && !problem.code.empty() && !problem.what.empty());
    }
    return 0;
}
