#include "cli/progress.hpp"

#include <doctest/doctest.h>
#include <sstream>

using namespace edv;
using cli::Progress;

namespace {

const language::Language english_language("en", {});

} // namespace

TEST_CASE("progress is one line, cut off at the end of the terminal's, and gone in the end") {
    std::ostringstream err;
    {
        Progress progress(err, english_language, Progress::Clock::now() - std::chrono::seconds(10));
        progress.show(1, 0.0);
        CHECK(err.str().empty());
        progress.show(25'600, 0.5);
        CHECK(err.str().starts_with("\r\x1b[?7l[############............] 25,600 rows, 2,5"));
        CHECK(err.str().ends_with(" a second, 0:10 left\x1b[K\x1b[?7h"));
        err.str("");
        progress.show(25'856, 0.51); // too soon
        CHECK(err.str().empty());
        progress.hide();
        progress.hide();
        CHECK(err.str() == "\r\x1b[K");
        err.str("");
        progress.show_rest();
        CHECK(err.str() == "\r\x1b[?7l[########################] the store is being completed\x1b[K\x1b[?7h");
        err.str("");
    }
    CHECK(err.str() == "\r\x1b[K");
}

TEST_CASE("progress says nothing of what takes no time") {
    std::ostringstream err;
    {
        Progress progress(err, english_language);
        progress.show(256, 0.5);
        progress.show_rest();
    }
    CHECK(err.str().empty());
}
