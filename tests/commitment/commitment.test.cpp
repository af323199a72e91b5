// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/commitment.hpp>

#include <catch.hpp>

#include <array>
#include <concepts>

#include <outlay/money/literals.hpp>

namespace commitment_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

static_assert(std::copyable<commitment<CNY>> && std::regular<revision<CNY>> && std::regular<horizon>);
static_assert(!std::default_initializable<commitment<CNY>>);  // there is always an announcement

// S2: a horizon of 5.5 months is refused, not cut to 5.
template <class Months>
constexpr std::array taken{requires(calendar_day day, Months n) { starting_on(day, n); },
                           requires(calendar_day day, Months n) { starting_between(day, day, n); },
                           requires(horizon h, Months n) { h.months = n; }};
static_assert(taken<int> == std::array{true, true, true} && taken<long long> == taken<int>);
static_assert(taken<double> == std::array{false, false, false} && taken<float> == taken<double>);

namespace {

// What the five articles say: known on their days (articles.csv S002-01, S000-01, S000-02, S001-01, S001-02).
commitment<CNY> as_announced() {
    commitment<CNY> plan("AI and cloud infrastructure",
                         {.on = "2025-02-24"_day, .amount = more_than(380e9_cny),
                          .over = starting_between("2025-02-24"_day, "2025-04-01"_day, 36), .source = "S002-01"});
    plan.revise({.on = "2025-02-25"_day, .kind = revision_kind::mentioned, .amount = exactly(380e9_cny), .source = "S003-01"});
    plan.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny), .source = "S000-02"});
    plan.revise({.on = "2025-11-07"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny), .source = "S001-02"});
    plan.revise({.on = "2025-11-25"_day, .kind = revision_kind::mentioned, .source = "management: may be on the small side"});
    return plan;
}

}  // namespace

TEST_CASE("the claim on the whole never says more than was said", "[commitment]") {
    const auto plan = as_announced();
    for (const auto day : {"2025-02-24"_day, "2025-08-29"_day, "2025-09-24"_day, "2025-11-07"_day, "2025-11-25"_day}) {
        const auto known = plan.known_on(day);
        CHECK(known.total() == more_than(380e9_cny));  // lower bound 380, none above, at every date
        CHECK(known.over() == starting_between("2025-02-24"_day, "2025-04-01"_day, 36));
    }
    CHECK(plan.known_on("2025-02-24"_day).revisions().size() == 1);
    CHECK(plan.known_on("2025-09-23"_day).revisions().size() == 2);
    CHECK(plan.known_on("2025-09-24"_day).revisions().size() == 3);
    CHECK(to_string(plan.total()) == "more than 380000000000.00 CNY");
    CHECK_THROWS_AS(plan.known_on("2025-02-23"_day), not_announced_error);
}

TEST_CASE("an increase of unknown size stays unknown, even on an exact total", "[commitment]") {
    commitment<CNY> plan("x", {.on = "2025-01-01"_day, .amount = 380_cny});
    CHECK(plan.total().is_exact());
    plan.revise({.on = "2025-02-01"_day, .kind = revision_kind::raised_by, .amount = more_than(0_cny)});
    CHECK(plan.total() == more_than(380_cny));
    plan.revise({.on = "2025-03-01"_day, .kind = revision_kind::raised_by, .amount = between(20_cny, 30_cny)});
    CHECK(plan.total() == more_than(400_cny));
    plan.revise({.on = "2025-04-01"_day, .kind = revision_kind::lowered_by, .amount = up_to(50_cny)});
    CHECK(plan.total().lower() == more_than(350_cny).lower());
    plan.revise({.on = "2025-05-01"_day, .kind = revision_kind::restated, .amount = about(500_cny, 10_cny)});
    CHECK(plan.total() == between(490_cny, 510_cny));
    CHECK(plan.known_on("2025-01-31"_day).total() == exactly(380_cny));
}

TEST_CASE("competing statements stand side by side", "[commitment]") {
    const auto plan = as_announced();
    CHECK(plan.relation_to_known(0) == claim_relation::same);
    CHECK(plan.relation_to_known(1) == claim_relation::conflicting);  // exactly 380 against more than 380: shown, not settled
    CHECK(plan.relation_to_known(2) == claim_relation::same);
    CHECK(plan.relation_to_known(4) == claim_relation::weaker);  // a remark without a figure

    // S004-01 and S004-05: "well beyond US$53bn", and in the same article "exceed US$50bn".
    commitment<USD> dollars("x", {.on = "2025-09-24"_day, .amount = more_than(53e9_usd), .source = "S004-01"});
    dollars.revise({.on = "2025-09-24"_day, .kind = revision_kind::mentioned, .amount = more_than(50e9_usd), .source = "S004-05"});
    CHECK(dollars.relation_to_known(1) == claim_relation::weaker);
    CHECK(dollars.total() == more_than(53e9_usd));
    // S003-01: US$52.4bn as printed can be no rounding of what S002-01 prints as 53.
    dollars.revise({.on = "2025-09-25"_day, .kind = revision_kind::mentioned, .amount = about(52.4e9_usd, 0.05e9_usd)});
    CHECK(dollars.relation_to_known(2) == claim_relation::conflicting);

    // What changes the total is held against the total before it, not against what it makes of it.
    commitment<USD> restated("y", {.on = "2025-01-01"_day, .amount = up_to(100_usd)});
    restated.revise({.on = "2025-02-01"_day, .kind = revision_kind::restated, .amount = up_to(80_usd)});
    restated.revise({.on = "2025-03-01"_day, .kind = revision_kind::raised_to, .amount = up_to(90_usd)});
    restated.revise({.on = "2025-04-01"_day, .kind = revision_kind::mentioned, .amount = up_to(90_usd)});
    CHECK(restated.relation_to_known(1) == claim_relation::stronger);
    CHECK(restated.relation_to_known(2) == claim_relation::weaker);
    CHECK(restated.relation_to_known(3) == claim_relation::same);
    CHECK_THROWS_AS(restated.relation_to_known(4), numeric_domain_error);
    CHECK_THROWS_AS(restated.relation_to_known(std::size_t(-1)), numeric_domain_error);
}

TEST_CASE("an amount to plan with is held against the claim", "[commitment]") {
    const auto plan = as_announced();
    const auto planned = plan.planned_at(380e9_cny);
    CHECK(planned.amount == 380e9_cny);
    CHECK(to_string(planned) == "380000000000.00 CNY (claimed: more than 380000000000.00 CNY)");
    CHECK(plan.planned_at(500e9_cny).amount == 500e9_cny);
    CHECK_THROWS_AS(plan.planned_at(379'999'999'999.99_cny), claims_conflict_error);
    CHECK_THROWS_AS(plan.planned_at(-1_cny), negative_magnitude_error);
    const commitment<CNY> range("x", {.on = "2025-01-01"_day, .amount = between(10_cny, 12_cny)});
    CHECK_NOTHROW(range.planned_at(12_cny));
    CHECK_THROWS_WITH(range.planned_at(12.01_cny), "claims conflict: 12.01 CNY against from 10.00 CNY to 12.00 CNY");
    const commitment<CNY> exact("x", {.on = "2025-01-01"_day, .amount = 5_cny});
    CHECK(to_string(exact.planned_at(5_cny)) == "5.00 CNY");
    CHECK_THROWS_AS(exact.planned_at(5.01_cny), claims_conflict_error);
}

TEST_CASE("revisions come in order and are magnitudes", "[commitment]") {
    auto plan = as_announced();
    CHECK_THROWS_AS(plan.revise({.on = "2025-11-24"_day, .kind = revision_kind::mentioned}), entry_order_error);
    CHECK_THROWS_AS(plan.revise({.on = "2025-12-01"_day, .kind = revision_kind::raised_by, .amount = exactly(-1_cny)}),
                    negative_magnitude_error);
    CHECK(plan == as_announced());
}

TEST_CASE("contracted capital commitments stand beside what was announced", "[commitment]") {
    // Alibaba's FY2025 20-F, note 26: contracted, not provided for, RMB 18,372m at 31 March 2024, 45,321m at 31 March 2025.
    auto plan = as_announced();
    plan.post({.on = "2024-03-31"_day, .to = stage::contracted, .amount = 18'372e6_cny, .known = "2025-06-30"_day});
    plan.post({.on = "2025-03-31"_day, .to = stage::contracted, .amount = 26'949e6_cny, .known = "2025-06-30"_day});
    CHECK(plan.life().on("2024-12-31"_day).outstanding() == 18'372e6_cny);
    CHECK(plan.life().on("2025-03-31"_day).outstanding() == 45'321e6_cny);
    CHECK(plan.known_on("2025-02-25"_day).life().movements().empty());
    CHECK(plan.known_on("2025-09-24"_day).life().latest().outstanding() == 45'321e6_cny);
}

TEST_CASE("what is not paid yet is as vague as the whole", "[commitment]") {
    auto plan = as_announced();
    plan.post({.on = "2025-12-01"_day, .to = stage::contracted, .amount = 100e9_cny});
    plan.post({.on = "2025-12-01"_day, .to = stage::prepaid, .amount = 20e9_cny});
    CHECK(plan.unpaid() == more_than(360e9_cny));
    commitment<CNY> small("x", {.on = "2025-01-01"_day, .amount = between(5_cny, 10_cny)});
    small.post({.on = "2025-01-02"_day, .to = stage::contracted, .amount = 11_cny});
    small.post({.on = "2025-01-02"_day, .to = stage::prepaid, .amount = 7_cny});
    CHECK(small.unpaid() == between(0_cny, 3_cny));
    small.post({.on = "2025-01-03"_day, .to = stage::prepaid, .amount = 4_cny});
    CHECK_THROWS_AS(small.unpaid(), claims_conflict_error);
}

TEST_CASE("a claim over years that one year of them already fills", "[commitment]") {
    // S004-15: Tencent 10 to 12 billion dollars over 2023-2025; its 2024 capital expenditure alone was US$10.67bn, so that
    // the three years were more, as far as the other two were more than nothing.
    commitment<USD> tencent("Tencent, 2023-2025", {.on = "2025-09-24"_day, .amount = between(10e9_usd, 12e9_usd)});
    tencent.revise({.on = "2025-09-24"_day, .kind = revision_kind::mentioned, .amount = more_than(10.67e9_usd)});
    CHECK(tencent.relation_to_known(1) == claim_relation::overlapping);
}

TEST_CASE("the check reports what is allowed and should be looked at", "[commitment]") {
    commitment<CNY> plan("x", {.on = "2025-01-01"_day, .amount = up_to(100_cny)});
    plan.post({.on = "2025-01-10"_day, .to = stage::approved, .amount = 60_cny});
    plan.post({.on = "2025-02-01"_day, .to = stage::contracted, .amount = 50_cny});
    CHECK(plan.findings().empty());
    plan.post({.on = "2025-03-01"_day, .to = stage::contracted, .amount = 20_cny});
    plan.post({.on = "2025-03-02"_day, .to = stage::contracted, .amount = 5_cny});   // the same breach goes on
    plan.post({.on = "2025-04-01"_day, .to = stage::approved, .amount = 40_cny});    // and ends
    plan.post({.on = "2025-05-01"_day, .to = stage::prepaid, .amount = 23_cny});     // 30 % of 75 is 22.50
    plan.post({.on = "2025-06-01"_day, .to = stage::contracted, .amount = 26_cny});
    const std::vector<finding<CNY>> expected{
        {finding_kind::contracted_above_approved, "2025-03-01"_day, 70_cny, 60_cny},
        {finding_kind::prepaid_above_limit, "2025-05-01"_day, 23_cny, 22.50_cny},
        {finding_kind::contracted_above_approved, "2025-06-01"_day, 101_cny, 100_cny},
        {finding_kind::contracted_above_total, "2025-06-01"_day, 101_cny, 100_cny}};
    CHECK(plan.findings() == expected);
    CHECK(plan.findings({.prepaid_of_contracted = 0.31_dec}).size() == 3);
    CHECK(to_string(expected[0]) == "from 2025-03-01: contracted above approved, 70.00 CNY against 60.00 CNY");
}

TEST_CASE("the horizon of an uncertain start", "[horizon]") {
    const auto h = starting_between("2025-02-24"_day, "2025-04-01"_day, 36);
    CHECK(h.end() == between("2028-02-24"_day, "2028-04-01"_day));
    CHECK(h.surely() == period{"2025-04-01"_day, "2028-02-24"_day});
    CHECK(h.perhaps() == period{"2025-02-24"_day, "2028-04-01"_day});
    CHECK(in_words(h) == "36 months from a day between 2025-02-24 and 2025-04-01");
    CHECK(in_words(starting_on("2025-02-24"_day, 36)) == "36 months from 2025-02-24");
    CHECK(in_words(horizon{at_least("2025-02-24"_day), 36}) == "36 months, its start at least 2025-02-24");
    CHECK(in_words(horizon{}) == "a time not said");
    CHECK(horizon{}.is_unknown());
    CHECK(horizon{}.surely().empty());
    CHECK(horizon{at_least("2025-02-24"_day), 12}.end() == at_least("2026-02-24"_day));
    CHECK(horizon{at_least("2025-02-24"_day), 12}.surely().empty());
    CHECK(starting_on("2024-02-29"_day, 12).end() == exactly("2025-02-28"_day));
    CHECK(starting_on("2024-11-30"_day, 3).end() == exactly("2025-02-28"_day));
    CHECK(starting_between("2025-01-01"_day, "2025-12-01"_day, 1).surely().empty());
    CHECK_THROWS_AS((horizon{exactly("2025-01-01"_day), -1}.end()), numeric_domain_error);
}

TEST_CASE("a total is not lowered below nothing", "[commitment]") {
    commitment<CNY> c("x", {.on = "2025-01-01"_day, .amount = exactly(10_cny)});
    CHECK_THROWS_AS(c.revise({.on = "2025-02-01"_day, .kind = revision_kind::lowered_by, .amount = exactly(15_cny)}), negative_magnitude_error);
    CHECK(c.revisions().size() == 1);
    c.revise({.on = "2025-02-01"_day, .kind = revision_kind::lowered_by, .amount = between(4_cny, 15_cny)});
    CHECK(c.total() == between(0_cny, 6_cny));
    c.revise({.on = "2025-03-01"_day, .kind = revision_kind::lowered_by, .amount = exactly(6_cny)});
    CHECK(c.total() == exactly(0_cny));
}

// The error of a revision that goes the wrong way, or nothing.
std::string refused_direction(commitment<USD> plan, revision_kind kind, const bounds<money<USD>>& to) {
    try {
        plan.revise({.on = "2025-12-01"_day, .kind = kind, .amount = to});
        return "";
    } catch (const revision_direction_error& e) {
        return e.what();
    }
}
commitment<USD> said(const bounds<money<USD>>& total, horizon over = {}) {
    return {"x", {.on = "2025-01-01"_day, .amount = total, .over = over}};
}

TEST_CASE("R17: raised to is the new total, raised by adds", "[commitment]") {
    // Meta's guidance on 2025 capital expenditure, billions of dollars: 60 to 65, then 64 to 72, then 66 to 72, then 70 to 72.
    commitment<USD> guided("capital expenditure of 2025", {.on = "2025-01-29"_day, .amount = between(60e9_usd, 65e9_usd)});
    guided.revise({.on = "2025-04-30"_day, .kind = revision_kind::raised_to, .amount = between(64e9_usd, 72e9_usd)});
    CHECK(guided.total() == between(64e9_usd, 72e9_usd));
    guided.revise({.on = "2025-07-30"_day, .kind = revision_kind::raised_to, .amount = between(66e9_usd, 72e9_usd)});
    guided.revise({.on = "2025-10-29"_day, .kind = revision_kind::raised_to, .amount = between(70e9_usd, 72e9_usd)});
    CHECK(guided.total() == between(70e9_usd, 72e9_usd));
    CHECK(guided.known_on("2025-05-01"_day).total() == between(64e9_usd, 72e9_usd));
    guided.revise({.on = "2025-11-01"_day, .kind = revision_kind::raised_by, .amount = between(1e9_usd, 2e9_usd)});
    CHECK(guided.total() == between(71e9_usd, 74e9_usd));
    guided.revise({.on = "2025-11-02"_day, .kind = revision_kind::lowered_to, .amount = between(70e9_usd, 74e9_usd)});
    CHECK(guided.total() == between(70e9_usd, 74e9_usd));
    guided.revise({.on = "2025-11-03"_day, .kind = revision_kind::lowered_by, .amount = 1e9_usd});
    CHECK(guided.total() == between(69e9_usd, 73e9_usd));
    CHECK(guided.revisions().size() == 7);
}

TEST_CASE("R17: raised or lowered by zero is neither", "[commitment]") {
    using enum revision_kind;
    for (const revision_kind kind : {raised_by, lowered_by}) {
        CHECK(!refused_direction(said(between(60_usd, 65_usd)), kind, exactly(0_usd)).empty());
        CHECK(!refused_direction(said(between(60_usd, 65_usd)), kind, up_to(0_usd)).empty());
        CHECK(refused_direction(said(between(60_usd, 65_usd)), kind, more_than(0_usd)).empty());
        CHECK(refused_direction(said(between(60_usd, 65_usd)), kind, between(0_usd, 1_usd)).empty());  // perhaps by something
        CHECK(refused_direction(said(between(60_usd, 65_usd)), kind, {}).empty());
    }
}

TEST_CASE("R17: what is raised to and lowered to is checked for its direction", "[commitment]") {
    using enum revision_kind;
    const auto range = said(between(64_usd, 72_usd));
    const auto refused = [](const auto& plan, revision_kind kind, const bounds<money<USD>>& to) {
        return !refused_direction(plan, kind, to).empty();
    };
    struct row {
        bounds<money<USD>> to;
        bool raises, lowers;
    };
    for (const auto& [to, raises, lowers] : std::vector<row>{{between(64_usd, 72_usd), false, false},  // neither end moves
                                                             {between(66_usd, 72_usd), true, false},
                                                             {between(64_usd, 75_usd), true, false},
                                                             {between(66_usd, 75_usd), true, false},
                                                             {between(66_usd, 70_usd), false, false},  // one up, one down
                                                             {between(60_usd, 75_usd), false, false},
                                                             {between(60_usd, 72_usd), false, true},
                                                             {between(64_usd, 70_usd), false, true},
                                                             {exactly(72_usd), true, false},
                                                             {exactly(64_usd), false, true},
                                                             {at_least(64_usd), true, true},  // the other end is not said
                                                             {at_least(66_usd), true, false},
                                                             {more_than(64_usd), true, false},  // 64 itself is ruled out
                                                             {up_to(70_usd), false, true},
                                                             {less_than(72_usd), false, true}}) {
        INFO(to_string(to));
        CHECK(refused(range, raised_to, to) == !raises);
        CHECK(refused(range, lowered_to, to) == !lowers);
    }
    // An end that was never said cannot be known to fall; a claim that lies wholly on the other side is.
    const auto open = said(more_than(380_usd));
    CHECK(!refused(open, raised_to, more_than(480_usd)));
    CHECK(!refused(open, raised_to, exactly(480_usd)));
    CHECK(refused(open, raised_to, exactly(380_usd)));
    CHECK(refused(open, raised_to, more_than(380_usd)));
    CHECK(refused(open, raised_to, up_to(300_usd)));
    CHECK(!refused(open, lowered_to, at_least(380_usd)));
    CHECK(!refused(open, lowered_to, exactly(380_usd)));
    CHECK(refused(open, lowered_to, more_than(400_usd)));
    CHECK(refused(said(up_to(100_usd)), lowered_to, more_than(100_usd)));
    CHECK(!refused(said(bounds<money<USD>>{}), raised_to, between(64_usd, 72_usd)));
    CHECK(refused(said(bounds<money<USD>>{}), raised_to, bounds<money<USD>>{}));

    CHECK(refused_direction(range, raised_to, between(60_usd, 72_usd)) ==
          "raised to from 60.00 USD to 72.00 USD, after from 64.00 USD to 72.00 USD: neither end may fall, and one must rise");
    CHECK(refused_direction(range, lowered_to, exactly(80_usd)) ==
          "lowered to 80.00 USD, after from 64.00 USD to 72.00 USD: neither end may rise, and one must fall");
    auto kept = range;
    CHECK_THROWS_AS(kept.revise({.on = "2025-12-01"_day, .kind = raised_to, .amount = exactly(1_usd)}), revision_direction_error);
    CHECK(kept == range);
}

namespace {

// Paid through the whole of its life: contracted, delivered and settled on one day.
commitment<USD> paid(commitment<USD> plan, calendar_day day, money<USD> amount) {
    for (const stage to : {stage::contracted, stage::accrued, stage::settled}) plan.post({.on = day, .to = to, .amount = amount});
    return plan;
}

}  // namespace

TEST_CASE("R18: an overrun is a claim, not an exception", "[commitment]") {
    // 72,215 million paid of 70 to 72 billion: an overrun of 215 to 2,215 million.
    const auto guided = paid(said(between(70e9_usd, 72e9_usd)), "2025-12-31"_day, 72'215e6_usd);
    CHECK(guided.overrun() == between(215e6_usd, 2'215e6_usd));
    CHECK(!guided.try_unpaid());
    CHECK_THROWS_AS(guided.unpaid(), claims_conflict_error);
    // Each kind of claim against 100 paid: what is above it, and what is left.
    struct row {
        bounds<money<USD>> total, above;
        std::optional<bounds<money<USD>>> left;
    };
    for (const auto& [total, above, left] : std::vector<row>{
             {exactly(90_usd), exactly(10_usd), std::nullopt},
             {exactly(100_usd), exactly(0_usd), exactly(0_usd)},
             {exactly(120_usd), exactly(0_usd), exactly(20_usd)},
             {between(90_usd, 120_usd), between(0_usd, 10_usd), between(0_usd, 20_usd)},
             {less_than(100_usd), bounds<money<USD>>::from_ends({0_usd, end_kind::open}, {100_usd, end_kind::closed}), std::nullopt},
             {up_to(100_usd), between(0_usd, 100_usd), exactly(0_usd)},
             {more_than(100_usd), exactly(0_usd), more_than(0_usd)},
             {more_than(90_usd), bounds<money<USD>>::from_ends({0_usd, end_kind::closed}, {10_usd, end_kind::open}), at_least(0_usd)},
             {bounds<money<USD>>{}, between(0_usd, 100_usd), at_least(0_usd)}}) {
        INFO(to_string(total));
        const auto plan = paid(said(total), "2025-06-30"_day, 100_usd);
        CHECK(plan.overrun() == above);
        CHECK(plan.try_unpaid().has_value() == left.has_value());
        if (left) CHECK(plan.unpaid() == *left);
    }
    CHECK(said(exactly(5_usd)).overrun() == exactly(0_usd));
}

TEST_CASE("R19: of a rolled framework only payments in its horizon count", "[commitment]") {
    // At least 70 billion from April 2026; 21,423 million were paid up to 31 March 2026 under the framework before it.
    auto framework = paid(said(at_least(60e9_usd), starting_on("2025-04-01"_day, 12)), "2026-03-31"_day, 21'423e6_usd);
    CHECK(framework.unpaid() == at_least(38'577e6_usd));
    framework.revise({.on = "2026-05-14"_day, .kind = revision_kind::restated, .amount = at_least(70e9_usd),
                      .over = {.starts = exactly("2026-04-01"_day)}});
    CHECK(framework.paid() == exactly(0_usd));
    CHECK(framework.unpaid() == at_least(70e9_usd));
    CHECK(framework.share_paid() == exactly(exact_ratio(0)));
    CHECK(paid(framework, "2026-04-01"_day, 1e9_usd).unpaid() == at_least(69e9_usd));
    CHECK(framework.known_on("2026-05-13"_day).unpaid() == at_least(38'577e6_usd));

    // The day before, the first and the last day of a year, the day after; a start that is only known within a quarter.
    const auto left = [](const horizon& over, calendar_day day) { return paid(said(100_usd, over), day, 30_usd).unpaid(); };
    const auto year = starting_on("2025-04-01"_day, 12);
    CHECK(left(year, "2025-03-31"_day) == exactly(100_usd));
    CHECK(left(year, "2025-04-01"_day) == exactly(70_usd));
    CHECK(left(year, "2026-03-31"_day) == exactly(70_usd));
    CHECK(left(year, "2026-04-01"_day) == exactly(100_usd));
    const auto vague = starting_between("2025-02-24"_day, "2025-04-01"_day, 12);
    CHECK(left(vague, "2025-02-23"_day) == exactly(100_usd));
    CHECK(left(vague, "2025-02-24"_day) == between(70_usd, 100_usd));
    CHECK(left(vague, "2025-04-01"_day) == exactly(70_usd));
    CHECK(left(vague, "2026-02-23"_day) == exactly(70_usd));
    CHECK(left(vague, "2026-02-24"_day) == between(70_usd, 100_usd));
    CHECK(left(vague, "2026-04-01"_day) == exactly(100_usd));
    CHECK(left(horizon{}, "2020-01-01"_day) == exactly(70_usd));                // nothing said excludes no day
    CHECK(left({.months = 12}, "2020-01-01"_day) == exactly(70_usd));
    CHECK(left({.starts = at_least("2025-04-01"_day), .months = 12}, "2025-05-01"_day) == between(70_usd, 100_usd));

    // A payment of before that is taken back in the horizon was never part of it.
    auto reversed = said(100_usd, year);
    reversed.post({.on = "2025-03-31"_day, .to = stage::prepaid, .amount = 30_usd});
    reversed.post({.on = "2025-04-02"_day, .to = stage::prepaid, .amount = 10_usd, .reverses = true});
    CHECK(reversed.unpaid() == exactly(100_usd));
}

TEST_CASE("R16: nothing is held against what was never entered", "[commitment]") {
    auto plan = said(up_to(100_usd));
    plan.post({.on = "2025-02-01"_day, .to = stage::prepaid, .amount = 10_usd});   // of no contract that is known
    plan.post({.on = "2025-02-01"_day, .to = stage::accrued, .amount = 0_usd});
    CHECK(plan.findings().empty());
    plan.post({.on = "2025-02-02"_day, .to = stage::contracted, .amount = 50_usd});
    CHECK(plan.findings() == std::vector<finding<USD>>{{finding_kind::prepaid_above_limit, "2025-02-01"_day, 10_usd, 0_usd}});
    // An approval that came after the contract shows that the contract came before it.
    plan.post({.on = "2025-02-10"_day, .to = stage::approved, .amount = 50_usd});
    CHECK(plan.findings({.prepaid_of_contracted = 1}).size() == 2);
    CHECK(plan.findings({.prepaid_of_contracted = 1})[1] ==
          finding<USD>{finding_kind::contracted_above_approved, "2025-02-02"_day, 50_usd, 0_usd});
}

TEST_CASE("what equals its limit is not above it", "[commitment]") {
    auto plan = said(up_to(50_usd));
    plan.post({.on = "2025-01-10"_day, .to = stage::approved, .amount = 50_usd});
    plan.post({.on = "2025-02-01"_day, .to = stage::contracted, .amount = 50_usd});
    plan.post({.on = "2025-02-02"_day, .to = stage::prepaid, .amount = 15_usd});  // 30 % of it
    CHECK(plan.findings().empty());
    plan.post({.on = "2025-02-03"_day, .to = stage::approved, .amount = 0.01_usd, .reverses = true});
    plan.post({.on = "2025-02-04"_day, .to = stage::contracted, .amount = 0.01_usd});
    plan.post({.on = "2025-02-04"_day, .to = stage::prepaid, .amount = 0.01_usd});
    const std::vector<finding<USD>> a_cent_more{
        {finding_kind::contracted_above_approved, "2025-02-03"_day, 50_usd, 49.99_usd},
        {finding_kind::contracted_above_total, "2025-02-04"_day, 50.01_usd, 50_usd},
        {finding_kind::prepaid_above_limit, "2025-02-04"_day, 15.01_usd, 15_usd}};
    CHECK(plan.findings() == a_cent_more);
    // "Less than 50" rules 50 out.
    auto below = said(less_than(50_usd));
    below.post({.on = "2025-02-01"_day, .to = stage::contracted, .amount = 50_usd});
    REQUIRE(below.findings().size() == 1);
    CHECK(below.findings()[0] == finding<USD>{finding_kind::contracted_above_total, "2025-02-01"_day, 50_usd, 50_usd});
}

TEST_CASE("what was delivered before a rolled total begins is not held against it", "[commitment]") {
    auto framework = paid(said(up_to(100_usd), starting_on("2025-04-01"_day, 12)), "2026-03-31"_day, 90_usd);
    framework.revise({.on = "2026-03-01"_day, .kind = revision_kind::restated, .amount = up_to(70_usd),
                      .over = starting_on("2026-04-01"_day, 12)});
    framework.post({.on = "2026-04-10"_day, .to = stage::contracted, .amount = 70_usd});
    CHECK(framework.findings().empty());
    framework.post({.on = "2026-04-11"_day, .to = stage::contracted, .amount = 1_usd});
    CHECK(framework.findings() == std::vector<finding<USD>>{{finding_kind::contracted_above_total, "2026-04-11"_day, 71_usd, 70_usd}});
    framework.post({.on = "2027-04-01"_day, .to = stage::contracted, .amount = 500_usd});  // after its end
    CHECK(framework.findings().size() == 1);
    auto past = said(up_to(70_usd), starting_on("2026-04-01"_day, 12));
    past.post({.on = "2027-03-31"_day, .to = stage::contracted, .amount = 70_usd});
    past.post({.on = "2027-04-01"_day, .to = stage::contracted, .amount = 500_usd});
    CHECK(past.findings().empty());
    // Before the horizon begins, only what was delivered so far is out of it.
    auto early = said(up_to(100_usd), starting_on("2025-04-01"_day, 12));
    early.post({.on = "2025-02-01"_day, .to = stage::contracted, .amount = 150_usd});
    early.post({.on = "2025-03-01"_day, .to = stage::accrued, .amount = 90_usd});
    CHECK(early.findings() == std::vector<finding<USD>>{{finding_kind::contracted_above_total, "2025-02-01"_day, 150_usd, 100_usd}});
    early.post({.on = "2025-03-02"_day, .to = stage::contracted, .amount = 40_usd});  // 100 are left: no breach, and none ended
    CHECK(early.findings().size() == 1);
    early.post({.on = "2025-03-03"_day, .to = stage::contracted, .amount = 1_usd});
    CHECK(early.findings().size() == 2);
}

TEST_CASE("S2: a horizon counts whole months and cuts none", "[horizon]") {
    CHECK(starting_on("2025-01-31"_day, 42L).end() == exactly("2028-07-31"_day));
    CHECK_THROWS_AS(starting_on("2025-01-31"_day, 5'000'000'000), numeric_overflow_error);
    CHECK(starting_on("2025-01-31"_day, 65'536) != starting_on("2025-01-31"_day, 0));
    CHECK_THROWS_AS(starting_on("2025-01-31"_day, 786'432).end(), numeric_overflow_error);  // 65,536 years: no year 67561
    CHECK_THROWS_AS(said(1_usd, starting_on("2025-01-31"_day, -1)), numeric_domain_error);
}

TEST_CASE("a message holds no more of a name than it can show", "[commitment]") {
    const std::string long_name = std::string(10'000, 'x') + "\n";
    const commitment<USD> plan(long_name, {.on = "2025-01-02"_day, .amount = 1_usd});
    try {
        (void)plan.known_on("2025-01-01"_day);
        FAIL();
    } catch (const not_announced_error& e) {
        CHECK(std::string(e.what()).size() < 300);
        CHECK_THAT(e.what(), ContainsSubstring("2025-01-02"));
    }
}

}  // namespace commitment_test
