// SPDX-License-Identifier: BSL-1.0
#pragma once
// Smaller files without a library: the parts of a workbook as deflate streams (RFC 1951).
//
//   write_xlsx("plan.xlsx", book, deflated{})     a third to a fifth of the size, for some milliseconds more
//
// Repeated strings are found within 32 KiB and written with the fixed codes of the format. Where zlib is linked, a function that
// gives its raw stream (windowBits = -15) may stand in the place of deflated{} and saves some more.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/config.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

/// The lengths 3 to 258 and the distances 1 to 32,768 by their codes (RFC 1951, 3.2.5): the first of each, and how many bits
/// follow to tell the others.
struct deflate_code {
    std::uint16_t first;
    std::uint8_t bits;
};
inline constexpr deflate_code length_codes[] = {{3, 0},  {4, 0},  {5, 0},  {6, 0},  {7, 0},  {8, 0},  {9, 0},   {10, 0},  {11, 1}, {13, 1},
                                                {15, 1}, {17, 1}, {19, 2}, {23, 2}, {27, 2}, {31, 2}, {35, 3},  {43, 3},  {51, 3}, {59, 3},
                                                {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0}};
inline constexpr deflate_code distance_codes[] = {{1, 0},    {2, 0},    {3, 0},     {4, 0},     {5, 1},     {7, 1},    {9, 2},    {13, 2},    {17, 3},    {25, 3},
                                                  {33, 4},   {49, 4},   {65, 5},    {97, 5},    {129, 6},   {193, 6},  {257, 7},  {385, 7},   {513, 8},   {769, 8},
                                                  {1025, 9}, {1537, 9}, {2049, 10}, {3073, 10}, {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13}};

/// Bits from the lowest on, as the format packs them.
class bit_writer {
public:
    void put(std::uint32_t value, int count) {
        held_ |= std::uint64_t{value} << size_;
        for (size_ += count; size_ >= 8; size_ -= 8, held_ >>= 8) out_ += static_cast<char>(held_ & 0xff);
    }
    /// A code of a Huffman tree goes from its highest bit on.
    void put_code(std::uint32_t code, int count) {
        std::uint32_t turned = 0;
        for (int i = 0; i < count; ++i) turned |= (code >> i & 1u) << (count - 1 - i);
        put(turned, count);
    }
    [[nodiscard]] std::string take() {
        if (size_ > 0) put(0, 8 - size_);
        return std::move(out_);
    }
    [[nodiscard]] std::size_t size() const noexcept { return out_.size(); }

private:
    std::string out_;
    std::uint64_t held_ = 0;
    int size_ = 0;
};

/// A literal byte, the end of a block (256) or the code of a length (257 on) in the fixed tree (RFC 1951, 3.2.6).
inline void put_fixed(bit_writer& out, std::uint32_t symbol) {
    if (symbol < 144) out.put_code(0x30 + symbol, 8);
    else if (symbol < 256) out.put_code(0x190 + symbol - 144, 9);
    else if (symbol < 280) out.put_code(symbol - 256, 7);
    else out.put_code(0xc0 + symbol - 280, 8);
}

template <std::size_t N>
constexpr std::uint32_t deflate_code_of(const deflate_code (&codes)[N], std::size_t value) {
    std::uint32_t code = 0;
    while (code + 1 < N && codes[code + 1].first <= value) ++code;
    return code;
}

}  // namespace detail

/// Gives a part's raw deflate stream, or nothing where that is not smaller. The same bytes each time.
///
///     cost     some 20 ns a byte of the part
struct deflated {
    [[nodiscard]] std::optional<std::string> operator()(std::string_view part) const {
        constexpr std::size_t shortest = 4, longest = 258, window = 32'768, tries = 16;
        constexpr std::uint32_t hashes = 1u << 15, none = 0xffffffffu;
        std::vector<std::uint32_t> last(hashes, none), before(window, none);  // places with one hash, the latest first
        const auto hash_at = [&](std::size_t i) {
            const auto byte = [&](std::size_t k) { return std::uint32_t{static_cast<unsigned char>(part[i + k])}; };
            const std::uint32_t four = byte(0) | byte(1) << 8 | byte(2) << 16 | byte(3) << 24;  // the same on every machine
            return four * 2'654'435'761u >> 17;
        };
        const auto remember = [&](std::size_t i) {
            if (i + shortest > part.size()) return;
            std::uint32_t& latest = last[hash_at(i)];
            before[i % window] = latest;
            latest = static_cast<std::uint32_t>(i);
        };
        detail::bit_writer out;
        out.put(1, 1);  // the last block
        out.put(1, 2);  // with the fixed codes
        for (std::size_t i = 0; i < part.size() && out.size() < part.size();) {
            std::size_t length = 0, distance = 0;
            if (i + shortest <= part.size()) {
                const std::size_t room = std::min(longest, part.size() - i);
                std::uint32_t at = last[hash_at(i)];
                for (std::size_t n = 0; n < tries && at != none && i - at <= window - longest && length < room; ++n) {
                    std::size_t same = 0;
                    while (same < room && part[at + same] == part[i + same]) ++same;
                    if (same > length) {
                        length = same;
                        distance = i - at;
                    }
                    const std::uint32_t earlier = before[at % window];
                    if (earlier != none && earlier >= at) break;  // its room was taken by a later one
                    at = earlier;
                }
            }
            if (length < shortest) {
                detail::put_fixed(out, static_cast<unsigned char>(part[i]));
                remember(i++);
                continue;
            }
            const std::uint32_t by_length = detail::deflate_code_of(detail::length_codes, length);
            detail::put_fixed(out, 257 + by_length);
            out.put(static_cast<std::uint32_t>(length - detail::length_codes[by_length].first), detail::length_codes[by_length].bits);
            const std::uint32_t by_distance = detail::deflate_code_of(detail::distance_codes, distance);
            out.put_code(by_distance, 5);
            out.put(static_cast<std::uint32_t>(distance - detail::distance_codes[by_distance].first), detail::distance_codes[by_distance].bits);
            for (std::size_t end = i + length; i < end; ++i) remember(i);
        }
        detail::put_fixed(out, 256);
        std::string stream = out.take();
        if (stream.size() >= part.size()) return std::nullopt;
        return stream;
    }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
