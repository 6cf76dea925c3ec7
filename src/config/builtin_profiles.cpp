#include "edv/config/profile.hpp"

#include "config/parse.hpp"

namespace edv {

namespace {

// Questions of a form are known by the names of edv's fields or by their usual headers, so that the columns
// that the tools add themselves need no list: only the one that tells responses apart does, where its header
// is no usual one.

/// KoBoToolbox, as csv or xlsx: `group/question`; a question of several answers as `question` with codes, as
/// `question/answer` with 1 and 0, or both.
constexpr std::string_view kobo = R"toml(name = "kobo"

[read]
dates = ["iso"]
groups = "/"
answers = "/"
usual = true

[columns]
ref = "_uuid"
)toml";

/// ODK Central: `group-question`; several answers as `question` with codes, with `question/answer` beside it
/// when the export splits them.
constexpr std::string_view odk = R"toml(name = "odk"

[read]
dates = ["iso"]
groups = "-"
answers = "/"
usual = true

[columns]
ref = "KEY"
)toml";

/// LimeSurvey, with codes, texts or both as heads: `Q3[SQ001]` with Y, or Yes in the language of the survey.
/// The column that tells responses apart is `id` or, in each language otherwise, "Response ID": they are
/// usual headers.
constexpr std::string_view limesurvey = R"toml(name = "limesurvey"

[read]
dates = ["iso"]
answers = "[]"
usual = true
)toml";

} // namespace

const std::vector<Profile>& built_in_profiles() {
    static const std::vector<Profile> profiles = [] {
        std::vector<Profile> all;
        for (const std::string_view text : {kobo, odk, limesurvey})
            all.push_back(parse_profile(text, {}, {}));
        return all;
    }();
    return profiles;
}

} // namespace edv
