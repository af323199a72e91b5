// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which drivers matter: one at a time over a range, two against each other, and all at once by their derivatives.
//
//   one_at_a_time(model, base, ranges, outcome)      the outcome at both ends, the widest swing first
//   driver_steps, steps_of(range, n)                 a driver at several exact values
//   two_way(model, base, down, across, outcome)      two_way_table: one driver down, another across
//   gradient(model, base, outcome)                   the derivative of an outcome to every driver
//
// An outcome is a name or a function of the rows: scenario/outcome_of.hpp.
// Next to read: scenario/enclosure.hpp, all ranges at once.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/scenario/outcome_of.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

template <listed_members Drivers>
std::size_t place_of_range(const driver_range& r) {
    (void)place_for<Drivers>(r.name, r.high.unit());
    return place_for<Drivers>(r.name, r.low.unit());
}

}  // namespace detail

/// An outcome with one driver at each end of its range, the others at the base.
template <class V>
struct sensitivity {
    std::string driver;
    V at_low;
    V at_high;
    V base;
    /// The distance between the two ends' outcomes.
    [[nodiscard]] V swing() const { return at_low < at_high ? V(at_high - at_low) : V(at_low - at_high); }
};

/// One driver at a time, the widest swing first: the bars of a tornado. Equal swings keep the order of the ranges.
///
///     throws   driver_missing_error, driver_unit_error
///     cost     two runs a range, and one
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] std::vector<sensitivity<outcome_type<M, Outcome>>> one_at_a_time(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                                               const std::vector<driver_range>& ranges, const Outcome& outcome) {
    using exact = typename M::template drivers<exact_ratio>;
    const auto reader = detail::outcome_of<M>(outcome);
    detail::counted_runs<M, double, std::remove_const_t<decltype(reader)>> run(m, reader);
    const auto at = [&](std::size_t place, const exact_amount& x) {
        exact d = base;
        exact::list()[place].set_count(d, x.count());
        return reader.value(run.at(d));
    };
    const auto middle = reader.value(run.at(base));
    std::vector<sensitivity<outcome_type<M, Outcome>>> bars;
    for (const driver_range& r : ranges) {
        const std::size_t place = detail::place_of_range<exact>(r);
        bars.push_back({r.name, at(place, r.low), at(place, r.high), middle});
    }
    std::stable_sort(bars.begin(), bars.end(), [](const auto& a, const auto& b) { return b.swing() < a.swing(); });
    return bars;
}

/// A driver at several values of its own type: {"utilisation", {60_pct, 80_pct, 1}}.
struct driver_steps {
    std::string name;
    std::vector<exact_amount> values;
};

/// A range in equal exact steps, both ends among them.
///
///     steps_of({"utilisation", 60_pct, 1}, 5)       60, 70, 80, 90 and 100 %
///
///     throws   numeric_domain_error   fewer than 2 values; value_unit_error   ends of two units
[[nodiscard]] inline driver_steps steps_of(const driver_range& range, whole_count<> values) {
    const int n = values;
    if (n < 2) throw numeric_domain_error("the values of a range", std::to_string(n), "at least 2");
    if (range.low.unit() != range.high.unit()) throw value_unit_error("the low end of " + range.name, range.low.unit(), range.high.unit());
    driver_steps all{range.name, {}};
    const exact_ratio step = (range.high.count() - range.low.count()) / exact_ratio(n - 1);
    for (int i = 0; i < n; ++i) all.values.emplace_back(range.low.count() + step * exact_ratio(i), range.low.unit());
    return all;
}

/// An outcome for each value of one driver, down, and each of another, across.
template <class V>
struct two_way_table {
    driver_steps down;
    driver_steps across;
    std::vector<std::vector<V>> cells{};  ///< cells[i][j]: the first driver at its value i, the second at j
};

/// Two drivers against each other, all others at the base.
///
///     throws   driver_missing_error, driver_unit_error; numeric_domain_error where both are one driver
///     cost     a run a cell
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] two_way_table<outcome_type<M, Outcome>> two_way(const M& m, const typename M::template drivers<exact_ratio>& base, driver_steps down,
                                                              driver_steps across, const Outcome& outcome) {
    using exact = typename M::template drivers<exact_ratio>;
    const auto place_of = [](const driver_steps& s) {
        std::size_t place = listed_place<exact>(s.name);
        for (const exact_amount& x : s.values) place = detail::place_for<exact>(s.name, x.unit());
        return place;
    };
    const std::size_t first = place_of(down), second = place_of(across);
    if (first == second) throw numeric_domain_error("the second driver of a table", down.name, "another than the first");
    const auto reader = detail::outcome_of<M>(outcome);
    detail::counted_runs<M, double, std::remove_const_t<decltype(reader)>> run(m, reader);
    two_way_table<outcome_type<M, Outcome>> table{std::move(down), std::move(across), {}};
    exact d = base;
    for (const exact_amount& x : table.down.values) {
        exact::list()[first].set_count(d, x.count());
        auto& row = table.cells.emplace_back();
        for (const exact_amount& y : table.across.values) {
            exact::list()[second].set_count(d, y.count());
            row.push_back(reader.value(run.at(d)));
        }
    }
    return table;
}

/// How much an outcome changes per unit of one driver: per dollar, per share of 1.
template <class V>
struct driver_derivative {
    std::string driver;
    std::string unit;      ///< as the list says it: "USD", "share"
    reported_value value;  ///< of the driver
    V derivative;
};

/// The derivative of an outcome to every driver, exact up to rounding: no step is chosen.
///
///     throws   driver_missing_error   an outcome that the model does not have
///     cost     one run on dual numbers a driver
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] std::vector<driver_derivative<outcome_type<M, Outcome>>> gradient(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                                                const Outcome& outcome) {
    using number = dual<double>;
    using drivers = typename M::template drivers<number>;
    const auto reader = detail::outcome_of<M>(outcome);
    detail::counted_runs<M, number, std::remove_const_t<decltype(reader)>> run(m, reader);
    drivers d = drivers_as<number, M::template drivers>(base);
    std::vector<driver_derivative<outcome_type<M, Outcome>>> all;
    constexpr auto list = drivers::list();
    for (std::size_t i = 0; i < list.size(); ++i) {
        const number at = list[i].count(d);
        list[i].set_count(d, number::variable(at.value));
        const double slope = run(d).derivative * static_cast<double>(list[i].counts_in_one);
        list[i].set_count(d, at);
        all.push_back({std::string(list[i].name), list[i].unit(), detail::reported<typename M::template drivers<double>>(i, at.value), reader.value(slope)});
    }
    return all;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
