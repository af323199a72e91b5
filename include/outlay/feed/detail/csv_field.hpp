// SPDX-License-Identifier: BSL-1.0
#pragma once
// A field of a table as it is written.

#include <outlay/number/config.hpp>

#include <string>
#include <string_view>

namespace outlay::inline v0::detail {

/// A field as RFC 4180 writes it: quoted where it must be.
inline std::string csv_field(std::string_view text) {
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace outlay::inline v0::detail
