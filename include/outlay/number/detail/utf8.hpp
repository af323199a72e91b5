// SPDX-License-Identifier: BSL-1.0
#pragma once
// The characters of UTF-8 text from outside.
//
//   code_point_at(text, at)     the character that begins there and its bytes, none where the bytes are no UTF-8
//   characters(text)            how many it has, by their first bytes

#include <outlay/number/config.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace outlay::inline v0::detail {

/// The code point at `at` and the bytes it takes; 0 bytes where no UTF-8 begins there.
struct code_point {
    std::uint32_t code;
    std::size_t bytes;
};
inline code_point code_point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xc0u) == 0x80u; };
    const std::uint32_t lead = byte(at);
    if (lead < 0x80) return {lead, 1};
    if (lead >= 0xc2 && lead < 0xe0 && is_tail(at + 1)) return {(lead & 0x1fu) << 6 | (byte(at + 1) & 0x3fu), 2};
    if ((lead & 0xf0u) == 0xe0u && is_tail(at + 1) && is_tail(at + 2)) {
        const std::uint32_t code = (lead & 0xfu) << 12 | (byte(at + 1) & 0x3fu) << 6 | (byte(at + 2) & 0x3fu);
        return {code, code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 0u : 3u};
    }
    if (lead >= 0xf0 && lead < 0xf5 && is_tail(at + 1) && is_tail(at + 2) && is_tail(at + 3)) {
        const std::uint32_t code =
            (lead & 0x7u) << 18 | (byte(at + 1) & 0x3fu) << 12 | (byte(at + 2) & 0x3fu) << 6 | (byte(at + 3) & 0x3fu);
        return {code, code < 0x10000 || code > 0x10ffff ? 0u : 4u};
    }
    return {0, 0};
}

inline std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xc0u) != 0x80u ? 1u : 0u;
    return count;
}

}  // namespace outlay::inline v0::detail
