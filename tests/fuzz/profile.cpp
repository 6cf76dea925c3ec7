// A profile reads, or is refused with problems; what was read is written as a text that reads the same.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "edv/base/error.hpp"

#include "config/parse.hpp"
#include "expect.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    edv::config::Profile profile;
    try {
        profile = edv::config::parse_profile(text, "fuzzed.toml", "fuzzed");
    } catch (const edv::Error&) {
        return 0;
    }
    const std::string written = edv::config::profile_text(profile);
    edv::fuzz::expect(
        edv::config::profile_text(edv::config::parse_profile(written, "fuzzed.toml", "fuzzed")) == written);
    return 0;
}
