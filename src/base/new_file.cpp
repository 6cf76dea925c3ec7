#include "base/new_file.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.hpp"

namespace edv {
namespace {

namespace fs = std::filesystem;

constexpr mode_t for_owner = S_IRUSR | S_IWUSR;
constexpr mode_t for_all = for_owner | S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH;
constexpr mode_t rights = S_IRWXU | S_IRWXG | S_IRWXO;

/// Where the links of a path lead in the end, though nothing may be there.
fs::path behind_links(fs::path path) {
    constexpr int most = 40;
    std::error_code none;
    for (int links = 0; links < most && fs::is_symlink(path, none); ++links) {
        const fs::path target = fs::read_symlink(path, none);
        path = target.is_absolute() ? target : path.parent_path() / target;
    }
    return path;
}

std::string folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path().string() : ".";
}

std::string random_name() {
    std::array<unsigned char, 8> bytes{};
    if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size()))
        throw std::logic_error("the system gives no random bytes");
    return fmt::format(".edv-{:02x}.part", fmt::join(bytes, ""));
}

/// An open file or folder that is closed unless it is handed on.
class Descriptor {
public:
    explicit Descriptor(int open) : open_(open) {}
    ~Descriptor() {
        if (open_ >= 0)
            ::close(open_);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return open_; }
    int release() { return std::exchange(open_, -1); }

private:
    int open_;
};

/// One that may be written and not listed is held all the same.
int open_folder(const std::string& path) {
    const int open = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return open < 0 && errno == EACCES ? ::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC) : open;
}

/// Some file systems know no such thing for what is open, and a folder that can't be listed can't be asked.
bool synced(int open) {
    return ::fsync(open) == 0 || errno == EINVAL || errno == ENOTSUP || errno == EROFS || errno == EBADF;
}

} // namespace

// ---- identity

FileIdentity::FileIdentity(const std::string& path) : file_(place_of(path)) {
    const fs::path target = behind_links(path);
    folder_ = place_of(folder_of(target));
    name_ = lower(target.filename().string());
}

std::optional<FileIdentity::Place> FileIdentity::place_of(const std::string& path) {
    struct stat found {};
    if (::stat(path.c_str(), &found) != 0)
        return {};
    return Place(found.st_dev, found.st_ino);
}

bool FileIdentity::same(const FileIdentity& other) const {
    if (file_ || other.file_)
        return file_ == other.file_;
    return folder_ && folder_ == other.folder_ && name_ == other.name_;
}

// ---- a file on its way

/// A stream into an open file that remembers why it failed.
class NewFile::Out : private std::streambuf {
public:
    explicit Out(int open) : open_(open), stream_(this) {
        setp(buffer_.data(), buffer_.data() + buffer_.size());
    }
    ~Out() override { close(); }
    Out(const Out&) = delete;
    Out& operator=(const Out&) = delete;

    std::ostream& stream() { return stream_; }
    [[nodiscard]] int file() const { return open_; }
    [[nodiscard]] int error() const { return error_ != 0 ? error_ : EIO; }
    void close() {
        if (open_ >= 0)
            ::close(open_);
        open_ = -1;
    }
    /// Everything down to the disk.
    bool finish() {
        stream_.flush();
        if (stream_ && !synced(open_)) {
            error_ = errno;
            stream_.setstate(std::ios::badbit);
        }
        return stream_.good();
    }

private:
    int_type overflow(int_type sign) override {
        if (sync() != 0)
            return traits_type::eof();
        if (!traits_type::eq_int_type(sign, traits_type::eof())) {
            *pptr() = traits_type::to_char_type(sign);
            pbump(1);
        }
        return traits_type::not_eof(sign);
    }
    int sync() override {
        for (const char* from = pbase(); from < pptr();) {
            const ssize_t size = ::write(open_, from, static_cast<std::size_t>(pptr() - from));
            if (size < 0 && errno == EINTR)
                continue;
            if (size < 0) {
                error_ = errno;
                return -1;
            }
            from += size;
        }
        setp(buffer_.data(), buffer_.data() + buffer_.size());
        return 0;
    }

    int open_;
    int error_ = 0;
    std::array<char, std::size_t{64} * 1024> buffer_{};
    std::ostream stream_;
};

NewFile::NewFile(std::string path, Contents contents) : path_(std::move(path)), contents_(contents) {
    std::error_code none;
    const fs::file_status there = fs::status(path_, none);
    plain_ = !fs::exists(there) || fs::is_regular_file(there);
    if (fs::is_directory(there))
        throw unwritable(path_, EISDIR);
    if (plain_) {
        open_in_folder(contents);
        return;
    }
    const int open = ::open(path_.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (open < 0)
        throw unwritable(path_, errno);
    out_ = std::make_unique<Out>(open);
}

void NewFile::open_in_folder(Contents contents) {
    // From here on the folder is held open: what its path or a link leads to later makes no difference.
    const fs::path target = behind_links(path_);
    name_ = target.filename().string();
    if (name_.empty())
        throw unwritable(path_, EISDIR);
    Descriptor folder(open_folder(folder_of(target)));
    if (folder.get() < 0)
        throw unwritable(path_, errno);
    struct stat there {};
    if (::fstatat(folder.get(), name_.c_str(), &there, AT_SYMLINK_NOFOLLOW) == 0) {
        if (S_ISLNK(there.st_mode)) // More links than behind_links() follows.
            throw unwritable(path_, ELOOP);
        // Root may write everything; one whose rights allow nobody to write is meant to stay.
        const bool writable = (there.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0 &&
                              ::faccessat(folder.get(), name_.c_str(), W_OK, AT_EACCESS) == 0;
        if (!writable)
            throw unwritable(path_, EACCES);
    } else if (errno != ENOENT) {
        throw unwritable(path_, errno);
    }
    beside_ = random_name();
    const int made =
        ::openat(folder.get(), beside_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                 contents == Contents::personal ? for_owner : for_all);
    if (made < 0)
        throw unwritable(path_, errno);
    out_ = std::make_unique<Out>(made);
    folder_ = folder.release();
}

NewFile::~NewFile() {
    out_.reset();
    if (folder_ < 0)
        return;
    if (!kept_)
        ::unlinkat(folder_, beside_.c_str(), 0);
    ::close(folder_);
}

std::ostream& NewFile::stream() {
    return out_->stream();
}

void NewFile::finish() {
    if (!out_->finish())
        throw unwritable(path_, out_->error());
}

/// What is replaced keeps its owner, group and rights. A group that can't be kept gets no rights that were
/// another's.
void NewFile::take_over_rights() {
    struct stat there {};
    struct stat made {};
    if (::fstatat(folder_, name_.c_str(), &there, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(there.st_mode) ||
        ::fstat(out_->file(), &made) != 0)
        return;
    mode_t mode = there.st_mode & rights;
    if ((there.st_uid != made.st_uid || there.st_gid != made.st_gid) &&
        ::fchown(out_->file(), there.st_uid, there.st_gid) != 0 && there.st_gid != made.st_gid &&
        ::fchown(out_->file(), static_cast<uid_t>(-1), there.st_gid) != 0)
        mode &= ~static_cast<mode_t>(S_IRWXG);
    if (::fchmod(out_->file(), mode) != 0)
        throw unwritable(path_, errno);
    if (contents_ == Contents::personal)
        too_wide_ = mode & (S_IRWXG | S_IRWXO);
}

void NewFile::place() {
    finish();
    if (plain_) {
        take_over_rights();
        if (::renameat(folder_, beside_.c_str(), folder_, name_.c_str()) != 0)
            throw unwritable(path_, errno);
    }
    kept_ = true;
    out_->close();
}

void NewFile::sync_folder() {
    if (plain_ && !synced(folder_))
        throw unwritable(path_, errno);
}

void NewFile::keep() {
    place();
    sync_folder();
}

// ---- folders and names

std::vector<std::string> make_folders(const std::string& path, Contents contents) {
    std::vector<std::string> made;
    fs::path so_far;
    for (const fs::path& part : fs::path(path)) {
        so_far /= part;
        if (part.empty() || ::mkdir(so_far.c_str(), contents == Contents::personal ? S_IRWXU : rights) != 0) {
            std::error_code none;
            const int error = part.empty() ? 0 : errno;
            if (error == 0 || fs::is_directory(so_far, none))
                continue;
            for (auto one = made.rbegin(); one != made.rend(); ++one)
                fs::remove(*one, none);
            throw Error(ErrorKind::setup,
                        msg("the folder \"{folder}\" can't be made: {reason}",
                            {{"folder", path},
                             {"reason", std::string(reason_of(error == EEXIST ? ENOTDIR : error)), true}}),
                        way_out_of(error));
        }
        made.push_back(so_far.string());
    }
    return made;
}

int make_private(const std::string& path) {
    const int made = ::open(path.c_str(), O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR | O_CLOEXEC, for_owner);
    if (made < 0)
        return errno;
    ::close(made);
    return 0;
}

std::optional<std::string> make_private_folder(std::string beginning) {
    beginning += "XXXXXX";
    if (!::mkdtemp(beginning.data()))
        return {};
    return beginning;
}

int reach(const std::string& path) {
    struct stat found {};
    return ::stat(path.c_str(), &found) == 0 ? 0 : errno;
}

int allowed(const std::string& path, bool write) {
    const auto may = [](const std::string& what, int how) {
        return ::faccessat(AT_FDCWD, what.c_str(), how, AT_EACCESS) == 0;
    };
    const bool fine = may(path, R_OK) && (!write || (may(path, W_OK) && may(folder_of(path), W_OK)));
    return fine ? 0 : errno;
}

std::string name_beside(const std::string& path) {
    return (fs::path(path).parent_path() / random_name()).string();
}

// ---- reasons

std::string_view reason_of(int error) {
    switch (error) {
    case EACCES:
    case EPERM:
        return mark("there is no right to do so");
    case ENOENT:
        return mark("there is no such folder");
    case ENOTDIR:
        return mark("a part of the path is no folder");
    case EISDIR:
        return mark("it is a folder");
    case ENAMETOOLONG:
        return mark("the name is too long");
    case ELOOP:
        return mark("links lead to one another");
    case ENOSPC:
    case EDQUOT:
        return mark("the disk is full");
    case EFBIG:
        return mark("the file would be larger than is allowed");
    case EROFS:
        return mark("the disk can only be read");
    default:
        return std::strerror(error);
    }
}

Message way_out_of(int error) {
    switch (error) {
    case EACCES:
    case EPERM:
        return msg("look at the rights of the file and of its folder");
    case ENOENT:
        return msg("make the folder first, or name another one");
    case ENOSPC:
    case EDQUOT:
        return msg("make room and try again");
    default:
        return msg("name another place");
    }
}

Error unwritable(const std::string& path, int error) {
    return Error(ErrorKind::setup,
                 msg("the file \"{file}\" can't be written: {reason}",
                     {{"file", path}, {"reason", std::string(reason_of(error)), true}}),
                 way_out_of(error));
}

} // namespace edv
