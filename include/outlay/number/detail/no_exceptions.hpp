// SPDX-License-Identifier: BSL-1.0
#pragma once
// For -fno-exceptions with OUTLAY_ALLOW_NO_EXCEPTIONS, where `throw`, `try` and `catch` do not compile: they become what does.
// `throw` prints the error's sentence and ends the program, so nothing is ever caught.
//
// The headers of the standard library write throw() themselves: they must be read before. Those below are; any other that a
// program includes, and headers of other libraries, go before this library's.

#include <outlay/number/config.hpp>

#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <bit>
#include <bitset>
#include <charconv>
#include <chrono>
#include <cmath>
#include <compare>
#include <complex>
#include <concepts>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <date/date.h>
#include <deque>
#include <exception>
#include <fstream>
#include <functional>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <limits>
#include <list>
#include <locale>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <ranges>
#include <regex>
#include <set>
#include <span>
#include <sstream>
#include <stack>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <tuple>
#include <type_traits>
#include <typeindex>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <valarray>
#include <variant>
#include <vector>
#include <version>
#if !defined(_LIBCPP_HAS_NO_FILESYSTEM_LIBRARY)
#include <filesystem>
#endif
#if !defined(_LIBCPP_HAS_NO_THREADS)
#include <condition_variable>
#include <future>
#include <mutex>
#include <shared_mutex>
#include <thread>
#endif
#if __has_include(<format>)
#include <format>
#endif
#if __has_include(<source_location>)
#include <source_location>
#endif
#if __has_include(<stop_token>) && !defined(_LIBCPP_HAS_NO_THREADS)
#include <stop_token>
#endif

namespace outlay::inline v0::detail {

/// Stands for a value of any type where none is ever needed.
struct never {
    template <class T>
    [[noreturn]] operator T() const {
        std::abort();
    }
};
struct end_of_program {
    [[noreturn]] never operator%=(const std::exception& e) const {
        std::fputs(e.what(), stderr);
        std::fputc('\n', stderr);
        std::abort();
    }
};

}  // namespace outlay::inline v0::detail

#if !defined(__cpp_exceptions)
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wkeyword-macro"
#endif
#define throw ::outlay::detail::end_of_program{} %=
#define try if (true)
#define catch(what) if (false) if ([[maybe_unused]] what = ::outlay::detail::never{}; true)
#endif
