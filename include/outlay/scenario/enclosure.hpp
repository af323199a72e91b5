// SPDX-License-Identifier: BSL-1.0
#pragma once
// All ranges at once: two numbers that an outcome lies between, whatever the drivers are within their ranges.
//
//   driver_claim                                       a driver and a claim on it: between, at least, ...
//   enclose_outcome(model, base, claims, outcome)      outcome_enclosure: low, high, and what is known of each driver
//   driver_direction                                   whether the outcome rises or falls with a driver, where certain
//
// Where the derivative to a driver has a certain sign over the whole box, the extreme lies at one of its ends, and the
// interval shrinks to that corner: the enclosure is then as tight as a run on numbers. Elsewhere it may be wider than
// the true range, never narrower.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/impact/model.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/interval.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What is claimed of a driver: {"amount", more_than(380'000_dec)}, {"discount rate", between(6.7_pct, 9.1_pct)}.
struct driver_claim {
    std::string name{};
    bounds<exact_ratio> value{};
};

/// What is certain of an outcome's dependence on a driver over the whole box of ranges.
struct driver_direction {
    std::string driver;
    known_sign sign;
};

/// An outcome lies between low and high, for certain; infinite where a claim leaves it open.
struct outcome_enclosure {
    double low;
    double high;
    std::vector<driver_direction> directions;
};

namespace detail {

/// A driver's place and its range as an interval.
struct ranged_driver {
    std::size_t place;
    interval range;
    known_sign sign = known_sign::undecided;
};

/// Runs a model on boxes of drivers: outcomes, and the signs of their derivatives.
template <workspace_model M>
class box_runner {
public:
    using drivers = typename M::template drivers<interval>;
    using dual_drivers = typename M::template drivers<dual<interval>>;

    box_runner(const M& m, const typename M::template drivers<exact_ratio>& base, std::string_view outcome)
        : model_(m), out_(find_listed<typename M::template outcomes<interval>>(outcome)),
          base_(drivers_on<drivers>(base)), dual_base_(drivers_on<dual_drivers>(base)),
          room_(workspace_for<interval>(m)), dual_room_(workspace_for<dual<interval>>(m)) {}

    [[nodiscard]] interval outcome(std::span<const ranged_driver> box) {
        drivers d = base_;
        for (const ranged_driver& r : box) value_at(d, r.place) = r.range;
        return value_at(model_(d, room_), out_);
    }
    [[nodiscard]] interval derivative(std::span<const ranged_driver> box, std::size_t to) {
        dual_drivers d = dual_base_;
        for (const ranged_driver& r : box) value_at(d, r.place).value = r.range;
        value_at(d, to).derivative = interval(1);
        return value_at(model_(d, dual_room_), out_).derivative;
    }

private:
    const M& model_;
    std::size_t out_;
    drivers base_;
    dual_drivers dual_base_;
    workspace<interval> room_;
    workspace<dual<interval>> dual_room_;
};

/// The outcome on a box, both directly and by the mean value theorem from its middle: what the one widens because a
/// driver occurs twice, the other often keeps.
template <workspace_model M>
interval by_mean_value(box_runner<M>& run, std::vector<ranged_driver> box) {
    const interval direct = run.outcome(box);
    for (const ranged_driver& r : box)
        if (std::isinf(r.range.lower()) || std::isinf(r.range.upper())) return direct;  // there is no middle
    interval spread(0);
    std::vector<ranged_driver> middle = box;
    for (std::size_t i = 0; i < box.size(); ++i) {
        if (box[i].range.lower() == box[i].range.upper()) continue;
        middle[i].range = interval(to_double(box[i].range));
        spread = spread + run.derivative(box, box[i].place) * (box[i].range - middle[i].range);
    }
    const interval centred = run.outcome(middle) + spread;
    return {std::max(direct.lower(), centred.lower()), std::min(direct.upper(), centred.upper())};
}

/// Shrinks each driver whose sign is certain to the end where the outcome is least (or greatest), until none is left to
/// shrink: a smaller box may decide another sign.
template <workspace_model M>
interval extreme_corner(box_runner<M>& run, std::vector<ranged_driver> box, bool least) {
    for (bool moved = true; moved;) {
        moved = false;
        for (ranged_driver& r : box) {
            if (r.sign == known_sign::positive || r.sign == known_sign::negative) continue;
            r.sign = sign_of(run.derivative(box, r.place));
            if (r.sign == known_sign::undecided) continue;
            const bool at_low = (r.sign != known_sign::negative) == least;
            r.range = at_low ? interval(r.range.lower()) : interval(r.range.upper());
            if (r.sign == known_sign::zero) r.sign = known_sign::positive;  // either end: it does not matter
            moved = true;
        }
    }
    return by_mean_value(run, box);
}

}  // namespace detail

/// What an outcome lies between when several drivers lie anywhere in their ranges.
///
///     throws   name_missing_error   a driver or an outcome that the model does not have
///     cost     for n drivers, n runs on dual intervals for the directions and at most n^2 + n for each corner
template <workspace_model M>
[[nodiscard]] outcome_enclosure enclose_outcome(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                const std::vector<driver_claim>& claims, std::string_view outcome) {
    detail::box_runner<M> run(m, base, outcome);
    std::vector<detail::ranged_driver> box;
    for (const driver_claim& c : claims)
        box.push_back({find_listed<typename M::template drivers<interval>>(c.name), enclose(c.value)});
    outcome_enclosure found{};
    for (std::size_t i = 0; i < box.size(); ++i)
        found.directions.push_back({claims[i].name, sign_of(run.derivative(box, box[i].place))});
    found.low = detail::extreme_corner(run, box, true).lower();
    found.high = detail::extreme_corner(run, box, false).upper();
    return found;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
