// SPDX-License-Identifier: BSL-1.0
#pragma once
// std::format, where the standard library has it: whatever has canonical text formats as it, "{:>24}".
// Elsewhere this header is empty; the compilers of Debian 12 have no std::format.

#include <outlay/number/config.hpp>

#include <version>

#if defined(__cpp_lib_format)

#include <format>
#include <string>

#include <outlay/text/ostream.hpp>

template <outlay::canonical T>
struct std::formatter<T, char> : std::formatter<std::string, char> {
    template <class Context>
    auto format(const T& x, Context& context) const {
        return std::formatter<std::string, char>::format(to_string(x), context);
    }
};

#endif
