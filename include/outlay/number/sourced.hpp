// SPDX-License-Identifier: BSL-1.0
#pragma once
// A figure with where it came from: file, line, column, and what the table says of its own source.
//
//   figure_source       file, line, column, text; to_string: "capex.csv:12:4, annual report, page 88"
//   sourced<T>          a value and its source
//   named_source        the source of what has a name: a driver, a line
//
// Feeds give it; it travels with drivers and statements into explanations and workbooks.

#include <cstddef>
#include <string>
#include <utility>

#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

/// Where a figure came from. Lines and columns count from 1; 0 where they are not known.
struct figure_source {
    std::string file{};
    whole_count<std::size_t> line = 0;
    whole_count<std::size_t> column = 0;
    std::string text{};  ///< the source's own words: a document and page, a speaker

    [[nodiscard]] bool empty() const noexcept { return file.empty() && text.empty(); }
    friend bool operator==(const figure_source& a, const figure_source& b) {
        return a.file == b.file && std::size_t{a.line} == std::size_t{b.line} && std::size_t{a.column} == std::size_t{b.column} && a.text == b.text;
    }
};

/// "capex.csv:12:4, annual report, page 88"; of no source nothing.
[[nodiscard]] inline std::string to_string(const figure_source& s) {
    std::string out = s.file;
    if (s.line != 0u) out += ":" + std::to_string(std::size_t{s.line});
    if (s.line != 0u && s.column != 0u) out += ":" + std::to_string(std::size_t{s.column});
    if (!s.text.empty()) out += (out.empty() ? "" : ", ") + s.text;
    return out;
}

/// A value and where it came from.
///
///     const auto amount = sourced(380e9_cny, {.file = "announcements.csv", .line = 2, .text = "announcement of 2025-02-24"});
template <class T>
struct sourced {
    T value{};
    figure_source source{};

    sourced() = default;
    sourced(T its_value, figure_source its_source) : value(std::move(its_value)), source(std::move(its_source)) {}
    friend bool operator==(const sourced&, const sourced&) = default;
};

/// The source of a driver or a line, by its name.
struct named_source {
    std::string name{};
    figure_source source{};
    friend bool operator==(const named_source&, const named_source&) = default;
};

}  // namespace outlay
