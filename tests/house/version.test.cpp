// SPDX-License-Identifier: BSL-1.0
#include <outlay/outlay.hpp>

#include <catch.hpp>

namespace version_test {

TEST_CASE("the version is the one that CMake read", "[house]") {
    CHECK(OUTLAY_VERSION_MAJOR * 10000 + OUTLAY_VERSION_MINOR * 100 + OUTLAY_VERSION_PATCH == OUTLAY_TEST_VERSION);
}

}  // namespace version_test
