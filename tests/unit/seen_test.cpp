#include "intake/seen.hpp"

#include <doctest/doctest.h>

using edv::intake::SeenRows;

namespace {

std::uint64_t hash_of(std::uint32_t number) {
    return (number + 1) * 0x9E3779B97F4A7C15U;
}

} // namespace

TEST_CASE("every row that was met is found again, and no other") {
    edv::intake::SeenRows seen;
    constexpr std::uint32_t count = 50'000;
    for (std::uint32_t number = 1; number <= count; ++number)
        seen.insert(hash_of(number), number);
    for (std::uint32_t number = 1; number <= count; ++number)
        CHECK_MESSAGE(seen.find(hash_of(number), [&](std::uint32_t is) { return is == number; }) == number,
                      number);
    CHECK_FALSE(seen.find(hash_of(count + 1), [&](std::uint32_t is) { return is == count + 1; }).has_value());
}

TEST_CASE("rows whose hashes coincide are told apart by who asks") {
    edv::intake::SeenRows seen;
    seen.insert(42ULL << 40, 7);
    seen.insert(42ULL << 40, 8);
    CHECK(seen.find(42ULL << 40, [](std::uint32_t is) { return is == 8; }) == 8U);
    CHECK_FALSE(seen.find(42ULL << 40, [](std::uint32_t) { return false; }).has_value());
    CHECK_FALSE(seen.find(43ULL << 40, [](std::uint32_t) { return true; }).has_value());
}

TEST_CASE("rows whose hashes all begin alike are found too") {
    edv::intake::SeenRows seen;
    constexpr std::uint32_t count = 65'000;
    auto hash = [](std::uint32_t number) { return std::uint64_t{number} << 36; };
    for (std::uint32_t number = 1; number <= count; ++number)
        seen.insert(hash(number), number);
    for (std::uint32_t number : {1U, 2U, count / 2, count})
        CHECK(seen.find(hash(number), [&](std::uint32_t is) { return is == number; }) == number);
    CHECK_FALSE(seen.find(hash(count), [](std::uint32_t) { return false; }).has_value());
}

TEST_CASE("an empty table finds nothing") {
    CHECK_FALSE(edv::intake::SeenRows().find(1, [](std::uint32_t) { return true; }).has_value());
}
