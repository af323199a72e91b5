// SPDX-License-Identifier: BSL-1.0
#pragma once
// Drivers and outcomes: structs of numbers that know the names and units of their members, so that cases,
// sensitivities, gradients and break-even can all speak of them by name.
//
//   listed<S, R>                      one member: name, unit, pointer; S::list() gives an array of them
//   listed_struct<S>                  a struct with such a list
//   find_listed, value_named          by name; name_missing_error says which names there are
//   driver_value                      a name and an exact value: an override
//   drivers_on<D, R>(exact, overrides)     a set of exact drivers, overridden, on the number R
//
//     template <class R>
//     struct cloud_drivers {
//         R inflow = R(0);
//         R utilisation = R(1);
//         static constexpr auto list() {
//             return std::array{listed{"inflow", "RMB million a year", &cloud_drivers::inflow},
//                               listed{"utilisation", "share", &cloud_drivers::utilisation}};
//         }
//     };
//
// Next to read: impact/model.hpp.

#include <array>
#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

namespace outlay::inline v0 {

/// One member of a struct: what it is called, in what unit, and where.
template <class S, class R>
struct listed {
    std::string_view name{};
    std::string_view unit{};
    R S::*member = nullptr;
};
template <class S, class R>
listed(const char*, const char*, R S::*) -> listed<S, R>;

/// A struct whose members are listed once.
template <class S>
concept listed_struct = requires {
    S::list()[0].member;
};

/// A driver or an outcome of this name is not in the list.
class OUTLAY_VISIBLE name_missing_error final : public error {
public:
    name_missing_error(std::string_view name, std::vector<std::string> names)
        : error(text(name, names)), name_(name), names_(std::move(names)) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    /// The names that there are.
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    static std::string text(std::string_view name, const std::vector<std::string>& names) {
        std::string list;
        for (const std::string& n : names) list += (list.empty() ? "" : ", ") + n;
        return "nothing is called \"" + std::string(name) + "\"; the names are: " + list;
    }

    std::string name_;
    std::vector<std::string> names_;
};

/// The names of a struct's members, in the order of its list.
template <listed_struct S>
[[nodiscard]] std::vector<std::string> names_of() {
    std::vector<std::string> names;
    for (const auto& entry : S::list()) names.emplace_back(entry.name);
    return names;
}

/// Where a name stands in the list.
///
///     throws   name_missing_error
template <listed_struct S>
[[nodiscard]] std::size_t find_listed(std::string_view name) {
    const auto list = S::list();
    for (std::size_t i = 0; i < list.size(); ++i)
        if (list[i].name == name) return i;
    throw name_missing_error(name, names_of<S>());
}

/// The member at a place of the list.
template <listed_struct S>
[[nodiscard]] constexpr auto& value_at(S& s, std::size_t place) {
    return s.*(S::list()[place].member);
}
template <listed_struct S>
[[nodiscard]] constexpr const auto& value_at(const S& s, std::size_t place) {
    return s.*(S::list()[place].member);
}
template <listed_struct S>
[[nodiscard]] const auto& value_named(const S& s, std::string_view name) {
    return value_at(s, find_listed<S>(name));
}

/// A driver set to a value: exact, so that it reaches every number without loss.
struct driver_value {
    std::string name{};
    exact_ratio value{};
    friend bool operator==(const driver_value&, const driver_value&) = default;
};

/// The exact drivers with some of them overridden.
///
///     throws   name_missing_error
template <listed_struct Exact>
[[nodiscard]] Exact overridden(Exact drivers, std::span<const driver_value> overrides) {
    for (const driver_value& o : overrides) value_at(drivers, find_listed<Exact>(o.name)) = o.value;
    return drivers;
}

/// Exact drivers on another number: nearest, to all digits, or enclosing. Both are the same template on their numbers.
template <listed_struct On, listed_struct Exact>
[[nodiscard]] On drivers_on(const Exact& exact) {
    static_assert(On::list().size() == Exact::list().size(), "one template of drivers on two numbers");
    On on;
    for (std::size_t i = 0; i < On::list().size(); ++i)
        value_at(on, i) = to_real<std::remove_cvref_t<decltype(value_at(on, i))>>(value_at(exact, i));
    return on;
}

}  // namespace outlay
