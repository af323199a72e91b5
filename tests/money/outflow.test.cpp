// SPDX-License-Identifier: BSL-1.0
// outflow: a magnitude becomes cash out, of an amount, a claim and a series; a negative one is refused.
#include <outlay/money/literals.hpp>
#include <outlay/money/outflow.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/time/series.hpp>

#include <catch.hpp>

namespace outflow_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

static_assert(outflow(38'676e6_cny) == -38'676e6_cny);
static_assert(outflow(0_jpy) == 0_jpy);

TEST_CASE("a magnitude becomes cash out, of the same type", "[money]") {
    CHECK(outflow(10_usd / 3) == -10_usd / 3);
    CHECK(outflow(more_than(380e9_cny)) == less_than(-380e9_cny));
    const auto q = fiscal_calendar{}.quarters("FY2025 Q1", 3);
    const flow_series<money<CNY>, quarterly> capex(q, {1_cny, {}, 3_cny});
    const auto out = outflow(capex);
    CHECK(out[0] == -1_cny);
    CHECK_FALSE(out.has(1));
    CHECK(out[2] == -3_cny);
}

TEST_CASE("a negative magnitude is refused with its value", "[money]") {
    try {
        (void)outflow(-0.01_usd);
        FAIL("it is negative");
    } catch (const negative_magnitude_error& e) {
        CHECK(e.value() == "-0.01 USD");
    }
    const auto q = fiscal_calendar{}.quarters("FY2025 Q1", 1);
    CHECK_THROWS_AS(outflow(flow_series<money<CNY>, quarterly>(q, std::vector{-1_cny})), negative_magnitude_error);
}

}  // namespace outflow_test
