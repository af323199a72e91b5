// SPDX-License-Identifier: BSL-1.0
// Batches give what single calls give.

#include <allocations.hpp>
#include <catch.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/irr_batch.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <type_traits>
#include <vector>

namespace irr_batch_test {

using namespace outlay;
using namespace outlay::literals;
using currencies::CNY;

static_assert(std::is_trivially_copyable_v<irr_row> && std::is_default_constructible_v<irr_row>);

namespace {

void check_row(const irr_row& row, const irr_result& alone, std::span<const double> times,
               std::span<const double> amounts) {
    CHECK(row.status == alone.status);
    if (row.proof != alone.proof) {  // a search from elsewhere may end with the other of these two
        const auto by_search = [](irr_proof p) { return p == irr_proof::cumulative_sums || p == irr_proof::isolation; };
        CHECK((by_search(row.proof) && by_search(alone.proof)));
    }
    CHECK(row.sign_changes == alone.sign_changes);
    REQUIRE(row.root_count == static_cast<int>(alone.roots.size()));
    if (row.root_count == 0) return;
    const irr_root& root = alone.roots.front();
    CHECK(row.root.multiplicity == root.multiplicity);
    if (row.root == root) return;
    // They know more of the root than its rounded logarithm does.
    const double lost = (4 + std::abs(row.root.log_growth)) * 0x1p-52;
    CHECK(std::abs(row.root.growth - std::exp(row.root.log_growth)) <= lost * row.root.growth);
    CHECK(std::abs(row.root.rate - std::expm1(row.root.log_growth)) <=
          lost * std::max(std::abs(row.root.rate), row.root.growth));
    // What one rounding of the amounts does to u = ln(1 + rate): 2^-53 sum |c e^(-ut)| / |sum c t e^(-ut)|
    const double u = root.log_growth;
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < times.size(); ++i) largest = std::max(largest, -u * times[i]);
    long double size = 0, slope = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const long double weight = static_cast<long double>(amounts[i]) * std::exp(static_cast<long double>(-u * times[i] - largest));
        size += std::abs(weight);
        slope += weight * static_cast<long double>(times[i]);
    }
    const double condition = 0x1p-53 * static_cast<double>(size / std::abs(slope));
    INFO("off by " << std::abs(row.root.log_growth - u) / condition << " conditions, u " << u);
    CHECK(std::abs(row.root.log_growth - u) <= 16 * condition + 4 * 0x1p-52 * std::abs(u));
}

struct batch {
    std::vector<double> times, amounts;
    std::vector<std::size_t> starts{0};
};

// Projects of every kind, of 0 to 40 flows, on days of their own.
batch mixed(std::size_t count) {
    std::mt19937 bits(7);
    const auto real = [&](double a, double b) { return a + (b - a) * static_cast<double>(bits()) / 4294967296.0; };
    batch made;
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = static_cast<std::size_t>(real(0, 41));
        const double kind = real(0, 1);
        for (std::size_t j = 0; j < n; ++j) {
            made.times.push_back(std::round(real(0, 3650)) / 365);
            double amount = j == 0 ? -1000 : real(0, 2200) / static_cast<double>(n);
            if (kind < 0.3 && real(0, 1) < 0.3) amount = -amount;
            if (kind > 0.95) amount = real(-1, 1) * std::pow(10, real(-20, 20));
            made.amounts.push_back(amount);
        }
        if (n > 3 && kind > 0.93 && kind < 0.95) made.amounts.back() = std::nan("");
        made.starts.push_back(made.times.size());
    }
    return made;
}

}  // namespace

TEST_CASE("a batch has the roots of single calls", "[irr]") {
    const batch all = mixed(3001);
    std::vector<irr_row> rows(all.starts.size() - 1);
    irr_batch(all.times, all.amounts, all.starts, rows);
    int statuses[8] = {};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(i);
        const std::size_t n = all.starts[i + 1] - all.starts[i];
        const std::span<const double> times = std::span(all.times).subspan(all.starts[i], n);
        const std::span<const double> amounts = std::span(all.amounts).subspan(all.starts[i], n);
        check_row(rows[i], irr(times, amounts), times, amounts);
        ++statuses[static_cast<int>(rows[i].status)];
    }
    for (const irr_status status : {irr_status::unique, irr_status::multiple, irr_status::none, irr_status::same_sign,
                                    irr_status::all_zero, irr_status::invalid})
        CHECK(statuses[static_cast<int>(status)] > 0);
}

TEST_CASE("projects on one schedule have the roots of single calls", "[irr]") {
    std::mt19937 bits(8);
    const auto real = [&](double a, double b) { return a + (b - a) * static_cast<double>(bits()) / 4294967296.0; };
    for (const std::size_t n : {2u, 5u, 17u, 36u, 120u}) {
        for (const bool periodic : {false, true}) {
            std::vector<double> times(n), amounts;
            for (std::size_t i = 1; i < n; ++i)
                times[i] = periodic ? static_cast<double>(i) : times[i - 1] + (90.0 + static_cast<double>(i % 3)) / 365;
            std::vector<irr_row> rows(203);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double kind = real(0, 1);
                for (std::size_t j = 0; j < n; ++j) {
                    double amount = j == 0 ? -1000 : real(0, 2500) / static_cast<double>(n);
                    if (kind < 0.3 && real(0, 1) < 0.2) amount = -amount;
                    if (kind > 0.9 && real(0, 1) < 0.5) amount = 0;
                    if (kind > 0.98) amount = std::abs(amount);
                    if (kind > 0.88 && kind < 0.9 && j + 1 == n) amount = -700;
                    amounts.push_back(amount);
                }
                if (i == 5) amounts.back() = std::numeric_limits<double>::infinity();
                if (i == 6) std::fill(amounts.end() - static_cast<std::ptrdiff_t>(n), amounts.end(), 0.0);
            }
            periodic ? irr_batch(n, amounts, rows) : irr_batch(times, amounts, rows);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                INFO(n << " flows, project " << i);
                const std::span<const double> own(amounts.data() + i * n, n);
                check_row(rows[i], irr(times, own), times, own);
            }
        }
    }
}

TEST_CASE("a batch takes its memory once, however many projects it has", "[irr]") {
    const batch all = mixed(3001);
    std::vector<irr_row> rows(all.starts.size() - 1);
    const auto taken = [&](std::size_t projects) {
        const long before = test::allocations;
        irr_batch(all.times, all.amounts, std::span(all.starts).first(projects + 1), std::span(rows).first(projects));
        return test::allocations - before;
    };
    CHECK(taken(3001) == taken(20));
    std::vector<double> amounts;
    for (std::size_t i = 0; i < 36 * rows.size(); ++i)
        amounts.push_back(i % 36 == 0 ? -1000 : all.amounts[i % all.amounts.size()]);
    const auto taken_on_a_schedule = [&](std::size_t projects) {
        const long before = test::allocations;
        irr_batch(36, std::span<const double>(amounts).first(36 * projects), std::span(rows).first(projects));
        return test::allocations - before;
    };
    CHECK(taken_on_a_schedule(3001) == taken_on_a_schedule(20));
}

TEST_CASE("schedules out of order or counted from elsewhere, and long projects, are solved too", "[irr]") {
    const std::vector<double> in_order{0, 0.5, 1, 1.5, 2, 2.5}, amounts{-100, 10, 20, 30, 40, 50};
    const double rate = irr(in_order, amounts).only();
    irr_row row;
    irr_batch(std::vector{2.5, 0.5, 1.0, 1.5, 2.0, 0.0}, std::vector<double>{50, 10, 20, 30, 40, -100},
              std::span(&row, 1));
    CHECK(row.only() == Catch::Approx(rate).epsilon(1e-14));
    irr_batch(std::vector<double>{7, 7.5, 8, 8.5, 9, 9.5}, amounts, std::span(&row, 1));
    CHECK(row.only() == Catch::Approx(rate).epsilon(1e-14));
    // 0.01 a flow for 1,500 flows on 10: the annuity's value at the rate is 10.
    std::vector<double> steady(1501, 0.01);
    steady[0] = -10;
    irr_batch(1501, steady, std::span(&row, 1));
    const double factor = 1 / (1 + row.only());
    CHECK(0.01 * (1 - std::pow(factor, 1500)) / row.only() == Catch::Approx(10).epsilon(1e-12));
}

TEST_CASE("batches take ranges of numbers, money and dated money", "[irr]") {
    const std::vector<std::vector<money<CNY>>> plain{
        {-100_cny, 118_cny}, {}, {-1000_cny, 2300_cny, -1320_cny}, {1_cny, 2_cny}};
    std::vector<irr_row> rows(plain.size());
    irr_batch(plain, rows);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<double> times, amounts;
        for (const money<CNY>& amount : plain[i]) {
            times.push_back(static_cast<double>(times.size()));
            amounts.push_back(static_cast<double>(amount.minor_units()));
        }
        check_row(rows[i], irr(plain[i]), times, amounts);
    }
    CHECK(rows[0].only() == Catch::Approx(0.18).epsilon(1e-15));
    CHECK(rows[0].rate().has_value());
    CHECK(!rows[2].rate().has_value());
    try {
        (void)rows[2].only();
        FAIL("no error");
    } catch (const no_single_rate_error& e) {
        CHECK(e.status() == irr_status::multiple);
    }
    const std::vector<std::vector<dated<money<CNY>>>> days{{{"2027-01-01"_day, 118_cny}, {"2026-01-01"_day, -100_cny}}};
    std::vector<irr_row> one(1);
    irr_batch(days, act_365f, one);
    check_row(one[0], irr(days[0], act_365f), std::vector{0.0, 1.0}, std::vector{-10000.0, 11800.0});
}

TEST_CASE("sizes that do not fit are refused", "[irr]") {
    std::vector<irr_row> rows(2);
    const std::vector<double> three{0, 1, 2};
    CHECK_THROWS_AS(irr_batch(std::vector<std::vector<double>>(3), rows), numeric_domain_error);
    CHECK_THROWS_AS(irr_batch(three, three, std::vector<std::size_t>{0, 3}, rows), numeric_domain_error);
    CHECK_THROWS_AS(irr_batch(three, three, std::vector<std::size_t>{0, 2, 4}, rows), numeric_domain_error);
    CHECK_THROWS_AS(irr_batch(three, three, std::vector<std::size_t>{0, 3, 2}, rows), numeric_domain_error);
    CHECK_THROWS_AS(irr_batch(three, three, rows), numeric_domain_error);
}

}  // namespace irr_batch_test
