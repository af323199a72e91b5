// SPDX-License-Identifier: BSL-1.0
#pragma once
// Points of the profile of a net present value (npv_lanes.hpp), and what its running totals tell of the roots aside.
//
//   npv_profile     `at` in lanes of doubles, `exactly_near` without rounding the exponents, `closely_at` with 31 digits and any
//                   range of exponents; count_roots_aside, roots_beside, integral_keeps_within; `end`, the limit at either
//                   side

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/detail/irr_flows.hpp>
#include <outlay/cashflow/detail/npv_lanes.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

class npv_profile {
public:
    static constexpr double unit = npv_point::unit;
    static constexpr double infinity = npv_point::infinity;

    explicit npv_profile(const irr_flows& flows) noexcept : flows_(flows) {}

    [[nodiscard]] const irr_flows& flows() const noexcept { return flows_; }
    [[nodiscard]] double span() const noexcept { return flows_.span(); }
    /// Exponential evaluations so far.
    [[nodiscard]] int passes() const noexcept { return passes_; }

    /// Whether lanes of doubles can hold the profile at u. (A side that vanished beside the other shows in `at`.)
    [[nodiscard]] bool within_lanes(double u) const noexcept {
        return std::abs(u) * flows_.longest <= 1e5 && flows_.moderate && span() < 1e9;
    }

    [[nodiscard]] npv_point undiscounted() const noexcept { return evaluate<exponents::none>(flows_, 0); }
    /// At u, or near u where the exponents are so large that their rounding would show.
    [[nodiscard]] npv_point at(double u) noexcept {
        if (!exponents_are_small(u)) return exactly_near(u);
        ++passes_;
        return evaluate<exponents::rounded>(flows_, u);
    }
    [[nodiscard]] bool exponents_are_small(double u) const noexcept { return std::abs(u) * flows_.longest <= 32; }
    /// Near u, at a point that has so few bits that the exponents are exact: no noise but that of the sums.
    [[nodiscard]] npv_point exactly_near(double u) noexcept {
        ++passes_;
        return evaluate<exponents::exact>(flows_, shortened(u));
    }
    [[nodiscard]] npv_point closely_at(double u) noexcept;

    /// Sets left and right by the running totals of the flows as discounted last: the roots above u are no more than the
    /// changes of sign of the totals from the first flow on, those below than from the last flow back (Laguerre).
    void count_roots_aside(npv_point& point) const noexcept {
        const double margin = unit * (8 + static_cast<double>(flows_.size)) + point.noise;
        running_total from_first(margin, flows_.discounted[0]), from_last(margin, flows_.discounted[flows_.size - 1]);
        bool complete = flows_.discounted[0] != 0;  // a flow too small for these units is lost
        for (std::size_t i = 1; i < flows_.size; ++i) {
            complete &= flows_.discounted[i] != 0;
            from_first.add(flows_.discounted[i]);
            from_last.add(flows_.discounted[flows_.size - 1 - i]);
        }
        const auto at_most = [&](const running_total& totals) {
            return complete && totals.certain() ? std::min(totals.changes(), flows_.sign_changes) : flows_.sign_changes;
        };
        point.right = at_most(from_first);
        point.left = at_most(from_last);
    }

    /// How many roots there are beside one that lies within `distance` of p, evaluated last, if that can be told to be 0 or 1;
    /// else -1. With running totals that change sign v times there are v others, or fewer by an even number.
    [[nodiscard]] int roots_beside(const npv_point& p, double distance) const noexcept {
        const std::size_t n = flows_.size;
        const double* const d = flows_.discounted;
        const double margin = unit * static_cast<double>(n) + p.noise + 4 * std::abs(distance) * span();
        // From both ends towards the middle: a total of few flows is known better than the difference of two of many.
        running_total head(margin, d[0]), tail(margin, -d[n - 1]);
        for (std::size_t first = 0, last = n - 1; first + 1 < last;)
            head.magnitude() <= tail.magnitude() ? head.add(d[++first]) : tail.add(-d[--last]);
        const int changes = head.changes() + tail.changes();
        const bool meet = head.negative() == tail.negative();  // at one total
        return head.certain() && tail.certain() && meet && changes <= 1 ? changes : -1;
    }

    /// Whether the integral over time of the running totals at a root within `distance` of p, evaluated last, lies between zero
    /// and the whole at any time: then there is no other root (project_lanes.hpp says why).
    [[nodiscard]] bool integral_keeps_within(const npv_point& p, double distance) const noexcept {
        const std::size_t n = flows_.size;
        double total = 0, magnitude = 0, integral = 0, least = infinity, most = -infinity;
        for (std::size_t i = 0; i < n; ++i) {
            if (i > 0) integral += total * (flows_.time[i] - flows_.time[i - 1]);
            if (i > 0 && i + 1 < n) {
                least = std::min(least, integral);
                most = std::max(most, integral);
            }
            total += flows_.discounted[i];
            magnitude += std::abs(flows_.discounted[i]);
        }
        const double margin = unit * (8 + static_cast<double>(n)) + p.noise + 4 * std::abs(distance) * span();
        const double doubt = margin * magnitude * span();
        return (least > doubt && most < integral - doubt) || (most < -doubt && least > integral + doubt);
    }

    /// The limit of the profile for u to minus or plus infinity, where the last or the first flow decides.
    [[nodiscard]] npv_point end(bool right) const noexcept {
        const auto position = [&](bool inflow) {
            std::size_t i = right ? 0 : flows_.size - 1;
            while ((flows_.amount[i] > 0) != inflow) right ? ++i : --i;
            return flows_.time[i];
        };
        npv_point point{};
        point.u = right ? infinity : -infinity;
        point.value = flows_.amount[right ? 0 : flows_.size - 1] > 0 ? infinity : -infinity;
        point.in_mean = position(true);
        point.out_mean = position(false);
        (right ? point.left : point.right) = flows_.sign_changes;
        return point;
    }

private:
    /// A running total of flows: how often it changes sign, and whether every sign is certain.
    class running_total {
    public:
        running_total(double margin, double first) noexcept
            : margin_(margin), total_(first), magnitude_(std::abs(first)), negative_(first < 0) {}
        void add(double flow) noexcept {
            total_ += flow;
            magnitude_ += std::abs(flow);
            certain_ &= std::abs(total_) > margin_ * magnitude_;
            changes_ += negative_ != (total_ < 0);
            negative_ = total_ < 0;
        }
        [[nodiscard]] double magnitude() const noexcept { return magnitude_; }
        [[nodiscard]] int changes() const noexcept { return changes_; }
        [[nodiscard]] bool negative() const noexcept { return negative_; }
        [[nodiscard]] bool certain() const noexcept { return certain_; }

    private:
        double margin_, total_, magnitude_;
        int changes_ = 0;
        bool negative_, certain_ = true;
    };

    irr_flows flows_;
    int passes_ = 0;
};

inline npv_point npv_profile::closely_at(double u) noexcept {
    ++passes_;
    const std::size_t n = flows_.size;
    // Each side is summed in units of its largest term, and both in the same unit where they are comparable, so that their
    // difference keeps its digits.
    double in_unit = -infinity, out_unit = -infinity;
    for (std::size_t i = 0; i < n; ++i) {
        const double log_term = std::log(std::abs(flows_.amount[i])) - u * flows_.time[i];
        double& side = flows_.amount[i] > 0 ? in_unit : out_unit;
        side = std::max(side, log_term);
    }
    const double larger = std::max(in_unit, out_unit);
    if (std::abs(in_unit - out_unit) < 40) in_unit = out_unit = larger;

    double_double in{}, out{};
    double in_t = 0, out_t = 0;
    bool complete = true;
    for (std::size_t i = 0; i < n; ++i) {
        const bool inflow = flows_.amount[i] > 0;
        const double side_unit = inflow ? in_unit : out_unit;
        const auto [mantissa, exponent] =
            scaled_exp(double_double::product(-u, flows_.time[i]) - double_double(side_unit));
        int amount_exponent = 0;
        const double amount = std::frexp(std::abs(flows_.amount[i]), &amount_exponent);
        const double_double product = mantissa * amount;
        const int power = std::max(exponent + amount_exponent, -1100);
        const double_double term{std::ldexp(product.hi, power), std::ldexp(product.lo, power)};
        (inflow ? in : out) += term;
        (inflow ? in_t : out_t) += term.hi * flows_.time[i];
        const double weight = side_unit == larger ? term.hi : term.hi * std::exp(side_unit - larger);
        flows_.discounted[i] = inflow ? weight : -weight;
        complete &= weight >= 0x1p-1000;  // below, the running totals lose digits
    }
    npv_point point{};
    point.u = u;
    const double_double difference = in - out;
    point.value = in_unit == out_unit && std::abs(difference.hi) < 0.5 * out.hi
                      ? std::log1p(difference.hi / out.hi)
                      : (in_unit - out_unit) + std::log(in.hi / out.hi);
    point.in_mean = in_t / in.hi;
    point.out_mean = out_t / out.hi;
    for (std::size_t i = 0; i < n; ++i) {
        const bool inflow = flows_.amount[i] > 0;
        const double side_unit = inflow ? in_unit : out_unit;
        double weight = std::abs(flows_.discounted[i]) / (inflow ? in.hi : out.hi);
        if (side_unit != larger) weight *= std::exp(std::min(larger - side_unit, 700.0));
        const double away = flows_.time[i] - (inflow ? point.in_mean : point.out_mean);
        (inflow ? point.in_spread : point.out_spread) += weight * away * away;
        point.twist += (inflow ? -weight : weight) * away * away * away;
    }
    take_step<false, double>(point, 0, span());
    point.noise = unit * (2 + std::abs(u) * (std::abs(point.in_mean) + std::abs(point.out_mean)));
    if (complete) {
        count_roots_aside(point);
    } else {
        point.left = point.right = flows_.sign_changes;
    }
    return point;
}

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
