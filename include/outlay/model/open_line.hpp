// SPDX-License-Identifier: BSL-1.0
#pragma once
// A line that is set cell by cell, in a loop over the periods; it can be set, not read. close() gives the row.
//
//   open_line<T, Kind, Freq>     set(t, x), close()
//
//     auto tax = s.open<money<USD, R>, flow>("tax");
//     for (const std::size_t t : s.periods()) tax.set(t, rate * pool.taxable(profit[t]));
//     const auto paid = tax.close();

#include <cstddef>
#include <cstdint>
#include <utility>

#include <outlay/model/detail/sheet_core.hpp>
#include <outlay/model/row.hpp>

namespace outlay::inline v0 {

/// Made by sheet::open.
///
///     throws   cell_not_written_error   from close(): a cell was left out, set twice or out of order; from the end of the run:
///                                       it was not closed
///     cost     a store and two additions a cell
template <row_amount_type T, series_kind Kind, frequency Freq>
class open_line {
public:
    using number = number_of<T>;

    open_line(detail::sheet_core<number>& core, number* cells, std::uint32_t line) noexcept
        : core_(&core), cells_(cells), periods_(core.periods), line_(line) {}

    /// The periods come in their order: what is set out of it is found when the line is closed, and disturbs no other line.
    OUTLAY_ALWAYS_INLINE void set(std::size_t period, const T& x) {
        astray_ |= period ^ next_;
        cells_[next_] = row_amount<T>::count(x);
        next_ += next_ < periods_ ? 1 : 0;  // beyond the last there is room for one, which no row shows
        astray_ |= static_cast<std::size_t>(period >= periods_);
    }
    /// For the library: take(core, line, cells) writes the first cells, and says how many.
    template <class Take>
    OUTLAY_ALWAYS_INLINE std::size_t set_first(const Take& take) {
        astray_ |= next_;
        next_ = take(*core_, line_, cells_);
        return next_;
    }
    OUTLAY_ALWAYS_INLINE row<T, Kind, Freq> close() {
        if (astray_ != 0 || next_ != periods_ || closed_) [[unlikely]] core_->throw_open(line_, astray_ == 0 ? next_ : 0);
        closed_ = true;
        --core_->open_lines;
        if (core_->recording) core_->record(line_).window = detail::all_of(periods_);
        return {{cells_, core_, line_, static_cast<std::uint32_t>(periods_)}};
    }

private:
    detail::sheet_core<number>* core_;
    number* cells_;
    std::size_t periods_;
    std::size_t next_ = 0;
    std::size_t astray_ = 0;
    std::uint32_t line_;
    bool closed_ = false;
};

}  // namespace outlay
