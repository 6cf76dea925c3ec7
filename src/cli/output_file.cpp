#include "cli/output_file.hpp"

#include <cstdio>
#include <filesystem>
#include <unistd.h>

#include "edv/base/error.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

bool is_plain(const std::string& file) {
    std::error_code ignored;
    return !fs::exists(file, ignored) || fs::is_regular_file(file, ignored);
}

Error failed(const std::string& file) {
    return Error(ErrorKind::setup, msg("the file \"{file}\" can't be written", {{"file", file}}),
                 msg("look at the folder, its rights and the room on the disk"));
}

} // namespace

OutputFile::OutputFile(std::string file)
    : file_(std::move(file)), plain_(is_plain(file_)),
      beside_(plain_ ? file_ + ".part-" + std::to_string(::getpid()) : file_),
      out_(beside_, std::ios::binary) {
    if (!out_)
        throw failed(file_);
}

OutputFile::~OutputFile() {
    out_.close();
    if (plain_ && !kept_)
        std::remove(beside_.c_str());
}

void OutputFile::finish() {
    out_.close();
    if (!out_)
        throw failed(file_);
}

void OutputFile::keep() {
    if (out_.is_open())
        finish();
    if (plain_ && std::rename(beside_.c_str(), file_.c_str()) != 0)
        throw failed(file_);
    kept_ = true;
}

void check_folder(const std::string& folder) {
    std::error_code ignored;
    if (fs::exists(folder, ignored) && !fs::is_directory(folder, ignored))
        throw Error(ErrorKind::setup, msg("\"{folder}\" is no folder", {{"folder", folder}}));
}

OutputFolder::OutputFolder(std::string folder) : folder_(std::move(folder)) {
    check_folder(folder_);
    std::error_code failed;
    made_ = fs::create_directories(folder_, failed);
    if (failed)
        throw Error(ErrorKind::setup, msg("the folder \"{folder}\" can't be made", {{"folder", folder_}}));
}

OutputFolder::~OutputFolder() {
    files_.clear();
    // It goes only when it is empty.
    std::error_code ignored;
    if (made_)
        fs::remove(folder_, ignored);
}

void OutputFolder::write(const std::string& name, const std::function<void(std::ostream&)>& content) {
    OutputFile& file =
        *files_.emplace_back(std::make_unique<OutputFile>((fs::path(folder_) / name).string()));
    content(file.stream());
    file.finish();
}

void OutputFolder::keep() {
    for (const auto& file : files_)
        file->keep();
}

} // namespace edv::cli
