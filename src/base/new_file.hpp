/// Files that are whole or not there: written under another name beside their place, and put there at the
/// end. What the system itself says of files and rights is spoken of here alone.
#pragma once

#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "edv/base/error.hpp"

namespace edv {

/// What is in a new file or folder. `personal`: names of experts or mentors, or texts of observations,
/// proposals, signals, transmissions or meetings; its owner alone can read it. `open`: the umask decides.
enum class Contents { personal, open };

/// Which file a path leads to, whatever the path is called: links, hard links and folders are followed. Of a
/// file that is not there its folder and name count.
class FileIdentity {
public:
    explicit FileIdentity(const std::string& path);
    [[nodiscard]] bool same(const FileIdentity& other) const;

private:
    using Place = std::pair<unsigned long long, unsigned long long>;
    static std::optional<Place> place_of(const std::string& path);

    std::optional<Place> file_;
    std::optional<Place> folder_;
    std::string name_;
};

/// A file on its way to its place. Where a link stands, what it leads to is replaced; a device or pipe is
/// written as it is.
class NewFile {
public:
    /// Error{setup} with the reason when it can't be made, or when what is there may not be written.
    NewFile(std::string path, Contents contents);
    /// Without keep() nothing is left of it.
    ~NewFile();
    NewFile(const NewFile&) = delete;
    NewFile& operator=(const NewFile&) = delete;

    std::ostream& stream();
    /// Error{setup} when it could not be written to the end, down to the disk.
    void finish();
    /// Finishes it and puts it in its place, with the rights of what it replaces; what was there before is
    /// still there after an Error{setup}.
    void keep();
    /// The same without waiting until its folder is on the disk, for several files of one folder;
    /// sync_folder() of the last one then waits for all.
    void place();
    void sync_folder();

    [[nodiscard]] const std::string& path() const { return path_; }
    /// The rights that others have on a personal file because the one that it replaces gave them; 0 when
    /// none.
    [[nodiscard]] unsigned too_wide() const { return too_wide_; }

private:
    class Out;
    void open_in_folder(Contents contents);
    void take_over_rights();

    std::string path_;
    Contents contents_;
    bool plain_ = true; ///< no device or pipe
    int folder_ = -1;
    std::string name_;
    std::string beside_;
    std::unique_ptr<Out> out_;
    bool kept_ = false;
    unsigned too_wide_ = 0;
};

/// Makes a folder and those above it; gives those that were not there, outermost first. Error{setup} with the
/// reason.
std::vector<std::string> make_folders(const std::string& path, Contents contents);

/// A new, empty file that its owner alone can read, never through a link. Gives 0, or what the system says.
int make_private(const std::string& path);

/// A new folder that its owner alone can enter, with a name that begins so. Nothing when it can't be made.
std::optional<std::string> make_private_folder(std::string beginning);

/// A name beside the file that nobody can foresee.
std::string name_beside(const std::string& path);

/// Whether there is a file or folder at the path: 0, else what the system says (ENOENT: there is none).
int reach(const std::string& path);

/// Whether the file may be read; with `write` whether it may be written, and files be made beside it. 0, else
/// what the system says.
int allowed(const std::string& path, bool write);

/// What the system says with such a number, as a word to be translated.
std::string_view reason_of(int error);
/// What to do about it; may be empty.
Message way_out_of(int error);

/// Error{setup}: the file can't be written, and why.
Error unwritable(const std::string& path, int error);

} // namespace edv
