#include "spreadsheet.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::vector<std::string> names = {"content.xml", "META-INF/manifest.xml"};
    edv::fuzz::read_any(names, data, size);
    return 0;
}
