// SPDX-License-Identifier: BSL-1.0
// What the README says of threads: any number may read one object. Under -fsanitize=thread, by hand, nothing is reported.
#include <outlay/cashflow.hpp>
#include <outlay/fx.hpp>
#include <outlay/money.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/time/act_act.hpp>

#include <catch.hpp>

#include <cstddef>
#include <string>
#include <thread>
#include <vector>

namespace threads_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

TEST_CASE("P9: threads read one history, one table, one series and one timeline", "[threads]") {
    const std::vector<dated<fx_rate<USD, CNY>>> rates{
        {"2025-02-24"_day, fx_rate<USD, CNY>(7.2473_dec)}, {"2025-02-25"_day, fx_rate<USD, CNY>(7.2536_dec)}};
    const fx_history<USD, CNY> history(rates, {"H.10", rate_kind::noon});
    const fiscal_calendar calendar{.year_ends = date::March};
    const auto on = calendar.quarters("FY2026 Q1", 40);
    const flow_series<money<CNY>, quarterly> flows(on, std::vector<money<CNY>>(40, 3_cny));
    const std::vector<double> cash{-100, 30, 40, 50, -5};
    const auto all_of_it = [&] {
        std::string text;
        for (int i = 0; i < 50; ++i) {
            text = to_string(history.on("2025-02-28"_day, previous{.max_days = 5}).convert(100_usd, half_even));
            text += to_string(sum(flows)) + on.label(7) + to_string(on[12].from()) + std::string(iso4217::find("CNY")->name);
            text += std::to_string(irr(cash).roots.size()) + to_string(npv(7_pct, flows, timing::mid).round(half_even));
            text += to_string(act_act_isda("2024-01-15"_day, "2026-03-01"_day));
        }
        return text;
    };
    const std::string alone = all_of_it();
    std::vector<std::string> said(4);
    std::vector<std::thread> threads;
    for (std::string& one : said) threads.emplace_back([&] { one = all_of_it(); });
    for (std::thread& t : threads) t.join();
    for (const std::string& one : said) CHECK(one == alone);
}

}  // namespace threads_test
