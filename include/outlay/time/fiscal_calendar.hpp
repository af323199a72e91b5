// SPDX-License-Identifier: BSL-1.0
#pragma once
// The fiscal years of a company: where they end, what they are called, and the days of each of their parts.
//
//   fiscal_calendar            which month a year ends in, and on which day of it; 52/53-week years too
//   year_close, named_after    how it says so
//   fiscal_period<Freq>        one year, half, quarter, month or day of a calendar: its label, its days, its neighbours
//
//     fiscal_calendar{.year_ends = date::March}        FY2026 Q1 is 2025-04-01..2025-06-30
//
// Next to read: time/timeline.hpp, many periods in a row.

#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/frequency.hpp>
#include <outlay/time/period.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace outlay::inline v0 {

template <calendar_frequency Freq>
class fiscal_period;

namespace detail {

// So many periods after one, or before it; beyond every calendar.
template <calendar_frequency Freq>
[[noreturn]] void throw_step_overflow(const fiscal_period<Freq>& from, std::int64_t n, int sign) {
    throw numeric_overflow_error(from.label() + (sign < 0 ? " - " : " + ") + std::to_string(n) + " " + std::string(Freq::name) +
                                 ", beyond the calendar");
}

}  // namespace detail

template <frequency Freq>
class timeline;

/// The day of its month on which a fiscal year ends.
enum class year_close : std::uint8_t {
    month_end,       ///< the last day of the month
    last_weekday,    ///< the last Saturday (or other weekday) of the month: Apple
    nearest_weekday  ///< the Saturday (or other weekday) nearest to the last day of the month: most American retailers
};

/// Which calendar year gives a fiscal year its number.
enum class named_after : std::uint8_t {
    its_end,   ///< April 2025 to March 2026 is FY2026
    its_start  ///< April 2025 to March 2026 is FY2025
};

/// How a company cuts time into fiscal years and their parts. Default: calendar years.
///
///     fiscal_calendar{.year_ends = date::March}                                        Alibaba
///     fiscal_calendar{.year_ends = date::September, .closes = year_close::last_weekday,
///                     .long_quarter = 1}                                               Apple
///
/// A 52/53-week year has four quarters of 13 weeks, each with months of `month_weeks` weeks; the 53rd week belongs to
/// the last month of `long_quarter`. Labels are FY2026, FY2026 H1, FY2026 Q1, FY2026 M1; a day's is 2025-04-01.
///
///     throws   numeric_domain_error    where it is used: a month or weekday that is none, weeks that do not add up to
///                                    13, a quarter that is none
///              text_error            a label cannot be read
struct fiscal_calendar {
    date::month year_ends = date::December;
    year_close closes = year_close::month_end;
    date::weekday week_ends = date::Saturday;  // 52/53-week years only, as are the next two
    std::array<whole_count<std::uint8_t>, 3> month_weeks = {4, 4, 5};
    whole_count<std::uint8_t> long_quarter = 4;
    named_after named = named_after::its_end;

    /// The fiscal year that has this number.
    [[nodiscard]] constexpr fiscal_period<yearly> year(whole_count<> number) const;
    /// The period with this label.
    template <calendar_frequency Freq>
    [[nodiscard]] constexpr fiscal_period<Freq> labelled(std::string_view label) const;
    /// The days of the period with this label, whichever frequency it is of.
    [[nodiscard]] constexpr period days_of(std::string_view label) const;
    /// The period that contains this day.
    template <calendar_frequency Freq>
    [[nodiscard]] constexpr fiscal_period<Freq> containing(calendar_day day) const;

    // A row of `count` periods from the one labelled `first` (timeline.hpp has the bodies).
    [[nodiscard]] constexpr timeline<yearly> years(std::string_view first, whole_count<std::size_t> count) const;
    [[nodiscard]] constexpr timeline<half_yearly> halves(std::string_view first, whole_count<std::size_t> count) const;
    [[nodiscard]] constexpr timeline<quarterly> quarters(std::string_view first, whole_count<std::size_t> count) const;
    [[nodiscard]] constexpr timeline<monthly> months(std::string_view first, whole_count<std::size_t> count) const;
    [[nodiscard]] constexpr timeline<daily> days(calendar_day first, whole_count<std::size_t> count) const;

    friend constexpr bool operator==(const fiscal_calendar&, const fiscal_calendar&) = default;
};

namespace detail {

// Periods of one frequency are numbered without a gap: year * per_year + place in the year; days since 1970.

constexpr int floor_div(int a, int b) { return a / b - (a % b < 0 ? 1 : 0); }

constexpr void validate(const fiscal_calendar& c) {
    if (!c.year_ends.ok()) throw numeric_domain_error("year_ends", "no month", "a month");
    if (c.closes == year_close::month_end) return;
    if (!c.week_ends.ok()) throw numeric_domain_error("week_ends", "no weekday", "a weekday");
    if (c.month_weeks[0] + c.month_weeks[1] + c.month_weeks[2] != 13)
        throw numeric_domain_error("the sum of month_weeks",
                                   std::to_string(c.month_weeks[0] + c.month_weeks[1] + c.month_weeks[2]), "13");
    if (c.long_quarter < 1 || c.long_quarter > 4)
        throw numeric_domain_error("long_quarter", std::to_string(c.long_quarter), "from 1 to 4");
}

// The calendar year in which fiscal year `number` ends, less that number.
constexpr int end_shift(const fiscal_calendar& c) {
    return c.named == named_after::its_start && c.year_ends != date::December ? 1 : 0;
}

constexpr date::sys_days day_number(date::year_month_day day) { return day; }

// The days of fiscal years 0 to 9999 are counted on a calendar that goes on before year 1 and after 9999; only a day that is
// given away must be one of ours.

// The first day of a month that is counted from January of year 0.
constexpr date::sys_days first_of_month(int months) {
    const int y = floor_div(months, 12);
    return date::year{y} / date::month{static_cast<unsigned>(months - y * 12 + 1)} / 1;
}

// The month, counted from January of year 0, in which fiscal year 0 starts.
constexpr int months_to_year_0(const fiscal_calendar& c) {
    return static_cast<int>(static_cast<unsigned>(c.year_ends)) - 12 + 12 * end_shift(c);
}

// The day after the last of the 52/53-week year that ends in calendar year `y`.
constexpr date::sys_days week_year_until(const fiscal_calendar& c, int y) {
    const date::sys_days last = date::year{y} / c.year_ends / date::last;
    const date::days back = date::weekday{last} - c.week_ends;  // 0 to 6
    const date::sys_days on_or_before = last - back;
    const bool next = c.closes == year_close::nearest_weekday && back > date::days{3};
    return on_or_before + date::days{next ? 8 : 1};
}

// The weeks of a 52/53-week year before its month `months`, 0 to 12.
constexpr int weeks_before(const fiscal_calendar& c, int months, bool has_53) {
    int weeks = months / 3 * 13;
    for (int m = 0; m < months % 3; ++m) weeks += c.month_weeks[static_cast<std::size_t>(m)];
    return weeks + (has_53 && months >= 3 * c.long_quarter ? 1 : 0);
}

template <part_of_year Freq>
constexpr date::sys_days start_of(const fiscal_calendar& c, int number) {
    constexpr int months = 12 / Freq::per_year;
    if (c.closes == year_close::month_end) return first_of_month(number * months + months_to_year_0(c));
    const int y = floor_div(number, Freq::per_year);
    const date::sys_days from = week_year_until(c, y + end_shift(c) - 1);
    if (number == y * Freq::per_year) return from;
    const bool has_53 = week_year_until(c, y + end_shift(c)) - from > date::days{364};
    return from + date::days{7 * weeks_before(c, (number - y * Freq::per_year) * months, has_53)};
}

template <part_of_year Freq>
constexpr int number_on(const fiscal_calendar& c, calendar_day day) {
    constexpr int months = 12 / Freq::per_year;
    const int y = static_cast<int>(day.year());
    if (c.closes == year_close::month_end) {
        const int month = y * 12 + static_cast<int>(static_cast<unsigned>(day.month())) - 1;
        return floor_div(month - months_to_year_0(c), months);
    }
    int ends = y;  // the calendar year in which the fiscal year of this day ends
    if (day.sys_days() >= week_year_until(c, ends))
        ++ends;
    else if (day.sys_days() < week_year_until(c, ends - 1))
        --ends;
    int number = (ends - end_shift(c)) * Freq::per_year;
    for (int i = 1; i < Freq::per_year && start_of<Freq>(c, number + 1) <= day.sys_days(); ++i) ++number;
    return number;
}

template <std::same_as<daily> Freq>
constexpr date::sys_days start_of(const fiscal_calendar&, int number) {
    return date::sys_days{date::days{number}};
}
template <std::same_as<daily> Freq>
constexpr int number_on(const fiscal_calendar&, calendar_day day) {
    return day.sys_days().time_since_epoch().count();
}

// FY2026, FY2026 Q1, 2025-04-01; also of years and days that are none, for what refuses them.
template <part_of_year Freq>
std::string period_text(long long number) {
    const long long year = number / Freq::per_year - (number % Freq::per_year < 0 ? 1 : 0);
    const std::string digits = std::to_string(year < 0 ? -year : year);
    std::string text = std::string(year < 0 ? "FY-" : "FY") + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
    if constexpr (Freq::per_year > 1) {
        text += ' ';
        text += Freq::letter;
        text += std::to_string(number - year * Freq::per_year + 1);
    }
    return text;
}
template <std::same_as<daily> Freq>
std::string period_text(long long number) {
    const auto known = [](calendar_day day) { return static_cast<long long>(number_on<daily>({}, day)); };
    if (number < known(calendar_day::earliest()) || number > known(calendar_day::latest()))
        return "the day " + std::to_string(number) + " days after 1970-01-01";
    return to_string(calendar_day(start_of<daily>({}, static_cast<int>(number))));
}

template <class Freq>
[[noreturn]] void throw_period_overflow(long long number) {
    throw numeric_overflow_error(period_text<Freq>(number) + ", beyond " +
                                 (std::same_as<Freq, daily> ? "0001-01-01 to 9999-12-31" : "the fiscal years 0001 to 9998"));
}
template <class Freq>
[[noreturn]] void throw_days_overflow(int number) {
    throw numeric_overflow_error("the days of " + period_text<Freq>(number) + ", beyond 0001-01-01 to 9999-12-31");
}

// The first day of a period; `number` may be one more than a period's, to end it.
template <calendar_frequency Freq>
constexpr calendar_day first_day_of(const fiscal_calendar& c, int number) {
    const date::sys_days day = start_of<Freq>(c, number);
    if (day < calendar_day::earliest().sys_days() || day > calendar_day::latest().sys_days())
        throw_days_overflow<Freq>(number);
    return day;
}

// Reads FY2026 and, where the frequency has parts, one of them; false where the text is no such label.
template <part_of_year Freq>
constexpr bool read_label(std::string_view label, int& number) {
    if (label.size() < 6 || label.substr(0, 2) != "FY") return false;
    const int year = read_digits(label.data() + 2, 4);
    if (year < 1) return false;
    label.remove_prefix(6);
    if constexpr (Freq::per_year == 1) {
        number = year;
        return label.empty();
    } else {
        if (label.size() < 3 || label.size() > 4 || label[0] != ' ' || label[1] != Freq::letter || label[2] == '0')
            return false;
        const int part = read_digits(label.data() + 2, static_cast<int>(label.size()) - 2);
        number = year * Freq::per_year + part - 1;
        return 1 <= part && part <= Freq::per_year;
    }
}

template <std::same_as<daily> Freq>
constexpr bool read_label(std::string_view label, int& number) {
    calendar_day day;
    const bool read = read_day(label, day) == day_text::day;
    number = day.sys_days().time_since_epoch().count();
    return read;
}

}  // namespace detail

/// One year, half, quarter, month or day of a fiscal calendar.
///
///     const auto q = fiscal_calendar{.year_ends = date::March}.labelled<quarterly>("FY2026 Q1");
///     q.from()          2025-04-01
///     (q + 3).label()   FY2026 Q4
template <calendar_frequency Freq>
class fiscal_period {
public:
    constexpr fiscal_period() = default;
    /// The period with this number: year * per_year + place in the year from 0; for days, days since 1970-01-01.
    constexpr fiscal_period(const fiscal_calendar& calendar, whole_count<> number) : calendar_(calendar), number_(number) {
        detail::validate(calendar);
        if (number_ < first_number() || number_ > last_number()) detail::throw_period_overflow<Freq>(number_);
    }

    [[nodiscard]] constexpr const fiscal_calendar& calendar() const noexcept { return calendar_; }
    [[nodiscard]] constexpr int number() const noexcept { return number_; }
    [[nodiscard]] constexpr calendar_day from() const { return detail::first_day_of<Freq>(calendar_, number_); }
    [[nodiscard]] constexpr calendar_day until() const { return detail::first_day_of<Freq>(calendar_, number_ + 1); }
    [[nodiscard]] constexpr calendar_day last() const {  // also of the last day of the calendar, which no day follows
        if constexpr (std::same_as<Freq, daily>) return from();
        else return until() - date::days{1};
    }
    [[nodiscard]] constexpr operator period() const { return {from(), until()}; }

    /// FY2026, FY2026 H1, FY2026 Q1, FY2026 M1, 2025-04-01.
    [[nodiscard]] std::string label() const {
        return detail::period_text<Freq>(number_);
    }

    friend std::string to_string(const fiscal_period& p) { return p.label(); }

    /// The fiscal year that it is a part of.
    [[nodiscard]] constexpr fiscal_period<yearly> year() const {
        if constexpr (std::same_as<Freq, daily>)
            return {calendar_, detail::number_on<yearly>(calendar_, from())};
        else
            return {calendar_, detail::floor_div(number_, Freq::per_year)};
    }

    friend constexpr bool operator==(const fiscal_period&, const fiscal_period&) = default;
    friend constexpr fiscal_period operator+(const fiscal_period& p, whole_count<std::int64_t> n) { return p.moved(n, 1); }
    friend constexpr fiscal_period operator-(const fiscal_period& p, whole_count<std::int64_t> n) { return p.moved(n, -1); }

private:
    static constexpr int first_number() {
        if constexpr (std::same_as<Freq, daily>) return detail::number_on<daily>({}, calendar_day::earliest());
        else return Freq::per_year;
    }
    static constexpr int last_number() {
        if constexpr (std::same_as<Freq, daily>) return detail::number_on<daily>({}, calendar_day::latest());
        else return 9999 * Freq::per_year - 1;
    }
    constexpr fiscal_period moved(std::int64_t n, int sign) const {
        constexpr std::int64_t most = 8'000'000;  // more than there are days
        if (n > most || n < -most) detail::throw_step_overflow(*this, n, sign);
        return {calendar_, number_ + sign * n};
    }

    fiscal_calendar calendar_{};
    int number_ = detail::number_on<Freq>({}, {});  // the one that contains 1970-01-01
};

constexpr fiscal_period<yearly> fiscal_calendar::year(whole_count<> number) const { return {*this, number}; }

template <calendar_frequency Freq>
constexpr fiscal_period<Freq> fiscal_calendar::labelled(std::string_view label) const {
    int number = 0;
    if (!detail::read_label<Freq>(label, number))
        throw text_error(label, 0,
                         "not a label of " + std::string(Freq::name) + ", as in " + fiscal_period<Freq>().label());
    return {*this, number};
}

constexpr period fiscal_calendar::days_of(std::string_view label) const {
    int number = 0;
    if (detail::read_label<yearly>(label, number)) return fiscal_period<yearly>(*this, number);
    if (detail::read_label<half_yearly>(label, number)) return fiscal_period<half_yearly>(*this, number);
    if (detail::read_label<quarterly>(label, number)) return fiscal_period<quarterly>(*this, number);
    if (detail::read_label<monthly>(label, number)) return fiscal_period<monthly>(*this, number);
    if (detail::read_label<daily>(label, number)) return fiscal_period<daily>(*this, number);
    throw text_error(label, 0, "not a label of a fiscal period, as in FY2026 Q1");
}

template <calendar_frequency Freq>
constexpr fiscal_period<Freq> fiscal_calendar::containing(calendar_day day) const {
    detail::validate(*this);
    return {*this, detail::number_on<Freq>(*this, day)};
}

}  // namespace outlay
