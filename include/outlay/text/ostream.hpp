// SPDX-License-Identifier: BSL-1.0
#pragma once
// Streams: whatever has canonical text goes to a std::ostream as that text, with the stream's width and fill.
//
//   canonical<T>              a class type of ours: to_string(x), found beside it, gives its canonical text
//   stream << x               380000000000.00 CNY; 2025-02-24; 366.90

#include <outlay/number/config.hpp>

#include <concepts>
#include <ostream>
#include <string>
#include <type_traits>

namespace outlay::inline v0 {

/// Found by argument-dependent lookup for the types of this namespace, and for no others.
template <class T>
void is_of_outlay(const T&);

namespace detail::lookup {

void is_of_outlay();  // hides the one above from ordinary lookup
template <class T>
concept own_type = std::is_class_v<T> && requires(const T& x) { is_of_outlay(x); };

}  // namespace detail::lookup

/// A class type of this library with canonical text beside it. Not an int, which would convert to a decimal and print as
/// one, and not another library's type, whose own printing would become ambiguous.
template <class T>
concept canonical = detail::lookup::own_type<T> && requires(const T& x) {
    { to_string(x) } -> std::same_as<std::string>;
};

template <canonical T>
std::ostream& operator<<(std::ostream& out, const T& x) {
    return out << to_string(x);
}

}  // namespace outlay
