#include "cli/editor.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "edv/base/error.hpp"

#include "base/new_file.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

std::string editor_command(const Surroundings& surroundings) {
    for (const char* variable : {"VISUAL", "EDITOR"})
        if (auto said = surroundings.environment(variable))
            return *said;
    return "$(command -v editor || echo vi)";
}

} // namespace

Draft Draft::begin(const Surroundings& surroundings, const std::string& text) {
    std::string place = surroundings.environment("TMPDIR").value_or("/tmp");
    auto folder = make_private_folder(place + "/edv-");
    if (!folder)
        throw Error(ErrorKind::setup, msg("no folder can be made in \"{folder}\"", {{"folder", place}}),
                    msg("TMPDIR names the folder for temporary files"));
    Draft draft{*folder + "/form.txt", true};
    try {
        draft.replace(text);
    } catch (...) {
        draft.discard();
        throw;
    }
    return draft;
}

std::string Draft::text() const {
    std::error_code ignored;
    std::ifstream in(file_, std::ios::binary);
    if (!in || !fs::is_regular_file(file_, ignored))
        throw Error(ErrorKind::setup, msg("the file \"{file}\" can't be read", {{"file", file_}}));
    return {std::istreambuf_iterator<char>(in), {}};
}

void Draft::replace(const std::string& text) const {
    NewFile file(file_, Contents::personal);
    file.stream() << text;
    file.keep();
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
