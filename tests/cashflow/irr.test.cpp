// SPDX-License-Identifier: BSL-1.0
// Rates of return against certified answers and published examples.

#include <cashflow/csv_rows.hpp>
#include <catch.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/irr_batch.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/time/timeline.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace irr_test {

using namespace outlay;
using namespace outlay::literals;
using fifty = fifty_digits;

static_assert(std::is_copy_constructible_v<irr_result> && std::is_trivially_copyable_v<irr_root>);
static_assert(std::is_base_of_v<error, no_single_rate_error> && std::is_final_v<no_single_rate_error>);

template <class... Flows>
concept has_irr = requires(const Flows&... flows) {
    irr(flows...);
};
using currencies::CNY;
static_assert(has_irr<std::vector<money<CNY>>> && has_irr<std::vector<money<CNY, double>>> &&
              has_irr<std::vector<exact_money<CNY>>> && has_irr<std::vector<int>> &&
              has_irr<std::vector<exact_ratio>> && has_irr<std::vector<fifty>> && has_irr<std::vector<dual<double>>>);
static_assert(has_irr<std::vector<dated<money<CNY>>>, actual_over<365>> && !has_irr<std::vector<dated<money<CNY>>>>);
static_assert(!has_irr<std::vector<money<CNY>>, actual_over<365>> && !has_irr<std::vector<std::string>>);
static_assert(has_irr<flow_series<double, yearly>> && !has_irr<balance_series<double, yearly>> &&
              !has_irr<series_view<double, balance, yearly>>);

namespace {

irr_result periodic(const std::vector<double>& amounts) { return irr(amounts); }

std::vector<double> years(const std::string& dates) {
    std::vector<calendar_day> days;
    for (const std::string& text : test::split(dates, ';')) days.push_back(calendar_day::from_chars(text));
    const calendar_day first = *std::min_element(days.begin(), days.end());
    std::vector<double> times;
    for (const calendar_day day : days) times.push_back(static_cast<double>((day - first).count()) / 365);
    return times;
}

double ulp(double x) { return std::nextafter(std::abs(x), INFINITY) - std::abs(x); }

// The relative error of the growth factor that one rounding of the amounts causes.
double growth_condition(const std::vector<double>& times, const std::vector<double>& amounts, double u) {
    long double size = 0, slope = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        const auto time = static_cast<long double>(times[i]);
        const long double term = static_cast<long double>(amounts[i]) * std::exp(-static_cast<long double>(u) * time);
        size += std::abs(term);
        slope += term * time;
    }
    return static_cast<double>(0x1p-53L * size / std::abs(slope));
}

void check_certified(const test::csv_row& row, const std::vector<double>& times, const std::vector<double>& amounts,
                     const irr_result& found) {
    struct certified {
        fifty rate;
        std::string multiplicity, condition;
    };
    std::vector<certified> expected;
    const auto rates = test::split(row.at("roots_40"), ';');
    const auto multiplicities = test::split(row.at("multiplicity"), ';');
    const auto conditions = test::split(row.at("cond_abs"), ';');
    for (std::size_t i = 0; i < rates.size(); ++i)
        expected.push_back({fifty(rates[i]), multiplicities[i], i < conditions.size() ? conditions[i] : ""});
    const bool outside = !row.at("roots_outside_range").empty();
    for (const std::string& rate : test::split(row.at("roots_outside_range"), ';'))
        expected.push_back({fifty(rate), "1", ""});
    std::sort(expected.begin(), expected.end(), [](auto& a, auto& b) { return a.rate < b.rate; });

    REQUIRE(found.roots.size() == expected.size());
    if (!row.at("sign_changes").empty()) CHECK(found.sign_changes == std::stoi(row.at("sign_changes")));
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const irr_root& root = found.roots[i];
        const double rate = static_cast<double>(expected[i].rate);
        const double error = static_cast<double>(abs(fifty(root.rate) - expected[i].rate));
        CAPTURE(root.rate, rate, error);
        CHECK(root.multiplicity == std::stoi(expected[i].multiplicity));
        if (root.multiplicity > 1) {
            CHECK(error <= 1e-7 * (1 + rate));
        } else if (!expected[i].condition.empty()) {
            CHECK(error <= std::max(4 * ulp(rate), 16 * std::stod(expected[i].condition)));
        } else {  // outside the certified range: the growth factor tells
            const fifty growth = 1 + expected[i].rate;
            const double relative = static_cast<double>(abs(fifty(root.growth) / growth - 1));
            const double digits_given = 1e-39 / static_cast<double>(growth);
            CHECK(relative <= 16 * growth_condition(times, amounts, root.log_growth) + digits_given + 4e-16);
            if (root.representable()) CHECK(error <= std::max(4 * ulp(rate), relative * root.growth * 2));
        }
    }
    const std::string status = row.at("status");
    if (!outside) CHECK(to_string(found.status) == (status == "double" ? "double_root" : status));
    if (outside && status == "none" && expected.size() == 1)
        CHECK(found.status == (found.roots[0].representable() ? irr_status::unique : irr_status::out_of_range));
}

// The same answer with what a batch gives of it.
irr_result with(irr_result found, const irr_row& row) {
    found.status = row.status;
    found.sign_changes = row.sign_changes;
    CHECK(row.root_count == static_cast<int>(found.roots.size()));
    if (!found.roots.empty()) found.roots.front() = row.root;
    return found;
}

void check_certified(const std::string& file) {
    const std::vector<test::csv_row> cases = test::read_rows(file);
    std::vector<double> all_times, all_amounts;
    std::vector<std::size_t> starts{0};
    for (const test::csv_row& row : cases) {
        const std::vector<double> amounts = test::numbers(row.at("flows"));
        const bool dated = row.count("dates") && !row.at("dates").empty();
        std::vector<double> times(amounts.size());
        for (std::size_t i = 0; i < times.size(); ++i) times[i] = static_cast<double>(i);
        if (dated) times = years(row.at("dates"));
        all_times.insert(all_times.end(), times.begin(), times.end());
        all_amounts.insert(all_amounts.end(), amounts.begin(), amounts.end());
        starts.push_back(all_times.size());
    }
    std::vector<irr_row> rows(cases.size());
    irr_batch(all_times, all_amounts, starts, rows);
    for (std::size_t i = 0; i < cases.size(); ++i) {
        INFO(file << " " << cases[i].at("case_id") << " " << cases[i].at("category"));
        const auto from = static_cast<std::ptrdiff_t>(starts[i]), to = static_cast<std::ptrdiff_t>(starts[i + 1]);
        const std::vector<double> times(all_times.begin() + from, all_times.begin() + to);
        const std::vector<double> amounts(all_amounts.begin() + from, all_amounts.begin() + to);
        const irr_result found = irr(times, amounts);
        check_certified(cases[i], times, amounts, found);
        INFO("in a batch");
        check_certified(cases[i], times, amounts, with(found, rows[i]));
        irr_row row;
        irr_batch(times, amounts, std::span(&row, 1));
        INFO("on a schedule");
        check_certified(cases[i], times, amounts, with(found, row));
    }
}

}  // namespace

TEST_CASE("every certified root of periodic flows is found", "[irr]") { check_certified("irr.csv"); }
TEST_CASE("every certified root of dated flows is found", "[irr]") { check_certified("xirr.csv"); }
TEST_CASE("inputs on which other libraries fail have their certified answers", "[irr]") {
    check_certified("reported_failures.csv");
}

TEST_CASE("published examples have their published rates", "[irr]") {
    // numpy-financial's tests, four digits as printed there.
    CHECK(periodic({-150000, 15000, 25000, 35000, 45000, 60000}).only() == Catch::Approx(0.0524).margin(5e-5));
    CHECK(periodic({-100, 0, 0, 74}).only() == Catch::Approx(-0.0955).margin(5e-5));
    CHECK(periodic({-100, 39, 59, 55, 20}).only() == Catch::Approx(0.28095).margin(5e-6));
    // The same tests print -0.0833 and 0.0886 for these two; they have two and three rates.
    CHECK(periodic({-100, 100, 0, -7}).primary(nearest_to{0}) == Catch::Approx(-0.0833).margin(5e-5));
    CHECK(periodic({-100, 100, 0, -7}).roots.front().rate == Catch::Approx(-0.679).margin(5e-4));
    CHECK(periodic({-100, 100, 0, 7}).only() == Catch::Approx(0.06206).margin(5e-6));
    CHECK(periodic({-5, 10.5, 1, -8, 1}).primary(smallest_positive{}) == Catch::Approx(0.0886).margin(5e-5));
    CHECK(periodic({-5, 10.5, 1, -8, 1}).roots.size() == 3);
    // Brigham and Ehrhardt, chapter 10: 40,000 for seven times 9,000; Table 12-1, project S.
    CHECK(periodic({-40000, 9000, 9000, 9000, 9000, 9000, 9000, 9000}).only() == Catch::Approx(0.1284).margin(5e-5));
    CHECK(periodic({-1000, 500, 400, 300, 100}).only() == Catch::Approx(0.14489).margin(5e-6));
    // Ross, Westerfield and Jaffe: 0 % and 100 %; and project B.
    const irr_result both = periodic({-200, 200, 800, -800});
    REQUIRE(both.roots.size() == 2);
    CHECK(both.roots[0].rate == Catch::Approx(0).margin(1e-15));
    CHECK(both.roots[1].rate == Catch::Approx(1).epsilon(1e-15));
    CHECK(periodic({-150, 50, 100, 150}).only() == Catch::Approx(0.3619).margin(5e-5));
    // NREL's financial model reports 36.55 % alone; 6.6 % is a rate too.
    const irr_result two = periodic({-1000, 800, 1000, 1300, -2200});
    REQUIRE(two.roots.size() == 2);
    CHECK(two.roots[0].rate == Catch::Approx(0.066).margin(5e-5));
    CHECK(two.roots[1].rate == Catch::Approx(0.3655).margin(5e-5));
    // Microsoft's page on XIRR prints 0.373362535; the exact value is from 60-digit arithmetic.
    const auto times = years("2008-01-01;2008-03-01;2008-10-30;2009-02-15;2009-04-01");
    CHECK(irr(times, std::vector<double>{-10000, 2750, 4250, 3250, 2750}).only() ==
          Catch::Approx(0.37336253351883).epsilon(1e-13));
}

TEST_CASE("a status says what kind of answer it is", "[irr]") {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double infinity = std::numeric_limits<double>::infinity();
    CHECK(periodic({}).status == irr_status::all_zero);
    CHECK(periodic({0, 0, 0}).status == irr_status::all_zero);
    CHECK(irr(std::vector<double>{2, 2}, std::vector<double>{5, -5}).status == irr_status::all_zero);
    CHECK(periodic({0, 3, 0}).status == irr_status::same_sign);
    CHECK(periodic({-1, -2}).status == irr_status::same_sign);
    CHECK(periodic({1, -1, 1}).status == irr_status::none);
    CHECK(periodic({-1, 3, -2.25}).status == irr_status::double_root);
    CHECK(periodic({-1, nan, 3}).status == irr_status::invalid);
    CHECK(periodic({-1, infinity}).status == irr_status::invalid);
    CHECK(irr(std::vector<double>{0, nan}, std::vector<double>{-1, 2}).status == irr_status::invalid);
    CHECK(periodic({-1, nan, 3}).roots.empty());
    CHECK_THROWS_AS(irr(std::vector<double>{0}, std::vector<double>{-1, 2}), numeric_domain_error);
}

TEST_CASE("the proof says why there are no more roots", "[irr]") {
    CHECK(periodic({1, 2}).proof == irr_proof::no_sign_change);
    CHECK(periodic({-100, 60, 60}).proof == irr_proof::one_sign_change);
    // A mine that is cleaned up at small cost: two changes of sign, one root, and the running totals show it.
    const irr_result mine = periodic({-100, 60, 60, 60, -1, 30});
    CHECK(mine.sign_changes == 3);
    CHECK(mine.proof == irr_proof::cumulative_sums);
    CHECK(mine.status == irr_status::unique);
    CHECK(periodic({-1, 3, -2.25}).proof == irr_proof::isolation);
    CHECK(periodic({-1, nan("")}).proof == irr_proof::not_applicable);
}

TEST_CASE("only one rate is given without a policy", "[irr]") {
    const irr_result two = periodic({-1000, 2300, -1320});
    try {
        (void)two.only();
        FAIL("no error");
    } catch (const no_single_rate_error& e) {
        CHECK(e.status() == irr_status::multiple);
        CHECK(e.roots().size() == 2);
        CHECK(std::string(e.what()) == "there is no single rate of return: multiple, 0.1 and 0.2");
    }
    CHECK(two.primary(nearest_to{0.19}) == Catch::Approx(0.2));
    CHECK(two.primary(as_excel{}) == Catch::Approx(0.1));
    CHECK(two.primary(smallest_positive{}) == Catch::Approx(0.1));
    CHECK_THROWS_AS(periodic({1, 2}).only(), no_single_rate_error);
    CHECK_THROWS_AS(periodic({1, 2}).primary(nearest_to{}), no_single_rate_error);
    CHECK_THROWS_AS(periodic({-100, 50}).primary(smallest_positive{}), no_single_rate_error);
    CHECK_THROWS_AS(periodic({-1, 3, -2.25}).only(), no_single_rate_error);
}

TEST_CASE("of two roots that are equally near to the guess the larger is taken", "[irr]") {
    irr_result r;
    r.status = irr_status::multiple;
    for (const double rate : {-0.25, 0.0, 0.25, 0.5}) r.roots.push_back({rate, 1 + rate, std::log1p(rate), 1});
    CHECK(r.primary(nearest_to{0.125}) == 0.25);
    CHECK(r.primary(nearest_to{0.375}) == 0.5);
    CHECK(r.primary(nearest_to{-0.125}) == 0);
    CHECK(r.primary(as_excel{0.125}) == 0.25);
    CHECK(r.primary(nearest_to{0.124}) == 0);
    CHECK_THROWS_AS(r.primary(nearest_to{std::nan("")}), numeric_domain_error);
}

TEST_CASE("times that lie absurdly close end in an answer, not in recursion without end", "[irr]") {
    const irr_result r = irr(std::vector<double>{0, 1, 1e-300}, std::vector<double>{100 - 9e18, -100, 9e18});
    if (r.status == irr_status::invalid) CHECK(r.proof == irr_proof::given_up);
    else CHECK(r.roots.size() <= 2);
}

TEST_CASE("a rate that no double holds is shown by its growth factor", "[irr]") {
    const irr_result lost = periodic({-1e10, 0, 1e-30});
    CHECK(lost.status == irr_status::out_of_range);
    CHECK(lost.roots.at(0).growth == Catch::Approx(1e-20).epsilon(1e-14));
    CHECK_THROWS_AS(lost.only(), no_single_rate_error);
    const irr_result vast = periodic({-1e-300, 1e300});  // growth 1e600: only the logarithm is left
    CHECK(vast.status == irr_status::out_of_range);
    CHECK(vast.roots.at(0).log_growth == Catch::Approx(600 * std::log(10.0)).epsilon(1e-15));
}

TEST_CASE("magnitude, order, zeros and splitting a flow change nothing", "[irr]") {
    const std::vector<double> times{0, 0.5, 1.25, 3, 4};
    const std::vector<double> amounts{-1000, 300, 400, -50, 700};
    const double rate = irr(times, amounts).only();
    for (const double scale : {0x1p-990, 0x1p-40, 0x1p40, 0x1p980, -1.0}) {
        std::vector<double> scaled;
        for (const double a : amounts) scaled.push_back(a * scale);
        CHECK(irr(times, scaled).only() == Catch::Approx(rate).epsilon(1e-15));
    }
    CHECK(irr(std::vector<double>{4, 3, 0, 1.25, 0.5, 7, -3, 0},
              std::vector<double>{700, -50, -600, 400, 300, 0, 0, -400})
              .only() == rate);
}

TEST_CASE("one name serves numbers, money, dated money and series", "[irr]") {
    const double rate = irr({-100.0, 118.0}).only();
    CHECK(rate == Catch::Approx(0.18).epsilon(1e-15));
    CHECK(irr({-100, 118}).only() == rate);
    CHECK(irr({-100_cny, 118_cny}).only() == rate);
    CHECK(irr(std::vector{as<double>(-100_cny), as<double>(118_cny)}).only() == rate);
    CHECK(irr(std::vector{exact_ratio(-100, 3), exact_ratio(118, 3)}).only() == Catch::Approx(rate).epsilon(1e-15));
    CHECK(irr(std::vector{fifty(-100), fifty(118)}).only() == rate);
    const std::vector<dated<money<CNY>>> flows{{"2027-01-01"_day, 118_cny}, {"2026-01-01"_day, -100_cny}};
    CHECK(irr(flows, act_365f).only() == rate);
    CHECK(irr({dated{"2026-01-01"_day, -100_cny}, dated{"2027-01-01"_day, 118_cny}}, act_365f).only() == rate);
    CHECK(irr(flows, act_360).only() == Catch::Approx(std::pow(1.18, 360.0 / 365) - 1).epsilon(1e-14));
    const auto timeline = fiscal_calendar{.year_ends = date::March}.years("FY2026", 2);
    CHECK(irr(flow_series<money<CNY>, yearly>(timeline, {-100_cny, 118_cny})).only() == rate);
    CHECK_THROWS_AS(irr(flow_series<money<CNY>, yearly>(timeline, {-100_cny, std::nullopt})), missing_cell_error);
}

}  // namespace irr_test
