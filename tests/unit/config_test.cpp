#include "config/config.hpp"

#include <algorithm>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <unistd.h>

#include "edv/base/error.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"

using namespace edv;

namespace {

/// A configuration file for one test.
class File {
public:
    explicit File(const std::string& content) {
        const int file = ::mkstemp(path_.data());
        REQUIRE(file >= 0);
        ::close(file);
        std::ofstream(path_, std::ios::binary) << content;
    }
    ~File() { ::unlink(path_.c_str()); }
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_ = (std::filesystem::temp_directory_path() / "edv-config-XXXXXX").string();
};

config::Config load(const std::string& content) {
    return config::load_config(File(content).path());
}

std::vector<Problem> problems_of(const std::string& content) {
    const File file(content);
    try {
        config::load_config(file.path());
    } catch (const Error& error) {
        CHECK(error.kind() == ErrorKind::setup);
        for (const Problem& problem : error.problems()) {
            CHECK(problem.file == file.path());
            CHECK(problem.row.has_value());
            CHECK(problem.column.empty());
            CHECK_FALSE(problem.what.empty());
        }
        return error.problems();
    }
    return {};
}

/// `LINE code` of every problem.
std::vector<std::string> found(const std::string& content) {
    std::vector<std::string> lines;
    for (const Problem& problem : problems_of(content)) {
        lines.push_back(std::to_string(problem.row.value_or(0)) + " " + problem.code);
    }
    return lines;
}

using Lines = std::vector<std::string>;

std::vector<std::string> codes(const model::Taxonomy& taxonomy) {
    std::vector<std::string> all;
    for (const model::Term& term : taxonomy) {
        all.push_back(term.code);
    }
    return all;
}

bool same(const config::Config& a, const config::Config& b) {
    const auto same_terms = [](const model::Taxonomy& x, const model::Taxonomy& y) {
        return std::equal(x.begin(), x.end(), y.begin(), y.end(),
                          [](const model::Term& s, const model::Term& t) {
                              return s.code == t.code && s.labels == t.labels;
                          });
    };
    return a.store == b.store && a.lang == b.lang && a.user == b.user && a.owner == b.owner &&
           a.owner_abbr == b.owner_abbr && a.contact == b.contact &&
           std::all_of(
               model::taxonomy_names().begin(), model::taxonomy_names().end(),
               [&](const std::string& name) { return same_terms(a.taxonomy(name), b.taxonomy(name)); });
}

} // namespace

TEST_CASE("config: the default text is the default configuration in every language") {
    for (const std::string& language : language_codes()) {
        CAPTURE(language);
        CHECK(
            same(load(config::default_config_text(language::Language(language))), config::default_config()));
    }
    CHECK(config::default_config().file.empty());
}

TEST_CASE("config: built-in codes have four labels, one line each, and differ from one another") {
    CHECK(model::taxonomy_names() == Lines{"partner_kind", "right", "take_up", "barrier", "group", "area",
                                           "channel", "meeting_kind", "nature"});
    for (const std::string& name : model::taxonomy_names()) {
        CAPTURE(name);
        CHECK(config::default_config().taxonomy(name).size() >= 5);
        for (const std::string& language : language_codes()) {
            std::set<std::string> labels;
            for (const model::Term& term : config::default_config().taxonomy(name)) {
                CAPTURE(term.code);
                CHECK(is_code(term.code));
                REQUIRE(term.labels.contains(language));
                CHECK_FALSE(term.labels.at(language).empty());
                CHECK(labels.insert(fold(term.labels.at(language))).second);
            }
        }
    }
}

TEST_CASE("config: built-in codes are these, in this order") {
    const config::Config& config = config::default_config();
    CHECK(
        join(codes(config.taxonomy("partner_kind")), " ") ==
        "fps pps social-security public-interest scientific hospital mutuality health-network cpas ombudsman "
        "association regional other");
    CHECK(join(codes(config.taxonomy("right")), " ") ==
          "work social-security health assistance housing environment fulfilment family");
    CHECK(join(codes(config.taxonomy("take_up")), " ") ==
          "not-known not-requested not-received not-proposed excluded");
    CHECK(
        join(codes(config.taxonomy("barrier")), " ") ==
        "reception procedure rules readability information language literacy digital confidentiality stigma "
        "control intimidation beliefs not-offered budget cost distance waiting no-address coordination "
        "prejudice");
    CHECK(
        join(codes(config.taxonomy("group")), " ") ==
        "isolated lone-parent older disabled life-change migrant newcomer homeless no-address stigma young");
    CHECK(join(codes(config.taxonomy("area")), " ") ==
          "reception procedures communication information training digital organisation other");
    CHECK(join(codes(config.taxonomy("channel")), " ") == "counter phone letter online visit meeting other");
    CHECK(join(codes(config.taxonomy("meeting_kind")), " ") ==
          "request preparation start follow-up review working-group other");
    CHECK(join(codes(config.taxonomy("nature")), " ") ==
          "org_working alignment regulation risk_group info_gap policy_gap");
}

TEST_CASE("config: every key is read") {
    const config::Config config = load("store = \"/tmp/a b.db\"\nlang = \"nl\"\nuser = \" Marie \"\n[owner]\n"
                                       "name_fr = \"Mon service\"\nabbr_de = \"MD\"\ncontact = \"Rue 1\"\n");
    CHECK(config.store == "/tmp/a b.db");
    CHECK(config.lang == "nl");
    CHECK(config.user == "Marie");
    CHECK(config.owner == model::Labels{{"fr", "Mon service"}});
    CHECK(config.owner_abbr == model::Labels{{"de", "MD"}});
    CHECK(config.contact == "Rue 1");
    CHECK_FALSE(config.file.empty());
}

TEST_CASE("config: a named taxonomy replaces the built-in one and keeps the file's order") {
    const config::Config config =
        load("[taxonomy.right]\nzebra = { fr = \"Z\", unofficial = [\"de\"] }\n"
             "apple = { nl = \"A\" }\nMango = {}\n\"b.c\" = { en = \"B\" }\n[taxonomy.area]\n");
    CHECK(codes(config.taxonomy("right")) == Lines{"zebra", "apple", "Mango", "b.c"});
    CHECK(config.taxonomy("right")[0].labels == model::Labels{{"fr", "Z"}});
    CHECK(config.taxonomy("area").empty());
    CHECK(codes(config.taxonomy("barrier")) == codes(config::default_config().taxonomy("barrier")));
    CHECK(config.taxonomy("no-such").empty());
}

TEST_CASE("config: an empty file, comments, a byte order mark and Windows line ends are the defaults") {
    CHECK(same(load(""), config::default_config()));
    CHECK(same(load("# nothing\n\n"), config::default_config()));
    CHECK(same(load("\xEF\xBB\xBF# nothing\r\n"), config::default_config()));
}

TEST_CASE("config: unknown keys are named with the nearest known one") {
    CHECK(found("stroe = \"x\"\n[owner]\nname_es = \"x\"\n[taxonomy.barrierr]\n[taxonomy.right]\n"
                "work = { fr = \"a\", es = \"b\" }\n[profile.x]\n[reports.y]\n[checks]\n") ==
          Lines{"1 config-unknown-key", "3 config-unknown-key", "4 config-unknown-key",
                "6 config-unknown-key", "8 config-unknown-key", "9 config-unknown-key"});
    const std::vector<Problem> near = problems_of("stor = \"x\"\n");
    REQUIRE(near.size() == 1);
    CHECK(english(near[0].what) == "unknown key \"stor\"");
    CHECK(english(near[0].hint) == "did you mean \"store\"?");
    const std::vector<Problem> far = problems_of("[taxonomy.right]\nwork = { zzzzzzzzz = \"x\" }\n");
    REQUIRE(far.size() == 1);
    CHECK(english(far[0].what) == "unknown key \"taxonomy.right.work.zzzzzzzzz\"");
    CHECK(english(far[0].hint) == "known keys: fr nl de en unofficial also");
}

TEST_CASE("config: wrong types") {
    CHECK(found("store = 1\nlang = [\"fr\"]\nuser = 2023-01-01\nowner = \"x\"\ntaxonomy = true\n") ==
          Lines{"1 config-wrong-type", "2 config-wrong-type", "3 config-wrong-type", "4 config-wrong-type",
                "5 config-wrong-type"});
    CHECK(found("[owner]\ncontact = {}\nname_fr = 1\n[taxonomy]\nright = 1\n[taxonomy.area]\na = \"label\"\n"
                "b = { fr = 1 }\nc = { unofficial = \"de\" }\nd = { unofficial = [1] }\n") ==
          Lines{"2 config-wrong-type", "3 config-wrong-type", "5 config-wrong-type", "7 config-wrong-type",
                "8 config-wrong-type", "9 config-wrong-type", "10 config-wrong-type"});
    CHECK(english(problems_of("store = 1\n")[0].what) == "\"store\" must be a text in quotes");
}

TEST_CASE("config: unknown languages") {
    CHECK(found("lang = \"es\"\n[taxonomy.area]\na = { fr = \"x\", unofficial = [\"de\", \"xx\"] }\n") ==
          Lines{"1 config-unknown-language", "3 config-unknown-language"});
}

TEST_CASE("config: codes of the wrong form or twice without case") {
    CHECK(found("[taxonomy.area]\n\"a b\" = {}\n-x = {}\nTotal = {}\n\"\" = {}\na = {}\nA = {}\n") ==
          Lines{"2 config-bad-code", "3 config-bad-code", "4 config-bad-code", "5 config-bad-code",
                "7 config-duplicate-code"});
}

TEST_CASE("config: texts of one line") {
    CHECK(found("user = \"a\\nb\"\nstore = \"a\\u0000b\"\n[owner]\nname_fr = \"\"\"a\nb\"\"\"\n") ==
          Lines{"1 config-control-character", "2 config-control-character", "4 config-control-character"});
}

TEST_CASE("config: not TOML") {
    CHECK(found("user = \"a\"\nthis is not toml\n") == Lines{"2 config-syntax"});
    CHECK(found("user = \"a\"\nuser = \"b\"\n") == Lines{"2 config-syntax"});
    CHECK(found("user = \"a\xff\"\n") == Lines{"1 config-syntax"});
    CHECK(found(std::string("user = \"a\"\n\0\0", 13)) == Lines{"2 config-syntax"});
    CHECK(found("\x50\x4b\x03\x04") == Lines{"1 config-syntax"});
    CHECK(found("a = " + std::string(100000, '[')) == Lines{"1 config-syntax"});
}

TEST_CASE("config: a file that can't be read") {
    for (const std::string path : {"/nonexistent/config.toml", "/tmp"}) {
        try {
            config::load_config(path);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK(error.kind() == ErrorKind::setup);
            CHECK(std::string(error.what()).find("can't read the configuration \"" + path + "\"") == 0);
        }
    }
}

TEST_CASE("config: labels fall back from language to language, last to the code") {
    CHECK(edv::model::label_in({{"fr", "F"}, {"nl", "N"}}, "nl", "c") == "N");
    CHECK(edv::model::label_in({{"fr", "F"}, {"en", "E"}}, "nl", "c") == "E");
    CHECK(edv::model::label_in({{"fr", "F"}, {"de", "D"}}, "nl", "c") == "F");
    CHECK(edv::model::label_in({{"de", "D"}, {"nl", ""}}, "nl", "c") == "D");
    CHECK(edv::model::label_in({}, "nl", "c") == "c");
}

TEST_CASE("config: what is said about checks, and what is not stays built in") {
    const config::Config config = load("[check]\nobservation-not-noted = \"P6W\"\noff = [\"odd-date\"]\n"
                                       "[check.follow_up]\nstart_every = \"10wd\"\n");
    for (const config::NamedCheck& check : config::named_checks()) {
        CAPTURE(check.name);
        CHECK(
            config.checking.span(check) ==
            (check.name == "observation-not-noted" ? Duration{.days = 42} : check.span.value_or(Duration{})));
    }
    CHECK(config.checking.off == std::set<std::string, std::less<>>{"odd-date"});
    CHECK(config.checking.start_every == Duration{.working_days = 10});
    CHECK(config.checking.start_for == Duration{.months = 3});
    CHECK(config.checking.cruising_every == Duration{.months = 6});
}

TEST_CASE("config: the checks of the default text are the built-in ones, uncommented too") {
    std::string text = config::default_config_text(language::Language());
    text = text.substr(text.find("# [check]"));
    text = text.substr(0, text.find("\n# Profiles"));
    std::string read;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t to = std::min(text.find('\n', from), text.size());
        const std::string line = text.substr(from, to - from);
        if (line.find(" = ") != std::string::npos || line.starts_with("# ["))
            read += line.substr(2) + '\n';
        from = to + 1;
    }
    const config::CheckSettings settings = load(read).checking;
    CHECK(settings.off.size() == 1);
    CHECK(settings.spans.size() == 10);
    const config::CheckSettings built_in;
    for (const config::NamedCheck& check : config::named_checks())
        CHECK(settings.span(check) == built_in.span(check));
    CHECK(settings.start_for == built_in.start_for);
    CHECK(settings.start_every == built_in.start_every);
    CHECK(settings.cruising_every == built_in.cruising_every);
}
