/// The user's editor, and the file that it works on.
#pragma once

#include <string>

#include "cli/streams.hpp"

namespace edv::cli {

/// A text that somebody is writing. Its file stays, whatever happens, until discard().
class Draft {
public:
    /// A new file that only its owner can read, in a folder of its own where temporary files belong.
    /// Error{setup} when it can't be made.
    static Draft begin(const Surroundings& surroundings, const std::string& text);
    /// One that is there already and stays its owner's: discard() leaves it.
    static Draft resume(std::string file) { return {std::move(file), false}; }

    [[nodiscard]] const std::string& file() const { return file_; }
    /// Error{setup} when the file can't be read, or is none that can be read again.
    [[nodiscard]] std::string text() const;
    /// The old text stays when the new one can't be written: Error{setup}.
    void replace(const std::string& text) const;
    void discard() const;
    /// Whether the file is the owner's own.
    [[nodiscard]] bool resumed() const { return !own_; }

private:
    Draft(std::string file, bool own) : file_(std::move(file)), own_(own) {}

    std::string file_;
    bool own_;
};

/// The text as one word of a shell, quoted where it must be.
std::string shell_word(const std::string& text);

/// Opens the file in VISUAL, else EDITOR, else the system's editor, and waits; false when it ended with an
/// error.
bool run_editor(const Surroundings& surroundings, const std::string& file);

} // namespace edv::cli
