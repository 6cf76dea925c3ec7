#include "intake/digest.hpp"

#include <doctest/doctest.h>
#include <set>

using edv::intake::digest;

TEST_CASE("digests are the same on every machine and release") {
    CHECK(edv::intake::digest("") == "cae66941d9efbd404e4d88758ea67670");
    CHECK(edv::intake::digest("abc") == "cf4ab791c62b8d2b2109c90275287816");
}

TEST_CASE("every byte counts in a digest") {
    const std::string content = "rôle, objet\n";
    std::set<std::string> digests = {edv::intake::digest(content), edv::intake::digest(""),
                                     edv::intake::digest(std::string_view("\0", 1)),
                                     edv::intake::digest(content + '\0')};
    for (std::size_t at = 0; at < content.size(); ++at) {
        std::string other = content;
        other[at] = static_cast<char>(other[at] ^ 1);
        digests.insert(edv::intake::digest(other));
    }
    CHECK(digests.size() == content.size() + 4);
}

TEST_CASE("a digest is 32 lower case hexadecimal digits") {
    for (std::size_t size = 0; size < 300; ++size) {
        const auto found = edv::intake::digest(std::string(size, 'x'));
        REQUIRE(found.size() == 32);
        REQUIRE(found.find_first_not_of("0123456789abcdef") == std::string::npos);
        REQUIRE(found == edv::intake::digest(std::string(size, 'x')));
    }
}
