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
    no_single_break_even_error(std::string_view driver, break_even_status status, std::vector<double> crossings)
        : error("no single break-even of " + std::string(driver) + ": " + std::string(to_string(status)) + ", " +
                std::to_string(crossings.size()) + " crossings"),
          crossings_(std::move(crossings)), status_(status) {}
    [[nodiscard]] break_even_status status() const noexcept { return status_; }
    [[nodiscard]] const std::vector<double>& crossings() const noexcept { return crossings_; }

private:
    std::vector<double> crossings_;
    break_even_status status_;
};

/// Where an outcome passes its target.
struct break_even_result {
    std::string driver{};
    break_even_status status = break_even_status::none_found;
    std::vector<double> crossings{};  ///< values of the driver, ascending
    std::size_t grid = 0;             ///< how many equal steps were looked at, where the status is of a grid

    /// The crossing, if exactly one was found; whether it is proved to be the only one is the status's to say.
    [[nodiscard]] double only() const {
        if (crossings.size() != 1) throw no_single_break_even_error(driver, status, crossings);
        return crossings.front();
    }
};

struct break_even_options {
    double target = 0;
    whole_count<std::size_t> grid = 256;  ///< steps where the range is not proved to be monotone
};

/// Where an outcome equals the target as one driver runs through a range.
///
///     throws   name_missing_error     a driver or an outcome that the model does not have
///              numeric_domain_error   a range whose ends are in the wrong order, a grid of no steps
///     cost     a few runs on intervals and about ten on double where the outcome is monotone; else as many as the grid
template <workspace_model M>
[[nodiscard]] break_even_result break_even(const M& m, const typename M::template drivers<exact_ratio>& base,
                                           const driver_range& range, std::string_view outcome,
                                           const break_even_options& options = {}) {
    using drivers = typename M::template drivers<double>;
    if (options.grid == 0) throw numeric_domain_error("the grid of a break-even", "0", "at least 1");
    const std::size_t place = find_listed<drivers>(range.name);
    const std::size_t out = find_listed<typename M::template outcomes<double>>(outcome);
    detail::box_runner<M> boxes(m, base, outcome);
    auto w = workspace_for<double>(m);
    drivers d = drivers_on<drivers>(base);
    const auto excess = [&](double x) {
        value_at(d, place) = x;
        return value_at(m(d, w), out) - options.target;
    };
    const auto box = [&](double low, double high) { return detail::ranged_driver{place, interval(low, high)}; };
    const auto sign_at = [&](double x) {
        const detail::ranged_driver point[] = {box(x, x)};
        return sign_of(interval(boxes.outcome(point) - interval(options.target)));
    };
    const auto refined = [&](double low, double high, double at_low, double at_high) {
        if (at_low == 0) return low;
        if (at_high == 0) return high;
        std::uintmax_t steps = 200;
        const auto bracket = boost::math::tools::toms748_solve(excess, low, high, at_low, at_high,
                                                               boost::math::tools::eps_tolerance<double>(52), steps);
        return std::abs(excess(bracket.first)) <= std::abs(excess(bracket.second)) ? bracket.first : bracket.second;
    };

    if (range.high < range.low)
        throw numeric_domain_error("the high end of a range", to_string(range.high),
                                   "at least its low end " + to_string(range.low));
    const interval whole = enclose(between(range.low, range.high));
    break_even_result result{range.name, break_even_status::none_found, {}, 0};
    const detail::ranged_driver everywhere[] = {box(whole.lower(), whole.upper())};
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
            result.crossings = {refined(whole.lower(), whole.upper(), at_low, at_high)};
            return result;
        }
    }
    result.grid = options.grid;
    bool excluded = true;  // no cell can hold a crossing
    const double step = (whole.upper() - whole.lower()) / static_cast<double>(options.grid);
    double x = whole.lower(), at_x = excess(x);
    if (at_x == 0) result.crossings.push_back(x);
    for (std::size_t i = 1; i <= options.grid; ++i) {
        const double next = i == options.grid ? whole.upper() : whole.lower() + step * static_cast<double>(i);
        const double at_next = excess(next);
        const detail::ranged_driver cell[] = {box(x, next)};
        if (excluded) {
            const known_sign side = sign_of(interval(boxes.outcome(cell) - interval(options.target)));
            excluded = side == known_sign::positive || side == known_sign::negative;
        }
        if (at_next == 0) result.crossings.push_back(next);
        else if (at_x != 0 && (at_x < 0) != (at_next < 0)) result.crossings.push_back(refined(x, next, at_x, at_next));
        x = next;
        at_x = at_next;
    }
    if (!result.crossings.empty()) result.status = break_even_status::found;
    else if (excluded) result.status = break_even_status::none_proved;
    return result;
}

}  // namespace outlay
