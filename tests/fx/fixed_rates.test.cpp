// SPDX-License-Identifier: BSL-1.0
#include <outlay/fx/fixed_rates.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <cstdlib>
#include <iterator>
#include <string>

namespace fixed_rates_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(fixed_rate::find("DEM")->old_per_new == 1.95583_dec && fixed_rate::find("CNY") == nullptr);

namespace {

any_money of(std::string_view code, const exact_ratio& major, int digits = 2) {
    return any_money::from_major(major, any_currency(code, digits));
}
const any_currency eur("EUR", 2);

}  // namespace

TEST_CASE("every rate of the euro has six significant figures", "[fixed_rates]") {
    // Regulation 1103/97, article 4(1).
    for (const fixed_rate& one : euro_legacy) {
        INFO(one.old_code);
        CHECK(one.new_code == "EUR");
        CHECK((one.old_per_new.coefficient() >= 100'000 && one.old_per_new.coefficient() < 1'000'000));
    }
    CHECK(std::size(euro_legacy) == 21);
    CHECK(fixed_rate::find("BGN")->since == "2026-01-01"_day);
    CHECK(to_string(fixed_rate::find("BGN")->quote()) == "EUR/BGN 1.95583, law 2026-01-01");
    CHECK(fixed_rate::find("BGN")->quote().kind() == rate_kind::fixed);
}

TEST_CASE("the legal method divides by the rate and never multiplies by an inverse", "[fixed_rates]") {
    CHECK(convert_by_law(of("BGN", 100), eur) == any_money(51.13_eur));                    // case 71
    CHECK(convert_by_law(of("ITL", 1'000'000'000, 0), eur) == any_money(516'456.90_eur));  // case 73
    CHECK(convert_by_law(any_money(516'456.90_eur), any_currency("ITL", 0)) == of("ITL", 1'000'000'002, 0));
    // worked example A3: 100 DEM through 51.129 euros are 335.38 FRF.
    CHECK(convert_by_law(of("DEM", 100), any_currency("FRF", 2)) == of("FRF", 335.38_dec));
    // The six-figure inverse 0.511292 is off by 118.80 euros on a thousand million marks.
    const any_money right = convert_by_law(of("DEM", 1'000'000'000), eur);
    CHECK(any_money(511'292'000_eur) - right == any_money(118.80_eur));
}

TEST_CASE("the euros in between have at least three decimals", "[fixed_rates]") {
    CHECK(convert_by_law(of("DEM", 1'000'000), any_currency("ITL", 0), 3) == of("ITL", 989'999'130, 0));
    CHECK(convert_by_law(of("DEM", 1'000'000), any_currency("ITL", 0), 6) == of("ITL", 989'999'131, 0));
    CHECK_THROWS_AS(convert_by_law(of("DEM", 1), any_currency("ITL", 0), 2), numeric_domain_error);
    CHECK_THROWS_AS(convert_by_law(any_money(1_usd), eur), rate_missing_error);
    CHECK_THROWS_AS(convert_by_law(any_money(1_eur), any_currency("TRL", 0)), rate_missing_error);  // not by the euro
    CHECK(convert_by_law(any_money(1_eur), eur) == any_money(1_eur));
    CHECK(convert_by_law(of("DEM", -100), eur) == -convert_by_law(of("DEM", 100), eur));
}

TEST_CASE("a redenomination is a fixed rate from a day on", "[fixed_rates]") {
    CHECK(fixed_rate::find("TRL")->quote().rate() == any_rate({"TRY", "TRL"}, 1'000'000_dec));
    CHECK(fixed_rate::find("TRL")->quote().convert(of("TRL", 2'500'000, 0), any_currency("TRY", 2), rounding::exact) ==
          of("TRY", 2.5_dec));
    CHECK(fixed_rate::find("SLL")->quote().convert(of("SLL", 1'000), any_currency("SLE", 2), half_even) ==
          of("SLE", 1));
    CHECK(fixed_rate::find("ROL")->new_code == "RON");
    CHECK(fixed_rate::find("ZWL")->quote().convert(any_money::from_major(1, {"ZWG", 2}), any_currency("ZWL", 2),
                                                   half_even) == of("ZWL", 2498.72_dec));
    CHECK(fixed_rate::find("ZWL")->since == "2024-06-25"_day);
}

}  // namespace fixed_rates_test
