// SPDX-License-Identifier: BSL-1.0
#pragma once
// What "free cash flow" means to whom. The names of the lines are the ones that a statement must have.
//
//   free_cash_flow::alibaba     operating cash flow, property without campuses, intangibles, deposit changes
//   free_cash_flow::vendor      operating cash flow less capital expenditure, as data vendors print it
//   free_cash_flow::amazon      operating cash flow less purchases of property net of proceeds from sales and
//                               incentives

#include <outlay/impact/line_names.hpp>
#include <outlay/impact/measure.hpp>

namespace outlay::inline v0::free_cash_flow {

/// Alibaba's definition: a plain sum of lines that carry their own sign. The deposit line is printed below "Less:" with
/// numbers of either sign (+216 in the March 2025 quarter, -5,361 in fiscal 2025), and it is added.
///
///     source   Alibaba annual reports, non-GAAP section; FY2026: 76,213 - 122,021 - 874 + 73 = -46,609 (RMB million)
inline const measure& alibaba() {
    static const measure definition{line_names::free_cash_flow,
                                    {as_printed(line_names::operating_cash_flow), as_printed("property, without campuses"),
                                     as_printed("intangible assets"), as_printed("buyer protection fund deposits")}};
    return definition;
}

/// The data vendors' definition, on capital expenditure as a magnitude.
inline const measure& vendor() {
    static const measure definition{line_names::free_cash_flow,
                                    {as_printed(line_names::operating_cash_flow), deducted(line_names::capital_expenditure)}};
    return definition;
}

/// Amazon's definition: purchases of property and equipment are net of proceeds from sales and incentives.
///
///     source   Amazon annual reports, "Free cash flow"
inline const measure& amazon() {
    static const measure definition{line_names::free_cash_flow,
                                    {as_printed(line_names::operating_cash_flow), deducted("purchases of property and equipment"),
                                     as_printed("proceeds from sales and incentives")}};
    return definition;
}

}  // namespace outlay::inline v0::free_cash_flow
