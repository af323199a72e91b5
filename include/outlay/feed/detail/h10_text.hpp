// SPDX-License-Identifier: BSL-1.0
#pragma once
// The text of an H.10 release: its date, and the cells of its lines.

#include <outlay/feed/detail/month_name.hpp>
#include <outlay/feed/feed_error.hpp>
#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// A cell of a line, and where it stands there.
struct text_cell {
    std::string_view text;
    std::size_t at;
};

constexpr std::string_view without_blanks(std::string_view text) noexcept {
    while (text.starts_with(' ')) text.remove_prefix(1);
    while (text.ends_with(' ')) text.remove_suffix(1);
    return text;
}

/// The bar or the tab that sets the cells of this line apart; 0 where spaces do.
constexpr char separator_of(std::string_view line) noexcept {
    return line.find('|') != std::string_view::npos ? '|' : line.find('\t') != std::string_view::npos ? '\t' : '\0';
}

/// The cells of a line: what a bar, a tab or at least two spaces set apart. Between bars and tabs a cell may be empty.
inline std::vector<text_cell> cells_of(std::string_view line) {
    std::vector<text_cell> out;
    if (const char separator = separator_of(line); separator != '\0') {
        if (line.find_first_not_of("|-: \t") == std::string_view::npos) return out;  // the rule under a heading
        std::size_t from = line.starts_with('|') ? 1 : 0;
        for (;;) {
            const std::size_t end = std::min(line.find(separator, from), line.size());
            out.push_back({without_blanks(line.substr(from, end - from)), from});
            if (end == line.size()) return out;
            from = end + 1;
        }
    }
    for (std::size_t at = line.find_first_not_of(' '); at < line.size();) {
        const std::size_t end = std::min(line.find("  ", at), line.size());
        out.push_back({without_blanks(line.substr(at, end - at)), at});
        at = line.find_first_not_of(' ', end);
    }
    return out;
}

inline std::string upper_case(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

/// The date with which the text begins, as "July 31, 2023".
inline std::optional<calendar_day> long_date(std::string_view text) {
    const std::size_t space = text.find(' ');
    if (space == std::string_view::npos || space > 10) return std::nullopt;
    const unsigned month = month_number(text.substr(0, space));
    text = text.substr(std::min(text.find_first_not_of(' ', space), text.size()));
    const std::size_t comma = text.find(',');
    if (month == 0 || comma > 2) return std::nullopt;
    const int day = small_number(text.substr(0, comma));
    text = text.substr(std::min(text.find_first_not_of(' ', comma + 1), text.size()));
    const auto digit = [&](std::size_t i) { return i < text.size() && text[i] >= '0' && text[i] <= '9'; };
    if (!digit(3) || digit(4)) return std::nullopt;
    return day_of(small_number(text.substr(0, 4)), month, day);
}

/// Which days a release can hold: its date, and how many days before it the first may be.
struct h10_release {
    calendar_day date;
    int reach;
};

/// The date of a release as it says so itself. A notice above it may hold other dates, so only one after a label counts.
inline h10_release find_h10_release(std::string_view text, const std::string& name) {
    const std::string upper = upper_case(text);
    std::string_view head = upper;  // what stands above the heading
    for (std::size_t at = 0; at < upper.size();) {
        const std::size_t end = std::min(upper.find('\n', at), upper.size());
        const auto cells = cells_of(std::string_view(upper).substr(at, end - at));
        if (!cells.empty() && cells[0].text == "COUNTRY") {
            head = head.substr(0, at);
            break;
        }
        at = end + 1;
    }
    const auto error_at = [&](std::size_t at, std::string_view reason) {
        const std::size_t begin = text.rfind('\n', at) + 1, end = std::min(text.find_first_of("\r\n", at), text.size());
        const auto line =
            static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        return feed::feed_error(name, line + 1, 0, without_blanks(text.substr(begin, end - begin)), reason);
    };
    const auto date_after = [&](std::size_t at) {
        constexpr std::string_view blank = " \t\r\n:", title = "FOREIGN EXCHANGE RATES";
        at = std::min(head.find_first_not_of(blank, at), head.size());
        if (head.substr(at).starts_with(title))
            at = std::min(head.find_first_not_of(blank, at + title.size()), head.size());
        return long_date(text.substr(at, head.size() - at));
    };
    std::optional<calendar_day> found;
    std::size_t without_date = std::string_view::npos;
    for (const std::string_view label : {std::string_view("RELEASE DATE:"), std::string_view("FOR IMMEDIATE RELEASE")})
        for (std::size_t at = head.find(label); at != std::string_view::npos; at = head.find(label, at + 1)) {
            const auto date = date_after(at + label.size());
            if (!date) without_date = at;
            if (date && found && *date != *found)
                throw error_at(at,
                               "another release date than " + to_string(*found) + ": name the right one in the call");
            if (date) found = date;
        }
    if (found) return {*found, 60};  // some releases of 1998 came four weeks late
    if (without_date != std::string_view::npos) throw error_at(without_date, "no release date as July 31, 2023");
    constexpr std::string_view week = "WEEK ENDING";
    if (const std::size_t at = head.find(week); at != std::string_view::npos)
        if (const auto date = date_after(at + week.size())) return {*date, 6};
    throw error_at(0, "not an H.10 release: no release date as July 31, 2023");
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
