#include "intake/digest.hpp"

#include <cstring>
#include <sodium.h>

#include "edv/base/error.hpp"

namespace edv::intake {
namespace {

void ensure_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw Error(ErrorKind::defect, msg("the library for digests can't be started"));
}

} // namespace

Digest::Digest(std::string_view content) : bits_{} {
    ensure_sodium();
    crypto_generichash(bits_.data(), bits_.size(), reinterpret_cast<const unsigned char*>(content.data()),
                       content.size(), nullptr, 0);
}

std::string Digest::hex() const {
    std::array<char, 2 * std::tuple_size_v<decltype(bits_)> + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), bits_.data(), bits_.size());
    return {digits.data(), digits.size() - 1};
}

std::uint64_t Digest::brief() const {
    std::uint64_t number = 0;
    std::memcpy(&number, bits_.data(), sizeof number);
    return number;
}

std::string digest(std::string_view content) {
    return Digest(content).hex();
}

} // namespace edv::intake
