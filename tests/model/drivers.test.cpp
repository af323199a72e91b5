// SPDX-License-Identifier: BSL-1.0
#include "probe.hpp"

#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>

#include <catch.hpp>

namespace drivers_test {

using namespace model_probe;

namespace {

struct plant {
    template <class R>
    struct drivers {
        money<USD, R> build{};
        per_year<money<USD, R>> revenue{};
        fx_rate<USD, CNY, R> spot = fx_rate<USD, CNY, R>(R(7));
        R tax{}, use = R(1);
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::build>("build"), driver<&d::revenue>("revenue"), driver<&d::spot>("spot"),
                              driver<&d::tax>("tax", "share of profit"), driver<&d::use>("use")};
        }
    };
};
plant::drivers<exact_ratio> base() {
    plant::drivers<exact_ratio> d;
    d.build = 380e6_usd;
    d.revenue = per_year(140e6_usd);
    d.tax = 25_pct;
    return d;
}

}  // namespace

static_assert(detail::member_count<plant::drivers<double>>() == 5);

TEST_CASE("drivers know their names and units and reach every number", "[model]") {
    std::vector<std::string> units;
    for (const auto& entry : plant::drivers<double>::list()) units.push_back(entry.unit());
    CHECK(units == std::vector<std::string>{"USD", "USD a year", "USD/CNY", "share of profit", ""});
    CHECK(listed_names<plant::drivers<double>>()[1] == "revenue");
    const auto fifty = drivers_as<fifty_digits>(base());
    CHECK(fifty.build.minor_units() == 38'000'000'000);
    CHECK(fifty.tax == fifty_digits(1) / 4);
    CHECK(fifty.use == 1);
    const auto third = drivers_as<interval>(with(base(), {{"tax", exact_ratio(1, 3)}}));
    CHECK(third.tax.lower() < third.tax.upper());
}

TEST_CASE("drivers are set by name, to exact values in their own units", "[model]") {
    const auto set = with(base(), {{"build", 400e6_usd},
                                   {"revenue", per_year(150e6_usd)},
                                   {"spot", fx_rate<USD, CNY>{7.2_dec}},
                                   {"tax", 21_pct},
                                   {"use", exact_ratio(2, 3)}});
    CHECK(set.build == money<USD, exact_ratio>(400e6_usd));
    CHECK(set.revenue.amount() == money<USD, exact_ratio>(150e6_usd));
    CHECK(set.spot.value() == exact_ratio(7.2_dec));
    CHECK(set.tax == exact_ratio(21, 100));
    CHECK(set.use == exact_ratio(2, 3));
    CHECK_THROWS_AS(with(base(), {{"bild", 400e6_usd}}), driver_missing_error);
    CHECK_THROWS_AS(with(base(), {{"build", 400e6_cny}}), driver_unit_error);
    CHECK_THROWS_AS(with(base(), {{"build", money<scaled<USD, 4>>::from_minor(1)}}), driver_unit_error);
    CHECK_THROWS_AS(with(base(), {{"build", per_year(400e6_usd)}}), driver_unit_error);
    CHECK_THROWS_AS(with(base(), {{"build", 400}}), driver_unit_error);
    CHECK_THROWS_AS(with(base(), {{"tax", 1_usd}}), driver_unit_error);
    CHECK_THROWS_AS(with(base(), {{"spot", fx_rate<EUR, CNY>{7.2_dec}}}), driver_unit_error);
    try {
        (void)with(base(), {{"build", 400e6_cny}});
    } catch (const driver_unit_error& e) {
        CHECK(std::string(e.what()) == "the driver \"build\" takes USD, not CNY");
    }
}

TEST_CASE("an amount a year scales and adds as the amount", "[model]") {
    const per_year<money<USD>> a(10_usd);
    CHECK((a + a).amount() == 20_usd);
    CHECK((2 * a - a).amount() == 10_usd);
    const per_year<money<USD, double>> b(as<double>(10_usd));
    CHECK((b * 1.5 / 3.0).amount().minor_units() == 500);
}

}  // namespace drivers_test
