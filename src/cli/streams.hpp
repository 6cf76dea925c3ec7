/// The streams and the surroundings of one run, passed in so that nothing below reads the process.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace edv::cli {

struct Streams {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool in_terminal = false;
    bool out_terminal = false;
    bool err_terminal = false;
};

/// What the process knows of its surroundings.
struct Surroundings {
    std::function<std::optional<std::string>(const std::string&)>
        environment;            ///< a variable; empty ones are unset
    std::string program_folder; ///< where the program lies
    std::string login;          ///< who runs it
    std::string now;            ///< UTC, `YYYY-MM-DDTHH:MM:SSZ`
    std::string today;          ///< local day, ISO
    /// A moment as `now` is written, as clocks here show it: `YYYY-MM-DD HH:MM`. Without it times stay UTC.
    std::function<std::string(const std::string&)> local_time = {};
};

} // namespace edv::cli
