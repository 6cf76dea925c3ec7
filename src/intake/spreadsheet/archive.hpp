// A zip archive read member by member, in blocks; nothing is ever written to disk.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

struct zip;
struct zip_file;

namespace edv::intake {

/// Bytes that a member may have once unpacked: sheets and texts, and all other parts.
constexpr std::uint64_t large_part = std::uint64_t{4} << 30;
constexpr std::uint64_t small_part = std::uint64_t{64} << 20;

/// One member, being unpacked.
class ArchiveMember {
public:
    /// Gives the next bytes, at most `room`; 0 at the end, once all were found sound. Throws Error{refused}
    /// when the member is damaged or unpacks to far more than it should.
    std::size_t read(char* to, std::size_t room);

    [[nodiscard]] const std::string& name() const { return name_; }

private:
    friend class Archive;
    struct Close {
        void operator()(zip_file* file) const;
    };

    ArchiveMember(std::string name, zip_file* file, std::uint64_t packed, std::uint64_t limit);
    [[noreturn]] void fail();

    std::string name_;
    std::unique_ptr<zip_file, Close> file_;
    std::uint64_t packed_;
    std::uint64_t limit_;
    std::uint64_t unpacked_ = 0;
};

class Archive {
public:
    /// Reads the directory of `file`, which stays the caller's. Throws Error{refused} when it is damaged.
    explicit Archive(std::FILE* file);

    /// Names are told apart without case, as Office does.
    [[nodiscard]] bool has(const std::string& name) const;
    /// The archive must outlive the member. Throws Error{refused} when it is not there or has a password.
    [[nodiscard]] ArchiveMember open(const std::string& name, std::uint64_t limit) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };

    [[nodiscard]] std::int64_t place_of(std::string name) const;

    std::unique_ptr<zip, Close> zip_;
    std::uint64_t size_ = 0;
};

} // namespace edv::intake
