/// CAPTURE for a name of a structured binding, which clang 14 does not let into a lambda.
#pragma once

#include <doctest/doctest.h>

#define CAPTURE_BOUND(name)                                                                                  \
    const auto& bound_##name = name;                                                                         \
    CAPTURE(bound_##name)
