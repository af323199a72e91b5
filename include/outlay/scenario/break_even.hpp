// SPDX-License-Identifier: BSL-1.0
#pragma once
// Break-even: where in a stated range of one driver an outcome passes a target, and how sure it is that there is no
// other.
//
//   break_even(model, base, range, outcome[, options])     break_even_result
//   break_even_status       unique_proved, found, none_proved, none_found
//   no_single_break_even_error      only() where there is not exactly one crossing
//
// Proof is by intervals: a derivative of certain sign over the range, or an enclosure that keeps off the target. "None"
// is never said without it: none_found only says that no crossing was seen on the stated grid. Boost.Math refines.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <boost/math/tools/toms748_solve.hpp>

#include <outlay/number/whole_count.hpp>
#include <outlay/scenario/enclosure.hpp>
#include <outlay/scenario/sensitivity.hpp>

namespace outlay::inline v0 {

enum class break_even_status {
    unique_proved,  ///< one crossing, and no other in the range: proved
    found,          ///< every crossing seen on the grid; others between two grid points are not excluded
    none_proved,    ///< no crossing in the range: proved
    none_found      ///< no crossing seen on the grid; that there is none is not proved
};

[[nodiscard]] constexpr std::string_view to_string(break_even_status s) noexcept {
    constexpr std::string_view names[] = {"unique, proved", "found on a grid", "none, proved", "none found on a grid"};
    return names[static_cast<std::size_t>(s)];
}

/// A single break-even was asked for where there is not exactly one.
class OUTLAY_VISIBLE no_single_break_even_error final : public error {
public:
    no_single_break_even_error(std::string_view driver, break_even_status status, std::vector<reported_value> crossings)
        : error("no single break-even of " + std::string(driver) + ": " + std::string(to_string(status)) + ", " +
                std::to_string(crossings.size()) + " crossings"),
          crossings_(std::move(crossings)), status_(status) {}
    [[nodiscard]] break_even_status status() const noexcept { return status_; }
    [[nodiscard]] const std::vector<reported_value>& crossings() const noexcept { return crossings_; }

private:
    std::vector<reported_value> crossings_;
    break_even_status status_;
};

/// Where an outcome passes its target.
struct break_even_result {
    std::string driver{};
    break_even_status status = break_even_status::none_found;
    std::vector<reported_value> crossings{};  ///< values of the driver, ascending, in its unit
    std::size_t grid = 0;                     ///< how many equal steps were looked at, where the status is of a grid

    /// The crossing, if exactly one was found; whether it is proved to be the only one is the status's to say.
    [[nodiscard]] const reported_value& only() const& {
        if (crossings.size() != 1) throw no_single_break_even_error(driver, status, crossings);
        return crossings.front();
    }
    [[nodiscard]] reported_value only() && { return std::as_const(*this).only(); }
};

struct break_even_options {
    std::optional<exact_amount> target{};  ///< in the outcome's unit; zero where none is given
    whole_count<std::size_t> grid = 256;   ///< steps where the range is not proved to be monotone
};

namespace detail {

template <class M, class Reader>
break_even_result break_even_of(const M& m, const typename M::template drivers<exact_ratio>& base, const driver_range& range,
                                const Reader& reader, const exact_ratio& target, std::size_t steps_of_grid) {
    using drivers = typename M::template drivers<double>;
    const std::size_t place = place_of_range<drivers>(range);
    if (steps_of_grid == 0) throw numeric_domain_error("the grid of a break-even", "0", "at least 1");
    if (range.high.count() < range.low.count())
        throw numeric_domain_error("the high end of a range", to_string(range.high.count()), "at least its low end " + to_string(range.low.count()));
    box_runner<M, Reader> boxes(m, base, reader);
    counted_runs<M, double, Reader> run(m, reader);
    drivers d = drivers_as<double, M::template drivers>(base);
    const double aim = to_double(target);
    const interval around = to_real<interval>(target);
    const auto excess = [&](double x) {
        drivers::list()[place].set_count(d, x);
        return run(d) - aim;
    };
    const auto value = [&](double x) { return reported<drivers>(place, x); };
    const auto box = [&](double low, double high) { return ranged_driver{place, interval(low, high)}; };
    const auto sign_at = [&](double x) {
        const ranged_driver point[] = {box(x, x)};
        return sign_of(interval(boxes.outcome(point) - around));
    };
    const auto refined = [&](double low, double high, double at_low, double at_high) {
        if (at_low == 0) return low;
        if (at_high == 0) return high;
        std::uintmax_t steps = 200;
        const auto bracket = boost::math::tools::toms748_solve(excess, low, high, at_low, at_high,
                                                               boost::math::tools::eps_tolerance<double>(52), steps);
        return std::abs(excess(bracket.first)) <= std::abs(excess(bracket.second)) ? bracket.first : bracket.second;
    };

    const interval whole = enclose(between(range.low.count(), range.high.count()));
    break_even_result result{range.name, break_even_status::none_found, {}, 0};
    const ranged_driver everywhere[] = {box(whole.lower(), whole.upper())};
    const known_sign slope = sign_of(boxes.derivative(everywhere, place));
    if (slope == known_sign::positive || slope == known_sign::negative) {
        const known_sign left = sign_at(whole.lower()), right = sign_at(whole.upper());
        const bool decided = left != known_sign::undecided && right != known_sign::undecided;
        if (decided && left == right && left != known_sign::zero) {
            result.status = break_even_status::none_proved;
            return result;
        }
        const double at_low = excess(whole.lower()), at_high = excess(whole.upper());
        if (decided && (at_low <= 0) != (at_high < 0 || (at_high == 0 && at_low > 0))) {
            result.status = break_even_status::unique_proved;
            result.crossings = {value(refined(whole.lower(), whole.upper(), at_low, at_high))};
            return result;
        }
    }
    result.grid = steps_of_grid;
    bool excluded = true;  // no cell can hold a crossing
    const double step = (whole.upper() - whole.lower()) / static_cast<double>(steps_of_grid);
    double x = whole.lower(), at_x = excess(x);
    if (at_x == 0) result.crossings.push_back(value(x));
    for (std::size_t i = 1; i <= steps_of_grid; ++i) {
        const double next = i == steps_of_grid ? whole.upper() : whole.lower() + step * static_cast<double>(i);
        const double at_next = excess(next);
        const ranged_driver cell[] = {box(x, next)};
        if (excluded) {
            const known_sign side = sign_of(interval(boxes.outcome(cell) - around));
            excluded = side == known_sign::positive || side == known_sign::negative;
        }
        if (at_next == 0) result.crossings.push_back(value(next));
        else if (at_x != 0 && (at_x < 0) != (at_next < 0)) result.crossings.push_back(value(refined(x, next, at_x, at_next)));
        x = next;
        at_x = at_next;
    }
    if (!result.crossings.empty()) result.status = break_even_status::found;
    else if (excluded) result.status = break_even_status::none_proved;
    return result;
}

}  // namespace detail

/// Where an outcome equals the target as one driver runs through a range.
///
///     break_even(plan, base, {"utilisation", 0, 1}, "npv", {.target = 10e6_usd}).only().number()
///
///     shape    outcome: a name, or a function of the rows that runs on intervals and on dual numbers of them
///     throws   driver_missing_error, driver_unit_error; value_unit_error   a target in another unit than the outcome's
///              numeric_domain_error   a range whose ends are in the wrong order, a grid of no steps
///     cost     a few runs on intervals and about ten on double where the outcome is monotone; else as many as the grid
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] break_even_result break_even(const M& m, const typename M::template drivers<exact_ratio>& base,
                                           const driver_range& range, const Outcome& outcome,
                                           const break_even_options& options = {}) {
    detail::check_can_be_enclosed<M>();
    const auto reader = detail::outcome_of<M>(outcome);
    exact_ratio target(0);
    if (options.target) {
        if (options.target->unit() != reader.unit()) throw value_unit_error("the target", options.target->unit(), reader.unit());
        target = options.target->count();
    }
    if constexpr (!compares_its_numbers<M>) return detail::break_even_of(m, base, range, reader, target, options.grid);
    else return {};
}

}  // namespace outlay
