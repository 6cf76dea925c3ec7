#include "intake/spreadsheet/archive.hpp"

#include <algorithm>
#include <unistd.h>
#include <utility>
#include <zip.h>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

namespace {

/// Rows of a sheet resemble each other, but seldom pack to less than a fiftieth.
constexpr std::uint64_t steepest_packing = 200;
constexpr std::uint64_t packing_matters_from = std::uint64_t{16} << 20;

Error unreadable() {
    return {ErrorKind::setup, msg("the file can't be read to its end")};
}

Error damaged_archive() {
    return refused("damaged-file",
                   msg("the spreadsheet is damaged or incomplete: it is no whole zip archive"),
                   msg("copy or download it again"));
}

/// A stream of our own on the same file, since libzip closes the one that it is given.
std::FILE* second_stream(std::FILE* file) {
    const int descriptor = std::fflush(file) == 0 ? ::dup(::fileno(file)) : -1;
    if (descriptor < 0)
        throw unreadable();
    std::FILE* const stream = ::fdopen(descriptor, "rb");
    if (stream == nullptr)
        ::close(descriptor);
    return stream;
}

std::uint64_t size_of(std::FILE* file) {
    if (::fseeko(file, 0, SEEK_END) != 0)
        throw unreadable();
    return static_cast<std::uint64_t>(std::max<off_t>(::ftello(file), 0));
}

zip_t* open_archive(std::FILE* file) {
    std::FILE* const stream = second_stream(file);
    zip_source_t* const source =
        stream == nullptr ? nullptr : zip_source_filep_create(stream, 0, -1, nullptr);
    if (source == nullptr) {
        if (stream != nullptr)
            std::fclose(stream);
        throw unreadable();
    }
    zip_error_t error;
    zip_error_init(&error);
    zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (archive != nullptr)
        return archive;
    zip_source_free(source);
    throw code == ZIP_ER_READ ? unreadable() : damaged_archive();
}

} // namespace

void ArchiveMember::Close::operator()(zip_file* file) const {
    zip_fclose(file);
}

ArchiveMember::ArchiveMember(std::string name, zip_file* file, std::uint64_t packed, std::uint64_t limit)
    : name_(std::move(name)), file_(file), packed_(packed), limit_(limit) {}

void ArchiveMember::fail() {
    if (zip_error_code_zip(zip_file_get_error(file_.get())) == ZIP_ER_READ)
        throw unreadable();
    throw damaged_part(name_);
}

std::size_t ArchiveMember::read(char* to, std::size_t room) {
    const zip_int64_t count = zip_fread(file_.get(), to, room);
    if (count < 0)
        fail();
    unpacked_ += static_cast<std::uint64_t>(count);
    const bool steep = unpacked_ > packing_matters_from && unpacked_ / steepest_packing > packed_;
    if (steep || unpacked_ > limit_)
        throw hostile_file(msg("the file unpacks to far more than its size: it may be meant to do harm"));
    return static_cast<std::size_t>(count);
}

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Archive::Archive(std::FILE* file) : zip_(open_archive(file)), size_(size_of(file)) {}

/// Some programs write paths with the signs of Windows.
std::int64_t Archive::place_of(std::string name) const {
    const std::int64_t place = zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
    if (place >= 0)
        return place;
    std::replace(name.begin(), name.end(), '/', '\\');
    return zip_name_locate(zip_.get(), name.c_str(), ZIP_FL_NOCASE);
}

bool Archive::has(const std::string& name) const {
    return place_of(name) >= 0;
}

ArchiveMember Archive::open(const std::string& name, std::uint64_t limit) const {
    const std::int64_t place = place_of(name);
    zip_stat_t about;
    zip_stat_init(&about);
    if (place < 0 || zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(place), 0, &about) != 0)
        throw damaged_part(name);
    if ((about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE)
        throw protected_file();
    zip_file_t* const member = zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(place), 0);
    if (member == nullptr)
        throw damaged_part(name);
    return {name, member, std::min(about.comp_size, size_), limit};
}

} // namespace edv::intake
