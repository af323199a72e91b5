// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/escalation.hpp>

#include <catch.hpp>

#include <outlay/commitment/phase.hpp>
#include <outlay/money/literals.hpp>

namespace escalation_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const auto march = fiscal_calendar{.year_ends = date::March};
const auto twelve = march.quarters("FY2026 Q1", 12);
using row = flow_series<money<CNY>, quarterly>;

}  // namespace

TEST_CASE("prices step with the fiscal year, exactly", "[escalation]") {
    const auto index = price_index(twelve, "2025-04-01"_day, {3_pct});
    CHECK(index["FY2026 Q4"] == exact_ratio(1));
    CHECK(index["FY2027 Q1"] == 1.03_dec);
    CHECK(index["FY2028 Q4"] == 1.0609_dec);
    // A base after the first payment: earlier years are cheaper.
    const auto later = price_index(twelve, "2027-02-15"_day, {3_pct, 2_pct});
    CHECK(later["FY2026 Q1"] == exact_ratio(100, 103));
    CHECK(later["FY2027 Q2"] == exact_ratio(1));
    CHECK(later["FY2028 Q1"] == 1.03_dec);
    const auto far = price_index(march.years("FY2026", 5), "2025-04-01"_day, {3_pct, 2_pct});
    CHECK(far["FY2028"] == 1.0506_dec);
    CHECK(far["FY2030"] == 1.03_dec * 1.02_dec * 1.02_dec * 1.02_dec);
    CHECK_THROWS_AS(price_index(twelve, "2025-04-01"_day, {}), numeric_domain_error);
    CHECK_THROWS_AS(price_index(twelve, "2025-04-01"_day, {-1}), numeric_domain_error);
    CHECK_NOTHROW(price_index(march.years("FY2026", 19), "2025-04-01"_day, {3_pct}));
    CHECK_THROWS_AS(price_index(march.years("FY2026", 30), "2025-04-01"_day, {3_pct}), numeric_overflow_error);
}

TEST_CASE("nominal and real are exact inverses, and missing cells stay missing", "[escalation]") {
    row plan = phase(380e9_cny, evenly{}, twelve, grid{1e6_cny});
    plan.clear("FY2027 Q3");
    const auto index = price_index(twelve, "2025-04-01"_day, {2.5_pct});
    const auto nominal = at_current_prices(plan, index);
    CHECK(nominal["FY2027 Q1"] == 31'667e6_cny * 1.025_dec);
    CHECK(!nominal.has("FY2027 Q3"));
    CHECK(nominal.why("FY2027 Q3") == std::vector<std::string>{"FY2027 Q3"});
    const auto back = at_base_prices(nominal, index);
    for (std::size_t i = 0; i < 12; ++i)
        if (plan.has(i)) CHECK(back[i] == plan[i]);
    CHECK_THROWS_AS(at_current_prices(plan, price_index(march.quarters("FY2026 Q1", 11), "2025-04-01"_day, {1_pct})),
                    timeline_mismatch_error);
}

}  // namespace escalation_test
