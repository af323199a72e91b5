// SPDX-License-Identifier: BSL-1.0
#pragma once
// What tests look for in a file of Office Open XML: its parts, which are stored as they are.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace xlsx {

struct part {
    std::string name;
    std::string content;
    std::uint32_t crc;
    std::uint32_t method;
};

inline std::uint32_t little(std::string_view bytes, std::size_t at, int size) {
    std::uint32_t value = 0;
    for (int i = 0; i < size; ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)])} << 8 * i;
    return value;
}

/// By the directory at the end, as readers of ZIP go about it; the header before each part must say the same.
inline std::vector<part> parts(std::string_view file) {
    std::vector<part> all;
    const std::size_t end = file.size() - 22;
    if (little(file, end, 4) != 0x06054b50) return all;
    std::size_t at = little(file, end + 16, 4);
    for (std::uint32_t n = little(file, end + 10, 2); n > 0; --n) {
        if (little(file, at, 4) != 0x02014b50) return {};
        const std::size_t size = little(file, at + 20, 4), name = little(file, at + 28, 2), local = little(file, at + 42, 4);
        if (little(file, local, 4) != 0x04034b50 || file.substr(local + 4, 26) != file.substr(at + 6, 26)) return {};
        all.push_back({std::string(file.substr(at + 46, name)), std::string(file.substr(local + 30 + name, size)), little(file, at + 16, 4), little(file, at + 10, 2)});
        at += 46 + name;
    }
    if (at != end) return {};
    return all;
}

inline std::string part_of(std::string_view file, std::string_view name) {
    for (const part& p : parts(file))
        if (p.name == name) return p.content;
    return "no part " + std::string(name);
}

/// The n-th sheet, from 1.
inline std::string sheet_of(std::string_view file, int n) { return part_of(file, "xl/worksheets/sheet" + std::to_string(n) + ".xml"); }

/// A cell's element, from <c to its end.
inline std::string cell_of(std::string_view sheet, std::string_view at) {
    const std::size_t from = sheet.find("<c r=\"" + std::string(at) + "\"");
    if (from == std::string_view::npos) return "";
    const std::size_t tag = sheet.find('>', from);
    if (sheet[tag - 1] == '/') return std::string(sheet.substr(from, tag + 1 - from));
    return std::string(sheet.substr(from, sheet.find("</c>", from) + 4 - from));
}

/// The names of the root's children, in their order.
inline std::vector<std::string> children(std::string_view xml) {
    std::vector<std::string> names;
    int depth = 0;
    for (std::size_t at = xml.find('<'); at != std::string_view::npos; at = xml.find('<', at + 1)) {
        if (xml[at + 1] == '?') continue;
        const std::size_t end = xml.find('>', at);
        if (xml[at + 1] == '/') {
            --depth;
        } else {
            if (depth == 1) names.emplace_back(xml.substr(at + 1, xml.find_first_of(" />", at + 1) - at - 1));
            if (xml[end - 1] != '/') ++depth;
        }
    }
    return names;
}

}  // namespace xlsx
