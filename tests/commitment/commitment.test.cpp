// SPDX-License-Identifier: BSL-1.0
#include <outlay/commitment/commitment.hpp>

#include <catch.hpp>

#include <concepts>

#include <outlay/money/literals.hpp>

namespace commitment_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Matchers::ContainsSubstring;

static_assert(std::copyable<commitment<CNY>> && std::regular<revision<CNY>> && std::regular<horizon>);
static_assert(!std::default_initializable<commitment<CNY>>);  // there is always an announcement

namespace {

// What the five articles say: known on their days (articles.csv S002-01, S000-01, S000-02, S001-01, S001-02).
commitment<CNY> as_announced() {
    commitment<CNY> plan("AI and cloud infrastructure",
                         {.on = "2025-02-24"_day, .amount = more_than(380e9_cny),
                          .over = starting_between("2025-02-24"_day, "2025-04-01"_day, 36), .source = "S002-01"});
    plan.revise({.on = "2025-02-25"_day, .kind = revision_kind::mentioned, .amount = exactly(380e9_cny), .source = "S003-01"});
    plan.revise({.on = "2025-09-24"_day, .kind = revision_kind::raised, .amount = more_than(0_cny), .source = "S000-02"});
    plan.revise({.on = "2025-11-07"_day, .kind = revision_kind::raised, .amount = more_than(0_cny), .source = "S001-02"});
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
    plan.revise({.on = "2025-02-01"_day, .kind = revision_kind::raised, .amount = more_than(0_cny)});
    CHECK(plan.total() == more_than(380_cny));
    plan.revise({.on = "2025-03-01"_day, .kind = revision_kind::raised, .amount = between(20_cny, 30_cny)});
    CHECK(plan.total() == more_than(400_cny));
    plan.revise({.on = "2025-04-01"_day, .kind = revision_kind::lowered, .amount = up_to(50_cny)});
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
    CHECK_THROWS_AS(plan.revise({.on = "2025-12-01"_day, .kind = revision_kind::raised, .amount = exactly(-1_cny)}),
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
    CHECK(plan.check().empty());
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
    CHECK(plan.check() == expected);
    CHECK(plan.check({.prepaid_of_contracted = 0.31_dec}).size() == 3);
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
    CHECK_THROWS_AS(c.revise({.on = "2025-02-01"_day, .kind = revision_kind::lowered, .amount = exactly(15_cny)}), negative_magnitude_error);
    CHECK(c.revisions().size() == 1);
    c.revise({.on = "2025-02-01"_day, .kind = revision_kind::lowered, .amount = between(4_cny, 15_cny)});
    CHECK(c.total() == between(0_cny, 6_cny));
    c.revise({.on = "2025-03-01"_day, .kind = revision_kind::lowered, .amount = exactly(6_cny)});
    CHECK(c.total() == exactly(0_cny));
}

}  // namespace commitment_test
