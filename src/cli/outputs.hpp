/// The one room that decides where edv may write: every file and folder that a command makes goes through it.
#pragma once

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "edv/base/message.hpp"

#include "base/new_file.hpp"

namespace edv::cli {

/// What must not be written over: what the register keeps, what the command has read, and what it has written
/// already.
class Outputs {
public:
    struct Kept {
        std::string path;
        std::string_view what; ///< English, with {file}
    };

    /// `kept` names what is kept whatever the command reads; `tell` says a finding on stderr.
    Outputs(std::function<std::vector<Kept>()> kept, std::function<void(const Message&)> tell)
        : kept_(std::move(kept)), tell_(std::move(tell)) {}

    /// The command reads this file (`-`: the standard input), or the files of this folder.
    void reads(const std::string& path);
    void reads_folder(const std::string& folder);

    /// Error{usage} when the path leads to what must not be written over.
    void check(const std::string& path) const;
    /// The same, and no other output of the command may lead there.
    void claim(const std::string& path);
    /// Says so when others can read what should be for its owner alone.
    void tell_rights(const NewFile& file) const;

private:
    std::function<std::vector<Kept>()> kept_;
    std::function<void(const Message&)> tell_;
    std::vector<std::string> read_;
    std::vector<std::string> written_;
};

/// A result in a file of its own.
class OutputFile {
public:
    /// Error{usage} where edv may not write, Error{setup} when it can't be made.
    OutputFile(Outputs& outputs, const std::string& path, Contents contents);

    std::ostream& stream() { return file_.stream(); }
    /// Error{setup} when it could not be written to the end.
    void finish() { file_.finish(); }
    /// Finishes it and puts it in its place; what was there before is still there after an Error{setup}.
    /// Without it nothing is left.
    void keep();

private:
    friend class OutputFolder;
    Outputs& outputs_;
    NewFile file_;
};

/// Files of one folder that take their places together, once all are written. Other files in it stay.
class OutputFolder {
public:
    /// Makes the folder where it is missing. Error{setup} when it can't be made or is something else.
    OutputFolder(Outputs& outputs, std::string folder, Contents contents);
    /// Without keep() nothing is left of the files, nor of folders that were made for them.
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    /// Error{usage} where edv may not write, Error{setup} when the file can't be written to the end.
    void write(const std::string& name, const std::function<void(std::ostream&)>& content);
    void keep();

private:
    Outputs& outputs_;
    std::string folder_;
    Contents contents_;
    std::vector<std::string> made_;
    std::vector<std::unique_ptr<OutputFile>> files_;
};

} // namespace edv::cli
