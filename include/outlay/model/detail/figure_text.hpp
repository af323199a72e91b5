// SPDX-License-Identifier: BSL-1.0
#pragma once
// A figure as an explanation prints it: thousands in groups, six digits that count, no locale.
//
//   figure_text(x)      "108,624", "0.079", "-1,234.5", "1.5e-07"

#include <outlay/number/config.hpp>

#include <charconv>
#include <cmath>
#include <cstddef>
#include <string>

namespace outlay::inline v0::detail {

inline std::string figure_text(double x) {
    if (!std::isfinite(x)) return std::isnan(x) ? "not a number" : x < 0 ? "-infinity" : "infinity";
    const double size = std::abs(x);
    char buffer[400];
    if (size != 0 && (size < 1e-4 || size >= 1e21)) return {buffer, std::to_chars(buffer, buffer + sizeof buffer, x, std::chars_format::general, 6).ptr};
    int digits = 0;
    for (double scale = 1e5; digits < 6 && size < scale && size != 0; scale /= 10) ++digits;
    if (size != 0 && size < 1)
        for (double scale = 0.1; size < scale && digits < 9; scale /= 10) ++digits;
    std::string text(buffer, std::to_chars(buffer, buffer + sizeof buffer, size, std::chars_format::fixed, digits).ptr);
    if (const std::size_t point = text.find('.'); point != std::string::npos) {
        while (text.back() == '0') text.pop_back();
        if (text.back() == '.') text.pop_back();
    }
    const std::size_t whole = text.find('.') == std::string::npos ? text.size() : text.find('.');
    for (std::size_t i = whole; i > 3; i -= 3) text.insert(i - 3, ",");
    const bool zero = text == "0";
    return std::signbit(x) && !zero ? "-" + text : text;
}

}  // namespace outlay::inline v0::detail
