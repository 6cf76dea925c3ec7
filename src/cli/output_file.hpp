/// A file that is whole or not at all.
#pragma once

#include <fstream>
#include <string>

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
    /// Error{setup} when it could not be written to the end; what was there before is still there then.
    void keep();

private:
    std::string file_;
    bool plain_;
    std::string beside_;
    std::ofstream out_;
    bool kept_ = false;
};

/// Makes the folder where it is missing. Error{setup} when it can't be made or is something else.
void make_folder(const std::string& folder);

} // namespace edv::cli
