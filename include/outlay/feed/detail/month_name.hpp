// SPDX-License-Identifier: BSL-1.0
#pragma once
// English names of months, whole or cut to three letters, as releases write them.

#include <outlay/time/calendar_day.hpp>

#include <optional>
#include <string_view>

namespace outlay::inline v0::detail {

/// "April", "Apr." or "Apr" as 4, in letters of either case; 0 for anything else.
constexpr unsigned month_number(std::string_view name) noexcept {
    constexpr std::string_view months[] = {"january", "february", "march",     "april",   "may",      "june",
                                           "july",    "august",   "september", "october", "november", "december"};
    const auto begins = [](std::string_view month, std::string_view text) {
        if (text.size() > month.size()) return false;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const char lower = text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
            if (lower != month[i]) return false;
        }
        return true;
    };
    const bool dotted = name.ends_with('.');
    const std::string_view letters = dotted ? name.substr(0, name.size() - 1) : name;
    for (unsigned i = 0; i < 12; ++i)
        if ((letters.size() == 3 || letters == "Sept" || (!dotted && letters.size() == months[i].size())) &&
            begins(months[i], letters))
            return i + 1;
    return 0;
}

/// The number that all of the text is, up to four digits; -1 for anything else.
constexpr int small_number(std::string_view text) noexcept {
    return text.empty() || text.size() > 4 ? -1 : read_digits(text.data(), static_cast<int>(text.size()));
}

constexpr std::optional<calendar_day> day_of(int year, unsigned month, int day) {
    const date::year_month_day ymd{date::year{year}, date::month{month}, date::day{static_cast<unsigned>(day)}};
    if (year < 1 || day < 1 || !ymd.ok()) return std::nullopt;
    return calendar_day(ymd);
}

}  // namespace outlay::inline v0::detail
