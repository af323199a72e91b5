// SPDX-License-Identifier: BSL-1.0
#pragma once
// A day count chosen while the program runs.
//
//   any_day_count                 any of the bases that need nothing but two days; Act/365F unless given
//   any_day_count::named("30E/360")
//   day_count_names()             the names it knows, as Strata writes them

#include <outlay/number/result.hpp>
#include <outlay/time/act_act.hpp>
#include <outlay/time/thirty_360.hpp>

#include <array>
#include <string>
#include <string_view>
#include <type_traits>

namespace outlay::inline v0 {

/// One of the day counts that need nothing but two days. Two are equal when they are the same basis.
///
///     any_day_count basis = any_day_count::named("Act/360");      or  = act_360
class any_day_count {
public:
    constexpr any_day_count() : any_day_count(act_365f) {}
    template <class Basis>
    requires(day_count<Basis>&& std::is_empty_v<Basis>) constexpr any_day_count(Basis)
        : years_([](calendar_day from, calendar_day to) { return Basis{}(from, to); }) {}

    /// The basis with this name, or why there is none.
    static result<any_day_count, text_error> try_named(std::string_view name);
    static any_day_count named(std::string_view name) { return try_named(name).value(); }

    [[nodiscard]] constexpr exact_ratio operator()(calendar_day from, calendar_day to) const {
        return years_(from, to);
    }

    friend constexpr bool operator==(any_day_count, any_day_count) = default;

private:
    exact_ratio (*years_)(calendar_day, calendar_day);
};

namespace detail {

struct named_day_count {
    std::string_view name;
    any_day_count basis;
};

// 30E/360 ISDA of a contract whose end is not known to fall on the end of a February.
struct thirty_e_360_isda_open {
    constexpr exact_ratio operator()(calendar_day from, calendar_day to) const { return thirty_e_360_isda(from, to); }
};

inline constexpr std::array named_day_counts{
    named_day_count{"1/1", one_one},
    named_day_count{"Act/Act ISDA", act_act_isda},
    named_day_count{"Act/Act AFB", act_act_afb},
    named_day_count{"Act/Act Year", act_act_year},
    named_day_count{"Act/365 Actual", act_365_actual},
    named_day_count{"Act/360", act_360},
    named_day_count{"Act/364", act_364},
    named_day_count{"Act/365F", act_365f},
    named_day_count{"Act/365.25", act_365_25},
    named_day_count{"Act/366", act_366},
    named_day_count{"NL/360", nl_360},
    named_day_count{"NL/365", nl_365},
    named_day_count{"30/360 ISDA", thirty_360},
    named_day_count{"30U/360", thirty_u_360},
    named_day_count{"30/360 PSA", thirty_360_psa},
    named_day_count{"30E/360 ISDA", thirty_e_360_isda_open{}},
    named_day_count{"30E/360", thirty_e_360},
    named_day_count{"30E+/360", thirty_e_plus_360},
    named_day_count{"30/360 Italian", thirty_360_italian},
    named_day_count{"30E/365", thirty_e_365},
    named_day_count{"30/365", thirty_365},
    named_day_count{"Simple", simple_months},
};

}  // namespace detail

/// Every name that any_day_count::named knows.
[[nodiscard]] constexpr auto day_count_names() {
    std::array<std::string_view, detail::named_day_counts.size()> names{};
    for (std::size_t i = 0; i < names.size(); ++i) names[i] = detail::named_day_counts[i].name;
    return names;
}

inline result<any_day_count, text_error> any_day_count::try_named(std::string_view name) {
    for (const auto& known : detail::named_day_counts)
        if (known.name == name) return known.basis;
    return text_error(name, 0, "not the name of a day count, as in Act/365F");
}

}  // namespace outlay
