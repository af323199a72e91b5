// SPDX-License-Identifier: BSL-1.0
// R22: every error of the library says the same in every locale, in some hundred bytes without control characters.
// tests/check_error_list.cmake holds the table below against the headers: a new error is missed by nobody.
#include <clocale>
#include <cstdlib>
#include <functional>
#include <locale>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <outlay/money/iso4217_dates.hpp>
#include <outlay/number/traced.hpp>
#include <outlay/outlay.hpp>
#include <outlay/report.hpp>
#include <outlay/scenario/break_even.hpp>
#include <outlay/simulation.hpp>

#include <catch.hpp>

namespace locale_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

/// A decimal comma, and points between groups of three.
struct german_marks : std::numpunct<char> {
protected:
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

/// German while it lives: for streams always, for the C library where the system has the locale (LOCPATH may bring it).
class german {
public:
    german() : c_(std::setlocale(LC_ALL, nullptr)), streams_(std::locale::global(std::locale(std::locale::classic(), new german_marks))) {
        for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "de_DE", "de-DE", "German"})
            if (std::setlocale(LC_ALL, name) != nullptr) return;
    }
    german(const german&) = delete;
    german& operator=(const german&) = delete;
    ~german() {
        std::locale::global(streams_);
        std::setlocale(LC_ALL, c_.c_str());
    }
    [[nodiscard]] static bool of_c() { return std::string(std::localeconv()->decimal_point) == ","; }

private:
    std::string c_;
    std::locale streams_;
};

struct row {
    const char* name;
    std::function<void()> provoke;
};

/// One row or more for each final class of error. Numbers that a message holds have decimals and more than three digits.
std::vector<row> every_error() {
    const calendar_day day = "2026-11-28"_day, later = "2026-11-29"_day;
    const any_quote one{any_rate({"EUR", "USD"}, 1.0466_dec), day, {"ECB", rate_kind::reference}};
    const any_quote other{any_rate({"EUR", "USD"}, 1.05_dec), day, {"ECB", rate_kind::reference}};
    const auto three = fiscal_calendar{}.quarters("FY2026 Q1", 3);
    return {
        {"simulation_name_error", [] { throw simulation_name_error("npv", {"gain, 1234.5", "spent"}); }},
        {"conditional_statistic_error", [] { throw conditional_statistic_error("rate of return", 1234567, 2345678, "the rate is -1234.5, must be above -1"); }},
        {"simulation_mismatch_error", [] { throw simulation_mismatch_error("number of paths", detail::counted_text(1234567), "1,000"); }},
        {"shard_error", [] { throw shard_error(shard_error::kind::missing, "shard 2 of 3", "is missing: " + detail::counted_text(1234567) + " blocks"); }},
        {"simulation_request_error", [] { throw simulation_request_error("a share of the paths", to_string(exact_ratio(2469, 2)), "from 0 to 1"); }},
        {"numeric_overflow_error", [] { (void)(decimal(INT64_MAX) * 1.5_dec); }},
        {"numeric_overflow_error", [] { (void)exact_ratio::from_double(1.5e300); }},
        {"numeric_overflow_error", [] { (void)money<USD, double>::from_minor(1.5e300).round(half_even); }},
        {"numeric_overflow_error", [] { (void)(exact_ratio(int128{INT64_MAX} * INT64_MAX, 7) * exact_ratio(int128{INT64_MAX} * 5, 3)); }},
        {"numeric_domain_error", [] { (void)format_number(1234.5, 1000); }},
        {"numeric_domain_error", [] { (void)npv(-1.5, std::vector{-1234.5, 1.5}); }},
        {"numeric_domain_error", [] { (void)excel::NOMINAL(-1234.5, 4); }},
        {"numeric_domain_error", [] { (void)between(1234567.5, 1.5); }},
        {"division_by_zero_error", [] { (void)(1.5_dec / 0_dec); }},
        {"not_exact_error", [] { (void)(12345.678_dec).round_to(2, rounding::exact); }},
        {"not_exact_error", [] { (void)format_amount(1234567.89_usd, {.scale = amount_scale::millions}); }},
        {"negative_magnitude_error", [] { (void)outflow(-1234567.5_usd); }},
        {"negative_magnitude_error", [] { (void)outflow(as<double>(-1234567.5_usd)); }},
        {"text_error", [] { (void)decimal::from_chars("1234567,5"); }},
        {"text_error", [] { (void)parse_amount<USD>("1.234.567,5\n\0"); }},
        {"unknown_code_error", [=] { (void)iso4217::valid_on("ABC", day); }},
        {"ambiguous_code_error", [=] { (void)iso4217::find(1, day).only(); }},
        {"currency_mismatch_error", [] { (void)(any_money(1234.5_usd) + any_money(1_cny)); }},
        {"unknown_currency_error", [] { (void)iso_currency("ABC"); }},
        {"no_minor_unit_error", [] { (void)iso_currency("XAU"); }},
        {"claims_conflict_error", [] { (void)intersection(exactly(1234567.5), more_than(2234567.5)); }},
        {"rate_mismatch_error", [] { throw rate_mismatch_error({"EUR", "USD"}, {"CNY", "XAU"}); }},
        {"rate_conflict_error", [=] { (void)fx_table{one, other}; }},
        {"rate_missing_error", [=] { (void)fx_table{one}.quote({"CNY", "AED"}); }},
        {"unordered_history_error", [=] { throw unordered_history_error({"EUR", "USD"}, later, day); }},
        {"no_fixed_point_error", [] { (void)fixed_point([](double x) { return -x; }, 1234.5); }},
        {"base_contains_programme_error", [] { throw base_contains_programme_error("plan", {{"FY2026", "1.50 USD", "2.50 USD"}}); }},
        {"programme_lines_error", [] { throw programme_lines_error("plan", {"depreciation"}, {"books"}); }},
        {"line_sign_error", [] { throw line_sign_error("plan", "operating cost", "FY2026", "1.50 USD", true); }},
        {"case_not_written_error", [] { throw case_not_written_error("another model", "has a model of its own"); }},
        {"value_unit_error", [] { (void)reported_value(1234.5, "USD", 100).in<double>(); }},
        {"growth_not_below_rate_error", [] { (void)gordon_value(80.0, 5.25_pct, 5.5_pct); }},
        {"line_missing_error", [] { throw line_missing_error("tax", {"revenue", "cost"}); }},
        {"line_exists_error", [] { throw line_exists_error("revenue"); }},
        {"checks_failed_error", [] { throw checks_failed_error({{"net cash", {"1.50 against 2.50", "3 against 4"}}}); }},
        {"shares_error", [] { throw shares_error(1.25_dec); }},
        {"bridge_error", [] { throw bridge_error("1234.50 USD", "2345.50 USD"); }},
        {"driver_missing_error", [] { throw driver_missing_error("none", {"rate", "growth"}); }},
        {"driver_unit_error", [] { throw driver_unit_error("price", "USD", "CNY"); }},
        {"layout_changed_error", [] { throw layout_changed_error(1234, "revenue", "cost"); }},
        {"repeated_line_error", [] { throw repeated_line_error("books", "charge"); }},
        {"foreign_row_error", [] { throw foreign_row_error("revenue"); }},
        {"cell_not_written_error", [] { throw cell_not_written_error("revenue", 1234, 2345); }},
        {"tape_mismatch_error", [] {
             tape first, second;
             (void)(first.input(1234.5, "x") + second.input(1.5, "y"));
         }},
        {"replay_diverged_error", [] {
             tape t;
             (void)to_double(t.input(1234.5, "price"));
             (void)t.replay(std::vector{2345.75});
         }},
        {"run_incomplete_error", [] { throw run_incomplete_error(); }},
        {"line_unknown_error", [] { throw line_unknown_error("tax", {"revenue", "cost"}); }},
        {"line_type_error", [] { throw line_type_error("revenue", "a flow of USD", "a flow of CNY"); }},
        {"partial_year_error", [] { throw partial_year_error("FY2026 Q2 to FY2027 Q3"); }},
        {"actuals_missing_error", [] { throw actuals_missing_error("revenue", "FY2025", {"FY2023", "FY2024"}); }},
        {"actuals_beyond_error", [] { throw actuals_beyond_error("revenue", "FY2029", "1234 years from FY2026"); }},
        {"forecast_not_rolled_error", [] { throw forecast_not_rolled_error("net cash", "cash"); }},
        {"no_single_break_even_error", [] { throw no_single_break_even_error("price", break_even_status::found, {{1234.5, "USD", 100}, {2345.5, "USD", 100}}); }},
        {"distribution_error", [] { (void)pert(1234.5, 1234.25, 2345.5); }},
        {"driver_given_twice_error", [] { detail::draws({{"wage", normal(1.5, 2.5)}, {"wage", normal(1.5, 2.5)}}, {}, random_sampling(), 1, 1); }},
        {"stream_collision_error", [] { throw stream_collision_error("costarring", "liquid"); }},
        {"correlation_error", [] { (void)nearest_correlation({{"wage", "price", 1234.5_dec}}); }},
        {"plan_error", [] { detail::draws({{"wage", normal(1.5, 2.5)}}, {}, latin_hypercube(), 1, 0); }},
        {"not_announced_error", [=] { throw not_announced_error("plan", later, day); }},
        {"revision_direction_error", [] { throw revision_direction_error("raised to", "64 to 72", "60 to 65"); }},
        {"life_cycle_error", [=] { throw life_cycle_error(day, "contracted", "more than was approved"); }},
        {"entry_order_error", [=] { throw entry_order_error(later, day); }},
        {"no_baseline_error", [=] { throw no_baseline_error(later, day); }},
        {"breakdown_conflict_error",
         [] { throw breakdown_conflict_error("servers", "the whole less the others", claims_conflict_error("1.50", "2.50")); }},
        {"no_single_rate_error", [] { (void)irr(std::vector{-1000.0, 2500.5, -1540.25}).only(); }},
        {"never_paid_back_error", [] { throw never_paid_back_error(1234.5); }},
        {"schedule_error", [=] { throw schedule_error(later, day, "it ends before it begins"); }},
        {"corkscrew_error", [] { throw corkscrew_error("FY2026", {"FY2026 Q1", "FY2026 Q2"}); }},
        {"backward_period_error", [=] { throw backward_period_error(later, day); }},
        {"not_on_timeline_error", [=] { (void)three.index_of("FY2027 Q3"); }},
        {"timeline_mismatch_error", [] { throw timeline_mismatch_error("FY2026", "FY2027"); }},
        {"missing_cell_error", [] { throw missing_cell_error("FY2026", {"FY2026 Q1"}); }},
        {"no_such_day_error", [] { (void)calendar_day(date::year{2025} / 2 / 30); }},
        {"workbook_limit_error", [] { workbook().add_sheet("Free cash flow").number({1'048'577, 1}, 1234.5); }},
        {"workbook_limit_error", [] { workbook().add_sheet("A").formula({1, 1}, std::string(10'000, 'x'), 1234.5); }},
        {"workbook_name_error", [] { workbook().add_sheet(std::string(1'234, 'x')); }},
        {"workbook_name_error", [] { workbook book; book.define("TAX2026", book.add_sheet("A"), cell_position{1, 1}); }},
        {"cell_text_error", [] { workbook().add_sheet("A").text({1, 1}, std::string(5'000, 'x') + "\n\x01" + std::string(5'000, 'y')); }},
        {"cell_number_error", [] { workbook().add_sheet("A").amount({1, 1}, money<USD>::from_minor(1'234'567'890'123'456'789)); }},
        {"cell_number_error", [] { workbook().add_sheet("A").width(1'234, 1'235, 1234.5); }},
        {"cell_taken_error", [] { workbook().add_sheet("A").number({1'234, 5}, 1).number({1'234, 5}, 2); }},
        {"file_error", [] { throw file_error("/a/very/long/" + std::string(1'000, 'x') + "/plan.xlsx", "the file cannot be written to its end"); }},
        {"feed_error", [] { throw feed::feed_error("flows.csv", 1234, 5678, "1.234,5\n", "not an amount"); }},
    };
}

std::string said(const row& r) {
    try {
        r.provoke();
    } catch (const error& e) {
        return e.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("R22: every error says the same in a German locale, briefly and on one line", "[house][locale]") {
    std::vector<std::string> in_c;
    for (const row& r : every_error()) in_c.push_back(said(r));
    const german here;
    std::ostringstream proof;
    proof << 1234.5;
    REQUIRE(proof.str() == "1.234,5");
    if (std::getenv("LOCPATH") != nullptr) CHECK(german::of_c());  // a locale was made for this test
    std::size_t i = 0;
    for (const row& r : every_error()) {
        INFO(r.name);
        const std::string now = said(r);
        CHECK(now == in_c[i++]);
        CHECK(now != "nothing was thrown");
        CHECK(now.size() <= 400);
        for (const char c : now) CHECK((static_cast<unsigned char>(c) >= 0x20 && c != 0x7f));
        CHECK(now.find(".000000") == std::string::npos);  // the six decimals of std::to_string
    }
}

TEST_CASE("numbers, amounts and days are printed and read alike in a German locale", "[house][locale]") {
    const auto all = [] {
        std::ostringstream out;
        out << 1234567.5_usd << 1234567.5_dec << exact_ratio(1234567, 2) << "2026-11-28"_day << to_string(as<double>(1234567.5_usd))
            << to_string(more_than(1234567.5)) << percent(1234.5, 1) << format_number(1234567.25, 1) << format_amount(1234567.5_usd)
            << fx_rate<EUR, USD>(1234.5_dec) << parse_amount<USD>("$1,234.5") << decimal::from_chars("1234.5")
            << to_string(text_table({"a", "b"}).row({"1.5", "2"}));
        return out.str();
    };
    const std::string in_c = all();
    const german here;
    CHECK(all() == in_c);
}

}  // namespace locale_test
