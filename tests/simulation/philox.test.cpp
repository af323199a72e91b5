// SPDX-License-Identifier: BSL-1.0
// The generator: published vectors, and that a driver's draws are its own.
#include <outlay/simulation.hpp>
#include <outlay/simulation/detail/draws.hpp>

#include <catch.hpp>

namespace philox_test {

using namespace outlay;
using outlay::detail::philox;
using outlay::detail::philox_counter;

// Random123, tests/kat_vectors (commit 9545ff6).
TEST_CASE("Philox 4x32 gives Random123's known answers", "[simulation][philox]") {
    STATIC_REQUIRE(philox({0, 0, 0, 0}, {0, 0}) == philox_counter{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
    STATIC_REQUIRE(philox({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
                   philox_counter{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
    STATIC_REQUIRE(philox({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
                   philox_counter{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
    STATIC_REQUIRE(philox<7>({0, 0, 0, 0}, {0, 0}) == philox_counter{0x5f6fb709, 0x0d893f64, 0x4f121f81, 0x4f730a48});
    STATIC_REQUIRE(philox<7>({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}) ==
                   philox_counter{0x5207ddc2, 0x45165e59, 0x4d8ee751, 0x8c52f662});
    STATIC_REQUIRE(philox<7>({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}) ==
                   philox_counter{0x4dfccaba, 0x190a87f0, 0xc47362ba, 0xb6b5242a});
}

// [rand.predef] of C++26: the 10,000th value of std::philox4x32 of seed 20111115 is word 3 of block 2,499.
TEST_CASE("Philox 4x32 is C++26's philox4x32", "[simulation][philox]") {
    STATIC_REQUIRE(philox({2499, 0, 0, 0}, {20111115, 0})[3] == 1955073260);
}

// Counter 0, key 0: the low word first, the upper 52 bits of each half, and a half unit.
TEST_CASE("a half of the words makes a uniform of 52 bits", "[simulation][philox]") {
    using outlay::detail::drawn_bits;
    using outlay::detail::uniform_of;
    STATIC_REQUIRE(uniform_of(drawn_bits(0, 0, 0, 0)) == 0.88052019788861424);
    STATIC_REQUIRE(uniform_of(drawn_bits(0, 0, 0, 8)) == 0.60548185387992126);
    STATIC_REQUIRE(uniform_of(0) == 0x1p-53);
    STATIC_REQUIRE(uniform_of((std::uint64_t{1} << 52) - 1) == 1 - 0x1p-53);
}

}  // namespace philox_test
