// SPDX-License-Identifier: BSL-1.0
// No fraction is cut in silence: wherever the library counts (years, periods, payments, parts, digits, days), a floating argument
// does not compile. The list of what counts is drawn from the headers by tools/public_counts, which asks for a line here.
#include <outlay/outlay.hpp>

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <catch.hpp>
#include <outlay/cashflow/excel_depreciation.hpp>
#include <outlay/fx/averages.hpp>
#include <outlay/fx/chained.hpp>
#include <outlay/money/iso4217_dates.hpp>
#include <outlay/number/unbounded.hpp>
#include <outlay/report.hpp>
#include <outlay/scenario/break_even.hpp>
#include <outlay/simulation.hpp>

namespace counts_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

// What the lines below speak of; declared, never defined: no line is run.
extern const money<CNY> amount;
extern const basket several;
extern const decimal rate_of;
extern const exact_ratio ratio;
extern const unbounded_ratio unbounded;
extern const calendar_day today;
extern const period a_month;
extern const fiscal_calendar calendar;
extern const fiscal_period<yearly> a_year;
extern const timeline<yearly> years_on;
extern const timeline<daily> days_on;
extern const schedule coupons;
extern const business_calendar open_days;
extern const flow_series<money<CNY>, yearly> flows;
extern const row<double, flow, quarterly> model_row;
extern const sheet_rows<double, quarterly> model_rows;
extern const sheet<double, quarterly> model_sheet;
extern double* const model_charges;
extern const std::vector<dated<money<CNY>>> dated_flows;
extern const fx_rate<USD, CNY> spot;
extern const any_rate spot_of_any;
extern const fx_history<USD, CNY> history;
extern const fx_table table;
extern const fx_table_history days_of_rates;
extern const bounds<decimal> claim;
extern const charge_shares shares;
extern const asset_class servers;
extern const tax_rule law;
extern const terminal_value at_the_end;
extern const final_period<double> last_period;
extern model_checks checks;
extern const takahashi_alexander fund;
extern const feed::csv_reader csv;
extern const std::span<const double> amounts;
extern const std::span<irr_row> rows;
extern worksheet& page;

extern const simulation<programme<CNY, yearly>> uncertain;
extern const simulation_result<programme<CNY, yearly>> simulated;

// The line compiles with an int, and with neither a double nor a float; n stands for it.
#define COUNTS(header, what, ...)                                                                                              \
    static_assert([]<class N>([[maybe_unused]] N n) { return requires { __VA_ARGS__; }; }(int{3}), header " " what);             \
    static_assert(![]<class N>([[maybe_unused]] N n) { return requires { __VA_ARGS__; }; }(double{3.5}), header " " what);       \
    static_assert(![]<class N>([[maybe_unused]] N n) { return requires { __VA_ARGS__; }; }(float{3.5F}), header " " what)

COUNTS("number/decimal.hpp", "scaled(coefficient)", decimal::scaled(n, 2));
COUNTS("number/decimal.hpp", "scaled(scale)", decimal::scaled(1, n));
COUNTS("number/decimal.hpp", "fitted(scale)", decimal::fitted(int128(1), n));
COUNTS("number/decimal.hpp", "round_to(decimals)", rate_of.round_to(n, half_even));
COUNTS("number/exact_ratio.hpp", "round_to(decimals)", ratio.round_to(n, half_even));
COUNTS("number/sourced.hpp", "figure_source::line", figure_source{.line = n});
COUNTS("number/sourced.hpp", "figure_source::column", figure_source{.column = n});
COUNTS("number/unbounded.hpp", "round_to(decimals)", round_to(unbounded, n, half_even));
COUNTS("number/bounds.hpp", "round_to(digits)", claim.round_to(n, half_even));
COUNTS("number/real.hpp", "pow(power)", outlay::pow(ratio, n));

COUNTS("time/months.hpp", "add_months(n)", add_months(today, n, month_end::clip));
COUNTS("time/months.hpp", "add(n)", add(today, tenor{.months = 1}, n, month_end::clip));
COUNTS("time/months.hpp", "tenor::months", tenor{.months = n});
COUNTS("time/months.hpp", "tenor::days", tenor{.days = n});
COUNTS("time/business_day.hpp", "add(n)", open_days.add(today, n));
COUNTS("time/act_act.hpp", "act_act_icma::months", act_act_icma{.months = n});
COUNTS("time/act_act.hpp", "act_365_canadian::per_year", act_365_canadian{.per_year = n});
COUNTS("time/yearfrac.hpp", "excel_basis::basis", excel_basis{n});
COUNTS("time/yearfrac.hpp", "yearfrac(basis)", yearfrac(today, today, n));
COUNTS("time/fiscal_calendar.hpp", "fiscal_calendar::long_quarter", fiscal_calendar{.long_quarter = n});
COUNTS("time/fiscal_calendar.hpp", "fiscal_period(number)", fiscal_period<yearly>(calendar, n));
COUNTS("time/fiscal_calendar.hpp", "year(number)", calendar.year(n));
COUNTS("time/fiscal_calendar.hpp", "years(count)", calendar.years("FY2026", n));
COUNTS("time/fiscal_calendar.hpp", "halves(count)", calendar.halves("FY2026 H1", n));
COUNTS("time/fiscal_calendar.hpp", "quarters(count)", calendar.quarters("FY2026 Q1", n));
COUNTS("time/fiscal_calendar.hpp", "months(count)", calendar.months("FY2026 M01", n));
COUNTS("time/fiscal_calendar.hpp", "days(count)", calendar.days(today, n));
COUNTS("time/fiscal_calendar.hpp", "operator+(n)", a_year + n);
COUNTS("time/fiscal_calendar.hpp", "operator-(n)", a_year - n);
COUNTS("time/timeline.hpp", "timeline(size)", timeline<yearly>(a_year, n));
COUNTS("time/timeline.hpp", "label(i)", years_on.label(n), days_on.label(n));
COUNTS("time/timeline.hpp", "years(count)", calendar.years("FY2026", n));
COUNTS("time/timeline.hpp", "halves(count)", calendar.halves("FY2026 H1", n));
COUNTS("time/timeline.hpp", "quarters(count)", calendar.quarters("FY2026 Q1", n));
COUNTS("time/timeline.hpp", "months(count)", calendar.months("FY2026 M01", n));
COUNTS("time/timeline.hpp", "days(count)", calendar.days(today, n));
COUNTS("time/schedule.hpp", "day(n)", roll::day(n));
COUNTS("time/schedule.hpp", "unadjusted(i)", coupons.unadjusted(n));
COUNTS("time/schedule.hpp", "is_regular(i)", coupons.is_regular(n));
COUNTS("time/window.hpp", "lag(n)", lag(flows, n));
COUNTS("time/window.hpp", "window(n)", window(flows, n, [](auto cells) { return cells[0]; }));
COUNTS("time/window.hpp", "trailing(n)", trailing(flows, n));

COUNTS("money/any_currency.hpp", "any_currency(digits)", any_currency("XAU", n));
COUNTS("money/grid.hpp", "places::count", places{n});
COUNTS("money/basket.hpp", "split(into)", split(several, n));
COUNTS("money/split.hpp", "split", split(amount, n));
COUNTS("money/iso4217.hpp", "find(numeric)", iso4217::find(n));
COUNTS("money/iso4217_dates.hpp", "find(numeric)", iso4217::find(n, today));
COUNTS("money/iso4217_dates.hpp", "bearers(numeric)", iso4217::bearers(n, today));

COUNTS("cashflow/amortisation.hpp", "amortisation(periods)", amortisation(amount, rate_of, n, repayment::level_payment, half_even));
COUNTS("cashflow/depreciation.hpp", "sum_of_digits(life)", sum_of_digits(100.0, 10.0, n, 1));
COUNTS("cashflow/depreciation.hpp", "sum_of_digits(period)", sum_of_digits(100.0, 10.0, 5, n));
COUNTS("cashflow/depreciation.hpp", "declining_balance(life)", declining_balance(100.0, 10.0, n, 1));
COUNTS("cashflow/depreciation.hpp", "declining_balance(period)", declining_balance(100.0, 10.0, 5, n));
COUNTS("cashflow/tvm.hpp", "rate(n)", tvm::rate(n, -10.0, 100.0));
COUNTS("cashflow/irr_batch.hpp", "irr_batch(periods)", irr_batch(n, amounts, rows));

COUNTS("fx/fx_rate.hpp", "per::units", per{n});
COUNTS("fx/fx_rate.hpp", "round_to(digits)", spot.round_to(n, half_even));
COUNTS("fx/any_rate.hpp", "round_to(digits)", spot_of_any.round_to(n, half_even));
COUNTS("fx/averages.hpp", "average(digits)", average(history, a_month, n, half_even));
COUNTS("fx/averages.hpp", "flow_average(digits)", flow_average(history, dated_flows, previous{}, n, half_even));
COUNTS("fx/chained.hpp", "chained(digits)", chained(n, half_even, spot, spot.inverse()));
COUNTS("fx/chained.hpp", "inconsistencies(digits)", inconsistencies(table, rate_of, n, half_even));
COUNTS("fx/chained.hpp", "check_consistent(digits)", check_consistent(table, rate_of, n, half_even));
COUNTS("fx/chained.hpp", "forward(digits)", forward(spot, unbounded, unbounded, n, half_even));
COUNTS("fx/fixed_rates.hpp", "convert_by_law(euro_decimals)", convert_by_law(any_money(amount), any_currency::of<EUR>(), n));
COUNTS("fx/fixed_rates.hpp", "fixed_rate::old_digits", fixed_rate{.old_digits = n});
COUNTS("fx/fx_table.hpp", "table_limits::max_days", table_limits{.max_days = n});
COUNTS("fx/fx_history.hpp", "previous::max_days", previous{.max_days = n});
COUNTS("fx/fx_history.hpp", "following::max_days", following{.max_days = n});
COUNTS("fx/fx_history.hpp", "interpolated::max_days", interpolated{.max_days = n});
COUNTS("fx/fx_table_history.hpp", "day(row)", days_of_rates.day(n));
COUNTS("fx/fx_table_history.hpp", "cell(row)", days_of_rates.cell(n, 1));
COUNTS("fx/fx_table_history.hpp", "cell(column)", days_of_rates.cell(1, n));

COUNTS("commitment/horizon.hpp", "horizon::months", horizon{.months = n});
COUNTS("commitment/horizon.hpp", "starting_on(months)", starting_on(today, n));
COUNTS("commitment/horizon.hpp", "starting_between(months)", starting_between(today, today, n));
COUNTS("commitment/growth.hpp", "year_reached(base)", year_reached(n, 5, rate_of));
COUNTS("commitment/escalation.hpp", "price_index(digits)", price_index(years_on, today, {rate_of}, n, half_even));
COUNTS("commitment/payment_terms.hpp", "payment_terms::paid_after", payment_terms{.paid_after = n});
COUNTS("commitment/payment_terms.hpp", "payment_terms::released_after", payment_terms{.released_after = n});
COUNTS("commitment/phasing.hpp", "weights(n)", evenly{}.weights(n), weighted{}.weights(n), front_loaded{}.weights(n), back_loaded{}.weights(n));
COUNTS("commitment/phasing.hpp", "weights()", weighted{}.weights(n));
COUNTS("commitment/phasing.hpp", "weights(count)", front_loaded{}.weights(n));
COUNTS("commitment/phasing.hpp", "weights_of(n)", weights_of(evenly{}, n));
COUNTS("commitment/drawdown.hpp", "takahashi_alexander::life", takahashi_alexander{.life = n});
COUNTS("commitment/drawdown.hpp", "takahashi_alexander::last_call_year", takahashi_alexander{.last_call_year = n});
COUNTS("commitment/drawdown.hpp", "weights(n)", fund.weights(n));
COUNTS("commitment/progress.hpp", "progress::elapsed", progress<CNY>{.elapsed = n});
COUNTS("commitment/progress.hpp", "progress::periods", progress<CNY>{.periods = n});

COUNTS("impact/charge_shares.hpp", "straight_line_by_month(month)", straight_line_by_month(ratio, n, first_month::of_purchase));
COUNTS("impact/charge_shares.hpp", "sum_of_digits_shares(life)", sum_of_digits_shares(n));
COUNTS("impact/charge_shares.hpp", "book_value(periods)", book_value(shares, n));
COUNTS("impact/charge_shares.hpp", "revised_life(after)", revised_life(shares, n, ratio));
COUNTS("impact/charge_shares.hpp", "disposed(period)", disposed(shares, n, first_charge::half_period));
COUNTS("impact/checks.hpp", "nothing_before(first)", checks.nothing_before("", flows, n));
COUNTS("impact/china_tax.hpp", "double_declining(life)", china_tax::double_declining(n, rate_of));
COUNTS("impact/fixed_point.hpp", "fixed_point_options::steps", fixed_point_options{.steps = n});
COUNTS("impact/macrs.hpp", "macrs_shares(years)", macrs_shares(n, macrs_convention::half_year));
COUNTS("model/sheet.hpp", "periods(from)", model_sheet.periods(n));
COUNTS("model/actuals.hpp", "growing_by(over)", growing_by(0.02, n));
COUNTS("impact/macrs.hpp", "macrs_shares_by_rule(years)", macrs_shares_by_rule(n, macrs_convention::half_year));
COUNTS("impact/macrs.hpp", "macrs_real_property(month)", macrs_real_property(real_property::nonresidential, n));
COUNTS("impact/macrs.hpp", "macrs_real_property_by_rule(month)", macrs_real_property_by_rule(real_property::nonresidential, n));
COUNTS("impact/tied_up.hpp", "days_of(t)", day_base(365).days_of(years_on, n));
COUNTS("model/row_functions.hpp", "lag(n)", lag(model_row, 0.0, n));
COUNTS("model/row_functions.hpp", "during::from", during{.from = n});
COUNTS("model/row_functions.hpp", "during::until", during{.until = n});
COUNTS("model/row_view.hpp", "cells(of)", model_rows.cells(n));
COUNTS("impact/asset_class.hpp", "charge_vintage(periods_left)", charge_vintage(model_charges, n, 1.0, std::span<const double>()));
COUNTS("impact/asset_class.hpp", "asset_class::life_in_months", asset_class{.life_in_months = n});
COUNTS("impact/asset_class.hpp", "asset_class::in_service", asset_class{.in_service = n});
COUNTS("impact/losses.hpp", "forward::expire_after", losses::forward{.expire_after = n});
COUNTS("impact/returns.hpp", "required_inflow(periods)", required_inflow(std::vector<double>{100.0}, rate_of, n));
COUNTS("impact/tax.hpp", "rate(period)", law.rate(n));
COUNTS("impact/terminal_value.hpp", "terminal_present_value(periods)", terminal_present_value(at_the_end, last_period, 0.08, n));
COUNTS("impact/asset_class.hpp", "charge_shares_of(periods_a_year)", charge_shares_of(servers, n));
COUNTS("impact/programme_model.hpp", "programme::delay", programme<CNY, yearly>{.delay = n, .losses = losses::lost{}, .at_end = working_capital_at_end::kept, .when = timing::end});
COUNTS("scenario/sensitivity.hpp", "steps_of(values)", steps_of(driver_range{"", 0, 1}, n));
COUNTS("scenario/break_even.hpp", "break_even_options::grid", break_even_options{.grid = n});

COUNTS("simulation/metalog.hpp", "metalog_options::terms", metalog_options{.terms = n});
COUNTS("simulation/path_driver.hpp", "historical_levels::block", historical_levels{.block = n});
COUNTS("simulation/path_driver.hpp", "historical_changes::block", historical_changes{.block = n});
COUNTS("simulation/path_driver.hpp", "path_driver(periods)", path_driver(random_walk{}, n));

COUNTS("text/percent.hpp", "percent(digits)", percent(0.085, n), percent(rate_of, n, half_even));
COUNTS("text/amount.hpp", "amount_format::digits", amount_format{.digits = n});
COUNTS("text/amount.hpp", "format_number(digits)", format_number(1.5, n), format_number(rate_of, n, half_even));

COUNTS("feed/csv.hpp", "number(column)", csv.number(n));
COUNTS("feed/csv.hpp", "try_number(column)", csv.try_number(n));
COUNTS("feed/csv.hpp", "day(column)", csv.day(n));
COUNTS("feed/csv.hpp", "error_at(column)", csv.error_at(n, ""));
COUNTS("feed/feed_error.hpp", "feed_error(line)", feed::feed_error("", n, 1, "", ""));
COUNTS("feed/feed_error.hpp", "feed_error(column)", feed::feed_error("", 1, n, "", ""));
COUNTS("feed/read_flows.hpp", "project_flows::line", feed::project_flows<CNY>{.line = n});

COUNTS("report/cell.hpp", "column_letters(column)", column_letters(n));
COUNTS("report/cell.hpp", "cell_position::row", cell_position{.row = n});
COUNTS("report/cell.hpp", "cell_position::column", cell_position{.column = n});
COUNTS("report/cell.hpp", "worksheet_cell::column", worksheet_cell{.column = n});
COUNTS("report/number_format.hpp", "grouped(digits)", number_format::grouped(n));
COUNTS("report/number_format.hpp", "share(digits)", number_format::share(n));
COUNTS("report/number_format.hpp", "plain(digits)", number_format::plain(n));
COUNTS("report/statement_workbook.hpp", "sheet_layout::digits", sheet_layout{.digits = n});
COUNTS("report/workbook_errors.hpp", "workbook_limit_error(value)", workbook_limit_error("", n, 1, ""));
COUNTS("report/workbook_errors.hpp", "workbook_limit_error(limit)", workbook_limit_error("", 1, n, ""));
COUNTS("report/workbook_errors.hpp", "cell_text_error(position)", cell_text_error("", "", n, ""));
COUNTS("report/worksheet.hpp", "print_setup::pages_wide", print_setup{.pages_wide = n});
COUNTS("report/worksheet.hpp", "print_setup::pages_tall", print_setup{.pages_tall = n});
COUNTS("report/worksheet.hpp", "print_setup::repeated_rows", print_setup{.repeated_rows = n});
COUNTS("report/worksheet.hpp", "print_setup::repeated_columns", print_setup{.repeated_columns = n});
COUNTS("report/worksheet.hpp", "share(digits)", page.share({1, 1}, 0.5, cell_style::figure, n));
COUNTS("report/worksheet.hpp", "width(first)", page.width(n, 1, 10));
COUNTS("report/worksheet.hpp", "width(last)", page.width(1, n, 10));

COUNTS("simulation/simulate.hpp", "run_options::paths", run_options{.paths = n});
COUNTS("simulation/simulate.hpp", "run_options::threads", run_options{.threads = n});
COUNTS("simulation/simulate.hpp", "run_options::at_once", run_options{.at_once = n});
COUNTS("simulation/simulation_result.hpp", "trial(n)", simulated.trial(n));
COUNTS("simulation/shard.hpp", "run_shard(number)", run_shard(uncertain, n, 3, {}));
COUNTS("simulation/shard.hpp", "run_shard(of)", run_shard(uncertain, 1, n, {}));
COUNTS("simulation/result.hpp", "exceedance_curve(steps)", simulated["npv"].exceedance_curve(n));
COUNTS("simulation/result.hpp", "histogram(bins)", simulated["npv"].histogram(n));

TEST_CASE("an integer that a count does not hold is refused, not cut", "[house]") {
    CHECK_THROWS_AS(percent(0.085, std::int64_t{1} << 32), numeric_overflow_error);
    CHECK_THROWS_AS(fiscal_calendar{}.years("FY2026", -1), numeric_overflow_error);
}

}  // namespace counts_test
