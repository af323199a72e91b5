// SPDX-License-Identifier: BSL-1.0
// Several doubles as one number: each lane is what a double alone would be, whatever the width and the other lanes.
#include <outlay/number/detail/pack.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <vector>

namespace pack_test {

using namespace outlay;
using detail::pack;

static_assert(alignof(pack<2>) == 16 && alignof(pack<4>) == 32 && alignof(pack<8>) == 64);
static_assert(real_number<pack<2>> && real_number<pack<4>> && real_number<pack<8>>);

namespace {

/// Units in the last place of the true value.
double units_off(double got, const fifty_digits& truth) {
    const double near = truth.convert_to<double>();
    const double unit = std::abs(std::nextafter(near, std::numeric_limits<double>::infinity()) - near);
    return to_double(fifty_digits((fifty_digits(got) - truth) / fifty_digits(unit)));
}

template <int N, class F>
std::vector<double> in_packs(const std::vector<double>& xs, const std::vector<double>& ys, F f) {
    std::vector<double> out;
    for (std::size_t i = 0; i + N <= xs.size(); i += N) {
        const pack<N> r = f(pack<N>::load(&xs[i]), pack<N>::load(&ys[i]));
        for (std::size_t k = 0; k < N; ++k) out.push_back(r.lane(k));
    }
    return out;
}

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

}  // namespace

TEST_CASE("a pack's exp, log and pow are within two units of fifty digits, its root within half a unit", "[pack]") {
    std::mt19937_64 bits(12);
    const auto real = [&](double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    double worst_root = 0, worst_exp = 0, worst_log = 0, worst_pow = 0, worst_near_one = 0;
    for (int i = 0; i < 400; ++i) {
        const double x = real(-30, 30), y = std::exp(real(-20, 20)), z = real(0.5, 2.0), e = real(-40, 40);
        worst_exp = std::max(worst_exp, std::abs(units_off(exp(pack<2>(x)).lane(1), exp(fifty_digits(x)))));
        worst_log = std::max(worst_log, std::abs(units_off(log(pack<2>(y)).lane(0), log(fifty_digits(y)))));
        worst_near_one = std::max(worst_near_one, std::abs(units_off(log(pack<2>(z)).lane(0), log(fifty_digits(z)))));
        worst_pow = std::max(worst_pow, std::abs(units_off(pow(pack<2>(z), pack<2>(e)).lane(0), pow(fifty_digits(z), fifty_digits(e)))));
        worst_root = std::max(worst_root, std::abs(units_off(real_traits<pack<2>>::sqrt(pack<2>(y)).lane(1), sqrt(fifty_digits(y)))));
    }
    CHECK(worst_root < 0.51);
    CHECK(worst_exp < 1.5);
    CHECK(worst_log < 1.5);
    CHECK(worst_near_one < 1.5);
    CHECK(worst_pow < 2);
}

TEST_CASE("a lane does not depend on the width or on its neighbours", "[pack]") {
    std::mt19937_64 bits(120);
    const auto real = [&](double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    std::vector<double> xs, ys;
    const double inf = std::numeric_limits<double>::infinity();
    const double odd[] = {0.0, -0.0, inf, 5e-324, 1e-310, 800, 1e308, std::numeric_limits<double>::quiet_NaN(), 710, 1};
    for (int i = 0; i < 800; ++i) {
        xs.push_back(i % 7 == 0 ? odd[static_cast<std::size_t>(i / 7) % 10] : real(0, 5));
        ys.push_back(i % 11 == 0 ? odd[static_cast<std::size_t>(i / 11) % 10] : real(-5, 5));
    }
    const auto all = [](const auto& x, const auto& y) {
        using p = std::remove_cvref_t<decltype(x)>;
        using traits = real_traits<p>;
        return p(traits::exp(y) + traits::max(x * y - x / p(3), traits::min(x, y)) * p(traits::log(x)) + traits::pow(x, y));
    };
    const auto two = in_packs<2>(xs, ys, all), four = in_packs<4>(xs, ys, all), eight = in_packs<8>(xs, ys, all);
    for (std::size_t i = 0; i < xs.size(); ++i) {
        INFO(xs[i] << " " << ys[i]);
        if (std::isnan(two[i])) {
            CHECK((std::isnan(four[i]) && std::isnan(eight[i])));
        } else {
            CHECK((same_bits(two[i], four[i]) && same_bits(two[i], eight[i])));
        }
    }
}

TEST_CASE("where double's functions are special, so are the pack's", "[pack]") {
    const double inf = std::numeric_limits<double>::infinity();
    for (const double x : {0.0, -0.0, inf, 5e-324, 1e-310, 0x1p-1022, 1e308, 1.0})
        for (const double y : {0.0, 1.0, -1.0, 0.5, 2.0, 1e300, -1e300, inf, -inf, 800.0, -800.0, 745.0, -745.2}) {
            INFO(x << " " << y);
            CHECK(real_traits<pack<2>>::exp(pack<2>(y)).lane(0) == Catch::Approx(std::exp(y)).epsilon(1e-15));
            CHECK(real_traits<pack<2>>::log(pack<2>(x)).lane(0) == Catch::Approx(std::log(x)).epsilon(1e-15));
            CHECK(real_traits<pack<2>>::sqrt(pack<2>(x)).lane(1) == std::sqrt(x));
            CHECK(real_traits<pack<2>>::pow(pack<2>(x), pack<2>(y)).lane(0) == Catch::Approx(std::pow(x, y)).epsilon(1e-15));
        }
}

TEST_CASE("the sign of a pack is what is certain of all lanes", "[pack]") {
    pack<4> x(2);
    CHECK(sign_of(x) == known_sign::positive);
    x.set(3, -1);
    CHECK(sign_of(x) == known_sign::undecided);
    CHECK(sign_of(pack<4>(0)) == known_sign::zero);
    CHECK(positive_part(x).lane(3) == 0);
    CHECK(positive_part(x).lane(0) == 2);
    CHECK_THROWS_AS(log(x), numeric_domain_error);
    CHECK(same_bits(pack<2>(-0.0).lane(1), -0.0));
}

TEST_CASE("a pack says where its lanes would not all have gone one way", "[pack]") {
    const auto parts = [](const auto& f) {
        detail::lanes_part = false;
        (void)f();
        return detail::lanes_part;
    };
    pack<4> mixed(2);
    mixed.set(1, -1);
    const pack<4> positive(2), negative(-2), none(0);
    CHECK(parts([&] { return sign_of(mixed); }));
    CHECK_FALSE(parts([&] { return sign_of(negative); }));
    CHECK_FALSE(parts([&] { return exp(mixed); }));
    CHECK_FALSE(parts([&] { return log(positive); }));
    CHECK_FALSE(parts([&] { return pow(positive, mixed); }));
    // A power of a negative number is refused of a number alone, even where the C library has it: (-1)^2.
    CHECK(parts([&] { return pow(mixed, positive); }));
    CHECK(parts([&] { return real_traits<pack<4>>::pow(negative, positive); }));
    CHECK(parts([&] { return real_traits<pack<4>>::pow(none, none); }));
    CHECK_FALSE(parts([&] { return real_traits<pack<4>>::pow(none, positive); }));
    CHECK(parts([&] { return real_traits<pack<4>>::log(none); }));
}

}  // namespace pack_test
