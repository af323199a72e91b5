// SPDX-License-Identifier: BSL-1.0
#pragma once
// How the periods of a timeline fall into fiscal years.

#include <cstddef>
#include <cstdint>

#include <outlay/time/timeline.hpp>

namespace outlay::inline v0::detail {

/// How the periods of a timeline fall into fiscal years.
struct years_of_periods {
    std::uint32_t before = 0;  ///< the periods of the first year that the timeline lacks
    std::uint32_t a_year = 1;
    std::uint32_t count = 0;
    bool whole = true;
};
template <class Freq>
constexpr years_of_periods years_on(const timeline<Freq>& on) {
    if constexpr (requires { Freq::per_year; }) {
        constexpr auto a_year = static_cast<std::uint32_t>(Freq::per_year);
        if (on.empty()) return {0, a_year, 0, true};
        const auto before = static_cast<std::uint32_t>(on[0].number()) % a_year;
        const auto all = before + static_cast<std::uint32_t>(on.size());
        return {before, a_year, (all + a_year - 1) / a_year, before == 0 && all % a_year == 0};
    } else {
        return {0, 1, 0, false};
    }
}

}  // namespace outlay::inline v0::detail
