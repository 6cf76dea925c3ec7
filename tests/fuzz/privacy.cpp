// Any bytes as a text: traces lie inside and in order, and nothing is found once they are masked.
#include "model/privacy.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "expect.hpp"

using edv::fuzz::expect;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    std::size_t before = 0;
    for (const auto& trace : edv::model::find_personal(text)) {
        expect(trace.at >= before && trace.size > 0 && trace.size <= text.size() - trace.at);
        before = trace.at + trace.size;
    }
    const auto masked = edv::model::masked(text);
    expect(edv::model::find_personal(masked).empty());
    expect(edv::model::masked(masked) == masked);
    expect((before > 0) == (masked != text));
    if (!edv::invalid_utf8(text))
        expect(!edv::invalid_utf8(masked));
    return 0;
}
