// SPDX-License-Identifier: BSL-1.0
#pragma once
// Periods in a row, as a value: two timelines are the same when they are equal.
//
//   timeline<Freq>               a fiscal calendar, its first period and how many follow
//   timeline<irregular>          the periods between the days of a schedule
//   to_string                    12 quarters from FY2026 Q1, years end in March
//   not_on_timeline_error        a label, a day or an index that a timeline does not have
//   timeline_mismatch_error      two timelines that differ, where they must not
//
//     const auto q = fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q1", 12);
//     q[0].label()                 FY2026 Q1
//     q.index_of("FY2026 Q3")      2
//
// Next to read: time/series.hpp, values on a timeline.

#include <outlay/time/fiscal_calendar.hpp>

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// A timeline does not have the period that was asked for.
class OUTLAY_VISIBLE not_on_timeline_error final : public error {
public:
    not_on_timeline_error(std::string_view timeline, std::string_view wanted)
        : error(std::string(wanted) + " is not on the timeline of " + std::string(timeline)),
          timeline_(timeline),
          wanted_(wanted) {}
    [[nodiscard]] const std::string& timeline() const noexcept { return timeline_; }
    [[nodiscard]] const std::string& wanted() const noexcept { return wanted_; }

private:
    std::string timeline_;
    std::string wanted_;
};

/// Two timelines had to be the same, or to fit each other, and do not.
class OUTLAY_VISIBLE timeline_mismatch_error final : public error {
public:
    timeline_mismatch_error(std::string_view left, std::string_view right)
        : error("timelines differ: " + std::string(left) + "; " + std::string(right)), left_(left), right_(right) {}
    [[nodiscard]] const std::string& left() const noexcept { return left_; }
    [[nodiscard]] const std::string& right() const noexcept { return right_; }

private:
    std::string left_;
    std::string right_;
};

namespace detail {

// Walks the periods of a timeline by index.
template <class Timeline>
class timeline_iterator {
public:
    using difference_type = std::ptrdiff_t;
    using value_type = typename Timeline::value_type;
    using iterator_category = std::input_iterator_tag;
    using pointer = void;
    using reference = value_type;

    constexpr timeline_iterator() = default;
    constexpr timeline_iterator(const Timeline& timeline, std::size_t index) : timeline_(&timeline), index_(index) {}
    constexpr value_type operator*() const { return (*timeline_)[index_]; }
    constexpr timeline_iterator& operator++() {
        ++index_;
        return *this;
    }
    constexpr timeline_iterator operator++(int) {
        auto before = *this;
        ++index_;
        return before;
    }
    friend constexpr bool operator==(const timeline_iterator&, const timeline_iterator&) = default;

private:
    const Timeline* timeline_ = nullptr;
    std::size_t index_ = 0;
};

// An index below zero comes wrapped.
[[noreturn]] inline void throw_index(std::string_view timeline, std::size_t index, bool below = false) {
    throw not_on_timeline_error(timeline, below ? "index -" + std::to_string(0 - index) : "index " + std::to_string(index));
}

}  // namespace detail

/// `size` periods of a fiscal calendar, one after the other.
///
///     throws   not_on_timeline_error  from [], a label or a day that it does not have
template <frequency Freq>
class timeline {
public:
    using value_type = fiscal_period<Freq>;

    constexpr timeline() = default;
    constexpr timeline(fiscal_period<Freq> first, whole_count<std::size_t> size) : first_(first), size_(size) {
        if (size_ > 0) (void)(first + (size_ - 1));  // the last period, which must exist
    }

    [[nodiscard]] constexpr const fiscal_calendar& calendar() const noexcept { return first_.calendar(); }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] constexpr calendar_day from() const { return first_.from(); }
    [[nodiscard]] constexpr calendar_day until() const {
        return detail::first_day_of<Freq>(calendar(), first_.number() + static_cast<int>(size_));
    }
    [[nodiscard]] constexpr operator period() const { return {from(), until()}; }

    [[nodiscard]] constexpr fiscal_period<Freq> operator[](std::size_t i) const {
        if (i >= size_) detail::throw_index(to_string(*this), i);
        return first_ + i;
    }
    template <std::floating_point Fraction>
    void operator[](Fraction) const = delete;  // it would be cut
    /// The label of period i; also of the periods before the first (i < 0) and after the last.
    [[nodiscard]] std::string label(whole_count<std::ptrdiff_t> i) const {
        return (first_ + static_cast<std::ptrdiff_t>(i)).label();
    }

    [[nodiscard]] constexpr std::optional<std::size_t> find(std::string_view label) const {
        int number = 0;
        if (!detail::read_label<Freq>(label, number)) return std::nullopt;
        return place(number);
    }
    [[nodiscard]] constexpr std::optional<std::size_t> find(calendar_day day) const {
        return place(detail::number_on<Freq>(calendar(), day));
    }
    [[nodiscard]] constexpr std::size_t index_of(std::string_view label) const {
        const auto i = find(label);
        if (!i) throw not_on_timeline_error(to_string(*this), label);
        return *i;
    }
    [[nodiscard]] constexpr std::size_t index_of(calendar_day day) const {
        const auto i = find(day);
        if (!i) throw not_on_timeline_error(to_string(*this), to_string(day));
        return *i;
    }

    [[nodiscard]] constexpr auto begin() const { return detail::timeline_iterator<timeline>(*this, 0); }
    [[nodiscard]] constexpr auto end() const { return detail::timeline_iterator<timeline>(*this, size_); }

    friend constexpr bool operator==(const timeline&, const timeline&) = default;

private:
    constexpr std::optional<std::size_t> place(int number) const {
        if (number < first_.number() || number - first_.number() >= static_cast<int>(size_)) return std::nullopt;
        return static_cast<std::size_t>(number - first_.number());
    }

    fiscal_period<Freq> first_{};
    std::size_t size_ = 0;
};

/// The periods between days in ascending order: n + 1 days make n periods.
///
///     throws   backward_period_error  the days do not ascend
template <>
class timeline<irregular> {
public:
    using value_type = period;

    timeline() = default;
    explicit timeline(std::vector<calendar_day> days) : days_(std::move(days)) {
        for (std::size_t i = 1; i < days_.size(); ++i)
            if (days_[i] <= days_[i - 1]) throw backward_period_error(days_[i - 1], days_[i]);
    }
    timeline(std::initializer_list<calendar_day> days) : timeline(std::vector<calendar_day>(days)) {}

    [[nodiscard]] std::size_t size() const noexcept { return days_.empty() ? 0 : days_.size() - 1; }
    [[nodiscard]] bool empty() const noexcept { return size() == 0; }
    [[nodiscard]] calendar_day from() const { return days_.empty() ? calendar_day{} : days_.front(); }
    [[nodiscard]] calendar_day until() const { return days_.empty() ? calendar_day{} : days_.back(); }
    [[nodiscard]] operator period() const { return {from(), until()}; }

    [[nodiscard]] period operator[](std::size_t i) const;
    template <std::floating_point Fraction>
    void operator[](Fraction) const = delete;  // it would be cut
    /// The first and the last day of period i; "before" and "after" where there is none.
    [[nodiscard]] std::string label(whole_count<std::ptrdiff_t> i) const {
        const std::ptrdiff_t at = i;
        if (at < 0) return "before " + to_string(from());
        if (static_cast<std::size_t>(at) >= size()) return "after " + to_string(until() - date::days{1});
        return to_string((*this)[static_cast<std::size_t>(at)]);
    }

    [[nodiscard]] std::optional<std::size_t> find(std::string_view label) const {
        for (std::size_t i = 0; i < size(); ++i)
            if (this->label(static_cast<std::ptrdiff_t>(i)) == label) return i;
        return std::nullopt;
    }
    [[nodiscard]] std::optional<std::size_t> find(calendar_day day) const {
        if (day < from() || day >= until()) return std::nullopt;
        return static_cast<std::size_t>(std::upper_bound(days_.begin(), days_.end(), day) - days_.begin()) - 1;
    }
    [[nodiscard]] std::size_t index_of(std::string_view label) const;
    [[nodiscard]] std::size_t index_of(calendar_day day) const;

    [[nodiscard]] auto begin() const { return detail::timeline_iterator<timeline>(*this, 0); }
    [[nodiscard]] auto end() const { return detail::timeline_iterator<timeline>(*this, size()); }

    friend bool operator==(const timeline&, const timeline&) = default;

private:
    std::vector<calendar_day> days_;
};

namespace detail {

inline std::string year_end_text(const fiscal_calendar& c) {
    static constexpr const char* months[] = {"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
    static constexpr const char* weekdays[] = {"Sunday",   "Monday", "Tuesday", "Wednesday",
                                               "Thursday", "Friday", "Saturday"};
    const std::string month = months[static_cast<unsigned>(c.year_ends) - 1];
    const std::string weekday = weekdays[c.week_ends.c_encoding()];
    std::string text = c.closes == year_close::month_end ? "years end in " + month
                       : c.closes == year_close::last_weekday
                           ? "years end on the last " + weekday + " of " + month
                           : "years end on the " + weekday + " nearest the end of " + month;
    if (c.named == named_after::its_start) text += ", named after their start";
    return text;
}

}  // namespace detail

/// What an error says of a timeline: 12 quarters from FY2026 Q1, years end in March.
template <frequency Freq>
[[nodiscard]] std::string to_string(const timeline<Freq>& t) {
    std::string text = std::to_string(t.size()) + " " + std::string(Freq::name);
    if (!t.empty()) text += " from " + t.label(0);
    if constexpr (detail::part_of_year<Freq>) text += ", " + detail::year_end_text(t.calendar());
    if constexpr (std::same_as<Freq, irregular>)
        if (!t.empty()) text += " to " + t.label(static_cast<std::ptrdiff_t>(t.size()) - 1);
    return text;
}

inline period timeline<irregular>::operator[](std::size_t i) const {
    if (i >= size()) detail::throw_index(to_string(*this), i);
    return {days_[i], days_[i + 1]};
}
inline std::size_t timeline<irregular>::index_of(std::string_view label) const {
    const auto i = find(label);
    if (!i) throw not_on_timeline_error(to_string(*this), label);
    return *i;
}
inline std::size_t timeline<irregular>::index_of(calendar_day day) const {
    const auto i = find(day);
    if (!i) throw not_on_timeline_error(to_string(*this), to_string(day));
    return *i;
}

constexpr timeline<yearly> fiscal_calendar::years(std::string_view first, whole_count<std::size_t> count) const {
    return {labelled<yearly>(first), count};
}
constexpr timeline<half_yearly> fiscal_calendar::halves(std::string_view first, whole_count<std::size_t> count) const {
    return {labelled<half_yearly>(first), count};
}
constexpr timeline<quarterly> fiscal_calendar::quarters(std::string_view first, whole_count<std::size_t> count) const {
    return {labelled<quarterly>(first), count};
}
constexpr timeline<monthly> fiscal_calendar::months(std::string_view first, whole_count<std::size_t> count) const {
    return {labelled<monthly>(first), count};
}
constexpr timeline<daily> fiscal_calendar::days(calendar_day first, whole_count<std::size_t> count) const {
    return {containing<daily>(first), count};
}

}  // namespace outlay
