// Zip archives made in memory.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <zip.h>

namespace edv::test {

using Parts = std::map<std::string, std::string>; ///< of an archive, by name

/// The parts as a zip archive; `method` is one of libzip's ways to pack.
inline std::string zipped(const Parts& parts, zip_int32_t method = ZIP_CM_DEFAULT) {
    const auto expect = [](bool sound) {
        if (!sound)
            throw std::runtime_error("no archive can be made in memory");
    };
    zip_source_t* const target = zip_source_buffer_create(nullptr, 0, 1, nullptr);
    zip_source_keep(target);
    zip_t* const archive = zip_open_from_source(target, ZIP_TRUNCATE, nullptr);
    expect(archive != nullptr);
    for (const auto& [name, content] : parts) {
        zip_source_t* const source = zip_source_buffer(archive, content.data(), content.size(), 0);
        const zip_int64_t place = zip_file_add(archive, name.c_str(), source, 0);
        expect(place >= 0);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(place), method, 0);
    }
    expect(zip_close(archive) == 0 && zip_source_open(target) == 0);
    zip_source_seek(target, 0, SEEK_END);
    std::string bytes(static_cast<std::size_t>(zip_source_tell(target)), '\0');
    zip_source_seek(target, 0, SEEK_SET);
    zip_source_read(target, bytes.data(), bytes.size());
    zip_source_close(target);
    zip_source_free(target);
    return bytes;
}

} // namespace edv::test
