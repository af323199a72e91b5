// SPDX-License-Identifier: BSL-1.0
// Leases. Published: an ACCA Strategic Business Reporting example, payments 1.0, 1.0, 1.0, 0.8 at 10 %; it prints 3.04,
// the sum of present values rounded to two places (0.91 + 0.83 + 0.75 + 0.55); exact 3.0333, tolerance 0.01.
#include <outlay/impact/lease.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cmath>
#include <random>
#include <vector>

namespace lease_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

template <class T>
lease_terms<T, yearly> terms(std::vector<T> payments, exact_ratio rate, timing paid = timing::end) {
    const auto on = fiscal_calendar{}.years("FY2026", payments.size());
    return {flow_series<T, yearly>(on, std::move(payments)), rate, paid};
}

}  // namespace

TEST_CASE("the published lease: 3.0333 exactly, 3.04 where each part is rounded", "[impact][lease]") {
    auto t = terms(std::vector{1'000'000_usd, 1'000'000_usd, 1'000'000_usd, 800'000_usd}, 10_pct);
    CHECK(lease_liability(t).round(half_even) == 3'033'262.76_usd);
    CHECK(std::abs(to_double(lease_liability(t).major_units<exact_ratio>()) / 1e6 - 3.04) < 0.01);
    t.direct_costs = 100'000_usd;
    const auto s = lease_schedule_of(ifrs16{}, t);
    CHECK(s.right_of_use.opening()[0].round(half_even) == 3'133'262.76_usd);  // printed 3.14 for the same reason
    CHECK(s.liability.closing()[3] == 0_usd);
    CHECK(s.right_of_use.closing()[3] == 0_usd);
    CHECK(sum(s.cost()) == 3'900'000_usd);
}

TEST_CASE("by IFRS 16 the cost falls, by ASC 842 an operating lease costs the same every period", "[impact][lease]") {
    const auto t = terms(std::vector{1'000_usd, 1'000_usd, 1'000_usd, 800_usd}, 10_pct);
    const auto financed = lease_schedule_of(ifrs16{}, t);
    const auto operating = lease_schedule_of(asc842{lease_kind::operating}, t);
    for (std::size_t i = 1; i < 4; ++i) CHECK(financed.cost()[i] < financed.cost()[i - 1]);
    for (std::size_t i = 0; i < 4; ++i) CHECK(operating.cost()[i] == 950_usd);
    CHECK(sum(financed.cost()) == sum(operating.cost()));
    CHECK(operating.right_of_use.closing()[3] == 0_usd);
    CHECK(lease_schedule_of(asc842{lease_kind::finance}, t).cost() == financed.cost());
}

TEST_CASE("paid in advance, the first payment bears no interest", "[impact][lease]") {
    // 100 + 100/1.1 = 190.909...; after the first payment 90.909 grows to 100.
    const auto s = lease_schedule_of(ifrs16{}, terms(std::vector{100_usd, 100_usd}, 10_pct, timing::start));
    CHECK(s.liability.opening()[0] == 2'100_usd / 11);
    CHECK(s.liability.closing()[0] == 100_usd);
    CHECK(s.interest[1] == 0_usd);
    CHECK(s.liability.closing()[1] == 0_usd);
    CHECK_THROWS_AS(lease_liability(terms(std::vector{1_usd}, 10_pct, timing::mid)), numeric_domain_error);
    CHECK_THROWS_AS(lease_liability(terms(std::vector{1_usd}, -1)), numeric_domain_error);
}

TEST_CASE("whatever the lease, both sides end at nothing and the cost is what was paid", "[impact][lease]") {
    std::mt19937_64 any(16);
    for (int round = 0; round < 100; ++round) {
        std::vector<double> payments(1 + any() % 20);
        for (double& p : payments) p = static_cast<double>(any() % 10'000);
        auto t =
            terms(payments, exact_ratio(static_cast<int>(any() % 200), 1000), any() % 2 ? timing::start : timing::end);
        t.prepaid = static_cast<double>(any() % 1000);
        t.incentives = static_cast<double>(any() % 1000);
        const double whole = sum(t.payments) + t.prepaid - t.incentives;
        for (const auto& s : {lease_schedule_of(ifrs16{}, t), lease_schedule_of(asc842{}, t)}) {
            CHECK(s.liability.closing()[payments.size() - 1] == Catch::Approx(0).margin(1e-6));
            CHECK(s.right_of_use.closing()[payments.size() - 1] == Catch::Approx(0).margin(1e-6));
            CHECK(sum(s.cost()) == Catch::Approx(whole).margin(1e-6));
        }
    }
}

}  // namespace lease_test
