// SPDX-License-Identifier: BSL-1.0
#pragma once
// A rate of interest that says how it compounds, in its type: 12 % a year effective is not 12 % in monthly parts.
//
//   interest_rate<R, Compounding, Basis>   .value, .growth(years), .discount(years), .growth(from, to), .as<Other>(),
//                                          .on_basis<Other>(from, to)
//   compounding::effective                 once a year, (1 + r)^t: what a bare number means
//   compounding::compounded<M>             M times a year, (1 + r/M)^(M t); half_yearly, quarterly, monthly, weekly, daily
//   compounding::continuous                e^(r t)
//   compounding::simple                    1 + r t: money-market rates
//   discount_rate<C, R>                    effective, for flows of one currency only
//
// Next to read: cashflow/npv.hpp, cashflow/dated_npv.hpp, cashflow/real_rate.hpp.

#include <outlay/cashflow/detail/rate_traits.hpp>
#include <outlay/cashflow/detail/real_functions.hpp>
#include <outlay/time/day_count.hpp>

#include <concepts>
#include <string>
#include <type_traits>

namespace outlay::inline v0 {

namespace compounding {

template <int TimesAYear>
    requires(TimesAYear > 0)
struct compounded {
    static constexpr int times_a_year = TimesAYear;
};
using effective = compounded<1>;
using half_yearly = compounded<2>;
using quarterly = compounded<4>;
using monthly = compounded<12>;
using weekly = compounded<52>;
using daily = compounded<365>;
struct continuous {};
struct simple {};

}  // namespace compounding

namespace detail {

template <class C>
inline constexpr bool is_compounded = false;
template <int M>
inline constexpr bool is_compounded<compounding::compounded<M>> = true;
template <class C>
concept compounding_rule =
    is_compounded<C> || std::same_as<C, compounding::continuous> || std::same_as<C, compounding::simple>;

/// The rate names no day count: its formulas take years.
struct no_basis {
    friend constexpr bool operator==(no_basis, no_basis) = default;
};

template <class R>
R positive_growth(const R& growth, const R& rate) {
    if (sign_of(growth) != known_sign::positive)
        throw numeric_domain_error("a rate", number_text(to_double(rate)), "such that the growth factor is above 0");
    return growth;
}

}  // namespace detail

/// A rate a year, with its compounding, and its day count if it has one.
///
///     interest_rate<double, compounding::monthly>{12_pct}.as<compounding::effective>()      12.6825 %
///     interest_rate<double, compounding::simple, act_360>{5.4_pct}.growth("2026-01-01"_day, "2026-04-01"_day)   1.0135
///
///     units    0.08 is 8 % a year
///     throws   numeric_domain_error    a growth factor would not be above zero
///     source   the four rules of every textbook; Strata and QuantLib have the same
template <real_number R = double, class Compounding = compounding::effective, auto Basis = detail::no_basis{}>
    requires detail::compounding_rule<Compounding>
class interest_rate {
public:
    using number = R;
    using compounding_type = Compounding;
    static constexpr auto basis = Basis;
    static constexpr bool has_basis = !std::same_as<std::remove_cv_t<decltype(Basis)>, detail::no_basis>;

    constexpr interest_rate() = default;
    template <class X>
        requires(!std::same_as<X, interest_rate>)
    &&detail::enters<X, R> constexpr explicit interest_rate(const X& value) : value_(detail::entered<R>(value)) {}

    [[nodiscard]] constexpr const R& value() const noexcept { return value_; }

    /// What 1 grows to in so many years; compound rules need a real number, simple does not.
    [[nodiscard]] R growth(const R& years) const {
        if constexpr (std::same_as<Compounding, compounding::simple>)
            return detail::positive_growth(R(R(1) + value_ * years), value_);
        else return outlay::exp(R(log_growth() * years));
    }
    [[nodiscard]] R discount(const R& years) const {
        if constexpr (std::same_as<Compounding, compounding::simple>) return R(1) / growth(years);
        else return outlay::exp(R(-log_growth() * years));
    }
    [[nodiscard]] R growth(calendar_day from, calendar_day to) const requires has_basis {
        return growth(to_real<R>(Basis(from, to)));
    }
    [[nodiscard]] R discount(calendar_day from, calendar_day to) const requires has_basis {
        return discount(to_real<R>(Basis(from, to)));
    }
    /// The rate of one of its own periods: r / M.
    [[nodiscard]] constexpr R per_period() const requires detail::is_compounded<Compounding> {
        if constexpr (Compounding::times_a_year == 1) return value_;
        else return value_ / R(Compounding::times_a_year);
    }
    /// ln of a year's growth; a simple rate has none.
    [[nodiscard]] R log_growth() const requires(!std::same_as<Compounding, compounding::simple>) {
        if constexpr (std::same_as<Compounding, compounding::continuous>) {
            return value_;
        } else {
            const R rate = per_period();
            detail::growth_factor(rate);
            return R(Compounding::times_a_year) * detail::log1p_of(rate);
        }
    }

    /// The rate that grows the same under another rule.
    template <class Other>
        requires(!std::same_as<Compounding, compounding::simple> && !std::same_as<Other, compounding::simple>)
    [[nodiscard]] interest_rate<R, Other, Basis> as() const {
        if constexpr (std::same_as<Other, Compounding>) return *this;
        else return from_log(log_growth(), Other{});
    }
    /// The same to or from a simple rate, which holds for one length of time only.
    template <class Other>
        requires detail::compounding_rule<Other>
    [[nodiscard]] interest_rate<R, Other, Basis> as(const R& years) const {
        if constexpr (std::same_as<Other, Compounding>) {
            return *this;
        } else if constexpr (std::same_as<Other, compounding::simple>) {
            return interest_rate<R, Other, Basis>(R(detail::expm1_of(R(log_growth() * years)) / years));
        } else if constexpr (std::same_as<Compounding, compounding::simple>) {
            (void)growth(years);  // refuses what has no logarithm
            return from_log(R(detail::log1p_of(R(value_ * years)) / years), Other{});
        } else {
            return as<Other>();
        }
    }

    /// The rate that grows the same between two days when they are counted by another basis.
    ///
    ///     5.4 % simple on act_360 is 5.475 % on act_365f
    ///
    ///     throws   numeric_domain_error  the days are one
    template <auto Other>
        requires has_basis && day_count<std::remove_cv_t<decltype(Other)>>
    [[nodiscard]] interest_rate<R, Compounding, Other> on_basis(calendar_day from, calendar_day to) const {
        const exact_ratio years = Other(from, to);
        if (years == 0) throw numeric_domain_error("the time between two days", "0", "not 0");
        const R stretch = to_real<R>(Basis(from, to) / years);
        if constexpr (std::same_as<Compounding, compounding::simple>)
            return interest_rate<R, Compounding, Other>(R(value_ * stretch));
        else
            return interest_rate<R, Compounding, Other>(
                interest_rate<R, compounding::continuous>(R(log_growth() * stretch))
                    .template as<Compounding>()
                    .value());
    }

    friend bool operator==(const interest_rate&, const interest_rate&) = default;

private:
    static interest_rate<R, compounding::continuous, Basis> from_log(const R& log, compounding::continuous) {
        return interest_rate<R, compounding::continuous, Basis>(log);
    }
    template <int M>
    static interest_rate<R, compounding::compounded<M>, Basis> from_log(const R& log, compounding::compounded<M>) {
        return interest_rate<R, compounding::compounded<M>, Basis>(R(R(M) * detail::expm1_of(R(log / R(M)))));
    }

    R value_{};
};

/// An effective rate for flows of currency C: discounting another currency's flows with it does not compile.
///
///     npv(discount_rate<CNY>{7.9_pct}, cny_flows)
template <currency C, real_number R = double>
class discount_rate {
public:
    using number = R;

    template <class X>
        requires(!std::same_as<X, discount_rate>)
    &&detail::enters<X, R> constexpr explicit discount_rate(const X& value) : value_(detail::entered<R>(value)) {}

    [[nodiscard]] constexpr const R& value() const noexcept { return value_; }
    friend bool operator==(const discount_rate&, const discount_rate&) = default;

private:
    R value_;
};

namespace detail {

/// M times a year: for plain periodic flows, the flows fall M times a year too.
template <class R, class Compounding, auto Basis>
struct rate_traits<interest_rate<R, Compounding, Basis>> {
    using rate = interest_rate<R, Compounding, Basis>;
    using held = R;
    static constexpr bool periodic = is_compounded<Compounding>;
    template <class F>
    static constexpr bool discounts = !at_constant_prices<F>;
    template <class To>
    static constexpr bool enters = detail::enters<R, To>;
    template <class To>
    static constexpr To growth(const rate& r) {
        return growth_factor(entered<To>(r.per_period()));
    }
    static constexpr bool continuous = std::same_as<Compounding, compounding::continuous>;
    template <class To>
    static constexpr interest_rate<To, Compounding, Basis> varied(const To& value) {
        return interest_rate<To, Compounding, Basis>(value);
    }
    template <class To>
    static interest_rate<To, Compounding, Basis> yearly(const rate& r) {
        return interest_rate<To, Compounding, Basis>(entered<To>(r.value()));
    }
};

/// Any rate as a rate a year in the number R: a bare number is effective.
template <class R, discounting Rate>
auto yearly_rate(const Rate& rate) {
    if constexpr (amount<Rate>) return interest_rate<R>(rate);
    else return rate_traits<Rate>::template yearly<R>(rate);
}

template <class C, class F>
inline constexpr bool is_money_of = false;
template <class C, class D, class Rep>
inline constexpr bool is_money_of<C, money<D, Rep>> = same_currency<C, D>;

template <class C, class R>
struct rate_traits<discount_rate<C, R>> {
    using held = R;
    static constexpr bool periodic = true;
    template <class F>
    static constexpr bool discounts = is_money_of<C, F>;
    template <class To>
    static constexpr bool enters = detail::enters<R, To>;

    template <class To>
    static constexpr To growth(const discount_rate<C, R>& r) {
        return growth_factor(entered<To>(r.value()));
    }
    template <class To>
    static constexpr discount_rate<C, To> varied(const To& value) {
        return discount_rate<C, To>(value);
    }
    template <class To>
    static interest_rate<To> yearly(const discount_rate<C, R>& r) {
        return interest_rate<To>(entered<To>(r.value()));
    }
};

}  // namespace detail
}  // namespace outlay
