// SPDX-License-Identifier: BSL-1.0
#pragma once
// A hash of what draws follow from, to know two simulations apart.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <outlay/number/config.hpp>

namespace outlay::inline v0::detail {

/// FNV-1a of 64 bits, of several things one after the other.
class digest_of_bytes {
public:
    void add(const void* from, std::size_t n) noexcept {
        const auto* const bytes = static_cast<const unsigned char*>(from);
        for (std::size_t i = 0; i < n; ++i) hash_ = (hash_ ^ bytes[i]) * 1099511628211u;
    }
    void add(std::uint64_t x) noexcept {
        for (int i = 0; i < 64; i += 8) hash_ = (hash_ ^ (x >> i & 0xff)) * 1099511628211u;
    }
    void add(double x) noexcept { add(std::bit_cast<std::uint64_t>(x)); }
    void add(const double* from, std::size_t n) noexcept {
        for (std::size_t i = 0; i < n; ++i) add(from[i]);
    }
    void add(std::string_view text) noexcept {
        add(std::uint64_t{text.size()});
        add(text.data(), text.size());
    }
    [[nodiscard]] std::uint64_t value() const noexcept { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037u;
};

}  // namespace outlay::inline v0::detail
