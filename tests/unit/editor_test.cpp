#include "cli/editor.hpp"

#include <filesystem>
#include <fstream>
#include <map>

#include "edv/base/error.hpp"

using namespace edv;
using namespace edv::cli;

namespace {

namespace fs = std::filesystem;

/// Surroundings with these variables alone.
Surroundings with(std::map<std::string, std::string> variables) {
    Surroundings made;
    made.environment = [variables](const std::string& name) -> std::optional<std::string> {
        auto found = variables.find(name);
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
    return made;
}

Surroundings temporary() {
    return with({{"TMPDIR", fs::temp_directory_path().string()}});
}

} // namespace

TEST_CASE("editor: a draft is its owner's alone, and gone when it is discarded") {
    Draft draft = Draft::begin(temporary(), "one\n");
    fs::path folder = fs::path(draft.file()).parent_path();
    CHECK(draft.text() == "one\n");
    CHECK(fs::status(draft.file()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::status(folder).permissions() == fs::perms::owner_all);
    draft.replace("two\n");
    CHECK(draft.text() == "two\n");
    CHECK(fs::status(draft.file()).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    std::ofstream(draft.file() + "~") << "what an editor leaves beside it";
    draft.discard();
    CHECK_FALSE(fs::exists(folder));
    CHECK_THROWS_AS(static_cast<void>(draft.text()), Error);
}

TEST_CASE("editor: a draft that was there stays its owner's") {
    Draft own = Draft::begin(temporary(), "one\n");
    Draft resumed = Draft::resume(own.file());
    CHECK(resumed.resumed());
    resumed.replace("two\n");
    resumed.discard();
    CHECK(own.text() == "two\n");
    own.discard();
}

TEST_CASE("editor: an old text stays when a new one can't be written") {
    Draft draft = Draft::begin(temporary(), "one\n");
    fs::permissions(draft.file(), fs::perms::owner_read);
    CHECK_THROWS_AS(draft.replace("two\n"), Error);
    CHECK(draft.text() == "one\n");
    draft.discard();
}

TEST_CASE("editor: no folder for a draft is an error") {
    CHECK_THROWS_AS(Draft::begin(with({{"TMPDIR", "/nowhere"}}), ""), Error);
}

TEST_CASE("editor: the command is the shell's, the file one word") {
    Draft draft = Draft::begin(temporary(), "one\n");
    CHECK(run_editor(with({{"EDITOR", "sed -i 's/one/two/'"}}), draft.file()));
    CHECK(draft.text() == "two\n");
    CHECK(run_editor(with({{"VISUAL", "sed -i s/two/three/"}, {"EDITOR", "false"}}), draft.file()));
    CHECK(draft.text() == "three\n");
    CHECK_FALSE(run_editor(with({{"EDITOR", "false"}}), draft.file()));
    CHECK_FALSE(run_editor(with({{"EDITOR", "true; false"}}), draft.file()));
    draft.discard();
}

TEST_CASE("editor: a word of the shell is quoted where it must be") {
    struct Case {
        const char* text;
        const char* word;
    };
    const Case cases[] = {
        {"plain", "plain"},
        {"/tmp/edv-a1B2/form.txt", "/tmp/edv-a1B2/form.txt"},
        {"", "''"},
        {"two words", "'two words'"},
        {"it's", "'it'\\''s'"},
        {"$HOME", "'$HOME'"},
        {"a;b", "'a;b'"},
        {"~", "'~'"},
        {"\"quoted\"", "'\"quoted\"'"},
        {"é", "'é'"},
        {"a\nb", "'a\nb'"},
        {"*", "'*'"},
    };
    for (const Case& one : cases) {
        CAPTURE(one.text);
        CHECK(shell_word(one.text) == one.word);
    }
}
