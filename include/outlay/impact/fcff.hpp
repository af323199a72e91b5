// SPDX-License-Identifier: BSL-1.0
#pragma once
// Free cash flow to the firm and to equity, from whichever line of the statements one starts.
//
//   company_year<T>                    the lines that the four ways need, as magnitudes
//   fcff_from_net_income, fcff_from_ebit, fcff_from_ebitda, fcff_from_operating_cash_flow
//   fcff_four_ways(year)               all of them, for a check that they agree
//   fcfe(year)                         what is left for the owners
//
// T is an exact amount, an amount on a real number, or a number; the tax rate is exact or of the amount's number.

#include <array>

#include <outlay/number/detail/zero.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0 {

/// One period of a company whose only non-cash charge is depreciation. Costs and investments are magnitudes.
///
///     source   CFA Institute, Equity Asset Valuation, chapter on free cash flow: the four formulas below
template <class T, class Rate = exact_ratio>
struct company_year {
    T ebitda = detail::zero<T>();
    T depreciation = detail::zero<T>();
    T interest = detail::zero<T>();
    Rate tax_rate{};
    T fixed_investment = detail::zero<T>();    ///< capital expenditure less proceeds of sales
    T working_investment = detail::zero<T>();  ///< increase of working capital, without cash and short-term debt
    T net_borrowing = detail::zero<T>();       ///< borrowed less repaid

    [[nodiscard]] constexpr T ebit() const { return ebitda - depreciation; }
    [[nodiscard]] constexpr T tax() const { return part(ebit() - interest); }
    [[nodiscard]] constexpr T net_income() const { return ebit() - interest - tax(); }
    /// As a statement prints it: interest has been paid.
    [[nodiscard]] constexpr T operating_cash_flow() const { return net_income() + depreciation - working_investment; }
    /// What taxes take of an amount.
    [[nodiscard]] constexpr T part(const T& x) const { return x * tax_rate; }
};

/// net income + depreciation + interest (1 - t) - investments
template <class T, class Rate>
[[nodiscard]] constexpr T fcff_from_net_income(const company_year<T, Rate>& y) {
    return y.net_income() + y.depreciation + (y.interest - y.part(y.interest)) - y.fixed_investment -
           y.working_investment;
}
/// EBIT (1 - t) + depreciation - investments
template <class T, class Rate>
[[nodiscard]] constexpr T fcff_from_ebit(const company_year<T, Rate>& y) {
    return (y.ebit() - y.part(y.ebit())) + y.depreciation - y.fixed_investment - y.working_investment;
}
/// EBITDA (1 - t) + depreciation t - investments: the tax shield stands alone
template <class T, class Rate>
[[nodiscard]] constexpr T fcff_from_ebitda(const company_year<T, Rate>& y) {
    return (y.ebitda - y.part(y.ebitda)) + y.part(y.depreciation) - y.fixed_investment - y.working_investment;
}
/// operating cash flow + interest (1 - t) - fixed investment
template <class T, class Rate>
[[nodiscard]] constexpr T fcff_from_operating_cash_flow(const company_year<T, Rate>& y) {
    return y.operating_cash_flow() + (y.interest - y.part(y.interest)) - y.fixed_investment;
}

/// The four ways all at once, in the order above.
template <class T, class Rate>
[[nodiscard]] constexpr std::array<T, 4> fcff_four_ways(const company_year<T, Rate>& y) {
    return {fcff_from_net_income(y), fcff_from_ebit(y), fcff_from_ebitda(y), fcff_from_operating_cash_flow(y)};
}

/// FCFF less interest after tax plus net borrowing.
template <class T, class Rate>
[[nodiscard]] constexpr T fcfe(const company_year<T, Rate>& y) {
    return fcff_from_ebit(y) - (y.interest - y.part(y.interest)) + y.net_borrowing;
}

}  // namespace outlay
