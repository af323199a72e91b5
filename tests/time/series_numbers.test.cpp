// SPDX-License-Identifier: BSL-1.0
// Series of every kind of value that a model has. Nothing in the time layer knows money, claims or derivatives.
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/currencies.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/time.hpp>

#include <catch.hpp>

#include <functional>
#include <iostream>
#include <ranges>

namespace series_numbers_test {

using namespace outlay;
using namespace std;
using namespace date;
using namespace outlay::currencies;

template <class A, class B>
concept addable = requires(const A& a, const B& b) {
    a + b;
};
static_assert(!addable<flow_series<money<CNY>, yearly>, flow_series<money<USD>, yearly>>);
static_assert(addable<flow_series<money<CNY>, yearly>, flow_series<exact_money<CNY>, yearly>>);

template <class T>
concept spreads = requires(const flow_series<T, yearly>& s) { resample<monthly>(s, spread::equally); };
static_assert(spreads<double> && spreads<exact_ratio> && spreads<int>);
static_assert(!spreads<bounds<money<CNY>>>);  // parts of a claim: name the number that is meant first

namespace {

const auto years_ = fiscal_calendar{.year_ends = date::March}.years("FY2026", 3);

// What holds whatever the cells are.
template <class T>
void behaves(const T& a, const T& b) {
    const flow_series<T, yearly> s(years_, {a, {}, b});
    const flow_series<T, yearly> whole(years_, vector<T>{a, b, a});
    CHECK((s + whole)[2] == b + a);
    CHECK((whole - s).why(1) == vector<string>{"FY2027"});
    CHECK(sum(whole) == a + b + a);
    CHECK(try_sum(s).error().periods() == vector<string>{"FY2027"});
    CHECK(trailing(whole, 2)["FY2028"] == b + a);
    CHECK(accumulate(whole)["FY2028"] == a + b + a);
    CHECK(accumulate(whole, b)["FY2026"] == b + a);
    CHECK(difference(accumulate(whole)).why(0) == vector<string>{"FY2025"});
    CHECK(lag(whole, 1)[1] == a);
    CHECK(-(-whole) == whole);
}

}  // namespace

TEST_CASE("a series holds money, exact money, claims, decimals, ratios and real numbers", "[series]") {
    behaves(100_cny, 37.5_cny);
    behaves(exact_money<CNY>(100_cny) / 3, exact_money<CNY>(1_cny) / 7);
    behaves(1.5_dec, 0.25_dec);
    behaves(exact_ratio(1, 3), exact_ratio(1, 7));
    behaves(0.5, 0.25);
    behaves(3, 4);
}

TEST_CASE("a series of claims adds as claims do", "[series]") {
    using claim = bounds<money<CNY>>;
    const flow_series<claim, yearly> s(years_, vector<claim>{more_than(380_cny), exactly(20_cny), claim{}});
    const flow_series<claim, yearly> known(years_, vector<claim>(3, exactly(1_cny)));
    CHECK((s + known)[0] == more_than(381_cny));
    CHECK((s + known)[2] == claim{});
    CHECK(accumulate(s)[1] == more_than(400_cny));
    CHECK(resample<half_yearly>(flow_series<claim, quarterly>(
              years_.calendar().quarters("FY2026 Q1", 2), {exactly(1_cny), more_than(2_cny)}))[0] == more_than(3_cny));
}

TEST_CASE("a series carries derivatives", "[series]") {
    const dual<double> capex = dual<double>::variable(100.0);
    const flow_series<dual<double>, yearly> s(years_, vector<dual<double>>(3, capex));
    CHECK(sum(s).value == 300.0);
    CHECK(sum(s).derivative == 3.0);
    CHECK(sum(s * dual<double>(2.0)).derivative == 6.0);
}

TEST_CASE("a series of amounts times a share is exact", "[series]") {
    const flow_series<money<CNY>, yearly> s(years_, {100_cny, 200_cny, 0.01_cny});
    const auto shares = s * exact_ratio(1, 3);
    CHECK(shares[0] == 100_cny * exact_ratio(1, 3));
    CHECK(sum(shares) * exact_ratio(3) == exact_money<CNY>(300.01_cny));
}

// Every public name of the layer, under three using-directives.
TEST_CASE("the names of the layer are nobody else's", "[time]") {
    const calendar_day day = "2025-02-24"_day;
    const dated<int> one{day, 1};
    const period some{day, day + days{1}};
    (void)overlap(some, some);
    const fiscal_calendar calendar{.year_ends = March, .closes = year_close::month_end, .named = named_after::its_end};
    const fiscal_period<quarterly> q = calendar.containing<quarterly>(day);
    const timeline<monthly> line = calendar.months("FY2025 M1", 2);
    const timeline<irregular> odd{day, day + days{2}};
    (void)add_months(day, 1, month_end::keep);
    (void)add(day, tenor{.months = 1}, 1, month_end::clip);
    (void)last_of_month(day), (void)is_last_of_month(day), (void)is_leap_day(day);
    const flow_series<int, monthly> s(line, {1, 2});
    const balance_series<int, monthly> b = accumulate(s, 1);
    const series<int, flow, irregular> i(odd, {1});
    const series_view<int, balance, monthly> view = b.view();
    (void)cellwise([](int x) { return x; }, s), (void)window(s, 1, [](span<const int> x) { return x[0]; });
    (void)lag(s, 1), (void)trailing(s, 1), (void)difference(b), (void)sum(s), (void)try_sum(s);
    (void)resample<quarterly>(s), (void)resample<daily>(s, spread::by_days), (void)resample<half_yearly>(b), (void)view;
    const corkscrew roll_forward{1, s};
    const business_calendar open;
    const schedule payments =
        resolve(schedule_rule{.from = day, .until = day + days{90}, .stubs = stub::long_last, .on = roll{}}, open);
    const any_day_count basis = act_360;
    (void)day_at(basis, day, exact_ratio(1)), (void)yearfrac(day, day, 1), (void)including_last{act_364}(day, day);
    (void)act_366, (void)act_365_25, (void)nl_360, (void)nl_365, (void)one_one, (void)thirty_360, (void)thirty_u_360;
    (void)thirty_360_psa, (void)thirty_360_nasd, (void)thirty_e_360, (void)thirty_e_plus_360, (void)thirty_360_italian;
    (void)thirty_e_360_isda, (void)thirty_e_365, (void)thirty_365, (void)simple_months, (void)act_act_isda,
        (void)act_act_afb;
    (void)act_act_year, (void)act_365_actual, (void)act_365l{}, (void)act_act_icma{}, (void)act_365_canadian{},
        (void)business_252{};
    CHECK(one.on == day);
    CHECK(q.label() == "FY2025 Q4");
    CHECK(i.size() + payments.size() + roll_forward.movements().size() > 0);
    CHECK(day_count_names().size() > 20);
}

}  // namespace series_numbers_test
