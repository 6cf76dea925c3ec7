#include "cli/outputs.hpp"

#include <filesystem>
#include <fmt/format.h>

#include "edv/base/error.hpp"

#include "base/text.hpp"

namespace edv::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view standard_input = "/dev/stdin";

Error in_the_way(std::string_view what, const std::string& path) {
    return Error(ErrorKind::usage, msg(what, {{"file", printable(path)}}),
                 msg("nothing was written; name another file"));
}

const std::string& claimed(Outputs& outputs, const std::string& path) {
    outputs.claim(path);
    return path;
}

} // namespace

// ---- what must not be written over

void Outputs::reads(const std::string& path) {
    read_.push_back(path == "-" ? std::string(standard_input) : path);
}

void Outputs::reads_folder(const std::string& folder) {
    std::error_code none;
    for (const fs::directory_entry& one : fs::directory_iterator(folder, none))
        read_.push_back(one.path().string());
}

void Outputs::check(const std::string& path) const {
    const FileIdentity output(path);
    for (const Kept& kept : kept_())
        if (output.same(FileIdentity(kept.path)))
            throw in_the_way(kept.what, path);
    for (const std::string& input : read_)
        if (output.same(FileIdentity(input)))
            throw in_the_way(mark("\"{file}\" is what this command reads"), path);
}

void Outputs::claim(const std::string& path) {
    check(path);
    std::error_code none;
    if (fs::exists(path, none) && !fs::is_regular_file(path, none))
        return; // A device or pipe takes several.
    const FileIdentity output(path);
    for (const std::string& other : written_)
        if (output.same(FileIdentity(other)))
            throw in_the_way(mark("\"{file}\" is written by this command already"), path);
    written_.push_back(path);
}

void Outputs::tell_rights(const NewFile& file) const {
    if (file.too_wide() != 0)
        tell_(msg("\"{file}\" is open to others, as what it replaces was: chmod 600 closes it",
                  {{"file", printable(file.path())}}));
}

// ---- files

OutputFile::OutputFile(Outputs& outputs, const std::string& path, Contents contents)
    : outputs_(outputs), file_(claimed(outputs, path), contents) {}

void OutputFile::keep() {
    file_.keep();
    outputs_.tell_rights(file_);
}

OutputFolder::OutputFolder(Outputs& outputs, std::string folder, Contents contents)
    : outputs_(outputs), folder_(std::move(folder)), contents_(contents) {
    std::error_code none;
    if (fs::exists(folder_, none) && !fs::is_directory(folder_, none))
        throw Error(ErrorKind::setup, msg("\"{folder}\" is no folder", {{"folder", folder_}}));
    made_ = make_folders(folder_, contents);
}

OutputFolder::~OutputFolder() {
    files_.clear();
    // A folder goes only when it is empty.
    std::error_code none;
    for (auto one = made_.rbegin(); one != made_.rend(); ++one)
        fs::remove(*one, none);
}

void OutputFolder::write(const std::string& name, const std::function<void(std::ostream&)>& content) {
    const std::string path = (fs::path(folder_) / name).string();
    OutputFile& file = *files_.emplace_back(std::make_unique<OutputFile>(outputs_, path, contents_));
    content(file.stream());
    file.finish();
}

void OutputFolder::keep() {
    for (const auto& file : files_)
        file->file_.place();
    if (!files_.empty())
        files_.back()->file_.sync_folder();
    for (const auto& file : files_)
        outputs_.tell_rights(file->file_);
}

} // namespace edv::cli
