// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/phase.hpp>

#include <catch.hpp>

#include <random>

#include <outlay/money/literals.hpp>

namespace phase_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

static_assert(phasing_on<by_days, monthly> && phasing_on<milestones, irregular> && phasing_on<rayleigh, quarterly>);
template <class Amount, class Grid>
concept phases = requires(Amount a, timeline<quarterly> q, Grid g) { phase(a, evenly{}, q, g); };
static_assert(phases<money<CNY>, grid<money<CNY>>> && phases<bounds<money<CNY>>, grid<money<CNY>>>);
static_assert(!phases<money<CNY>, grid<money<USD>>> && !phases<exact_money<CNY>, grid<money<CNY>>>);

namespace {

const auto march = fiscal_calendar{.year_ends = date::March};
const auto twelve = march.quarters("FY2026 Q1", 12);

money<CNY> sum_of(const flow_series<money<CNY>, quarterly>& s, std::size_t from, std::size_t count) {
    money<CNY> total;
    for (std::size_t i = from; i < from + count; ++i) total += s[i];
    return total;
}

}  // namespace

TEST_CASE("380 billion over twelve quarters on millions", "[phase]") {
    const auto even = phase(380e9_cny, evenly{}, twelve, grid{1e6_cny});
    for (std::size_t i = 0; i < 12; ++i) CHECK(even[i] == (i < 8 ? 31'667e6_cny : 31'666e6_cny));
    CHECK(sum(even) == 380e9_cny);
    CHECK(sum_of(even, 0, 4) == 126'668e6_cny);
    CHECK(sum_of(even, 4, 4) == 126'668e6_cny);
    CHECK(sum_of(even, 8, 4) == 126'664e6_cny);
}

TEST_CASE("380 billion over 36 months from February 2025, to the fen", "[phase]") {
    // 380,000 / 36 = 10,555.56; FY2025 has 2 of the months, FY2026 and FY2027 12, FY2028 10.
    const auto months = phase(380e9_cny, evenly{}, march.months("FY2025 M11", 36));
    CHECK(sum(months) == 380e9_cny);
    const auto part = [&](std::size_t from, std::size_t count) {
        money<CNY> total;
        for (std::size_t i = from; i < from + count; ++i) total += months[i];
        return total;
    };
    CHECK(months["FY2025 M11"] == 10'555'555'555.56_cny);
    CHECK(part(0, 2).minor_units() / 1'000'000 == 2'111'111);  // 21,111.11 million
    CHECK(part(2, 12).minor_units() / 1'000'000 == 12'666'666);
    CHECK(part(14, 12).minor_units() / 1'000'000 == 12'666'666);
    CHECK(part(26, 10).minor_units() / 1'000'000 == 10'555'555);
}

TEST_CASE("an amount that does not lie on the grid is refused, as is a negative one", "[phase]") {
    CHECK_THROWS_AS(phase(380'000'000'001_cny, evenly{}, twelve, grid{1e6_cny}), not_exact_error);
    CHECK_THROWS_AS(phase(1.5_cny, rayleigh{}, twelve, grid{1_cny}), not_exact_error);
    CHECK_THROWS_AS(phase(-1_cny, evenly{}, twelve), negative_magnitude_error);
    CHECK_THROWS_AS(phase(1_cny, evenly{}, timeline<quarterly>{}), numeric_domain_error);
    CHECK_THROWS_AS(phase(1_cny, weighted{{1, 2}}, twelve), numeric_domain_error);
}

TEST_CASE("every shape sums to the whole, is never negative, and is within one step of its exact share", "[phase]") {
    std::mt19937_64 random(380);
    const auto holds = [&](const auto& shape) {
        for (std::size_t n : {1u, 5u, 12u, 40u}) {
            const auto over = march.quarters("FY2026 Q1", n);
            const auto weights = weights_of(shape, over);
            int128 all = 0;
            for (const auto w : weights) all += w;
            for (const auto step : {0.01_cny, 1_cny, 1e6_cny}) {
                const auto steps = static_cast<std::int64_t>(random() % 1'000'000);
                const auto amount = step * steps;
                const auto parts = phase(amount, shape, over, grid{step});
                money<CNY> running;
                for (std::size_t i = 0; i < n; ++i) {
                    REQUIRE(parts[i] >= 0_cny);  // so the cumulative is monotone
                    REQUIRE(parts[i].minor_units() % step.minor_units() == 0);
                    REQUIRE(abs(parts[i] - amount * exact_ratio(weights[i], all)) < step);
                    running += parts[i];
                }
                REQUIRE(running == amount);
                const auto split_parts = split(amount, weights, leftover::to_largest_remainder, grid{step});
                for (std::size_t i = 0; i < n; ++i) REQUIRE(parts[i] == split_parts[i]);
            }
        }
    };
    holds(evenly{});
    holds(front_loaded{});
    holds(back_loaded{7.5_dec});
    holds(rayleigh{});
    holds(beta_curve{0.2_dec, 0.3_dec});
    holds(logistic_curve{});
    holds(dhss_curve{0.134_dec, 3.884_dec});
    holds(by_days{});
    weighted given;
    for (int i = 0; i < 40; ++i) given.values.emplace_back(i % 7 == 0 ? 0 : 1 + i * i % 11);
    const auto over = march.quarters("FY2026 Q1", 40);
    const auto parts = phase(1e9_cny, given, over);
    const auto split_parts = split(1e9_cny, given.values, leftover::to_largest_remainder);
    for (std::size_t i = 0; i < 40; ++i) CHECK(parts[i] == split_parts[i]);
    const auto long_run = march.quarters("FY2026 Q1", 400);
    CHECK(sum(phase(1e9_cny, rayleigh{}, long_run)) == 1e9_cny);
    CHECK(sum(phase(money<CNY>::from_minor(INT64_MAX), rayleigh{}, long_run)).minor_units() == INT64_MAX);
}

TEST_CASE("a claim becomes a schedule of claims that stay true", "[phase]") {
    const auto schedule = phase(more_than(380e9_cny), evenly{}, twelve, grid{1e6_cny});
    for (std::size_t i = 0; i < 12; ++i) CHECK(schedule[i] == more_than(31'666e6_cny));
    const auto range = phase(between(10_usd, 12_usd), weighted{{1, 2, 0}}, march.quarters("FY2026 Q1", 3));
    CHECK(range[std::size_t{0}] == between(3.33_usd, 4_usd));
    CHECK(range[std::size_t{1}] == between(6.66_usd, 8_usd));
    CHECK(range[std::size_t{2}] == exactly(0_usd));  // no weight: nothing, whatever the whole is
    CHECK(phase(bounds<money<USD>>{}, evenly{}, twelve)[std::size_t{3}].is_unknown());
    const auto exact = phase(exactly(1_usd), evenly{}, march.quarters("FY2026 Q1", 3));
    CHECK(exact[std::size_t{0}] == exactly(0.34_usd));
    CHECK(exact[std::size_t{2}] == exactly(0.33_usd));
    CHECK_THROWS_AS(phase(exactly(-1_usd), evenly{}, twelve), negative_magnitude_error);
}

TEST_CASE("whatever the whole turns out to be, its phasing keeps to the schedule of claims", "[phase]") {
    std::mt19937_64 random(3);
    for (int run = 0; run < 300; ++run) {
        const auto low = money<CNY>::from_minor(static_cast<std::int64_t>(random() % 10'000));
        const auto high = low + money<CNY>::from_minor(1 + static_cast<std::int64_t>(random() % 5'000));
        const auto claim = bounds<money<CNY>>::from_ends({low, end_kind::closed}, {high, end_kind::open});
        const auto whole = money<CNY>::from_minor(low.minor_units() + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(high.minor_units() - low.minor_units())));
        weighted shape;
        for (int i = 0; i < 7; ++i) shape.values.emplace_back(static_cast<std::int64_t>(random() % 20));
        shape.values.emplace_back(1);
        const auto over = march.quarters("FY2026 Q1", 8);
        const auto claims = phase(claim, shape, over);
        const auto weights = weights_of(shape, over);
        std::int64_t all = 0;
        for (const auto w : weights) all += w;
        bounds<money<CNY>> together(0_cny);
        for (std::size_t i = 0; i < 8; ++i) {
            const bounds<exact_money<CNY>> cell = claims[i];
            REQUIRE(cell.contains(bounds<exact_money<CNY>>(whole * exact_ratio(weights[i], all))));
            together += claims[i];
        }
        REQUIRE(together.contains(claim));  // the cells together say no more than the whole does
    }
}

TEST_CASE("stubs by their days, milestones on theirs", "[phase]") {
    const timeline<irregular> stub{"2025-02-24"_day, "2025-04-01"_day, "2025-07-01"_day, "2025-10-01"_day};
    CHECK(weights_of(by_days{}, stub) == std::vector<std::int64_t>{36, 91, 92});
    CHECK(weights_of(evenly{}, stub) == std::vector<std::int64_t>{1, 1, 1});
    CHECK(phase(219_cny, by_days{}, stub)[std::size_t{0}] == 36_cny);
    // A curve over uneven periods is read at their days.
    const auto curve = weights_of(beta_curve{}, stub);
    CHECK(static_cast<double>(curve[0]) / static_cast<double>(detail::curve_whole) == Approx(beta_curve{}.done_by(36 / 219.0)).epsilon(1e-12));

    const milestones due{{{"2025-06-30"_day, 30_pct}, {"2026-12-31"_day, 60_pct}, {"2025-04-01"_day, 10_pct}}};
    const auto cells = phase(1'000_cny, due, twelve);
    CHECK(cells["FY2026 Q1"] == 400_cny);
    CHECK(cells["FY2027 Q3"] == 600_cny);
    CHECK(sum(cells) == 1'000_cny);
    CHECK_THROWS_WITH(phase(1_cny, milestones{{{"2025-06-30"_day, 30_pct}}}, twelve), ContainsSubstring("0.3"));
    CHECK_THROWS_AS(phase(1_cny, milestones{{{"2025-03-31"_day, 1}}}, twelve), not_on_timeline_error);
    CHECK_THROWS_AS(phase(1_cny, milestones{{{"2025-06-30"_day, 2}, {"2025-06-30"_day, -1}}}, twelve), numeric_domain_error);
}

TEST_CASE("a planned amount is phased as the amount it is", "[phase]") {
    const commitment<CNY> plan("x", {.on = "2025-02-24"_day, .amount = more_than(380e9_cny)});
    const auto planned = plan.planned_at(380e9_cny);
    CHECK(phase(planned, evenly{}, twelve, grid{1e6_cny}) == phase(380e9_cny, evenly{}, twelve, grid{1e6_cny}));
    CHECK(sum(phase(planned, rayleigh{}, twelve)) == 380e9_cny);
}

TEST_CASE("many amounts phased one by one and added up", "[phase]") {
    const phaser even(evenly{}, twelve);
    const phaser curved(rayleigh{}, twelve);
    const std::vector<money<CNY>> amounts{1_cny, 0.05_cny, 380e9_cny, 7_cny};
    for (const auto* by : {&even, &curved}) {
        flow_series<money<CNY>, quarterly> expected(twelve, std::vector<money<CNY>>(12));
        for (const auto& a : amounts) expected += (*by)(a);
        CHECK(phased_sum(std::span<const money<CNY>>(amounts), *by) == expected);
    }
    CHECK(even.weights().size() == 12);
    std::vector<money<CNY>> wrong(11);
    CHECK_THROWS_AS(even.into(std::span<money<CNY>>(wrong), 1_cny), numeric_domain_error);
}

}  // namespace phase_test
