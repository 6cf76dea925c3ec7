/// The configuration as plain data.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/language/language.hpp"
#include "edv/model/calendar.hpp"
#include "edv/model/taxonomy.hpp"

#include "config/check_settings.hpp"
#include "config/profile.hpp"
#include "config/reports.hpp"

namespace edv::config {

/// `[letter]`
struct LetterSettings {
    std::string markdown_file; ///< the template of letters; empty: built in
    std::string html_file;
    model::Labels place; ///< where they are sent from
};

struct Config {
    std::string file;    ///< where it was read; empty: built in
    std::string store;   ///< path of the store; empty: the usual place
    std::string lang;    ///< language of messages; empty: the environment decides
    std::string user;    ///< who stands in the history; empty: the login name
    model::Labels owner; ///< the service's name
    model::Labels owner_abbr;
    std::string contact; ///< the service's address for letters and reports
    model::Taxonomies taxonomies;
    std::map<std::string, Profile, std::less<>> profiles; ///< those of the file, by name
    std::optional<std::vector<model::Holiday>> holidays;  ///< nothing: the built-in ones
    std::optional<Duration> answer_within; ///< when an answer to a signal is due unless said otherwise
    CheckSettings checking;
    ReportSettings report;
    LetterSettings letter;

    /// The taxonomy of that name; empty when there is none.
    [[nodiscard]] const model::Taxonomy& taxonomy(std::string_view name) const;
    /// Working days by the holidays of the file, else by the built-in ones.
    [[nodiscard]] model::Calendar calendar() const;
};

/// Reads a configuration. Anything wrong (syntax, unknown key, wrong type, unknown language, a code of the
/// wrong form) is Error{setup} with every problem as FILE:LINE and near keys as hints. A taxonomy that the
/// file does not name keeps its built-in codes; one that it names holds what the file says.
Config load_config(const std::string& file);

/// The text of a file that the configuration names; a relative path starts from the folder of the
/// configuration. Error{setup} when it can't be read or is not UTF-8.
std::string configured_text(const Config& config, const std::string& file);
/// Where that file is.
std::string configured_path(const Config& config, const std::string& file);

/// The configuration that `default_config_text` describes.
const Config& default_config();

/// A commented configuration with every key and the full built-in taxonomies; the comments in `language`.
std::string default_config_text(const language::Language& language);

} // namespace edv::config
