// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/real.hpp>

#include <cmath>
#include <complex>
#include <string>

#include <outlay/number/fifty_digits.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace real_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(real_number<double> && field<exact_ratio> && !real_number<exact_ratio> && real_number<fifty_digits>);
static_assert(!field<int> && !field<decimal> && !field<float> && !field<std::complex<double>>);
static_assert(to_real<double>(0.079_dec) == 0.079 && to_real<double>(1_dec / 3_dec) == 1.0 / 3 &&
              to_real<double>(7) == 7.0);
static_assert(outlay::pow(1.5_dec / 1_dec, 2) == 2.25_dec && outlay::pow(exact_ratio(2), -3) == exact_ratio(1, 8));
static_assert(positive_part(-2.0) == 0.0 && outlay::max(1.0, 2.0) == 2.0 &&
              outlay::min(exact_ratio(1), exact_ratio(2)) == 1);
static_assert(sign_of(-0.5) == known_sign::negative && sign_of(exact_ratio(0)) == known_sign::zero);

// What a user has by these names stays the better match under both using-directives.
namespace user {

using namespace outlay;
using namespace std;

struct vague {};
int exp(vague) { return 1; }
int floor(vague) { return 2; }
int call() { return exp(vague{}) + floor(vague{}); }

}  // namespace user
namespace both {

using namespace outlay;
using namespace std;

double names() {
    return exp(0.0) + log(1.0) + pow(2.0, 3) + pow(2.0, 0.5) + min(1.0, 2.0) + max(1.0, 2.0) + floor(1.5);
}

}  // namespace both

TEST_CASE("a user's own functions and std's stay unambiguous", "[real]") {
    CHECK(user::call() == 3);
    CHECK(both::names() == 1.0 + 0.0 + 8.0 + std::sqrt(2.0) + 1.0 + 2.0 + 1.0);
}

TEST_CASE("a whole power of fifty digits is found beside Boost's", "[real][fifty_digits]") {
    CHECK(pow(fifty_digits(3), 4) == 81);
    CHECK(pow(fifty_digits(2), -3) == fifty_digits("0.125"));
}

TEST_CASE("inputs reach fifty digits whole", "[real][fifty_digits]") {
    const fifty_digits rate = to_real<fifty_digits>(0.079_dec);
    CHECK(rate * 1000 == 79);
    CHECK(fifty_digits(0.079) * 1000 != 79);  // what the door is for: the double's error would stay
    CHECK(to_real<fifty_digits>(1_dec / 3_dec).str(50, std::ios::fixed) == "0." + std::string(50, '3'));
    const auto largest = static_cast<int128>((uint128{1} << 127) - 1);
    CHECK(to_real<fifty_digits>(exact_ratio(-largest)) == fifty_digits("-170141183460469231731687303715884105727"));
    CHECK(outlay::pow(fifty_digits(2), -3) == fifty_digits("0.125"));
    CHECK(to_double(rate) == 0.079);
    // e and ln 2 to 50 digits (OEIS A001113, A002162)
    CHECK(outlay::exp(fifty_digits(1)).str(50) == "2.7182818284590452353602874713526624977572470937");
    CHECK(abs(outlay::log(fifty_digits(2)) - fifty_digits("0.69314718055994530941723212145817656807550013436026")) <
          fifty_digits("1e-50"));
}

TEST_CASE("logarithms and powers without a value are refused, never NaN", "[real]") {
    CHECK_THROWS_AS(outlay::log(0.0), numeric_domain_error);
    CHECK_THROWS_AS(outlay::log(-1.0), numeric_domain_error);
    CHECK_THROWS_AS(outlay::log(fifty_digits(-1)), numeric_domain_error);
    CHECK_THROWS_AS(outlay::pow(-8.0, 1.0 / 3), numeric_domain_error);
    CHECK_THROWS_AS(outlay::pow(0.0, -1.0), numeric_domain_error);
    CHECK_THROWS_AS(outlay::pow(0.0, 0.0), numeric_domain_error);
    CHECK(outlay::pow(0.0, 0.2) == 0.0);  // what falls to nothing in five years grows by -100 % a year
    CHECK(outlay::pow(-2.0, 3) == -8.0);
    CHECK_THROWS_AS(outlay::pow(exact_ratio(0), -1), division_by_zero_error);
    CHECK(outlay::pow(2.0, -1000) == 0x1p-1000);
}

TEST_CASE("whole powers of a ratio are exact, at the edges of int as well", "[real]") {
    reference::integers random(1);
    int failures = 0;
    for (int i = 0; i < 500; ++i) {
        const exact_ratio q = random.ratio(8);
        const int n = random.below(14);
        reference::ratio power = 1;
        for (int k = 0; k < n; ++k) power *= reference::of(q);
        failures += reference::of(outlay::pow(q, n)) != power;
        if (q != 0) failures += reference::of(outlay::pow(q, -n)) != 1 / power;
    }
    CHECK(failures == 0);
    CHECK(outlay::pow(exact_ratio(-1), INT32_MIN) == 1);
    CHECK(outlay::pow(1.0, INT32_MIN) == 1.0);
    CHECK_THROWS_AS(outlay::pow(exact_ratio(3, 2), 200), numeric_overflow_error);
}

}  // namespace real_test
