// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which code of ISO 4217 was valid on a day, and which code a number meant then: 532 was ANG, and is XCG since 2025-03-31.
//
//   iso4217::validity             how sure the published lists are: no, yes or unknown
//   iso4217::valid_on(code, day)  whether a code was valid
//   iso4217::bearers              the codes that may have borne a number on a day: usually one
//   iso4217::find(number, day)    them
//   unknown_code_error, ambiguous_code_error
//
// The lists give most days as a month, some of 1978 to 1990 as a range of years, and no first day of an old code. A number
// passes on when the code that bore it goes: so where a first day is not published it is taken from the code before.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include <outlay/money/detail/iso4217_days.hpp>
#include <outlay/money/iso4217.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>

namespace outlay::inline v0 {
namespace iso4217 {

/// Whether a code was valid on a day; unknown within the month or the years that a list names for a change.
enum class validity : unsigned char { no, yes, unknown };

namespace detail {

constexpr int yyyymmdd(calendar_day day) {
    return static_cast<int>(day.year()) * 10000 + static_cast<int>(static_cast<unsigned>(day.month())) * 100 +
           static_cast<int>(static_cast<unsigned>(day.day()));
}
constexpr validity validity_of(const outlay::detail::iso4217_days_row& row, int day) noexcept {
    if (row.from_first != 0 && day < row.from_first) return validity::no;
    if (row.gone_last != 0 && day >= row.gone_last) return validity::no;
    if (row.from_last != 0 && day < row.from_last) return validity::unknown;
    if (row.gone_first != 0 && day >= row.gone_first) return validity::unknown;
    return validity::yes;
}

}  // namespace detail

/// A code that neither list has.
class OUTLAY_VISIBLE unknown_code_error final : public error {
public:
    explicit unknown_code_error(std::string_view code) : error("ISO 4217 never had a currency " + std::string(code)), code_(code) {}
    [[nodiscard]] const std::string& code() const noexcept { return code_; }

private:
    std::string code_;
};

/// Whether a code was valid on a day. Where no first day is known the code is taken to be as old as the question.
///
///     throws   unknown_code_error   a code that neither list has
constexpr validity valid_on(std::string_view code, calendar_day day) {
    for (const auto& row : outlay::detail::iso4217_days)
        if (row.code == code) return detail::validity_of(row, detail::yyyymmdd(day));
    throw unknown_code_error(code);
}

/// A number that no code bore on the day, or of which the lists cannot say which code bore it.
class OUTLAY_VISIBLE ambiguous_code_error final : public error {
public:
    ambiguous_code_error(int numeric, calendar_day day, std::size_t candidates)
        : error("number " + std::to_string(numeric) + " on " + to_string(day) + " is " + std::to_string(candidates) + " codes of ISO 4217, not one"),
          day_(day), numeric_(numeric) {}
    [[nodiscard]] int numeric() const noexcept { return numeric_; }
    [[nodiscard]] calendar_day day() const noexcept { return day_; }

private:
    calendar_day day_;
    int numeric_;
};

/// The codes that may have borne a number on a day, surest first; one, but within the month of a change and where a list
/// says too little.
///
///     throws   ambiguous_code_error   .only(), unless there is exactly one
class bearers {
public:
    constexpr bearers(whole_count<> numeric, calendar_day day) : day_(day), numeric_(numeric) {
        const int at = detail::yyyymmdd(day);
        for (const validity sure : {validity::yes, validity::unknown})
            for (const auto& row : outlay::detail::iso4217_days)
                if (row.numeric == numeric && numeric != 0 && detail::validity_of(row, at) == sure && size_ < entries_.size())
                    entries_[size_++] = iso4217::find(row.code);
    }
    [[nodiscard]] constexpr auto begin() const noexcept { return entries_.begin(); }
    [[nodiscard]] constexpr auto end() const noexcept { return entries_.begin() + static_cast<std::ptrdiff_t>(size_); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr const entry& only() const {
        if (size_ != 1) throw ambiguous_code_error(numeric_, day_, size_);
        return *entries_[0];
    }

private:
    std::array<const entry*, 8> entries_{};
    std::size_t size_ = 0;
    calendar_day day_;
    int numeric_;
};

/// The codes that bore a number on a day.
///
///     find(532, "2025-03-30"_day).only().code == "ANG"     find(532, "2025-03-31"_day).only().code == "XCG"
constexpr bearers find(whole_count<> numeric, calendar_day day) { return {numeric, day}; }

}  // namespace iso4217
}  // namespace outlay
