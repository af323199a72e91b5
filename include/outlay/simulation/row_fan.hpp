// SPDX-License-Identifier: BSL-1.0
#pragma once
// A row of a simulated model: the distribution of each period's cell.
//
//   row_fan<Freq>
//     fan[period]                             outcome_result of one period
//     value_not_exceeded(share)               a value a period; missing outside the row's window
//     series<money<USD, double>, flow>(share)     the same as a series on the model's timeline

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/model/row_view.hpp>
#include <outlay/simulation/result.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// The quantiles of neighbouring periods are of different paths: no path need run along one of them.
template <frequency Freq>
class row_fan {
public:
    row_fan(timeline<Freq> on, line_description line, std::shared_ptr<const detail::column_set> set, std::shared_ptr<const detail::draws> drawn, bool independent)
        : on_(std::move(on)), line_(std::move(line)), set_(std::move(set)), drawn_(std::move(drawn)), independent_(independent) {}

    [[nodiscard]] const timeline<Freq>& on() const noexcept { return on_; }
    /// Its name, kind and unit.
    [[nodiscard]] const line_description& line() const noexcept { return line_; }
    /// Whether the row has a cell there.
    [[nodiscard]] bool has(detail::place where) const { return inside(where.on(on_)); }
    /// The distribution in one period, by its index, label or a day.
    ///
    ///     throws   not_on_timeline_error, missing_cell_error
    [[nodiscard]] outcome_result operator[](detail::place where) const {
        const std::size_t t = where.on(on_);
        if (!inside(t)) throw missing_cell_error(to_string(on_), {on_.label(static_cast<std::ptrdiff_t>(t))});
        return of(t);
    }
    /// What is not exceeded in this share of the paths, in each period.
    [[nodiscard]] std::vector<std::optional<reported_value>> value_not_exceeded(const exact_ratio& share) const {
        std::vector<std::optional<reported_value>> values;
        for (std::size_t t = 0; t < on_.size(); ++t)
            values.push_back(inside(t) ? std::optional<reported_value>(of(t).value_not_exceeded(share).value) : std::nullopt);
        return values;
    }
    [[nodiscard]] std::vector<std::optional<reported_value>> value_exceeded(const exact_ratio& share) const { return value_not_exceeded(exact_ratio(1) - share); }
    /// The mean of each period.
    [[nodiscard]] std::vector<std::optional<reported_value>> mean() const {
        std::vector<std::optional<reported_value>> values;
        for (std::size_t t = 0; t < on_.size(); ++t) values.push_back(inside(t) ? std::optional<reported_value>(of(t).mean().value) : std::nullopt);
        return values;
    }
    /// As a series of its own type: a flow of money<USD, double>.
    ///
    ///     throws   line_type_error   the row is of another unit or kind
    template <amount_on<double> T, series_kind Kind>
    [[nodiscard]] outlay::series<T, Kind, Freq> series(const exact_ratio& share) const {
        if (line_.unit != row_amount<T>::unit() || line_.kind != detail::kind_name<Kind>)
            throw line_type_error(line_.name, "a " + line_.kind + " of " + unit_text(line_.unit), "a " + std::string(detail::kind_name<Kind>) + " of " + unit_text(row_amount<T>::unit()));
        std::vector<std::optional<T>> cells;
        for (const auto& x : value_not_exceeded(share)) cells.push_back(x ? std::optional<T>(x->template in<T>()) : std::nullopt);
        return outlay::series<T, Kind, Freq>(on_, cells);
    }

private:
    static std::string unit_text(const std::string& unit) { return unit.empty() ? "numbers" : unit; }
    [[nodiscard]] bool inside(std::size_t t) const { return t >= line_.first && t < line_.first + set_->columns(); }
    [[nodiscard]] outcome_result of(std::size_t t) const {
        return {set_, t - line_.first, {line_.name + ", " + on_.label(static_cast<std::ptrdiff_t>(t)), line_.unit, line_.counts_in_one}, drawn_, independent_};
    }

    timeline<Freq> on_;
    line_description line_;
    std::shared_ptr<const detail::column_set> set_;
    std::shared_ptr<const detail::draws> drawn_;
    bool independent_;
};

}  // namespace outlay
