/// The form that people fill in with their editor, as text: comments, `field: value`, and values that go on
/// over several lines.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/language/language.hpp"

#include "intake/reading.hpp"

namespace edv::cli {

/// A field with the lines that stand above it as comments.
struct FormField {
    std::string name;
    std::vector<std::string> comments;
    std::string value;
};

/// What a kind's form has and says, besides what its fields say themselves.
struct FormSpec {
    std::string_view kind;
    std::string_view title;                             ///< English, above a form for a new record
    std::vector<std::string_view> left_out;             ///< fields that the form does not ask for
    std::vector<std::string_view> needed;               ///< without their flags a terminal gets the form
    std::vector<std::string_view> today;                ///< days that are today unless a flag says another
    std::map<std::string_view, std::string_view> notes; ///< English: what a field is for
};

/// What a form says. Values are without blanks at their ends.
struct FormContent {
    std::map<std::string, std::string, std::less<>> values; ///< of the fields that have a line
    std::vector<std::string> repeated;                      ///< fields that have several
    bool stray = false;                                     ///< text stands before the first field

    [[nodiscard]] bool empty() const;
};

/// A comment that says what is wrong with a field; without a name, with the form. One that is `held` stays
/// until whoever edits the form takes it out.
struct Remark {
    std::string field;
    std::string text;
    bool held = false;
};

/// Which record a form was opened on, and the version of it that it shows.
struct FormOrigin {
    std::string kind;
    std::string key;
    long long version = 0;
};

/// The fields of a form without values, with their comments in `language`: what each is, whether it is
/// needed, and the codes that it takes.
std::vector<FormField> form_fields(const FormSpec& spec, const intake::Known& known,
                                   const model::Taxonomies& taxonomies, const language::Language& language);

std::vector<std::string> names_of(const std::vector<FormField>& fields);

/// The paragraphs of `head` and the fields as text. A line of a value that would be read as a comment or as a
/// field is indented by one space.
std::string write_form(const std::vector<std::string>& head, const std::vector<FormField>& fields);

/// The paragraph of a form's head that tells its origin, and the origin of a form; nothing when it tells
/// none.
std::string origin_line(const FormOrigin& origin);
std::optional<FormOrigin> read_origin(std::string_view text);

/// Whether a remark still stands that is held.
bool holds_remarks(std::string_view text);

/// Reads a form whose fields have these names, however it was changed: lines that begin with `#` are passed
/// over, a name with a colon at a line's beginning starts a field, all else goes on with the field before.
/// The space by which a line was indented is taken off again.
FormContent read_form(std::string_view text, const std::vector<std::string>& names);

/// The same text with each remark above its field, and without those of before that are not held.
std::string with_remarks(std::string_view text, const std::vector<std::string>& names,
                         const std::vector<Remark>& remarks);

} // namespace edv::cli
