#include "cli/editor.hpp"

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <unistd.h>

#include "edv/base/error.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

Error unwritable(const std::string& file) {
    return Error(ErrorKind::setup, msg("the file \"{file}\" can't be written", {{"file", file}}),
                 msg("look at the folder, its rights and the room on the disk"));
}

/// Writes a file that must not be there yet, for its owner alone.
bool write_private(const std::string& file, std::string_view text) {
    int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made < 0)
        return false;
    while (!text.empty()) {
        ssize_t size = ::write(made, text.data(), text.size());
        if (size <= 0)
            break;
        text.remove_prefix(static_cast<std::size_t>(size));
    }
    bool whole = text.empty() && ::fsync(made) == 0;
    return ::close(made) == 0 && whole;
}

std::string editor_command(const Surroundings& surroundings) {
    for (const char* variable : {"VISUAL", "EDITOR"})
        if (auto said = surroundings.environment(variable))
            return *said;
    return "$(command -v editor || echo vi)";
}

} // namespace

Draft Draft::begin(const Surroundings& surroundings, const std::string& text) {
    std::string place = surroundings.environment("TMPDIR").value_or("/tmp");
    std::string folder = place + "/edv-XXXXXX";
    if (!::mkdtemp(folder.data()))
        throw Error(ErrorKind::setup, msg("no folder can be made in \"{folder}\"", {{"folder", place}}),
                    msg("TMPDIR names the folder for temporary files"));
    std::string file = folder + "/form.txt";
    if (!write_private(file, text)) {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
        throw unwritable(file);
    }
    return {file, true};
}

std::string Draft::text() const {
    std::error_code ignored;
    std::ifstream in(file_, std::ios::binary);
    if (!in || !fs::is_regular_file(file_, ignored))
        throw Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", file_}}));
    return {std::istreambuf_iterator<char>(in), {}};
}

void Draft::replace(const std::string& text) const {
    std::string beside = file_ + ".part-" + std::to_string(::getpid());
    if (write_private(beside, text) && std::rename(beside.c_str(), file_.c_str()) == 0)
        return;
    std::error_code ignored;
    fs::remove(beside, ignored);
    throw unwritable(file_);
}

void Draft::discard() const {
    std::error_code ignored;
    if (own_)
        fs::remove_all(fs::path(file_).parent_path(), ignored);
}

std::string shell_word(const std::string& text) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos)
        return text;
    std::string word = "'";
    for (char c : text)
        word += c == '\'' ? "'\\''" : std::string(1, c);
    return word + '\'';
}

bool run_editor(const Surroundings& surroundings, const std::string& file) {
    // The editor's screen is the terminal even where the result goes elsewhere. system() lets the editor have
    // interrupts for itself while it runs.
    std::string command = "{ " + editor_command(surroundings) + ' ' + shell_word(file) + "; } >&2";
    return std::system(command.c_str()) == 0;
}

} // namespace edv::cli
