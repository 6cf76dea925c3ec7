#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <pwd.h>
#include <unistd.h>

#include "cli/run.hpp"

namespace {

std::optional<std::string> variable(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (!value || !*value)
        return {};
    return value;
}

std::string written_time(const char* form, bool utc) {
    std::time_t now = std::time(nullptr);
    std::tm parts{};
    utc ? gmtime_r(&now, &parts) : localtime_r(&now, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, form, &parts)};
}

std::string local_time(const std::string& utc) {
    std::tm parts{};
    if (!strptime(utc.c_str(), "%Y-%m-%dT%H:%M:%SZ", &parts))
        return utc;
    const std::time_t moment = timegm(&parts);
    localtime_r(&moment, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &parts)};
}

std::string login_name() {
    const passwd* entry = getpwuid(getuid());
    return entry ? entry->pw_name : "unknown";
}

} // namespace

int main(int count, char** words) {
    std::ios::sync_with_stdio(false);
    std::error_code ignored;
    edv::cli::Surroundings surroundings{
        variable,
        std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path().string(),
        login_name(),
        written_time("%Y-%m-%dT%H:%M:%SZ", true),
        written_time("%Y-%m-%d", false),
        local_time};
    edv::cli::Streams streams{std::cin, std::cout, std::cerr, isatty(0) != 0, isatty(1) != 0, isatty(2) != 0};
    return edv::cli::run({words + 1, words + count}, surroundings, streams);
}
