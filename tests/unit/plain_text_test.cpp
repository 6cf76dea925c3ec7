#include "base/plain_text.hpp"

#include <string>

using namespace edv;

TEST_CASE("plain text: what files can hold, wherever it stands") {
    for (const char* text :
         {"", "a", "a\tb\nc\r\n", "é", "\x7F", "\u0085", "\u200B", "\U0001F600", "\uFFFD"}) {
        CAPTURE(text);
        for (std::size_t before = 0; before < 20; ++before)
            CHECK_FALSE(not_plain(std::string(before, 'x') + text + std::string(before, 'y')));
    }
}

TEST_CASE("plain text: control characters and what is no text are found wherever they stand") {
    const std::string wrong[] = {std::string(1, '\0'),
                                 "\x01",
                                 "\x08",
                                 "\x0B",
                                 "\x0C",
                                 "\x0E",
                                 "\x1B",
                                 "\x1F",
                                 "\xFF",
                                 "\xC3",
                                 "\xED\xA0\x80",
                                 "\xC0\x80",
                                 "\xEF\xBF\xBE",
                                 "\xEF\xBF\xBF"};
    for (const std::string& text : wrong) {
        CAPTURE(text);
        for (std::size_t before = 0; before < 20; ++before)
            CHECK(not_plain(std::string(before, 'x') + text + std::string(before, 'y')));
    }
}
