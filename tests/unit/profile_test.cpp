#include "config/profile.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

#include "edv/base/error.hpp"

#include "base/text.hpp"
#include "config/config.hpp"
#include "config/parse.hpp"
#include "unit/bound.hpp"

using namespace edv;

namespace {

using Lines = std::vector<std::string>;

config::Profile parse(const std::string& text) {
    return config::parse_profile(text, "week.toml", "week");
}

std::vector<Problem> problems_of(const std::string& text) {
    try {
        parse(text);
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::setup);
        for (const Problem& problem : error.problems()) {
            CHECK(problem.file == "week.toml");
            CHECK(problem.row.has_value());
        }
        return error.problems();
    }
    return {};
}

/// `LINE code` of every problem.
Lines found(const std::string& text) {
    Lines lines;
    for (const Problem& problem : problems_of(text))
        lines.push_back(std::to_string(problem.row.value_or(0)) + " " + problem.code);
    return lines;
}

/// What is wrong and the hint of the only problem.
std::pair<std::string, std::string> words_of(const std::string& text) {
    const std::vector<Problem> problems = problems_of(text);
    REQUIRE(problems.size() == 1);
    return {english(problems[0].what), english(problems[0].hint)};
}

using Words = std::pair<std::string, std::string>;

void check_same(const config::Profile& a, const config::Profile& b) {
    CHECK(a.name == b.name);
    CHECK(a.title == b.title);
    CHECK(a.known_by == b.known_by);
    CHECK(a.empty == b.empty);
    CHECK(a.skip_without == b.skip_without);
    CHECK(a.fallback == b.fallback);
    CHECK(a.encoding == b.encoding);
    CHECK(a.separator == b.separator);
    CHECK(a.header_row == b.header_row);
    CHECK(a.sheet == b.sheet);
    CHECK(a.dates == b.dates);
    CHECK(a.groups == b.groups);
    CHECK(a.answers == b.answers);
    CHECK(a.usual == b.usual);
    CHECK(a.columns == b.columns);
    CHECK(a.constants == b.constants);
    CHECK(a.values == b.values);
}

const std::string full = R"toml(name = "my sheets"
title = "My tool"
[read]
encoding = "Windows-1252"
separator = ";"
header_row = 3
sheet = "Feuil1"
dates = ["%d/%m/%Y", "iso"]
groups = "/"
answers = "[]"
usual = true
empty = "N/A"
known_by = ["ID", "Thema|Thème"]
skip_without = ["date", "summary"]
[fallback]
noted = ["Seen", "Read"]
[columns]
ref = " ID "
barriers = "Thema"
summary = ["Description", "Remarks\nof all"]
date = "Thema"
[constant]
expert = "E01"
[values.barriers]
"Wachttijd" = "waiting"
"*" = "procedure"
"Rien" = ""
[values.groups]
"Jeunes" = "young isolated"
)toml";

} // namespace

TEST_CASE("profile: every key is read") {
    const config::Profile profile = parse(full);
    CHECK(profile.name == "my sheets");
    CHECK(profile.file == "week.toml");
    CHECK(profile.encoding == "windows-1252");
    CHECK(profile.separator == ";");
    CHECK(profile.header_row == 3);
    CHECK(profile.sheet == "Feuil1");
    CHECK(profile.dates == Lines{"%d/%m/%Y", "iso"});
    CHECK(profile.groups == "/");
    CHECK(profile.answers == "[]");
    CHECK(profile.usual);
    CHECK(profile.title == "My tool");
    CHECK(profile.empty == Lines{"N/A"});
    CHECK(profile.known_by == Lines{"ID", "Thema|Thème"});
    CHECK(profile.skip_without == Lines{"date", "summary"});
    CHECK(profile.fallback.at("noted") == Lines{"Seen", "Read"});
    REQUIRE(profile.columns.size() == 4);
    CHECK(profile.columns.at("ref") == Lines{"ID"});
    CHECK(profile.columns.at("barriers") == Lines{"Thema"});
    CHECK(profile.columns.at("date") == Lines{"Thema"});
    CHECK(profile.columns.at("summary") == Lines{"Description", "Remarks\nof all"});
    CHECK(profile.constants.at("expert") == "E01");
    CHECK(profile.values.at("barriers").at("Wachttijd") == "waiting");
    CHECK(profile.values.at("barriers").at("*") == "procedure");
    CHECK(profile.values.at("barriers").at("Rien").empty());
    CHECK(profile.values.at("groups").at("Jeunes") == "young isolated");
}

TEST_CASE("profile: an empty text leaves all to be detected") {
    const config::Profile profile = parse("");
    CHECK(profile.name == "week");
    CHECK(profile.encoding == "auto");
    CHECK(profile.separator == "auto");
    CHECK(profile.header_row == 0);
    CHECK(profile.dates.empty());
    CHECK_FALSE(profile.usual);
    CHECK(profile.columns.empty());
}

TEST_CASE("profile: separators") {
    const std::vector<std::pair<std::string_view, std::string_view>> known{
        {"auto", "auto"},   {"AUTO", "auto"}, {",", ","},   {"comma", ","}, {";", ";"},
        {"semicolon", ";"}, {"|", "|"},       {"\t", "\t"}, {"tab", "\t"},  {"Tab", "\t"}};
    for (const auto& [word, sign] : known) {
        CAPTURE_BOUND(word);
        CHECK(config::parse_separator(word) == std::string(sign));
    }
    for (const std::string_view word : {"", " ", ":", "a", ",,", ";|", "tabs", ", ", "\n"}) {
        CAPTURE(word);
        CHECK_FALSE(config::parse_separator(word));
    }
    CHECK(parse("read.separator = \"\\t\"\n").separator == "\t");
    CHECK(parse("read.separator = \"tab\"\n").separator == "\t");
}

TEST_CASE("profile: forms of days") {
    for (const std::string_view form :
         {"iso", "unix", "excel", "%d/%m/%Y", "%e.%m.%y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%T", "%Y%m%d",
          "%d %B %Y", "%A %d %b %Y", "%a %e %B %Y, %I:%M %p", "%Y-%j", "%j/%y", "le %d/%m/%Y à %H"}) {
        CAPTURE(form);
        CHECK(config::is_day_form(form));
    }
    for (const std::string_view form :
         {"",   "ISO",   "auto",        "date",        "%d",        "%d/%m",      "%m/%Y",     "%d/%Y", "%Y",
          "%j", "%H:%M", "%A %Y",       "%d/%m/%Y %",  "%",         "%d/%m/%Y%%", "%D",        "%F",    "%s",
          "%c", "%x",    "%d/%m/%Y %Z", "%d/%m/%Y %z", "%Ed/%m/%Y", "%d\n%m %Y",  "dd/mm/yyyy"}) {
        CAPTURE(form);
        CHECK_FALSE(config::is_day_form(form));
    }
}

TEST_CASE("profile: fields are those that a sheet may bring") {
    CHECK(join(config::profile_fields(), " ") ==
          "number date expert partner title summary impact suggestion "
          "language level right barriers take_up groups "
          "channel frequency people ref noted feedback withdrawn reason");
    for (const std::string& field : config::profile_fields()) {
        CAPTURE(field);
        CHECK(found("columns." + field + " = \"X\"\n").empty());
        CHECK(found("constant." + field + " = \"X\"\n").empty());
    }
    for (const std::string field : {"profile", "imported", "batch", "state", "Date", "barrier"}) {
        CAPTURE(field);
        CHECK(found("columns." + field + " = \"X\"\n") == Lines{"1 profile-unknown-field"});
        CHECK(found("constant." + field + " = \"X\"\n") == Lines{"1 profile-unknown-field"});
        CHECK(found("[values." + field + "]\na = \"b\"\n") == Lines{"1 profile-unknown-field"});
    }
}

TEST_CASE("profile: unknown keys") {
    CHECK(found("nam = \"x\"\n[read]\ndate = \"iso\"\n[column]\n[values.right]\n") ==
          Lines{"1 config-unknown-key", "3 config-unknown-key", "4 config-unknown-key",
                "5 profile-values-without-column"});
    CHECK(words_of("[colums]\n") == Words{"unknown key \"colums\"", "did you mean \"columns\"?"});
    CHECK(words_of("[read]\nzzzzz = 1\n") ==
          Words{"unknown key \"read.zzzzz\"",
                "known keys: encoding separator header_row sheet dates groups answers usual "
                "ignore_unnamed empty known_by skip_without"});
    CHECK(words_of("\"a\\u001bb\" = 1\n").first == "unknown key \"a\\x1bb\"");
}

TEST_CASE("profile: wrong types") {
    CHECK(found("name = 1\n[read]\nencoding = 1\nseparator = 1\nheader_row = \"1\"\nsheet = 1\ndates = 1\n"
                "groups = 1\nanswers = 1\nusual = \"true\"\n") ==
          Lines{"1 config-wrong-type", "3 config-wrong-type", "4 config-wrong-type", "5 config-wrong-type",
                "6 config-wrong-type", "7 config-wrong-type", "8 config-wrong-type", "9 config-wrong-type",
                "10 config-wrong-type"});
    CHECK(found("read = 1\ncolumns = \"x\"\nconstant = []\nvalues = true\n") ==
          Lines{"1 config-wrong-type", "2 config-wrong-type", "3 config-wrong-type", "4 config-wrong-type"});
    CHECK(found("[read]\ndates = [\"iso\", 1]\nheader_row = 0\n[columns]\nref = 1\ntitle = [\"a\", 2, 3]\n"
                "right = \"R\"\n[constant]\npeople = 3\n[values]\nright = \"work\"\n") ==
          Lines{"2 config-wrong-type", "3 config-wrong-type", "5 config-wrong-type", "6 config-wrong-type",
                "9 config-wrong-type", "11 config-wrong-type"});
    CHECK(found("[columns]\nright = \"R\"\n[values.right]\na = 1\n") == Lines{"4 config-wrong-type"});
    CHECK(words_of("read.header_row = -1\n").first == "\"read.header_row\" must be a whole number from 1");
    CHECK(words_of("read.usual = 1\n").first == "\"read.usual\" must be true or false");
    CHECK(words_of("columns.ref = 1\n").first ==
          "\"columns.ref\" must be a text in quotes or a list of them");
}

TEST_CASE("profile: words that are not known") {
    CHECK(words_of("read.encoding = \"uft-8\"\n") ==
          Words{"\"read.encoding\" can't be \"uft-8\"", "did you mean utf-8?"});
    CHECK(words_of("read.encoding = \"zzz\"\n").second ==
          "one of: auto, utf-8, utf-16, utf-32, windows-1252, iso-8859-15, cp850, cp437, macroman");
    CHECK(words_of("read.separator = \"::\"\n") ==
          Words{"\"read.separator\" can't be \"::\"", "one of: auto, comma, semicolon, tab, |"});
    CHECK(words_of("read.answers = \"()\"\n").first == "\"read.answers\" can't be \"()\"");
    CHECK(words_of("read.dates = \"dd/mm/yyyy\"\n") ==
          Words{"\"dd/mm/yyyy\" is no form of days",
                "iso, unix, excel, or day, month and year as in %d/%m/%Y"});
    CHECK(found("[read]\ndates = [\n\"iso\",\n\"%d\",\n\"x\"]\n") ==
          Lines{"4 profile-bad-dates", "5 profile-bad-dates"});
    for (const std::string sign : {"", "//", "a", "1", " ", "é"}) {
        CAPTURE(sign);
        CHECK(words_of("read.groups = \"" + sign + "\"\n").first ==
              "\"read.groups\" must be one sign such as \"/\"");
    }
    for (const std::string sign : {"/", "-", ".", ":", "_"})
        CHECK(parse("read.groups = \"" + sign + "\"\n").groups == sign);
}

TEST_CASE("profile: unknown fields have near ones") {
    CHECK(words_of("columns.summry = \"X\"\n") == Words{"unknown field \"summry\"", "did you mean summary?"});
    CHECK(words_of("constant.zzzzzz = \"X\"\n").second == "one of: " + join(config::profile_fields(), ", "));
}

TEST_CASE("profile: headers") {
    CHECK(found("[columns]\nref = \"\"\ntitle = [\"a\", \" \"]\nsummary = []\n") ==
          Lines{"2 profile-empty-header", "3 profile-empty-header", "4 profile-empty"});
    CHECK(words_of("columns.summary = [\"Résumé\", \"X\", \"RESUME \"]\n").first ==
          "the header \"RESUME\" stands twice in \"columns.summary\"");
    CHECK(found("[columns]\nsummary = \"A\"\ntitle = \"A\"\n").empty());
}

TEST_CASE("profile: a field has a column or a constant") {
    CHECK(words_of("[constant]\nexpert = \"E1\"\n[columns]\nexpert = \"Wer\"\n") ==
          Words{"\"expert\" has a column and a constant", "keep one of them"});
    CHECK(found("[constant]\nexpert = \"E1\"\n[columns]\nexpert = \"Wer\"\n") ==
          Lines{"2 profile-doubled-field"});
    CHECK(found("[constant]\nexpert = \" \"\n") == Lines{"2 profile-empty"});
    CHECK(found("name = \"\"\n") == Lines{"1 profile-empty"});
}

TEST_CASE("profile: values are those of a column") {
    CHECK(words_of("[values.right]\na = \"work\"\n") ==
          Words{"\"right\" has values but no column", "name its header under [columns]"});
    CHECK(found("[read]\nusual = true\n[values.right]\na = \"work\"\n").empty());
    CHECK(found("[constant]\nright = \"work\"\n[values.right]\na = \"work\"\n") ==
          Lines{"3 profile-values-without-column"});
    CHECK(found("[read]\nusual = true\n[constant]\nright = \"work\"\n[values.right]\na = \"work\"\n") ==
          Lines{"5 profile-values-without-column"});
    CHECK(words_of("[columns]\nright = \"R\"\n[values.right]\n\"Été\" = \"work\"\n\"ETE \" = \"family\"\n") ==
          Words{"\"ETE\" stands twice in \"values.right\"", "neither case nor accents make two values"});
    CHECK(found("[columns]\nright = \"R\"\n[values.right]\n\" \" = \"work\"\n") ==
          Lines{"4 profile-empty-value"});
}

TEST_CASE("profile: all problems are found at once, in the order of the file") {
    CHECK(found("[constant]\nref = \"1\"\nbad = \"x\"\n[columns]\nref = \"\"\n[read]\nusual = 1\ndates = "
                "\"x\"\n") == Lines{"2 profile-doubled-field", "3 profile-unknown-field",
                                    "5 profile-empty-header", "7 config-wrong-type", "8 profile-bad-dates"});
    CHECK(found("name = \n") == Lines{"1 config-syntax"});
}

TEST_CASE("profile: of a file, by the key name or the name of the file") {
    const auto folder =
        std::filesystem::temp_directory_path() / ("edv-profile-" + std::to_string(::getpid()));
    std::filesystem::create_directory(folder);
    const auto write = [&](const std::string& name, const std::string& text) {
        std::ofstream(folder / name, std::ios::binary) << text;
        return (folder / name).string();
    };
    CHECK(config::load_profile(write("week 12.toml", "")).name == "week 12");
    CHECK(config::load_profile(write("a.b.toml", "[read]\n")).name == "a.b");
    const config::Profile named = config::load_profile(write("c.toml", "name = \"sheets\"\n"));
    CHECK(named.name == "sheets");
    CHECK(named.file == (folder / "c.toml").string());
    for (const std::string& path : {(folder / "none.toml").string(), folder.string()}) {
        try {
            config::load_profile(path);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::setup);
            CHECK(std::string(error.what()).starts_with("can't read the profile \"" + path + "\""));
        }
    }
    std::filesystem::remove_all(folder);
}

TEST_CASE("profile: in the configuration, by the name of the section") {
    const config::Config config = edv::config::parse_config(
        "[profile.week.columns]\nref = \"ID\"\n[profile.\"old sheets\"]\n", "c.toml", {});
    REQUIRE(config.profiles.size() == 2);
    CHECK(config.profiles.at("week").name == "week");
    CHECK(config.profiles.at("week").file == "c.toml");
    CHECK(config.profiles.at("week").columns.at("ref") == Lines{"ID"});
    CHECK(config.profiles.contains("old sheets"));
    try {
        edv::config::parse_config(
            "[profile.a]\nname = \"b\"\n[profile.a.read]\ndates = \"x\"\n[profile]\nb = 1\n", "c.toml", {});
        FAIL("no error");
    } catch (const Error& error) {
        Lines lines;
        for (const Problem& problem : error.problems())
            lines.push_back(std::to_string(problem.row.value_or(0)) + " " + english(problem.what));
        CHECK(lines == Lines{"2 unknown key \"profile.a.name\"", "4 \"x\" is no form of days",
                             "6 \"profile.b\" must be a table"});
    }
    CHECK(config::default_config().profiles.empty());
}

TEST_CASE("profile: five tools are built in") {
    const std::vector<config::Profile>& all = config::built_in_profiles();
    REQUIRE(all.size() == 5);
    CHECK(all[0].name == "kobo");
    CHECK(all[1].name == "odk");
    CHECK(all[2].name == "limesurvey");
    CHECK(all[0].groups == "/");
    CHECK(all[1].groups == "-");
    CHECK(all[2].groups.empty());
    CHECK(all[0].answers == "/");
    CHECK(all[1].answers == "/");
    CHECK(all[2].answers == "[]");
    CHECK(all[0].columns.at("ref") == Lines{"_uuid"});
    CHECK(all[1].columns.at("ref") == Lines{"KEY"});
    CHECK(all[2].columns.empty());
    CHECK(all[2].empty == Lines{"N/A", "1980-01-01 00:00:00"});
    CHECK(all[3].name == "msforms");
    CHECK(all[4].name == "googleforms");
    CHECK(all[3].title == "Microsoft Forms");
    for (const config::Profile& profile : all) {
        CHECK(profile.usual);
        CHECK(profile.file.empty());
        CHECK(profile.fallback.contains("date"));
        CHECK_FALSE(profile.known_by.empty());
        check_same(parse(profile_text(profile)), profile);
    }
}

TEST_CASE("profile: a tool is known by all of its headers, each in any of its spellings") {
    config::Profile profile;
    CHECK_FALSE(fits(profile, {"ID"}));
    profile.known_by = {"ID", "Start time|Heure de début"};
    CHECK(fits(profile, {"x", " id ", "HEURE DE DEBUT"}));
    CHECK(fits(profile, {"Start time", "ID"}));
    CHECK_FALSE(fits(profile, {"ID", "Heure"}));
    CHECK_FALSE(fits(profile, {}));
    CHECK(found("[read]\nknown_by = [\"\"]\nempty = 1\nskip_without = \"day\"\n") ==
          Lines{"2 profile-empty", "3 config-wrong-type", "4 profile-unknown-field"});
    CHECK(found("[fallback]\ndate = \"\"\nday = \"X\"\n").size() == 2);
    CHECK(parse("[read]\nsheet = \"NOTES \"\n").sheet == "NOTES ");
}

TEST_CASE("profile: its text reads as the same profile") {
    for (const std::string& text :
         {full, std::string(), std::string("[read]\ndates = \"unix\"\nseparator = \"tab\"\n")})
        check_same(parse(profile_text(parse(text))), parse(text));
    config::Profile odd;
    odd.name = "a \"b\" \\ c";
    odd.columns["ref"] = {"line\nbreak\ttab \"quoted\" \\ é \x01 \x7f \u0085", "# [x] = 1"};
    odd.columns["right"] = {"'"};
    odd.values["right"]["= [\"a\"]\n"] = "work";
    config::Profile trimmed = odd;
    trimmed.values["right"] = {{"= [\"a\"]", "work"}};
    check_same(parse(profile_text(odd)), trimmed);
}

TEST_CASE("profile: notes are comments, whatever they say") {
    config::Profile profile;
    profile.name = "n";
    profile.columns["ref"] = {"ID"};
    const config::ProfileNotes notes{{"", {"head", "two\nlines", ""}},
                                     {"read", {"under its table"}},
                                     {"columns.ref", {"above\x1b[1m its key"}},
                                     {"values.right", {"\"a\" = \"b\""}},
                                     {"constant", {"none"}}};
    const std::string text = profile_text(profile, notes);
    CHECK(text == "# head\n# two\n# lines\n#\nname = \"n\"\n\n[read]\n# under its table\n\n[columns]\n"
                  "\n# above\\x1b[1m its key\nref = \"ID\"\n\n[constant]\n# none\n");
    check_same(parse(text), profile);
    profile.columns["right"] = {"R"};
    CHECK(
        profile_text(profile, notes).ends_with("\n[constant]\n# none\n\n[values.right]\n# \"a\" = \"b\"\n"));
    parse(profile_text(profile, notes));
}
