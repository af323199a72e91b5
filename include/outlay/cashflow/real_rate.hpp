// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates above inflation, and the only flows that they may discount: those at constant prices.
//
//   constant_prices<T>                        an amount at the prices of one day; .amount()
//   real_rate<R>                              a rate above inflation: .value, .with_inflation(rate)
//   real_rate_of(nominal, inflation)          from an interest_rate
//   deflated(flows, inflation)                periodic flows at the prices of the first; inflation one rate, or one a period
//   deflated(flows, inflation, basis, on)     dated flows at the prices of a day
//
// npv(real_rate, flows) takes flows at constant prices only, and no other rate takes them.

#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/npv.hpp>

#include <outlay/number/detail/overflow_in.hpp>

#include <string>
#include <vector>

namespace outlay::inline v0 {

/// An amount at the prices of one day. It adds to its like; it becomes an amount again only by name.
template <class T>
class constant_prices {
public:
    constexpr constant_prices() = default;
    constexpr explicit constant_prices(const T& amount) : amount_(amount) {}
    [[nodiscard]] constexpr const T& amount() const noexcept { return amount_; }

    friend constexpr constant_prices operator+(const constant_prices& a, const constant_prices& b) {
        return constant_prices(a.amount_ + b.amount_);
    }
    friend constexpr constant_prices operator-(const constant_prices& a, const constant_prices& b) {
        return constant_prices(a.amount_ - b.amount_);
    }
    friend constexpr constant_prices operator-(const constant_prices& a) { return constant_prices(-a.amount_); }
    friend bool operator==(const constant_prices&, const constant_prices&) = default;

private:
    T amount_{};
};

/// A yearly rate above inflation.
///
///     real_rate<>{3_pct}.with_inflation(2_pct)      5.06 % effective
template <real_number R = double>
class real_rate {
public:
    using number = R;

    template <class X>
        requires(!std::same_as<X, real_rate>)
    &&detail::enters<X, R> constexpr explicit real_rate(const X& value) : value_(detail::entered<R>(value)) {}

    [[nodiscard]] constexpr const R& value() const noexcept { return value_; }
    /// The nominal rate, (1 + real) (1 + inflation) - 1, effective: the only way to an interest_rate.
    template <class X>
        requires detail::enters<X, R>
    [[nodiscard]] constexpr interest_rate<R> with_inflation(const X& inflation) const {
        const R rise = detail::entered<R>(inflation);
        return interest_rate<R>(R(value_ + rise + value_ * rise));
    }
    friend bool operator==(const real_rate&, const real_rate&) = default;

private:
    R value_;
};

/// The real rate that an effective nominal one holds at an inflation: (1 + nominal) / (1 + inflation) - 1.
///
///     throws   numeric_domain_error  inflation <= -1
template <class R, auto Basis, class X>
    requires detail::enters<X, R>
[[nodiscard]] constexpr real_rate<R> real_rate_of(const interest_rate<R, compounding::effective, Basis>& nominal,
                                                  const X& inflation) {
    const R rise = detail::entered<R>(inflation);
    return real_rate<R>(R((nominal.value() - rise) / detail::growth_factor(rise)));
}

namespace detail {

template <class T>
inline constexpr bool at_constant_prices<constant_prices<T>> = true;

template <amount T>
struct amount_traits<constant_prices<T>> {
    using held = held_by<T>;
    template <class R>
    using of = constant_prices<amount_in<T, R>>;
    template <class R>
    static constexpr R enter(const constant_prices<T>& x) {
        return amount_traits<T>::template enter<R>(x.amount());
    }
    template <class R>
    static constexpr of<R> made(const R& x) {
        return of<R>(amount_traits<T>::template made<R>(x));
    }
};

template <class R>
struct rate_traits<real_rate<R>> {
    using held = R;
    static constexpr bool periodic = true;
    template <class F>
    static constexpr bool discounts = at_constant_prices<F>;
    template <class To>
    static constexpr bool enters = detail::enters<R, To>;

    template <class To>
    static constexpr To growth(const real_rate<R>& r) {
        return growth_factor(entered<To>(r.value()));
    }
    template <class To>
    static constexpr real_rate<To> varied(const To& value) {
        return real_rate<To>(value);
    }
    template <class To>
    static interest_rate<To> yearly(const real_rate<R>& r) {
        return interest_rate<To>(entered<To>(r.value()));
    }
};

}  // namespace detail

namespace detail {

/// Flow i over level(i), each level from the one before by next(i); an overflow of exact numbers names the flow.
template <class R, class Flows, class Next>
auto deflated_by(const Flows& flows, Next next) {
    using F = element<Flows>;
    std::vector<constant_prices<amount_in<F, R>>> out;
    R level(1);
    for (const auto& flow : flows)
        overflow_in("deflated", [&] { return "flow " + std::to_string(out.size() + 1); }, "name a real number, as in deflated<double>",
                    [&] {
                        if (!out.empty()) level = level * next();
                        out.emplace_back(amount_traits<F>::template made<R>(R(entered<R>(flow) / level)));
                    });
    return out;
}

}  // namespace detail

/// Periodic flows at the prices of the first: flow i over (1 + inflation)^i.
///
///     throws   numeric_domain_error    inflation <= -1
///              numeric_overflow_error  run on exact_ratio, a level of more than 127 bits: at 3.17 % after 9 flows; real
///                                      numbers and unbounded_ratio have no end
template <class Named = detail::no_real, detail::amount Inflation, detail::flow_range Flows,
          class R = detail::run_on<Named, detail::element<Flows>, Inflation>>
    requires detail::enters<Inflation, R> && (!detail::at_constant_prices<detail::element<Flows>>)
[[nodiscard]] auto deflated(const Flows& flows, const Inflation& inflation) {
    const R growth = detail::growth_factor(detail::entered<R>(inflation));
    return detail::deflated_by<R>(flows, [&] { return growth; });
}
/// The same with an inflation a period: inflations[i] leads from flow i to flow i + 1.
///
///     throws   numeric_domain_error  fewer of them than n - 1
template <class Named = detail::no_real, detail::flow_range Inflations, detail::flow_range Flows,
          class R = detail::run_on<Named, detail::element<Flows>, detail::element<Inflations>>>
    requires detail::enters<detail::element<Inflations>, R> && (!detail::at_constant_prices<detail::element<Flows>>)
[[nodiscard]] auto deflated(const Flows& flows, const Inflations& inflations) {
    auto inflation = std::begin(inflations);
    return detail::deflated_by<R>(flows, [&] {
        if (inflation == std::end(inflations)) detail::throw_too_few_rates(std::size(inflations), std::size(flows));
        return detail::growth_factor(detail::entered<R>(*inflation++));
    });
}
/// Dated flows at the prices of the day `on`, at a yearly inflation.
template <class Named = detail::no_real, detail::amount Inflation, detail::dated_flow_range Flows, day_count Basis,
          class R = detail::run_on<Named, detail::dated_amount<Flows>, Inflation>>
    requires detail::enters<Inflation, R> && real_number<R> && (!detail::at_constant_prices<detail::dated_amount<Flows>>)
[[nodiscard]] auto deflated(const Flows& flows, const Inflation& inflation, const Basis& basis, calendar_day on) {
    using F = detail::dated_amount<Flows>;
    using real_amount = constant_prices<detail::amount_in<F, R>>;
    const detail::dated_discounter level(interest_rate<R>{detail::entered<R>(inflation)}, basis, on);
    std::vector<dated<real_amount>> out;
    for (const auto& flow : flows)
        out.push_back({flow.on, real_amount(detail::amount_traits<F>::template made<R>(
                                    R(detail::entered<R>(flow.value) * level(flow.on))))});
    return out;
}

}  // namespace outlay
