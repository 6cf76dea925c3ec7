#include "edv/intake/digest.hpp"

#include <array>
#include <sodium.h>

#include "edv/base/error.hpp"

namespace edv {

namespace {

constexpr std::size_t digest_bytes = 16;

void ensure_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready)
        throw Error(ErrorKind::defect, msg("the library for digests can't be started"));
}

} // namespace

std::string digest(std::string_view content) {
    ensure_sodium();
    std::array<unsigned char, digest_bytes> bits{};
    crypto_generichash(bits.data(), bits.size(), reinterpret_cast<const unsigned char*>(content.data()),
                       content.size(), nullptr, 0);
    std::array<char, 2 * digest_bytes + 1> digits{};
    sodium_bin2hex(digits.data(), digits.size(), bits.data(), bits.size());
    return {digits.data(), digits.size() - 1};
}

} // namespace edv
