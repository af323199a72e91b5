// SPDX-License-Identifier: BSL-1.0
#pragma once
// A ZIP archive of a few parts (PKWARE's APPNOTE 6.3): stored, or deflated by a function that is given. No clock: every part is of
// 1980-01-01, the first day that the format has, so that equal parts make equal archives.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/report/workbook_errors.hpp>

namespace outlay::inline v0::detail {

/// For eight bytes at a time: the checksum of each byte with 0 to 7 zero bytes after it.
constexpr std::array<std::array<std::uint32_t, 256>, 8> crc32_tables() {
    std::array<std::array<std::uint32_t, 256>, 8> tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t c = i;
        for (int bit = 0; bit < 8; ++bit) c = (c >> 1) ^ ((c & 1) != 0 ? 0xedb88320u : 0u);
        tables[0][i] = c;
    }
    for (std::size_t i = 0; i < 256; ++i)
        for (std::size_t k = 1; k < 8; ++k) tables[k][i] = (tables[k - 1][i] >> 8) ^ tables[0][tables[k - 1][i] & 0xff];
    return tables;
}

/// The checksum of ZIP, PNG and Ethernet: crc32("123456789") is 0xcbf43926.
inline std::uint32_t crc32(std::string_view bytes) {
    static constexpr auto t = crc32_tables();
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(bytes[i])}; };
    std::uint32_t c = 0xffffffffu;
    std::size_t i = 0;
    for (; i + 8 <= bytes.size(); i += 8) {
        const std::uint32_t low = c ^ (byte(i) | byte(i + 1) << 8 | byte(i + 2) << 16 | byte(i + 3) << 24);
        c = t[7][low & 0xff] ^ t[6][low >> 8 & 0xff] ^ t[5][low >> 16 & 0xff] ^ t[4][low >> 24] ^ t[3][byte(i + 4)] ^ t[2][byte(i + 5)] ^
            t[1][byte(i + 6)] ^ t[0][byte(i + 7)];
    }
    for (; i < bytes.size(); ++i) c = (c >> 8) ^ t[0][(c ^ byte(i)) & 0xff];
    return c ^ 0xffffffffu;
}

struct zip_part {
    std::string name;
    std::string content;
};

/// Stores every part.
struct stored {
    std::optional<std::string> operator()(std::string_view) const { return std::nullopt; }
};

/// The archive; `deflate` gives a part's raw deflate stream (RFC 1951), or nothing where it is to be stored.
///
///     throws   workbook_limit_error   4 GiB or more, which the format without its extension does not hold
template <class Deflate = stored>
std::string zip(const std::vector<zip_part>& parts, const Deflate& deflate = {}) {
    constexpr std::uint64_t room = 0xffffffffu;
    std::string out, directory;
    std::size_t size = 22;  // of the end, then of each part its content, its name twice, and two headers
    for (const zip_part& p : parts) size += p.content.size() + 2 * p.name.size() + 76;
    if (size > room) throw workbook_limit_error("the bytes of a file", size, room, "the workbook");
    out.reserve(size);
    const auto put = [](std::string& to, std::uint32_t value, int bytes) {
        for (int i = 0; i < bytes; ++i) to += static_cast<char>(value >> 8 * i & 0xff);
    };
    for (const zip_part& p : parts) {
        const std::optional<std::string> smaller = deflate(p.content);
        const std::string_view kept = smaller ? std::string_view(*smaller) : std::string_view(p.content);
        std::string common;  // what both the part's header and the directory say
        put(common, 20, 2);  // version 2.0 reads it
        put(common, 0, 2);
        put(common, smaller ? 8 : 0, 2);
        put(common, 0, 2);       // midnight
        put(common, 0x0021, 2);  // 1980-01-01
        put(common, crc32(p.content), 4);
        put(common, static_cast<std::uint32_t>(kept.size()), 4);
        put(common, static_cast<std::uint32_t>(p.content.size()), 4);
        put(common, static_cast<std::uint32_t>(p.name.size()), 2);
        put(common, 0, 2);  // no extra field
        put(directory, 0x02014b50, 4);
        put(directory, 20, 2);
        directory += common;
        put(directory, 0, 2);  // no comment
        put(directory, 0, 2);  // the first disk
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, static_cast<std::uint32_t>(out.size()), 4);
        directory += p.name;
        put(out, 0x04034b50, 4);
        (out += common) += p.name;
        out += kept;
    }
    const std::size_t at = out.size();
    out += directory;
    put(out, 0x06054b50, 4);
    put(out, 0, 4);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(parts.size()), 2);
    put(out, static_cast<std::uint32_t>(directory.size()), 4);
    put(out, static_cast<std::uint32_t>(at), 4);
    put(out, 0, 2);
    return out;
}

}  // namespace outlay::inline v0::detail
