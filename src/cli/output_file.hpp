/// A file, and a folder of files, that is whole or not at all.
#pragma once

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace edv::cli {

/// Written beside its place and renamed when it is kept; a device or pipe is written as it is.
class OutputFile {
public:
    /// Error{setup} when it can't be made.
    explicit OutputFile(std::string file);
    /// Without keep() nothing is left of it.
    ~OutputFile();
    OutputFile(const OutputFile&) = delete;
    OutputFile& operator=(const OutputFile&) = delete;

    std::ostream& stream() { return out_; }
    /// Error{setup} when it could not be written to the end.
    void finish();
    /// Finishes it and puts it in its place; what was there before is still there after an Error{setup}.
    void keep();

private:
    std::string file_;
    bool plain_;
    std::string beside_;
    std::ofstream out_;
    bool kept_ = false;
};

/// Error{setup} when something of that name is there that is no folder.
void check_folder(const std::string& folder);

/// Files of one folder that take their places together, once all are written. Other files in it stay.
class OutputFolder {
public:
    /// Makes the folder where it is missing. Error{setup} when it can't be made or is something else.
    explicit OutputFolder(std::string folder);
    /// Without keep() nothing is left of the files, nor of a folder that was made for them.
    ~OutputFolder();
    OutputFolder(const OutputFolder&) = delete;
    OutputFolder& operator=(const OutputFolder&) = delete;

    /// Error{setup} when the file can't be written to the end.
    void write(const std::string& name, const std::function<void(std::ostream&)>& content);
    void keep();

private:
    std::string folder_;
    bool made_ = false;
    std::vector<std::unique_ptr<OutputFile>> files_;
};

} // namespace edv::cli
