// SPDX-License-Identifier: BSL-1.0
// The programme as a model: it allocates nothing while it runs, its rows agree with the exact series, and its checks
// hold.
#include <outlay/cashflow/npv.hpp>
#include <outlay/impact/checks.hpp>
#include <outlay/impact/economic_profit.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/programme_checks.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <allocations.hpp>
#include <catch.hpp>

#include <random>
#include <vector>

namespace programme_model_test {

using namespace outlay;
using namespace outlay::literals;

namespace {

template <class Freq>
programme_plan<Freq> plan_on(const timeline<Freq>& on, std::size_t spending) {
    programme_plan<Freq> plan;
    plan.on = on;
    plan.spending.assign(spending, exact_ratio(1, static_cast<int>(spending)));
    plan.earning.assign(on.size(), exact_ratio(1));
    plan.earning[0] = 0;
    plan.classes = {{"equipment", 70_pct, 5}, {"buildings", 30_pct, 20}};
    return plan;
}
programme_drivers<exact_ratio> taxed() {
    programme_drivers<exact_ratio> d;
    d.amount = 380'000;
    d.full_inflow = 120'000;
    d.operating_cost = 30_pct;
    d.tax_rate = 25_pct;
    d.working_capital = 5_pct;
    d.discount_rate = 7.9_pct;
    return d;
}
const auto ten_years = fiscal_calendar{.year_ends = date::March}.years("FY2026", 10);

}  // namespace

TEST_CASE("a run allocates nothing", "[impact][model]") {
    const programme_model<yearly> m(plan_on(ten_years, 3));
    auto w = workspace_for<double>(m);
    const auto d = drivers_on<programme_drivers<double>>(taxed());
    const long before = test::allocations;
    const auto out = evaluate(m, d, w);
    CHECK(test::allocations == before);
    CHECK(out.npv != 0);
}

TEST_CASE("the rows are those of the exact series, and hold together", "[impact][model]") {
    const auto plan = plan_on(ten_years, 3);
    const programme_model<yearly> m(plan);
    auto w = workspace_for<fifty_digits>(m);
    const auto d = drivers_on<programme_drivers<fifty_digits>>(taxed());
    const auto out = evaluate(m, d, w);
    const auto row = [&](const char* name) { return flow_series<fifty_digits, yearly>(w.view<flow>(name, plan.on)); };

    // The same programme as a statement, from its spending and revenue.
    const capital_programme<fifty_digits, yearly> p{"cloud",      row("spend"), row("inflow"), row("operating cost"),
                                                    plan.classes, plan.first,   5_pct};
    const auto lines = programme_lines(p);
    const fifty_digits tiny("1e-40");
    std::vector<fifty_digits> flows;
    for (const fifty_digits& x : w["free cash flow"]) flows.push_back(x);
    const std::vector<fifty_digits> parts{sum(row("inflow")), -sum(row("operating cost")), -sum(row("tax")),
                                          -sum(row("spend")), -w["working capital"].back()};
    model_checks checks;
    checks.equal("depreciation", row("depreciation"), -lines["depreciation"], tiny)
        .equal("profit", row("profit"), lines["operating income"], tiny)
        .equal("tax", row("tax"), row("profit") * to_real<fifty_digits>(exact_ratio(25_pct)), tiny)
        .equal("working capital",
               difference(balance_series<fifty_digits, yearly>(w.view<balance>("working capital", plan.on)),
                          fifty_digits(0)),
               -lines["working capital"], tiny)
        .equal("net present value", out.npv, npv(7.9_pct, flows), tiny)
        .rolls("cumulative cash", corkscrew<fifty_digits, yearly>(fifty_digits(0), row("free cash flow")),
               balance_series<fifty_digits, yearly>(w.view<balance>("cumulative cash", plan.on)), tiny)
        .sums_to("gain", parts, out.gain, tiny)
        .nothing_before("no earnings before the start", row("inflow"), 1);
    CHECK_NOTHROW(checks.require_all());
}

TEST_CASE("a programme by quarters is discounted by quarters of a year", "[impact][model]") {
    const auto plan = plan_on(fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 40), 12);
    const programme_model<quarterly> m(plan);
    auto w = workspace_for<double>(m);
    auto exact = taxed();
    exact.full_inflow = 30'000;
    const auto out = evaluate(m, drivers_on<programme_drivers<double>>(exact), w);
    double npv = 0;
    for (std::size_t t = 0; t < 40; ++t) npv += w["free cash flow"][t] / std::pow(1.079, static_cast<double>(t) / 4);
    CHECK(out.npv == Catch::Approx(npv));
    CHECK(out.spent == Catch::Approx(380'000));
}

TEST_CASE("whatever the drivers, the model's own checks hold, and find a row that was tampered with",
          "[impact][model]") {
    const programme_model<yearly> m(plan_on(ten_years, 3));
    auto w = workspace_for<double>(m);
    std::mt19937_64 any(10);
    const auto share = [&](double low, double high) {
        return low + (high - low) * static_cast<double>(any() % 1001) / 1000;
    };
    for (int round = 0; round < 100; ++round) {
        programme_drivers<double> d;
        d.amount = share(0, 500'000);
        d.equipment_price = share(0.8, 1.5);
        d.imported_share = share(0, 1);
        d.exchange_rate = share(0.8, 1.2);
        d.delayed_share = share(0, 1);
        d.full_inflow = share(0, 200'000);
        d.utilisation = share(0, 1);
        d.demand_shortfall = share(0, 1);
        d.operating_cost = share(0, 1);
        d.tax_rate = share(0, 0.4);
        d.working_capital = share(-0.1, 0.2);
        d.discount_rate = share(0, 0.2);
        const auto out = evaluate(m, d, w);
        CHECK_NOTHROW(checks_of(m, d, out, w).require_all());
        w[programme_model<yearly>::tax][4] += 1;
        const auto failed = checks_of(m, d, out, w).failed();
        REQUIRE(failed.size() == 2);
        CHECK(failed[0].name == "sources equal uses");
        CHECK(failed[0].figures.size() == 1);
        CHECK(failed[0].figures[0].rfind("FY2030: ", 0) == 0);
        CHECK(failed[1].name == "tax is the rate times profit");
    }
}

}  // namespace programme_model_test
