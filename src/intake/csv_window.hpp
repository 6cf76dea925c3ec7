/// The part of a stream that is being read.
#pragma once

#include <algorithm>
#include <cstring>
#include <istream>
#include <memory>
#include <string_view>

#include "edv/base/error.hpp"

namespace edv::intake {

/// The bytes of the stream from the row being read on. Memory grows with the longest row only.
class Window {
public:
    explicit Window(std::istream& in) : in_(in) {}

    [[nodiscard]] char* begin() const { return bytes_.get() + begin_; }
    [[nodiscard]] char* end() const { return bytes_.get() + end_; }
    [[nodiscard]] std::string_view rest() const { return {begin(), end_ - begin_}; }
    [[nodiscard]] bool last() const { return last_; }
    void pass(std::size_t count) { begin_ += count; }

    /// Reads more behind what is there, and moves all to the front. False when the row is too long for that.
    bool refill() {
        const auto kept = end_ - begin_;
        if (kept >= longest_row)
            return false;
        if (capacity_ == 0 || (kept * 2 > capacity_ && capacity_ < longest_row)) {
            grow(std::max(block_bytes, capacity_ * 2));
        } else {
            std::memmove(bytes_.get(), begin(), kept);
        }
        begin_ = 0;
        end_ = kept;
        read();
        return true;
    }

private:
    static constexpr std::size_t block_bytes = std::size_t{256} * 1024;
    static constexpr std::size_t longest_row = block_bytes * 256;
    void grow(std::size_t capacity) {
        auto larger = std::make_unique_for_overwrite<char[]>(capacity);
        if (end_ > begin_)
            std::memcpy(larger.get(), begin(), end_ - begin_);
        bytes_ = std::move(larger);
        capacity_ = capacity;
    }

    void read() {
        in_.read(end(), static_cast<std::streamsize>(capacity_ - end_));
        end_ += static_cast<std::size_t>(in_.gcount());
        last_ = !in_;
        if (in_.bad())
            throw Error(ErrorKind::setup, msg("the file can't be read to its end"));
    }

    std::istream& in_;
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    bool last_ = false;
};

} // namespace edv::intake
