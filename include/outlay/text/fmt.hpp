// SPDX-License-Identifier: BSL-1.0
#pragma once
// The {fmt} library: whatever has canonical text formats as it, with a string's width and alignment: "{:>24}".
// Included by name; it needs {fmt} 9 or later, which the library itself does not: without it this header is empty.

#include <outlay/number/config.hpp>

#if __has_include(<fmt/format.h>)

#include <string>

#include <fmt/format.h>

#include <outlay/text/ostream.hpp>

template <outlay::canonical T>
struct fmt::formatter<T, char> : fmt::formatter<std::string, char> {
    template <class Context>
    auto format(const T& x, Context& context) const {
        return fmt::formatter<std::string, char>::format(to_string(x), context);
    }
};

#endif
