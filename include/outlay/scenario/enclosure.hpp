// SPDX-License-Identifier: BSL-1.0
#pragma once
// All ranges at once: two values that an outcome lies between, whatever the drivers are within their ranges.
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
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/scenario/outcome_of.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What is claimed of a driver, in its own type.
///
///     {"amount", more_than(380e9_cny)}, {"discount rate", between(6.7_pct, 9.1_pct)}
///     {"full revenue", per_year(between(70e9_cny, 80e9_cny))}
///     driver_range{"exchange rate", fx_rate<USD, CNY>{6.9_dec}, fx_rate<USD, CNY>{7.4_dec}}
class driver_claim {
public:
    template <class X>
        requires requires(const X& x) { detail::exact_value<X>::count(x); }
    driver_claim(std::string name, const bounds<X>& claim)
        : name_(std::move(name)), unit_(detail::exact_value<X>::unit()), value_(counted(claim)) {}
    template <class X>
        requires requires(const X& x) { detail::exact_value<X>::count(x); }
    driver_claim(std::string name, const per_year<bounds<X>>& claim)
        : name_(std::move(name)), unit_(detail::exact_value<per_year<X>>::unit()), value_(counted(claim.amount())) {}

    /// Anywhere in a range: of a rate of exchange, say, or of an amount a year.
    ///
    ///     throws   value_unit_error   ends of two units; numeric_domain_error   ends in the wrong order
    driver_claim(const driver_range& range)
        : name_(range.name), unit_(range.low.unit()), value_(between(range.low.count(), range.high.count())) {
        if (range.low.unit() != range.high.unit()) throw value_unit_error("the low end of " + range.name, range.low.unit(), range.high.unit());
    }

    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::string& unit() const noexcept { return unit_; }
    /// In the unit that the amount counts: minor units of money.
    [[nodiscard]] const bounds<exact_ratio>& value() const noexcept { return value_; }

private:
    template <class X>
    static bounds<exact_ratio> counted(const bounds<X>& claim) {
        const auto end = [](const bounds_end<X>& e) {
            return bounds_end<exact_ratio>{e.bounded() ? detail::exact_value<X>::count(e.value) : exact_ratio(0), e.kind};
        };
        return bounds<exact_ratio>::from_ends(end(claim.lower()), end(claim.upper()));
    }

    std::string name_, unit_;
    bounds<exact_ratio> value_;
};

/// What is certain of an outcome's dependence on a driver over the whole box of ranges.
struct driver_direction {
    std::string driver;
    known_sign sign;
};

/// An outcome lies between low and high, for certain; infinite where a claim leaves it open.
template <class V>
struct outcome_enclosure {
    V low;
    V high;
    std::vector<driver_direction> directions;
};

namespace detail {

/// The one sentence for a model that says `branches = true`: an interval cannot choose a side.
template <class M>
constexpr void check_can_be_enclosed() {
    static_assert(!compares_its_numbers<M>,
                  "a model that says branches = true compares its numbers, and an interval has no one side to choose: it is not enclosed, "
                  "and no break-even of it is proved; run cases, a tornado or a simulation, or write its choices with min, max and positive_part");
}

/// A driver's place and its range as an interval, in counts.
struct ranged_driver {
    std::size_t place;
    interval range;
    known_sign sign = known_sign::undecided;
};

/// Runs a model on boxes of drivers: outcomes, and the signs of their derivatives.
template <class M, class Reader>
class box_runner {
public:
    box_runner(const M& m, const typename M::template drivers<exact_ratio>& base, const Reader& reader)
        : base_(drivers_as<interval, M::template drivers>(base)), dual_base_(drivers_as<dual<interval>, M::template drivers>(base)),
          run_(m, reader), dual_run_(m, reader) {}

    [[nodiscard]] interval outcome(std::span<const ranged_driver> box) {
        drivers d = base_;
        for (const ranged_driver& r : box) drivers::list()[r.place].set_count(d, r.range);
        return run_(d);
    }
    [[nodiscard]] interval derivative(std::span<const ranged_driver> box, std::size_t to) {
        dual_drivers d = dual_base_;
        for (const ranged_driver& r : box) dual_drivers::list()[r.place].set_count(d, dual<interval>(r.range));
        const auto entry = dual_drivers::list()[to];
        entry.set_count(d, dual<interval>::variable(entry.count(d).value));
        return dual_run_(d).derivative;
    }

private:
    using drivers = typename M::template drivers<interval>;
    using dual_drivers = typename M::template drivers<dual<interval>>;

    drivers base_;
    dual_drivers dual_base_;
    counted_runs<M, interval, Reader> run_;
    counted_runs<M, dual<interval>, Reader> dual_run_;
};

/// The outcome on a box, both directly and by the mean value theorem from its middle: what the one widens because a
/// driver occurs twice, the other often keeps.
template <class M, class Reader>
interval by_mean_value(box_runner<M, Reader>& run, std::vector<ranged_driver> box) {
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
template <class M, class Reader>
interval extreme_corner(box_runner<M, Reader>& run, std::vector<ranged_driver> box, bool least) {
    for (bool moved = true; moved;) {
        moved = false;
        for (ranged_driver& r : box) {
            if (r.sign == known_sign::positive || r.sign == known_sign::negative) continue;
            r.sign = sign_of(run.derivative(box, r.place));
            if (r.sign == known_sign::undecided) continue;
            const bool at_low = (r.sign != known_sign::negative) == least;
            const double end = at_low ? r.range.lower() : r.range.upper();
            if (!std::isinf(end)) r.range = interval(end);  // an end that a claim leaves open is no number to run at
            if (r.sign == known_sign::zero) r.sign = known_sign::positive;  // either end: it does not matter
            moved = true;
        }
    }
    return by_mean_value(run, box);
}

}  // namespace detail

/// What an outcome lies between when several drivers lie anywhere in their ranges.
///
///     shape    outcome: a name, or a function of the rows that runs on intervals and on dual numbers of them
///     throws   driver_missing_error, driver_unit_error
///     cost     for n drivers, n runs on dual intervals for the directions and at most n^2 + n for each corner
template <model M, outcome_of_model<M> Outcome>
[[nodiscard]] outcome_enclosure<outcome_type<M, Outcome>> enclose_outcome(const M& m, const typename M::template drivers<exact_ratio>& base,
                                                                          const std::vector<driver_claim>& claims, const Outcome& outcome) {
    detail::check_can_be_enclosed<M>();
    const auto reader = detail::outcome_of<M>(outcome);
    if constexpr (!compares_its_numbers<M>) {
        detail::box_runner<M, std::remove_const_t<decltype(reader)>> run(m, base, reader);
        std::vector<detail::ranged_driver> box;
        for (const driver_claim& c : claims)
            box.push_back({detail::place_for<typename M::template drivers<exact_ratio>>(c.name(), c.unit()), enclose(c.value())});
        std::vector<driver_direction> directions;
        for (std::size_t i = 0; i < box.size(); ++i) directions.push_back({claims[i].name(), sign_of(run.derivative(box, box[i].place))});
        return {reader.value(detail::extreme_corner(run, box, true).lower()), reader.value(detail::extreme_corner(run, box, false).upper()),
                std::move(directions)};
    } else {
        return {reader.value(0), reader.value(0), {}};
    }
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>

#include <outlay/number/detail/undef_min_max.hpp>


#include <outlay/number/detail/restore_min_max.hpp>
