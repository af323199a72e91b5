// SPDX-License-Identifier: BSL-1.0
// What may stand in a row is open: a user's own quantity and price, of which the product is money and nothing else is.
#include "probe.hpp"

#include <vector>

#include <catch.hpp>

namespace quantity_test {

template <class R>
struct energy {
    R kilowatt_hours{};
};
template <class C, class R>
struct energy_price {
    R a_kilowatt_hour{};  // minor units
};
template <class C, class R>
outlay::money<C, R> operator*(const energy<R>& used, const energy_price<C, R>& price) {
    return outlay::money<C, R>::from_minor(R(used.kilowatt_hours * price.a_kilowatt_hour));
}

}  // namespace quantity_test

template <class R>
struct outlay::row_amount<quantity_test::energy<R>> {
    using number = R;
    static std::string unit() { return "kWh"; }
    static const R& count(const quantity_test::energy<R>& x) { return x.kilowatt_hours; }
    static quantity_test::energy<R> of(const R& n) { return {n}; }
};
template <class C, class R>
struct outlay::row_amount<quantity_test::energy_price<C, R>> {
    using number = R;
    static std::string unit() { return std::string(std::string_view(C::code)) + " per kWh"; }
    static const R& count(const quantity_test::energy_price<C, R>& x) { return x.a_kilowatt_hour; }
    static quantity_test::energy_price<C, R> of(const R& n) { return {n}; }
};

namespace quantity_test {

using namespace model_probe;

struct solar_park {
    timeline<quarterly> on = quarters(4);
    std::vector<exact_ratio> sun{exact_ratio(1, 2), 1, exact_ratio(3, 2), 1};
    flow_series<energy<exact_ratio>, quarterly> metered{quarters(2), std::vector<energy<exact_ratio>>{{600}, {900}}};
    level_series<energy_price<USD, exact_ratio>, quarterly> charged{quarters(3), std::vector<energy_price<USD, exact_ratio>>{{12}, {13}, {15}}};

    template <class R>
    struct drivers {
        per_year<energy<R>> yield{};
        energy_price<USD, R> tariff{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::yield>("yield"), driver<&d::tariff>("tariff")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> revenue{};
        energy<R> sold{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::revenue>("revenue"), outcome<&o::sold>("sold")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        const auto made = s.flow("energy", d.yield * s.levels("sun", sun));
        const auto index = s.level("index", growth_index(s.fixed("inflation", [](std::size_t t) { return exact_ratio(t == 0 ? 0 : 1, 10); })));
        const auto price = s.level("price", d.tariff * index);
        const auto revenue = s.total("revenue", s.flow("sales", made * price));
        const auto sold = s.flow("energy as metered", with_actuals(metered, made));
        const auto paid = s.level("price as charged", with_actuals(charged, growing_by(R(1) / R(5))));
        s.flow("sales as billed", sold * paid);
        return {sum(revenue), sum(made)};
    }
};

template <class A, class B>
concept multiplies = requires(const A& a, const B& b) { a * b; };
template <class A, class B>
concept adds = requires(const A& a, const B& b) { a + b; };
using kwh = row<energy<double>, flow, quarterly>;
using tariff = row<energy_price<USD, double>, level, quarterly>;
static_assert(multiplies<kwh, tariff> && std::same_as<decltype(std::declval<kwh>() * std::declval<tariff>())::amount, money<USD, double>>);
static_assert(!multiplies<kwh, row<money<USD, double>, level, quarterly>> && !multiplies<row<money<USD, double>, flow, quarterly>, tariff>);
static_assert(!multiplies<kwh, kwh> && !adds<kwh, row<money<USD, double>, flow, quarterly>> && !adds<kwh, row<double, flow, quarterly>>);
static_assert(!multiplies<tariff, tariff>);

TEST_CASE("energy times a price per unit is money", "[model]") {
    runner<solar_park> run{solar_park{}};
    solar_park::drivers<exact_ratio> d;
    d.yield = per_year(energy<exact_ratio>{4'000});
    d.tariff = {12};  // cents
    const auto out = run(d);
    CHECK(out.sold.kilowatt_hours == 4'000);
    // 500, 1000, 1500, 1000 kWh at 12, 13.2, 14.52, 15.972 cents
    CHECK(out.revenue.minor_units() == Catch::Approx(6'000 + 13'200 + 21'780 + 15'972));
    CHECK(run.rows().lines()[0].unit == "");
    CHECK(run.rows().lines()[1].unit == "kWh");
    CHECK(with(d, {{"yield", per_year(energy<exact_ratio>{1})}}).yield.amount().kilowatt_hours == 1);
    CHECK_THROWS_AS(with(d, {{"yield", per_year(1_usd)}}), driver_unit_error);
    // Metered 600 and 900, then as planned; charged 12, 13 and 15 cents, then a fifth more.
    const auto billed = run.rows().flow<USD>("sales as billed").values();
    CHECK(std::vector<double>(billed.begin(), billed.end()) == std::vector<double>{600 * 12, 900 * 13, 1'500 * 15, 1'000 * 18});
}

}  // namespace quantity_test
