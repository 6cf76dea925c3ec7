#include "intake/joined_codes.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace edv::intake {

std::vector<std::string_view> list_parts(std::string_view text, std::string_view signs,
                                         const std::function<bool(std::string_view)>& is_known) {
    /// No label has more parts; a sentence in the wrong column need not be tried in every way.
    constexpr std::size_t longest = 12;
    const std::vector<std::string_view> single = parts(text, signs);
    std::vector<std::string_view> all;
    for (std::size_t from = 0; from < single.size();) {
        const char* start = single[from].data();
        std::size_t to = std::min(single.size(), from + longest);
        auto run = [&] {
            return std::string_view(start, static_cast<std::size_t>(single[to - 1].data() - start) +
                                               single[to - 1].size());
        };
        while (to > from + 1 && !is_known(run()))
            --to;
        all.push_back(run());
        from = to;
    }
    return all;
}

} // namespace edv::intake
