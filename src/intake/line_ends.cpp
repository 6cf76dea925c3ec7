#include "intake/line_ends.hpp"

namespace edv::intake {

void join_line_ends(std::string& text) {
    std::size_t to = text.find('\r');
    if (to == std::string::npos)
        return;
    for (std::size_t at = to; at < text.size(); ++at) {
        const bool carriage = text[at] == '\r';
        if (carriage && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        text[to++] = carriage ? '\n' : text[at];
    }
    text.resize(to);
}

} // namespace edv::intake
