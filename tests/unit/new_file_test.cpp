#include "base/new_file.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <sys/stat.h>

using namespace edv;

namespace {

namespace fs = std::filesystem;

/// A folder of its own, gone with the test.
struct Folder {
    Folder() : path(make_private_folder((fs::temp_directory_path() / "edv-unit-").string()).value()) {}
    ~Folder() {
        std::error_code none;
        fs::remove_all(path, none);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string operator/(const std::string& name) const { return path + "/" + name; }

    std::string path;
};

void put(const std::string& path, const std::string& text) {
    std::ofstream(path) << text;
}

std::string text_of(const std::string& path) {
    std::ifstream in(path);
    return {std::istreambuf_iterator<char>(in), {}};
}

unsigned rights_of(const std::string& path) {
    return static_cast<unsigned>(fs::status(path).permissions()) & 0777U;
}

std::size_t count_in(const std::string& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

} // namespace

TEST_CASE("new file: a path leads to the same file however it is written") {
    const Folder folder;
    put(folder / "a", "one");
    fs::create_directory(folder / "x");
    fs::create_symlink("a", folder / "link");
    fs::create_hard_link(folder / "a", folder / "hard");
    fs::create_directory_symlink(folder.path, folder / "FOLDER");
    const FileIdentity a(folder / "a");
    for (const char* other : {"a", "./a", "x/../a", "link", "hard", "FOLDER/a", "FOLDER/x/../link"}) {
        CAPTURE(other);
        CHECK(a.same(FileIdentity(folder / other)));
    }
    put(folder / "b", "one");
    CHECK_FALSE(a.same(FileIdentity(folder / "b")));
    CHECK_FALSE(a.same(FileIdentity(folder / "none")));
}

TEST_CASE("new file: of what is not there its folder and name count") {
    const Folder folder;
    fs::create_directory(folder / "x");
    fs::create_directory_symlink(folder.path, folder / "FOLDER");
    fs::create_symlink("none", folder / "link");
    const FileIdentity none(folder / "none");
    CHECK(none.same(FileIdentity(folder / "x/../none")));
    CHECK(none.same(FileIdentity(folder / "FOLDER/none")));
    CHECK(none.same(FileIdentity(folder / "link")));
    CHECK_FALSE(none.same(FileIdentity(folder / "x/none")));
    CHECK_FALSE(FileIdentity("/nowhere/none").same(FileIdentity("/nowhere/none")));
}

TEST_CASE("new file: nothing of it is left unless it is kept") {
    const Folder folder;
    put(folder / "a", "old");
    {
        NewFile file(folder / "a", Contents::personal);
        file.stream() << "new";
        file.finish();
        CHECK(count_in(folder.path) == 2);
    }
    CHECK(text_of(folder / "a") == "old");
    CHECK(count_in(folder.path) == 1);
    NewFile file(folder / "a", Contents::personal);
    file.stream() << "new";
    file.keep();
    CHECK(text_of(folder / "a") == "new");
    CHECK(count_in(folder.path) == 1);
}

TEST_CASE("new file: what is personal is for its owner, what replaces keeps its rights") {
    const Folder folder;
    const mode_t before = ::umask(022);
    NewFile(folder / "personal", Contents::personal).keep();
    NewFile(folder / "open", Contents::open).keep();
    ::umask(before);
    CHECK(rights_of(folder / "personal") == 0600);
    CHECK(rights_of(folder / "open") == 0644);
    fs::permissions(folder / "personal", static_cast<fs::perms>(0640));
    NewFile wide(folder / "personal", Contents::personal);
    wide.keep();
    CHECK(rights_of(folder / "personal") == 0640);
    CHECK(wide.too_wide() == 040);
    NewFile figures(folder / "open", Contents::open);
    figures.keep();
    CHECK(figures.too_wide() == 0);
}

TEST_CASE("new file: a large one is whole, to the last byte") {
    const Folder folder;
    std::string text;
    for (int i = 0; i < 30'000; ++i)
        text += "line " + std::to_string(i) + '\n';
    NewFile file(folder / "a", Contents::open);
    for (std::size_t at = 0; at < text.size(); at += 777)
        file.stream() << text.substr(at, 777);
    file.keep();
    CHECK(text_of(folder / "a") == text);
}

TEST_CASE("new file: one that can't be made leaves no file open") {
    const Folder folder;
    put(folder / "kept", "kept");
    fs::permissions(folder / "kept", fs::perms::owner_read);
    fs::create_symlink("loop", folder / "loop");
    const std::size_t before = count_in("/proc/self/fd");
    for (const std::string& name : {std::string("kept"), std::string("loop"), std::string(300, 'x')})
        CHECK_THROWS_AS(NewFile(folder / name, Contents::open), Error);
    CHECK(count_in("/proc/self/fd") == before);
    CHECK(count_in(folder.path) == 2);
}

TEST_CASE(
    "new file: the target is replaced where a link stood when it was begun, whatever comes there later") {
    const Folder folder;
    put(folder / "target", "old");
    put(folder / "other", "other");
    fs::create_symlink("target", folder / "link");
    NewFile file(folder / "link", Contents::open);
    file.stream() << "new";
    fs::remove(folder / "target");
    fs::create_symlink("other", folder / "target");
    file.keep();
    CHECK(text_of(folder / "other") == "other");
    CHECK(text_of(folder / "target") == "new");
    CHECK_FALSE(fs::is_symlink(folder / "target"));
}

TEST_CASE("new file: names beside are never foreseen, and private files never go through a link") {
    const Folder folder;
    std::set<std::string> names;
    for (int i = 0; i < 100; ++i)
        names.insert(name_beside(folder / "a"));
    CHECK(names.size() == 100);
    fs::create_symlink("target", folder / "link");
    CHECK(make_private(folder / "link") != 0);
    CHECK_FALSE(fs::exists(folder / "target"));
    CHECK(make_private(folder / "a") == 0);
    CHECK(rights_of(folder / "a") == 0600);
    CHECK(make_private(folder / "a") != 0);
}

TEST_CASE("new file: folders are told that were not there, and taken back when one can't be made") {
    const Folder folder;
    CHECK(make_folders(folder / "a/b", Contents::personal) ==
          std::vector<std::string>{folder / "a", folder / "a/b"});
    CHECK(rights_of(folder / "a/b") == 0700);
    CHECK(make_folders(folder / "a/../a/b/", Contents::personal).empty());
    put(folder / "file", "");
    CHECK_THROWS_AS(make_folders(folder / "file/x", Contents::open), Error);
    CHECK_THROWS_AS(make_folders(folder / ("c/" + std::string(300, 'n')), Contents::open), Error);
    CHECK_FALSE(fs::exists(folder / "c"));
}
