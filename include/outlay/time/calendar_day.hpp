// SPDX-License-Identifier: BSL-1.0
#pragma once
// A day of the calendar: a thin type over date::sys_days that always holds a real day.
//
//   calendar_day               one day, 0001-01-01 to 9999-12-31; year, month, day, weekday; plus and minus days
//   "2025-02-24"_day           the same, checked at compile time
//   to_string, to_chars        ISO text, as in 2025-02-24; calendar_day::from_chars reads it back
//   no_such_day_error          a year, month and day that are no day, as in 30 February

#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>

#include <charconv>
#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

// date/date.h, too, calls min and max.
#include <outlay/number/detail/undef_min_max.hpp>
#include <date/date.h>

namespace outlay::inline v0 {

class calendar_day;

namespace detail {

/// So many days, months or other steps from a day, which the calendar does not have.
[[noreturn]] inline void throw_beyond_calendar(calendar_day from, long long steps, std::string_view unit);

}  // namespace detail

/// A year, a month and a day of the month that are no day of the calendar, as in 2025-02-30.
class OUTLAY_VISIBLE no_such_day_error final : public error {
public:
    explicit no_such_day_error(date::year_month_day day);
    [[nodiscard]] date::year_month_day day() const noexcept { return day_; }

private:
    date::year_month_day day_;
};

/// One day of the proleptic Gregorian calendar, from 0001-01-01 to 9999-12-31. Default: 1970-01-01.
///
///     "2025-02-24"_day + date::days{5}      is 2025-03-01
///     throws   no_such_day_error       from a year, month and day that are none
///              numeric_overflow_error  beyond the range
class calendar_day {
public:
    constexpr calendar_day() = default;
    constexpr calendar_day(date::sys_days day) : day_(calendar_day().moved(day.time_since_epoch().count())) {}
    constexpr calendar_day(date::year_month_day day) : calendar_day(checked(day)) {}

    /// 0001-01-01 and 9999-12-31.
    [[nodiscard]] static constexpr calendar_day earliest() noexcept { return of_calendar(first); }
    [[nodiscard]] static constexpr calendar_day latest() noexcept { return of_calendar(last); }

    /// Reads ISO text, all of it.
    static result<calendar_day, text_error> try_from_chars(std::string_view text);
    static calendar_day from_chars(std::string_view text) { return try_from_chars(text).value(); }

    [[nodiscard]] constexpr date::sys_days sys_days() const noexcept { return day_; }
    [[nodiscard]] constexpr date::year_month_day year_month_day() const noexcept { return day_; }
    [[nodiscard]] constexpr date::year year() const noexcept { return year_month_day().year(); }
    [[nodiscard]] constexpr date::month month() const noexcept { return year_month_day().month(); }
    [[nodiscard]] constexpr date::day day() const noexcept { return year_month_day().day(); }
    [[nodiscard]] constexpr date::weekday weekday() const noexcept { return date::weekday{day_}; }

    friend constexpr bool operator==(calendar_day, calendar_day) = default;
    friend constexpr std::strong_ordering operator<=>(calendar_day a, calendar_day b) noexcept {
        return a.count() <=> b.count();
    }

    constexpr calendar_day& operator+=(date::days n) {
        day_ = moved(n.count());
        return *this;
    }
    constexpr calendar_day& operator-=(date::days n) {
        day_ = moved(-static_cast<long long>(n.count()));
        return *this;
    }
    friend constexpr calendar_day operator+(calendar_day d, date::days n) { return d += n; }
    friend constexpr calendar_day operator+(date::days n, calendar_day d) { return d += n; }
    friend constexpr calendar_day operator-(calendar_day d, date::days n) { return d -= n; }
    friend constexpr date::days operator-(calendar_day a, calendar_day b) noexcept { return a.day_ - b.day_; }

private:
    // Both ends in days from 1970-01-01; checked below.
    static constexpr int first = -719'162;
    static constexpr int last = 2'932'896;

    static constexpr calendar_day of_calendar(int days) noexcept {
        calendar_day made;
        made.day_ = date::sys_days{date::days{days}};
        return made;
    }
    static constexpr date::sys_days checked(date::year_month_day day) {
        if (!day.ok()) throw no_such_day_error(day);
        return day;
    }
    constexpr int count() const noexcept { return day_.time_since_epoch().count(); }
    constexpr date::sys_days moved(long long n) const {
        const long long to = count() + n;
        if (to < first || to > last) detail::throw_beyond_calendar(*this, n, "days");
        return date::sys_days{date::days{static_cast<int>(to)}};
    }

    date::sys_days day_{};
};

static_assert(calendar_day::earliest().sys_days() == date::sys_days(date::year{1} / 1 / 1) &&
              calendar_day::latest().sys_days() == date::sys_days(date::year{9999} / 12 / 31));

namespace detail {

/// Writes the decimal digits of `value`, `width` of them.
constexpr char* write_digits(char* to, unsigned value, int width) {
    for (int i = width; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
    return to + width;
}

/// Reads exactly `width` digits; -1 if one of them is not a digit.
constexpr int read_digits(const char* from, int width) {
    int value = 0;
    for (int i = 0; i < width; ++i) {
        if (from[i] < '0' || from[i] > '9') return -1;
        value = value * 10 + (from[i] - '0');
    }
    return value;
}

enum class day_text { day, no_such_day, malformed };

constexpr day_text read_day(std::string_view text, calendar_day& day) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return day_text::malformed;
    const int y = read_digits(text.data(), 4);
    const int m = read_digits(text.data() + 5, 2);
    const int d = read_digits(text.data() + 8, 2);
    if (y < 0 || m < 0 || d < 0) return day_text::malformed;
    const date::year_month_day ymd{date::year{y}, date::month{static_cast<unsigned>(m)},
                                   date::day{static_cast<unsigned>(d)}};
    if (y == 0 || !ymd.ok()) return day_text::no_such_day;
    day = ymd;
    return day_text::day;
}

}  // namespace detail

/// Writes the day as 2025-02-24, ten characters.
constexpr std::to_chars_result to_chars(char* first, char* last, calendar_day day) {
    if (last - first < 10) return {last, std::errc::value_too_large};
    const date::year_month_day ymd = day.year_month_day();
    first = detail::write_digits(first, static_cast<unsigned>(static_cast<int>(ymd.year())), 4);
    *first++ = '-';
    first = detail::write_digits(first, static_cast<unsigned>(ymd.month()), 2);
    *first++ = '-';
    return {detail::write_digits(first, static_cast<unsigned>(ymd.day()), 2), std::errc{}};
}

/// The day as 2025-02-24.
[[nodiscard]] inline std::string to_string(calendar_day day) {
    char text[10];
    to_chars(text, text + 10, day);
    return std::string(text, 10);
}

namespace detail {

inline void throw_beyond_calendar(calendar_day from, long long steps, std::string_view unit) {
    throw numeric_overflow_error(to_string(from) + (steps < 0 ? " - " : " + ") +
                                 std::to_string(steps < 0 ? 0 - static_cast<unsigned long long>(steps)
                                                          : static_cast<unsigned long long>(steps)) +
                                 " " + std::string(unit) + ", beyond 0001-01-01 to 9999-12-31");
}

}  // namespace detail

inline result<calendar_day, text_error> calendar_day::try_from_chars(std::string_view text) {
    calendar_day day;
    switch (detail::read_day(text, day)) {
        case detail::day_text::no_such_day:
            return text_error(text, 0, "no such day in the calendar");
        case detail::day_text::malformed:
            return text_error(text, 0, "a day is written as 2025-02-24");
        default:
            return day;
    }
}

inline no_such_day_error::no_such_day_error(date::year_month_day day)
    : error("no such day in the calendar: year " + std::to_string(static_cast<int>(day.year())) + ", month " +
            std::to_string(static_cast<unsigned>(day.month())) + ", day " +
            std::to_string(static_cast<unsigned>(day.day()))),
      day_(day) {}

namespace detail {

constexpr bool names_a_day(const char* text, std::size_t size) {
    calendar_day day;
    return read_day({text, size}, day) == day_text::day;
}

// Not constexpr: a literal that is no day ends here, and the compiler's message names it.
inline void this_text_is_no_day_of_the_calendar() {}

}  // namespace detail

inline namespace literals {

/// A day written in the source. "2025-02-30"_day does not compile.
OUTLAY_LITERAL calendar_day operator""_day(const char* text, std::size_t size)
    OUTLAY_LITERAL_IF(detail::names_a_day(text, size), "this_text_is_no_day_of_the_calendar") {
    calendar_day day;
    if (detail::read_day({text, size}, day) != detail::day_text::day) detail::this_text_is_no_day_of_the_calendar();
    return day;
}

}  // namespace literals
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
