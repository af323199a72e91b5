// SPDX-License-Identifier: BSL-1.0
#pragma once
// The workbooks that tests look at here and files.cpp writes for other programs to read: a statement as it was published, cases,
// a schedule of commitments.
#include <outlay/commitment/phase.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/report.hpp>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace sheets {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

inline const auto quarters = fiscal_calendar{.year_ends = date::March}.quarters("FY2025 Q3", 4);

/// Alibaba's figures, RMB million, as its releases of December 2024 to September 2025 print them.
inline statement<money<CNY>, quarterly> published() {
    const auto row = [&](std::int64_t a, std::int64_t b, std::int64_t c, std::int64_t d) {
        return flow_series<money<CNY>, quarterly>(quarters, std::vector{1e6_cny * a, 1e6_cny * b, 1e6_cny * c, 1e6_cny * d});
    };
    statement<money<CNY>, quarterly> s(quarters);
    s.add("revenue", row(280'154, 236'454, 247'652, 247'795))
        .add("operating cash flow", row(70'915, 27'520, 20'672, 10'099))
        .add("capital expenditure", row(31'775, 23'993, 38'676, 31'501))
        .add("free cash flow", row(39'020, 3'743, -18'815, -21'840));
    return s;
}
inline const std::vector<measure> totals{
    {"free cash flow", {as_printed("operating cash flow"), deducted("capital expenditure")}},
    {"revenue less both", {deducted("operating cash flow"), as_printed("revenue"), deducted("capital expenditure")}}};

/// A statement to the fen with a missing cell.
inline statement<money<CNY>, quarterly> with_a_gap() {
    statement<money<CNY>, quarterly> s(quarters);
    s.add("receipts", flow_series<money<CNY>, quarterly>(quarters, std::vector{0.1_cny, 0.2_cny, 0.3_cny, 12'345'678.91_cny}));
    flow_series<money<CNY>, quarterly> payments(quarters, std::vector<std::optional<money<CNY>>>{0.3_cny, std::nullopt, 0.7_cny, 0.01_cny});
    s.add("payments", payments);
    return s;
}

struct outcomes {
    money<USD, double> npv{};
    double rate{}, cover{};
    static constexpr auto list() {
        using o = outcomes;
        return std::array{outcome<&o::npv>("npv"), outcome<&o::rate>("rate of return", "share"), outcome<&o::cover>("cover", "times")};
    }
};
inline case_table<outcomes> cases() {
    case_table<outcomes> table;
    const auto usd = [](double dollars) { return money<USD, double>::from_minor(dollars * 100); };
    table.rows = {{"base", {usd(108'623'959.979406), 0.1816, 1.35}},
                  {"demand at 80 %", {usd(16'327'774.1), 0.0942, 1.1}},
                  {"=demand at 60 %", {usd(-75'968'403.44), std::nan(""), 0.7}}};
    return table;
}

inline std::vector<scheduled_commitment<CNY, quarterly>> scheduled() {
    const auto plan = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 6);
    commitment<CNY> cloud("AI and cloud infrastructure", {.on = "2025-02-24"_day, .amount = more_than(380e9_cny)});
    commitment<CNY> subsidy("Consumption programme", {.on = "2025-07-02"_day, .amount = exactly(50e9_cny)});
    return {{cloud, 380e9_cny, phase(380e9_cny, evenly{}, plan, grid{1e6_cny})},
            {subsidy, 50e9_cny, phase(50e9_cny, front_loaded{.first_to_last = 3}, plan, grid{1e6_cny})}};
}

inline workbook whole() {
    workbook book({.title = "380 billion yuan", .as_of = "2026-11-28"_day, .negative = negative_style::parentheses});
    add_statement(book, "Published", published(), totals, {.note = "as the releases print it"});
    add_statement(book, "To the fen", with_a_gap(), {{"net", {as_printed("receipts"), deducted("payments")}}}, {.scale = amount_scale::units});
    add_cases(book, "Cases", cases(), {.scale = amount_scale::thousands, .note = "each case sets its own drivers"});
    add_schedule(book, "Commitments", scheduled());
    return book;
}

}  // namespace sheets
