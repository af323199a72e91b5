// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/drawdown.hpp>
#include <outlay/commitment/payment_terms.hpp>
#include <outlay/commitment/phasing.hpp>

#include <catch.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace phasing_test {

using namespace outlay;
using namespace outlay::literals;
using Catch::Matchers::ContainsSubstring;

static_assert(phasing_shape<evenly> && phasing_shape<weighted> && phasing_shape<front_loaded> && phasing_shape<back_loaded>);
static_assert(phasing_curve<rayleigh> && phasing_curve<beta_curve> && phasing_curve<logistic_curve> && phasing_curve<dhss_curve>);
static_assert(!phasing_curve<evenly> && !phasing_shape<int>);

// S2: 5.5 periods, or a life of 12.5 years, are refused, not cut.
template <class N>
constexpr std::array taken{requires(N n) { weights_of(evenly{}, n); },
                           requires(N n) { evenly{}.weights(n); },
                           requires(N n) { weighted{}.weights(n); },
                           requires(N n) { front_loaded{}.weights(n); },
                           requires(N n) { back_loaded{}.weights(n); },
                           requires(takahashi_alexander fund, N n) { fund.weights(n); },
                           requires(takahashi_alexander fund, N n) { fund.life = n; },
                           requires(takahashi_alexander fund, N n) { fund.last_call_year = n; },
                           requires(payment_terms terms, N n) { terms.paid_after = n; },
                           requires(payment_terms terms, N n) { terms.released_after = n; }};
static_assert(std::count(taken<int>.begin(), taken<int>.end(), true) == 10);
static_assert(std::count(taken<std::size_t>.begin(), taken<std::size_t>.end(), true) == 10);
static_assert(std::count(taken<double>.begin(), taken<double>.end(), false) == 10);
static_assert(std::count(taken<float>.begin(), taken<float>.end(), false) == 10);

namespace {

using weights = std::vector<std::int64_t>;

std::int64_t sum(const weights& w) { return std::accumulate(w.begin(), w.end(), std::int64_t{0}); }

}  // namespace

TEST_CASE("even and given weights are whole numbers", "[phasing]") {
    CHECK(weights_of(evenly{}, 3) == weights{1, 1, 1});
    CHECK(weights_of(weighted{{3, 2, 1}}, 3) == weights{3, 2, 1});
    CHECK(weights_of(weighted{{0.5_dec, 0.30_dec, 0.125_dec}}, 3) == weights{500, 300, 125});
    CHECK(weights_of(weighted{{0, 1, 0}}, 3) == weights{0, 1, 0});
}

TEST_CASE("loaded weights lie on a straight line", "[phasing]") {
    CHECK(weights_of(front_loaded{}, 3) == weights{6, 4, 2});
    CHECK(weights_of(back_loaded{}, 3) == weights{2, 4, 6});
    CHECK(weights_of(front_loaded{1.5_dec}, 2) == weights{15, 10});
    CHECK(weights_of(front_loaded{4}, 4) == weights{12, 9, 6, 3});  // the sum of the digits
    CHECK(weights_of(back_loaded{4}, 4) == weights{3, 6, 9, 12});
    CHECK(weights_of(front_loaded{}, 1) == weights{1});
    CHECK(weights_of(front_loaded{1}, 2) == weights{1, 1});
}

TEST_CASE("weights that cannot be are refused with the reason", "[phasing]") {
    CHECK_THROWS_AS(weights_of(evenly{}, 0), numeric_domain_error);
    CHECK_THROWS_WITH(weights_of(weighted{{1, 2}}, 3), ContainsSubstring("number of weights is 2, must be 3"));
    CHECK_THROWS_WITH(weights_of(weighted{{1, -2}}, 2), ContainsSubstring("negative"));
    CHECK_THROWS_WITH(weights_of(weighted{{0, 0}}, 2), ContainsSubstring("all zero"));
    CHECK_THROWS_AS(weights_of(weighted{{1e18_dec, 0.1_dec}}, 2), numeric_overflow_error);
    CHECK_THROWS_AS(weights_of(front_loaded{0.5_dec}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(rayleigh{1}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(rayleigh{0}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(beta_curve{0.6_dec, 0.5_dec}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(beta_curve{-0.1_dec, 0}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(logistic_curve{.steepness = 0}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(logistic_curve{.middle = 1.1_dec}, 2), numeric_domain_error);
    CHECK_THROWS_AS(weights_of(dhss_curve{.k = 0}, 2), numeric_domain_error);
}

TEST_CASE("the weights of every curve sum to the whole and none is negative", "[phasing]") {
    const auto holds = [](const auto& shape) {
        for (std::size_t n : {1u, 2u, 3u, 7u, 12u, 40u, 1000u}) {
            const auto w = weights_of(shape, n);
            REQUIRE(w.size() == n);
            REQUIRE(sum(w) == detail::curve_whole);
            REQUIRE(*std::min_element(w.begin(), w.end()) >= 0);
        }
        CHECK(shape.done_by(0.0) == 0.0);
        CHECK(shape.done_by(1.0) == Approx(1).epsilon(1e-15));
    };
    for (int d = 1; d < 1000; d += 37) holds(rayleigh{decimal::scaled(d, 3)});
    for (int a = 0; a <= 10; ++a)
        for (int b = 0; a + b <= 10; ++b) holds(beta_curve{decimal::scaled(a, 1), decimal::scaled(b, 1)});
    for (int k : {1, 3, 10, 50, 100})
        for (int m = 0; m <= 10; m += 5) holds(logistic_curve{k, decimal::scaled(m, 1)});
    holds(dhss_curve{0.134_dec, 3.884_dec});
    holds(dhss_curve{-0.041_dec, 7.018_dec});
}

TEST_CASE("the Rayleigh curve is 97 % at its cut-off and peaks at t_f / sqrt 7", "[phasing]") {
    // SCEA tutorial 2004: a = 3.5 / t_f^2 gives 97 % at t_f; the peak of v = 2 a d t e^(-a t^2) is at 1 / sqrt(2 a).
    const rayleigh r{};
    CHECK(0.97 * r.done_by(1 / std::sqrt(7.0)) == Approx(1 - std::exp(-0.5)).epsilon(3e-3));  // a = -ln 0.03 = 3.5066
    CHECK(std::exp(-3.5) == Approx(0.03).epsilon(7e-3));
    const auto w = weights_of(r, 1000);
    const auto peak = std::max_element(w.begin(), w.end()) - w.begin();
    CHECK(peak == 377);  // sqrt(1 / (2 * 3.50656)) = 0.37761
    CHECK(1 / std::sqrt(7.0) == Approx(0.378).margin(5e-4));
}

TEST_CASE("the NASA beta curve has its published values", "[phasing]") {
    // y(1) = 1, y(1/2) = .1875 for (0, 0) and .8125 for (1, 0), and y(1/2) = .1875 + .625 (A + B/2) in general.
    CHECK(beta_curve{0, 0}.done_by(0.5) == 0.1875);
    CHECK(beta_curve{1, 0}.done_by(0.5) == 0.8125);
    CHECK(beta_curve{0.2_dec, 0.6_dec}.done_by(0.5) == Approx(0.1875 + 0.625 * 0.5).epsilon(1e-15));
    CHECK(beta_curve{}.done_by(0.5) == 0.5);
}

TEST_CASE("the DHSS curve has done_by(1/2) = 1/2 - c/4 and its range of c and k is checked", "[phasing]") {
    CHECK(dhss_curve{0.134_dec, 3.884_dec}.done_by(0.5) == Approx(0.5 - 0.134 / 4).epsilon(1e-15));
    CHECK(dhss_curve{-0.4_dec, 6}.done_by(0.5) == Approx(0.6).epsilon(1e-15));
    CHECK_NOTHROW(dhss_curve{0, 3}.validate());  // the slope at 0 is 1 - c - 3/k = 0 there
    CHECK_THROWS_WITH((dhss_curve{0, 2.9_dec}.validate()), ContainsSubstring("never falls"));
    CHECK_THROWS_AS((dhss_curve{1.2_dec, 10}.validate()), numeric_domain_error);
    CHECK_THROWS_AS((dhss_curve{0, -1.4_dec}.validate()), numeric_domain_error);  // negative in the middle: 1 + 1.5/k
    CHECK_NOTHROW(dhss_curve{0, -1.5_dec}.validate());
}

TEST_CASE("the logistic curve is symmetric about its middle", "[phasing]") {
    const logistic_curve s{};
    CHECK(s.done_by(0.5) == Approx(0.5).epsilon(1e-15));
    for (double x : {0.1, 0.25, 0.4}) CHECK(s.done_by(x) + s.done_by(1 - x) == Approx(1).epsilon(1e-14));
    // 1/(1+e^-2.5) at three quarters, before the correction: (0.924142 - 0.006693) / (0.993307 - 0.006693)
    CHECK(s.done_by(0.75) == Approx(0.929897).epsilon(1e-6));
}

namespace {

struct falling {  // a curve of a user's own
    void validate() const {}
    [[nodiscard]] double done_by(double x) const { return x < 0.5 ? 2 * x : 1.5 - x; }
};
struct half_now_half_at_the_end {
    [[nodiscard]] std::vector<std::int64_t> weights(std::size_t n) const {
        weights_type w(n, 0);
        w.front() += 1;
        w.back() += 1;
        return w;
    }
    using weights_type = std::vector<std::int64_t>;
};

}  // namespace

TEST_CASE("a shape of a user's own needs one member function", "[phasing]") {
    CHECK(weights_of(half_now_half_at_the_end{}, 4) == weights{1, 0, 0, 1});
    CHECK_THROWS_WITH(weights_of(falling{}, 12), ContainsSubstring("falling"));
}

}  // namespace phasing_test
