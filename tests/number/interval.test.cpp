// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/interval.hpp>

#include <cmath>
#include <concepts>
#include <limits>
#include <optional>

#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace interval_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(real_number<interval> && real_number<dual<interval>>);
static_assert(std::copyable<interval> && !claimable<dual<interval>>);
static_assert(!std::is_convertible_v<interval, double>);

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

bool holds(const interval& x, const reference::ratio& value) {
    return (x.lower() == -infinity || reference::ratio(x.lower()) <= value) &&
           (x.upper() == infinity || value <= reference::ratio(x.upper()));
}
bool holds(const interval& x, const fifty_digits& value) {
    return fifty_digits(x.lower()) <= value && value <= fifty_digits(x.upper());
}

/// A formula built at random, evaluated as an interval and as a fraction at once; none where a divisor may be zero.
struct both {
    interval ranged;
    reference::ratio exact;
};

std::optional<both> formula(reference::integers& random, int depth) {
    if (depth == 0) {
        const decimal d = decimal::scaled(static_cast<std::int64_t>(random.signed_bits(random.below(3) == 0 ? 60 : 12)),
                                          random.below(10));
        return both{to_real<interval>(d), reference::of(d)};
    }
    const auto a = formula(random, random.below(depth)), b = formula(random, random.below(depth));
    if (!a || !b) return std::nullopt;
    switch (random.below(7)) {
        case 0:
            return both{a->ranged + b->ranged, a->exact + b->exact};
        case 1:
            return both{a->ranged - b->ranged, a->exact - b->exact};
        case 2:
            return both{a->ranged * b->ranged, a->exact * b->exact};
        case 3:
            return both{outlay::max(a->ranged, b->ranged), a->exact < b->exact ? b->exact : a->exact};
        case 4:
            return both{outlay::positive_part(-a->ranged),
                        a->exact < 0 ? reference::ratio(-a->exact) : reference::ratio(0)};
        case 5: {
            const int n = random.below(4);
            reference::ratio power = 1;
            for (int i = 0; i < n; ++i) power *= a->exact;
            return both{outlay::pow(a->ranged, n), power};
        }
        default:
            if (sign_of(b->ranged) == known_sign::undecided || sign_of(b->ranged) == known_sign::zero)
                return std::nullopt;
            return both{a->ranged / b->ranged, a->exact / b->exact};
    }
}

}  // namespace

TEST_CASE("a random formula's interval holds its exact value", "[interval]") {
    reference::integers random(1);
    int tried = 0, missed = 0, loose = 0;
    while (tried < 4'000) {
        const auto value = formula(random, 6);
        if (!value) continue;
        ++tried;
        missed += !holds(value->ranged, value->exact);
        const double width = value->ranged.upper() - value->ranged.lower();
        loose += width > 1e-9 * std::fabs(to_double(value->ranged)) && width > 1e-9;
    }
    CHECK(missed == 0);
    CHECK(loose < tried / 20);  // wide only where a formula cancels
}

TEST_CASE("one operation gives the two doubles around its result, or the result itself", "[interval]") {
    reference::integers random(2);
    int failures = 0;
    const auto check = [&](const interval& x, const reference::ratio& exact) {
        failures += !holds(x, exact);
        // No room to spare: the next double inwards is on the other side, unless the ends are one double.
        if (x.lower() != x.upper()) failures += std::nextafter(x.lower(), infinity) != x.upper();
        else failures += reference::ratio(x.lower()) != exact;
    };
    for (int i = 0; i < 10'000; ++i) {
        const double a =
            std::ldexp(static_cast<double>(static_cast<std::int64_t>(random.word())), random.below(200) - 100);
        const double b =
            std::ldexp(static_cast<double>(static_cast<std::int64_t>(random.word() >> random.below(63)) + 1),
                       random.below(200) - 100);
        if (b == 0) continue;
        const reference::ratio x(a), y(b);
        check(interval(a) + interval(b), x + y);
        check(interval(a) - interval(b), x - y);
        check(interval(a) * interval(b), x * y);
        check(interval(a) / interval(b), x / y);
        const exact_ratio q = random.ratio(i % 2 == 0 ? 127 : 20);
        const interval around = to_real<interval>(q);
        failures += !holds(around, reference::of(q)) ||
                    std::nextafter(std::nextafter(around.lower(), infinity), infinity) < around.upper();
    }
    CHECK(failures == 0);
    const interval third = interval(1) / interval(3);
    CHECK(third.upper() == std::nextafter(third.lower(), 1.0));
    CHECK((interval(7) / 2).lower() == (interval(7) / 2).upper());
    CHECK(sign_of(interval(3) - interval(3)) == known_sign::zero);  // whole numbers stay themselves
}

TEST_CASE("results too large and too small stay enclosed", "[interval]") {
    constexpr double most = std::numeric_limits<double>::max(), least = std::numeric_limits<double>::denorm_min();
    const interval over = interval(most) + interval(most);
    CHECK((over.lower() == most && over.upper() == infinity));
    const interval under = -interval(most) * interval(2);
    CHECK((under.lower() == -infinity && under.upper() == -most));
    const interval huge = interval(most) / interval(least);
    CHECK((huge.lower() == most && huge.upper() == infinity));
    const interval small = interval(least) * interval(0.5);
    CHECK((small.lower() <= 0 && small.upper() >= least));
    const interval edge = interval(most) - interval(least);
    CHECK((edge.lower() < most && edge.upper() == most));
    CHECK((interval(9007199254740993LL).lower() <= 9007199254740992.0 &&
           interval(9007199254740993LL).upper() > 9007199254740992.0));
    const interval open = enclose(more_than(5_dec));
    CHECK((open.lower() == 5 && open.upper() == infinity));
    const interval inverse = interval(1) / open;
    CHECK((inverse.lower() == 0 && inverse.upper() >= 0.2 && inverse.upper() < 0.2000001));
    CHECK((open * interval(0)).upper() == 0);
    CHECK((open * interval(-1.0, 1.0)).lower() == -infinity);
}

TEST_CASE("exp, log and pow hold the value of fifty digits", "[interval]") {
    reference::integers random(3);
    int failures = 0;
    for (int i = 0; i < 1'500; ++i) {
        const double x =
            std::ldexp(static_cast<double>(static_cast<std::int64_t>(random.word())), -63 + random.below(9));
        const double y = std::ldexp(static_cast<double>(random.word() | 1), random.below(60) - 90);
        const fifty_digits fx(x), fy(y);
        failures += !holds(outlay::exp(interval(x)), outlay::exp(fx));
        failures += !holds(outlay::log(interval(y)), outlay::log(fy));
        const double p = std::fmod(x, 30);
        failures += !holds(outlay::pow(interval(1 + y / (1 + y)), interval(p)),
                           outlay::pow(fifty_digits(1 + y / (1 + y)), fifty_digits(p)));
    }
    CHECK(failures == 0);
    CHECK(outlay::exp(interval(0)).upper() == 1);
    CHECK(sign_of(outlay::log(interval(1))) == known_sign::zero);
    CHECK(outlay::exp(interval(-1000)).lower() == 0);
    CHECK(outlay::exp(interval(1000)).upper() == infinity);
    CHECK(outlay::exp(interval(1000)).lower() > 1e300);
    const interval rate = to_real<interval>(1.079_dec), power = outlay::pow(rate, to_real<interval>(2.5_dec));
    CHECK((power.upper() - power.lower()) / power.lower() < 1e-14);
}

TEST_CASE("whole powers follow the curve", "[interval]") {
    const auto is = [](const interval& x, double low, double high) { return x.lower() == low && x.upper() == high; };
    CHECK(is(outlay::pow(interval(-1.0, 2.0), 2), 0, 4));
    CHECK(is(outlay::pow(interval(-3.0, 2.0), 4), 0, 81));
    CHECK(is(outlay::pow(interval(-1.0, 2.0), 3), -1, 8));
    CHECK(is(outlay::pow(interval(-3.0, -2.0), 2), 4, 9));
    CHECK(is(outlay::pow(interval(-1.0, 2.0), 0), 1, 1));
    CHECK(is(outlay::pow(interval(2.0, 4.0), -1), 0.25, 0.5));
    CHECK(is(outlay::pow(interval(1.0, 3.0), interval(2)), 1, 9));
    CHECK(is(outlay::pow(interval(0.0, 4.0), interval(0.5)), 0, outlay::pow(interval(4), interval(0.5)).upper()));
    CHECK(is(outlay::pow(interval(0), interval(0.5)), 0, 0));
    CHECK_THROWS_AS(outlay::pow(interval(-1.0, 2.0), -2), division_by_zero_error);
}

TEST_CASE("what an interval cannot answer is refused", "[interval]") {
    CHECK_THROWS_AS(interval(1) / interval(-1.0, 1.0), division_by_zero_error);
    CHECK_THROWS_AS(interval(1) / interval(0.0, 1.0), division_by_zero_error);
    CHECK_THROWS_AS(interval(1) / interval(0), division_by_zero_error);
    CHECK_THROWS_AS(1.0 / interval(-1.0, 0.0), division_by_zero_error);
    CHECK_THROWS_AS(interval(1) / 0.0, division_by_zero_error);
    CHECK_THROWS_AS(
        [] {
            interval x(1);
            x /= interval(-1.0, 1.0);
        }(),
        division_by_zero_error);
    CHECK_THROWS_AS(interval(2.0, 1.0), numeric_domain_error);
    CHECK_THROWS_AS(interval(std::nan("")), numeric_domain_error);
    CHECK_THROWS_AS(outlay::log(interval(0.0, 1.0)), numeric_domain_error);
    CHECK_THROWS_AS(outlay::pow(interval(-1.0, 1.0), interval(0.5)), numeric_domain_error);
    CHECK_THROWS_AS(outlay::pow(interval(-2.0, -1.0), interval(2)), numeric_domain_error);  // pow(x, 2) takes it
    CHECK_THROWS_AS(outlay::pow(interval(0.0, 1.0), interval(-0.5)), numeric_domain_error);
    CHECK_THROWS_AS(to_double(enclose(more_than(5_dec))), numeric_domain_error);
    CHECK(sign_of(interval(-1.0, 1.0)) == known_sign::undecided);
    CHECK(to_double(interval(1.0, 2.0)) == 1.5);
}

TEST_CASE("a claim is enclosed with its ends", "[interval][bounds]") {
    const interval range = enclose<interval>(about(7.12_dec, 0.05_dec));
    CHECK(holds(range, reference::ratio(707, 100)));
    CHECK(holds(range, reference::ratio(717, 100)));
    CHECK(range.upper() - range.lower() < 0.1 + 1e-14);
    CHECK(enclose(bounds<decimal>{}).lower() == -infinity);
    CHECK(enclose(exactly(2.5)).upper() == 2.5);
    CHECK(enclose(less_than(1_dec / 3_dec)).upper() >= 1.0 / 3);
}

TEST_CASE("a dual of intervals holds both one-sided derivatives where a maximum is undecided", "[interval][dual]") {
    const auto x = dual<interval>(interval(-1.0, 1.0), interval(1));
    const dual<interval> positive = positive_part(x);
    CHECK((positive.value.lower() == 0 && positive.value.upper() == 1));
    CHECK((positive.derivative.lower() <= 0 && positive.derivative.upper() >= 1));
}

}  // namespace interval_test
