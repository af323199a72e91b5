// SPDX-License-Identifier: BSL-1.0
#pragma once
// A value and the day it belongs to.
//
//   dated<T>   {on, value}

#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0 {

/// A value on a day, as in {"2026-01-01"_day, -100_cny}.
template <class T>
struct dated {
    calendar_day on{};
    T value{};

    friend bool operator==(const dated&, const dated&) = default;
};

template <class T>
dated(calendar_day, T) -> dated<T>;

}  // namespace outlay
