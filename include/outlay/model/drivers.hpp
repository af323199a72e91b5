// SPDX-License-Identifier: BSL-1.0
#pragma once
// Drivers and outcomes of a model: structs of numbers and amounts whose members are listed once, with a name each, so that cases,
// sensitivities, readers and reports can speak of them by name, in their own units.
//
//   driver<&d::build>("build")                a member of drivers; its unit is its type's
//   driver<&d::tax>("tax rate", "share")      a number says its unit itself
//   outcome<&o::npv>("npv")                   a member of outcomes
//   listed_members<S>                         a struct whose list() names every member
//   driver_setting                            a name with an exact value: 80_pct, 400e6_usd, per_year(140e6_usd), a rate of a pair
//   with(drivers, settings)                   exact drivers, some set by name
//   drivers_as<R>(exact)                      exact drivers on another number
//   driver_missing_error, driver_unit_error   no such name; money of another currency, or a number where an amount belongs
//
//     template <class R>
//     struct drivers {
//         money<USD, R> build{};
//         R tax_rate{};
//         static constexpr auto list() {
//             using d = drivers;
//             return std::array{driver<&d::build>("build"), driver<&d::tax_rate>("tax rate", "share of profit")};
//         }
//     };

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/amount.hpp>
#include <outlay/model/detail/member_count.hpp>
#include <outlay/model/detail/shown_names.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/sourced.hpp>

namespace outlay::inline v0 {

/// One member of a struct S of amounts on R: its name, its unit, and how its count is read and set.
template <class S, class R>
struct listed_member {
    std::string_view name;
    std::string_view said;  ///< the unit of a number, as its list says
    std::string (*type_unit)();
    R (*count)(const S&);
    void (*set_count)(S&, const R&);
    std::int64_t counts_in_one;  ///< of its unit: 100 of dollars, whose count is in cents

    /// What its type says, or what the list says of a number.
    [[nodiscard]] std::string unit() const {
        std::string of_type = type_unit();
        return of_type.empty() ? std::string(said) : of_type;
    }
};

namespace detail {

template <class M>
struct member_of;
template <class S, class T>
struct member_of<T S::*> {
    using owner = S;
    using type = T;
};

template <auto Member, class S, class T>
constexpr auto listed_member_of(std::string_view name, std::string_view unit) {
    using number = number_of<T>;
    return listed_member<S, number>{name, unit, [] { return std::string(row_amount<T>::unit()); },
                                    [](const S& s) -> number { return row_amount<T>::count(s.*Member); },
                                    [](S& s, const number& n) { s.*Member = row_amount<T>::of(n); }, counts_in_one<T>};
}
template <auto Member>
constexpr auto listed_as(std::string_view name, std::string_view unit) {
    using owner = typename member_of<decltype(Member)>::owner;
    using given = typename member_of<decltype(Member)>::type;
    constexpr bool is_an_amount = row_amount_type<given>;
    static_assert(is_an_amount,
                  "a driver or an outcome is a number or an amount; a row is read from the runner, by its name, until the next run");
    using type = std::conditional_t<is_an_amount, given, double>;  // so that there is one error
    if constexpr (std::same_as<type, given>) return listed_member_of<Member, owner, type>(name, unit);
    else return listed_member<owner, double>{name, unit, nullptr, nullptr, nullptr, 1};
}

}  // namespace detail

/// A driver: a number, or an amount, whose type is its unit.
template <auto Member>
[[nodiscard]] constexpr auto driver(std::string_view name, std::string_view unit = {}) {
    return detail::listed_as<Member>(name, unit);
}
/// An outcome: a number or an amount. A row is none: it is read from the runner, until its next run.
template <auto Member>
[[nodiscard]] constexpr auto outcome(std::string_view name, std::string_view unit = {}) {
    return detail::listed_as<Member>(name, unit);
}

/// An aggregate of amounts with a list of them.
template <class S>
concept listed_members = std::is_aggregate_v<S> && requires {
    S::list()[0].set_count;
};

namespace detail {

/// Every member is in the list, or this does not compile. Counted on double, whose braces take any value without a doubt.
template <listed_members S>
constexpr void check_list_is_whole() {
    static_assert(member_count<S>() == S::list().size(), "list() names every member of the struct, once each: one is missing, or too many are named");
}

}  // namespace detail

/// A driver or an outcome of this name is not in the list.
class OUTLAY_VISIBLE driver_missing_error final : public error {
public:
    driver_missing_error(std::string_view name, std::vector<std::string> names)
        : error(detail::joined_text({"nothing is called \"", detail::shortened(name), "\"; the names are: ", detail::shown_names(names)})),
          name_(name), names_(std::move(names)) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The names that there are.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    std::string name_;
    std::vector<std::string> names_;
};

/// A driver was set to a value of another unit: yuan for dollars, an amount for an amount a year, a number for an amount.
class OUTLAY_VISIBLE driver_unit_error final : public error {
public:
    driver_unit_error(std::string_view name, std::string_view unit, std::string_view given)
        : error(detail::joined_text({"the driver \"", detail::shortened(name), "\" takes ", said(unit), ", not ", said(given)})),
          name_(name), unit_(unit), given_(given) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// What the driver's type counts; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    [[nodiscard]] const std::string& given() const noexcept { return given_; }

private:
    static std::string_view said(std::string_view unit) { return unit.empty() ? "a number" : unit; }

    std::string name_, unit_, given_;
};

namespace detail {

/// What a setting may be made of: an exact number, or an amount that counts exactly.
template <class X>
struct exact_value;
template <class X>
    requires std::constructible_from<exact_ratio, const X&>
struct exact_value<X> {
    static std::string unit() { return {}; }
    static exact_ratio count(const X& x) { return exact_ratio(x); }
};
template <class C, exact_representation Rep>
struct exact_value<money<C, Rep>> {
    static std::string unit() { return row_amount<money<C, exact_ratio>>::unit(); }
    static exact_ratio count(const money<C, Rep>& x) { return ratio_of(x.minor_units()); }
};
template <class B, class Q>
struct exact_value<fx_rate<B, Q, exact_ratio>> {
    static std::string unit() { return row_amount<fx_rate<B, Q>>::unit(); }
    static exact_ratio count(const fx_rate<B, Q>& x) { return x.value(); }
};
template <class T>
struct exact_value<per_year<T>> {
    static std::string unit() {
        const std::string of_one = exact_value<T>::unit();
        return of_one.empty() ? "a year" : of_one + " a year";
    }
    static exact_ratio count(const per_year<T>& x) { return exact_value<T>::count(x.amount()); }
};
template <class T>
    requires(row_amount_type<T> && !field<T> && std::same_as<number_of<T>, exact_ratio>)
struct exact_value<T> {
    static std::string unit() { return row_amount<T>::unit(); }
    static exact_ratio count(const T& x) { return row_amount<T>::count(x); }
};
}  // namespace detail

/// A driver's name and an exact value for it, in the driver's unit: {"utilisation", 70_pct}, {"build", 400e6_usd}.
class driver_setting {
public:
    template <class X>
        requires requires(const X& x) { detail::exact_value<X>::count(x); }
    driver_setting(std::string name, const X& value)
        : name_(std::move(name)), unit_(detail::exact_value<X>::unit()), count_(detail::exact_value<X>::count(value)) {}

    /// The same of a figure with its source, which the setting keeps: {"amount", table.sourced_amount(...)}.
    template <class X>
        requires requires(const X& x) { detail::exact_value<X>::count(x); }
    driver_setting(std::string name, const sourced<X>& value) : driver_setting(std::move(name), value.value) {
        source_ = value.source;
    }
    /// So many counts of a unit: minor units of "USD".
    driver_setting(std::string name, const exact_ratio& count, std::string unit)
        : name_(std::move(name)), unit_(std::move(unit)), count_(count) {}

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// "USD", "USD a year", "USD/CNY"; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    /// In the unit that the amount counts: minor units of money.
    [[nodiscard]] const exact_ratio& count() const noexcept { return count_; }
    /// Where the value came from; empty where that was not said.
    [[nodiscard]] const figure_source& source() const noexcept { return source_; }
    driver_setting& from(figure_source source) {
        source_ = std::move(source);
        return *this;
    }
    /// Two that set the same, wherever they came from.
    friend bool operator==(const driver_setting& a, const driver_setting& b) {
        return a.name_ == b.name_ && a.unit_ == b.unit_ && a.count_ == b.count_;
    }

private:
    std::string name_;
    std::string unit_;
    exact_ratio count_;
    figure_source source_;
};

/// The sources of the settings that have one, by name: for explain().
[[nodiscard]] inline std::vector<named_source> sources_of(const std::vector<driver_setting>& settings) {
    std::vector<named_source> all;
    for (const driver_setting& s : settings)
        if (!s.source().empty()) all.push_back({s.name(), s.source()});
    return all;
}

/// The names of a struct's members, in the order of its list.
template <listed_members S>
[[nodiscard]] std::vector<std::string> listed_names() {
    std::vector<std::string> names;
    for (const auto& entry : S::list()) names.emplace_back(entry.name);
    return names;
}

/// Where a name stands in the list.
///
///     throws   driver_missing_error
template <listed_members S>
[[nodiscard]] std::size_t listed_place(std::string_view name) {
    constexpr auto list = S::list();
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    throw driver_missing_error(name, listed_names<S>());
}

/// Exact drivers with some of them set.
///
///     with(base, {{"utilisation", 70_pct}, {"build", 400e6_usd}})
///
///     throws   driver_missing_error, driver_unit_error
template <listed_members Exact>
[[nodiscard]] Exact with(Exact drivers, const std::vector<driver_setting>& settings) {
    constexpr auto list = Exact::list();
    for (const driver_setting& s : settings) {
        const auto& entry = list[listed_place<Exact>(s.name())];
        if (entry.type_unit() != s.unit()) throw driver_unit_error(s.name(), entry.type_unit(), s.unit());
        entry.set_count(drivers, s.count());
    }
    return drivers;
}

/// The same drivers on another number: to the nearest, to all digits, or enclosing.
template <field R, template <class> class Drivers>
    requires listed_members<Drivers<R>>
[[nodiscard]] Drivers<R> drivers_as(const Drivers<exact_ratio>& exact) {
    detail::check_list_is_whole<Drivers<double>>();
    constexpr auto from = Drivers<exact_ratio>::list();
    constexpr auto to = Drivers<R>::list();
    Drivers<R> on;
    for (std::size_t i = 0; i < to.size(); ++i) to[i].set_count(on, to_real<R>(from[i].count(exact)));
    return on;
}

}  // namespace outlay
