// SPDX-License-Identifier: BSL-1.0
// Checks: what holds is listed, what fails carries its figures.
#include <outlay/impact/checks.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <string>
#include <vector>

namespace checks_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {
const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 3);
}

TEST_CASE("a model lists its invariants, and a failing one carries the figures", "[impact][checks]") {
    const flow_series<money<CNY>, quarterly> moved(q, std::vector{10_cny, -30_cny, 5_cny});
    const corkscrew<money<CNY>, quarterly> cash(100_cny, moved);
    const balance_series<money<CNY>, quarterly> right(q, std::vector{110_cny, 80_cny, 85_cny}),
        wrong(q, {110_cny, {}, 86_cny});
    model_checks checks;
    checks.rolls("net cash", cash, right)
        .rolls("net cash as printed", cash, wrong)
        .sources_equal_uses("funding", std::vector{60_cny, 40_cny}, std::vector{100_cny})
        .sums_to("regions", std::vector{1_cny, 2_cny}, 4_cny)
        .nothing_before("earnings", moved, 1);
    CHECK(checks.all().size() == 5);
    const auto failed = checks.failed();
    REQUIRE(failed.size() == 3);
    CHECK(failed[0] == model_check{"net cash as printed", {"FY2026 Q3: 85.00 CNY against 86.00 CNY"}});
    CHECK(failed[1].figures == std::vector<std::string>{"3.00 CNY against 4.00 CNY"});
    CHECK(failed[2].figures == std::vector<std::string>{"FY2026 Q1: 10.00 CNY against 0.00 CNY"});
    try {
        checks.require_all();
        FAIL("three of them fail");
    } catch (const checks_failed_error& e) {
        CHECK(e.failed() == failed);
        CHECK(std::string(e.what()) ==
              "checks failed: net cash as printed: FY2026 Q3: 85.00 CNY against 86.00 CNY; regions: 3.00 CNY "
              "against 4.00 CNY; earnings: FY2026 Q1: 10.00 CNY against 0.00 CNY");
    }
    CHECK_THROWS_AS(
        checks.equal("other", right, balance_series<money<CNY>, quarterly>(fiscal_calendar{}.quarters("FY2026 Q1", 3))),
        timeline_mismatch_error);
}

TEST_CASE("four roads to free cash flow are held to each other, exactly or within a tolerance", "[impact][checks]") {
    const company_year<exact_money<USD>> exact{1000_usd, 400_usd, 150_usd, exact_ratio(30_pct),
                                               500_usd,  45_usd,  100_usd};
    const company_year<double, double> real{1000, 400, 150, 0.3, 500, 45, 100};
    model_checks checks;
    checks.four_ways("FCFF", exact).four_ways("FCFF on double", real, 1e-9);
    CHECK_NOTHROW(checks.require_all());
    CHECK(checks.failed().empty());
}

TEST_CASE("no flow lies outside its period", "[impact][checks]") {
    const std::vector<dated<money<CNY>>> flows{
        {"2025-04-01"_day, 1_cny}, {"2025-12-31"_day, 2_cny}, {"2026-01-01"_day, 3_cny}};
    model_checks checks;
    checks.within("payments", flows, q);
    REQUIRE(checks.failed().size() == 1);
    CHECK(checks.failed()[0].figures.size() == 1);
    CHECK(checks.failed()[0].figures[0].rfind("3.00 CNY on 2026-01-01 against ", 0) == 0);
}

}  // namespace checks_test
