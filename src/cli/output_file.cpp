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

void OutputFile::keep() {
    out_.close();
    if (!out_ || (plain_ && std::rename(beside_.c_str(), file_.c_str()) != 0))
        throw failed(file_);
    kept_ = true;
}

void make_folder(const std::string& folder) {
    std::error_code failed;
    if (fs::exists(folder, failed) && !fs::is_directory(folder, failed))
        throw Error(ErrorKind::setup, msg("\"{folder}\" is no folder", {{"folder", folder}}));
    fs::create_directories(folder, failed);
    if (failed)
        throw Error(ErrorKind::setup, msg("the folder \"{folder}\" can't be made", {{"folder", folder}}));
}

} // namespace edv::cli
