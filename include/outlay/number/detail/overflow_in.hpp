// SPDX-License-Identifier: BSL-1.0
#pragma once
// Exact numbers that a long horizon outgrows: the error says which function, in which period, and what to do.

#include <string>
#include <string_view>

#include <outlay/number/errors.hpp>

namespace outlay::inline v0::detail {

/// f(), whose overflow is thrown again as that of `function` in the period that where() writes.
template <class Where, class F>
decltype(auto) overflow_in(std::string_view function, Where where, std::string_view remedy, F f) {
    try {
        return f();
    } catch (const numeric_overflow_error& e) {
        throw numeric_overflow_error(std::string(function) + " in " + where() + ": " + std::string(remedy) + " (" + e.operation() + ")");
    }
}

}  // namespace outlay::inline v0::detail
