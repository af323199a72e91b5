// SPDX-License-Identifier: BSL-1.0
#pragma once
// What is asked of a run: an outcome by its name, or any function of its outcomes and rows.
//
//   "npv"                                                   by name: a reported_value, with its unit
//   [](const auto& out, const auto& rows) { ... }           a number or an amount: the result is of that type on double
//
//     [](const auto& out, const auto&) { return out.npv; }                                             money<USD, double>
//     [](const auto&, const auto& rows) { return lowest(rows.level("cover")); }                        a number
//     []<class R>(const auto&, const sheet_rows<R, yearly>& rows) {                                    at another rate and timing
//         return npv(to_real<R>(8_pct), rows.template flow<USD>("free cash flow"), timing::end); }
//     [](const auto&, const sheet_rows<double, yearly>& rows) {                                        on double only: cases, tornado
//         return irr(rows.flow<USD>("free cash flow")).only(); }
//
// Enclosures, gradients and break-evens run such a function on intervals and dual numbers too.

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <outlay/model/runner.hpp>
#include <outlay/scenario/reported_value.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class F, class M, class R>
concept outcome_function = requires(const F& f, const typename M::template outcomes<R>& out, const sheet_rows<R, frequency_of<M>>& rows) {
    { f(out, rows) } -> row_amount_type;
};

/// An outcome by its name.
template <class M>
class named_outcome {
public:
    using value_type = reported_value;

    explicit named_outcome(std::string_view name) : place_(listed_place<typename M::template outcomes<double>>(name)) {}

    template <class R>
    [[nodiscard]] R count(const typename M::template outcomes<R>& out, const sheet_rows<R, frequency_of<M>>&) const {
        return M::template outcomes<R>::list()[place_].count(out);
    }
    [[nodiscard]] value_type value(double count) const { return reported<typename M::template outcomes<double>>(place_, count); }
    [[nodiscard]] std::string unit() const { return M::template outcomes<double>::list()[place_].type_unit(); }

private:
    std::size_t place_;
};

/// A function of the outcomes and the rows.
template <class M, class F>
class computed_outcome {
    template <class R>
    using of = std::remove_cvref_t<std::invoke_result_t<const F&, const typename M::template outcomes<R>&, const sheet_rows<R, frequency_of<M>>&>>;

public:
    using value_type = of<double>;

    explicit computed_outcome(F f) : f_(std::move(f)) {}

    template <class R>
    [[nodiscard]] R count(const typename M::template outcomes<R>& out, const sheet_rows<R, frequency_of<M>>& rows) const {
        static_assert(amount_on<of<R>, R>, "a function of the rows gives a number or an amount on the number of the run");
        return row_amount<of<R>>::count(f_(out, rows));
    }
    [[nodiscard]] value_type value(double count) const { return row_amount<value_type>::of(count); }
    [[nodiscard]] std::string unit() const { return row_amount<value_type>::unit(); }

private:
    F f_;
};

/// The reader of an outcome that is said by name or as a function.
template <class M, class Outcome>
auto outcome_of(const Outcome& outcome) {
    if constexpr (std::convertible_to<const Outcome&, std::string_view>) return named_outcome<M>(outcome);
    else return computed_outcome<M, Outcome>(outcome);
}

/// Runs a model on R and reads one count.
template <class M, class R, class Reader>
class counted_runs {
public:
    using drivers = typename M::template drivers<R>;

    counted_runs(const M& m, const Reader& reader) : run_(m), reader_(reader) {}

    [[nodiscard]] R operator()(const drivers& d) {
        const auto out = run_(d);
        return reader_.template count<R>(out, run_.rows());
    }
    /// From exact drivers.
    [[nodiscard]] R at(const typename M::template drivers<exact_ratio>& exact) {
        return (*this)(drivers_as<R, M::template drivers>(exact));
    }

private:
    runner<M, R> run_;
    Reader reader_;
};

}  // namespace detail

/// An outcome's name, or a function of the outcomes and rows of a run on double.
template <class X, class M>
concept outcome_of_model = std::convertible_to<const X&, std::string_view> || detail::outcome_function<X, M, double>;
/// What it gives: a reported_value by name, else the function's own type.
template <class M, class Outcome>
using outcome_type = typename decltype(detail::outcome_of<M>(std::declval<const Outcome&>()))::value_type;

}  // namespace outlay
