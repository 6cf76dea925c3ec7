/// The commands as data: what parsing, help, completion and the tests of the documents read.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "edv/model/kind.hpp"

namespace edv::cli {

class Session;
class Arguments;

/// Whether a verb can do without a flag.
enum class Need {
    no,
    yes,
    one_of ///< one at least of all of this kind in the verb
};

/// A flag. `value` names what it takes in help; empty: it takes nothing.
struct Flag {
    std::string name; ///< without dashes
    std::string_view value = "";
    std::string_view help = ""; ///< English, translated where shown
    bool repeat = false;
    bool hidden = false;
    char letter = 0;
    Need need = Need::no;
    const model::Field* field = nullptr; ///< that it gives, where its name is another too
    bool by_verb = false; ///< needed, but the verb tells it: with all else that is wrong, or in a form
    std::string_view lacking = "";    ///< what to do when it is needed and missing
    std::string_view apart_from = ""; ///< another flag that can't be given beside it
};

/// The flag as one that its verb needs; `lacking` is the hint when it is missing.
Flag needed(Flag flag, std::string_view lacking = "");

/// The flag as one of several, of which the verb needs one.
Flag one_of(Flag flag);

/// The flag as one that may be given several times.
Flag several(Flag flag);

struct Positional {
    std::string_view name;
    bool required = true;
    bool many = false;
    bool or_flag = false; ///< needed, but a flag may give it instead
};

using Run = std::function<int(Session&, const Arguments&)>;

struct Verb {
    std::string noun; ///< empty: one of the store's own verbs
    std::string name;
    std::string_view summary; ///< English, translated where shown
    std::vector<Positional> positionals;
    std::vector<Flag> flags;
    Run run;
    std::vector<std::string_view> examples;
};

struct Noun {
    std::string_view name;
    std::string_view summary;
    const std::vector<Verb>& (*verbs)(); ///< made when first asked for: a command needs those of one noun
    const Verb& (*named)() = nullptr;    ///< takes a word that is no verb as its own first word
};

/// What the user gave: positionals in order, flags by name.
class Arguments {
public:
    std::vector<std::string> words;
    std::map<std::string, std::vector<std::string>, std::less<>> flags;
    /// The version of the record that a form showed when the flags were taken from it.
    std::optional<long long> version = {};

    [[nodiscard]] bool has(std::string_view flag) const { return flags.find(flag) != flags.end(); }
    /// The last value given; nothing when the flag was not.
    [[nodiscard]] std::optional<std::string> value(std::string_view flag) const;
    [[nodiscard]] std::vector<std::string> values(std::string_view flag) const;
    /// The last value of a flag that the verb needs: no verb is run without those.
    [[nodiscard]] const std::string& needed(std::string_view flag) const;
};

/// Nouns in the order of help; the last, without name, holds the store's own verbs.
std::span<const Noun> nouns();

/// Flags that every command takes.
const std::vector<Flag>& global_flags();

/// The verb; null when there is none.
const Verb* find_verb(std::string_view noun, std::string_view verb);

// One room a subject; each gives its verbs.
std::vector<Verb> partner_verbs();
std::vector<Verb> expert_verbs();
std::vector<Verb> observe_verbs();
std::vector<Verb> report_verbs();
Verb own_table_verb();
std::vector<Verb> coordinator_verbs();
std::vector<Verb> project_verbs();
std::vector<Verb> meeting_verbs();
std::vector<Verb> proposal_verbs();
std::vector<Verb> signal_verbs();
Verb check_verb();
Verb find_verb();
std::vector<Verb> store_verbs();

} // namespace edv::cli
