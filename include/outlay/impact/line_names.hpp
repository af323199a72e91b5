// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the lines are called that several models and statements share, so that one finds another's.
//
//   s.flow(line_names::revenue, ...)         in a model
//   statement[line_names::revenue]           in a statement
//
// One rule of signs: in a model a line whose name is a cost is a magnitude; a statement of a total has each line with the sign
// with which it stands in the total. The lines of a company's figures are as a model writes them: capital expenditure a magnitude.

#include <outlay/number/config.hpp>

namespace outlay::inline v0::line_names {

// A line of a sheet is known again by the address of its name: an array has one, whichever file names it.
inline constexpr char revenue[] = "revenue";
inline constexpr char operating_cost[] = "operating cost";
inline constexpr char depreciation[] = "depreciation";
inline constexpr char operating_income[] = "operating income";
inline constexpr char income_tax[] = "income tax";  ///< the section of a tax; in it "tax"
inline constexpr char working_capital[] = "working capital";
inline constexpr char change_of_working_capital[] = "change of working capital";
inline constexpr char capital_expenditure[] = "capital expenditure";
inline constexpr char operating_cash_flow[] = "operating cash flow";
inline constexpr char free_cash_flow[] = "free cash flow";
inline constexpr char cumulative_cash[] = "cumulative cash";

}  // namespace outlay::inline v0::line_names
