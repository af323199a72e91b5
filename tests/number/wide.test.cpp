// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/detail/wide.hpp>

#include <cmath>
#include <string>
#include <type_traits>

#include <outlay/number/exact_integer.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace wide_test {

using namespace outlay;
using detail::int128_words;
using detail::uint128_words;
using detail::uint256;

static_assert(std::is_trivially_copyable_v<int128> && std::is_trivially_copyable_v<int128_words>);
static_assert(exact_integer<std::int64_t> && exact_integer<int128> && !exact_integer<int> && !exact_integer<double>);
static_assert(widens_exactly<std::int64_t, int128> && !widens_exactly<int128, std::int64_t>);

namespace {

reference::integer of(const uint256& x) { return (reference::of(x.hi) << 128) + reference::of(x.lo); }

const uint128 all = ~uint128{0};

}  // namespace

TEST_CASE("products of two and four words are exact", "[wide]") {
    reference::integers random(1);
    int failures = 0;
    for (int i = 0; i < 20'000; ++i) {
        const uint128 a = random.unsigned_bits(random.below(129)), b = random.unsigned_bits(random.below(129));
        failures += of(detail::multiply(a, b)) != reference::of(a) * reference::of(b);
        const auto x = static_cast<std::uint64_t>(a), y = static_cast<std::uint64_t>(b);
        failures += reference::of(detail::multiply(x, y)) != reference::integer(x) * y;
        const uint256 s{a >> 1, b}, t{b >> 1, a};
        failures += of(s + t) != of(s) + of(t) || of((s + t) - t) != of(s);
    }
    CHECK(failures == 0);
    CHECK(of(detail::multiply(all, all)) == reference::of(all) * reference::of(all));
}

TEST_CASE("division of 256 by 128 bits is exact, where a guessed digit is one or two too large as well", "[wide]") {
    reference::integers random(2);
    int failures = 0;
    const auto check = [&](const uint256& n, uint128 d) {
        const auto [quotient, remainder] = detail::divide(n, d);
        failures += of(quotient) != of(n) / reference::of(d) || reference::of(remainder) != of(n) % reference::of(d);
    };
    for (int i = 0; i < 8'000; ++i) {
        uint128 d = random.unsigned_bits(1 + random.below(128));
        if (d == 0) d = 1;
        check({random.unsigned_bits(random.below(129)), random.unsigned_bits(random.below(129))}, d);
        check(detail::multiply(d, random.unsigned_bits(128)) - uint256{0, 1}, d);  // one below a multiple
    }
    // Of limbs 0, 1, 2^31 and 2^32 - 1 alone: where algorithm D's estimate goes wrong and the divisor is added back.
    constexpr std::uint64_t limbs[] = {0, 1, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff};
    const auto pick = [&] { return (limbs[random.below(6)] << 32) | limbs[random.below(6)]; };
    const auto two = [&] { return (uint128{pick()} << 64) | uint128{pick()}; };
    for (int i = 0; i < 20'000; ++i) {
        uint128 d = two();
        if (i % 3 == 0) d = d >> 32;
        if (d == 0) continue;
        check({two(), two()}, d);
    }
    CHECK(failures == 0);
}

#if defined(__SIZEOF_INT128__)

TEST_CASE("two words compute what the compiler's 128-bit integers do", "[wide]") {
    __extension__ typedef unsigned __int128 native;
    __extension__ typedef __int128 native_signed;
    const auto words = [](native x) {
        return uint128_words(static_cast<std::uint64_t>(x >> 64), static_cast<std::uint64_t>(x));
    };
    const auto same = [&](uint128_words w, native x) { return w == words(x); };
    reference::integers random(3);
    const auto draw = [&] {
        const uint128 x = random.unsigned_bits(random.below(129));
        return (native{static_cast<std::uint64_t>(x >> 64)} << 64) | static_cast<std::uint64_t>(x);
    };
    int failures = 0;
    for (int i = 0; i < 20'000; ++i) {
        const native a = draw(), b = i % 10 == 0 ? a : draw();
        const uint128_words x = words(a), y = words(b);
        failures += !same(x + y, a + b) + !same(x - y, a - b) + !same(x * y, a * b) + !same(-x, -a) + !same(~x, ~a);
        failures += !same(x | y, a | b) + !same(x & y, a & b);
        failures += (x < y) != (a < b) || (x == y) != (a == b) || static_cast<bool>(x) != (a != 0);
        const int n = random.below(128);
        failures += !same(x << n, a << n) + !same(x >> n, a >> n);
        if (b != 0) failures += !same(x / y, a / b) + !same(x % y, a % b);

        const auto s = static_cast<native_signed>(a), t = static_cast<native_signed>(b);
        const int128_words u{x}, v{y};
        const auto bits = [](native_signed z) { return static_cast<native>(z); };
        failures += !same((u + v).bits, a + b) + !same((u * v).bits, a * b) + !same((-u).bits, -a);
        failures += (u < v) != (s < t) || (u < 0) != (s < 0);
        const native least = native{1} << 127;
        if (b != 0 && !(a == least && t == -1))
            failures += !same((u / v).bits, bits(s / t)) + !same((u % v).bits, bits(s % t));
        failures +=
            static_cast<std::int64_t>(u) != static_cast<std::int64_t>(s) || static_cast<int>(u) != static_cast<int>(s);
        // Two roundings at most: one neighbour of the nearest.
        const double d = static_cast<double>(u), e = static_cast<double>(s);
        failures += d != e && std::nextafter(d, e) != e;
    }
    CHECK(failures == 0);
    for (const long long n : {0LL, 1LL, -1LL, static_cast<long long>(INT64_MIN), static_cast<long long>(INT64_MAX)})
        CHECK(same(int128_words(n).bits, static_cast<native>(static_cast<native_signed>(n))));
}

#endif

TEST_CASE("checked arithmetic throws exactly where the result does not fit", "[wide]") {
    reference::integers random(4);
    int failures = 0;
    const auto check = [&](auto compute, const reference::integer& expected, int bits) {
        const reference::integer limit = reference::integer(1) << (bits - 1);
        const bool fits = expected < limit && expected >= -limit;
        try {
            failures += reference::integer(detail::integer_text(compute())) != expected || !fits;
        } catch (const numeric_overflow_error&) {
            failures += fits;
        }
    };
    const auto around = [&](auto a, auto b, int bits) {
        const reference::integer x(detail::integer_text(a)), y(detail::integer_text(b));
        check([&] { return detail::checked_add(a, b); }, x + y, bits);
        check([&] { return detail::checked_subtract(a, b); }, x - y, bits);
        check([&] { return detail::checked_multiply(a, b); }, x * y, bits);
        check([&] { return detail::checked_negate(a); }, -x, bits);
    };
    for (int i = 0; i < 5'000; ++i) {
        around(random.signed_bits(127), random.signed_bits(127), 128);
        around(static_cast<std::int64_t>(random.signed_bits(63)), static_cast<std::int64_t>(random.signed_bits(63)),
               64);
    }
    const auto least = static_cast<int128>(uint128{1} << 127);
    for (const int128 edge :
         {least, static_cast<int128>((uint128{1} << 127) - 1), int128{0}, int128{1}, int128{-1}, int128{2}}) {
        around(least, edge, 128);
        around(edge, least, 128);
    }
    for (const std::int64_t edge :
         {INT64_MIN, INT64_MAX, std::int64_t{0}, std::int64_t{1}, std::int64_t{-1}, std::int64_t{2}})
        around(std::int64_t{INT64_MIN}, edge, 64);
    CHECK(failures == 0);
    CHECK(detail::integer_text(least) == "-170141183460469231731687303715884105728");
    CHECK_THROWS_AS(detail::checked_narrow(int128{INT64_MAX} + 1), numeric_overflow_error);
    CHECK(detail::checked_narrow(int128{INT64_MIN}) == INT64_MIN);
    CHECK(detail::integer_text(detail::power_of_ten(38)) == "1" + std::string(38, '0'));
}

}  // namespace wide_test
