// SPDX-License-Identifier: BSL-1.0
#pragma once
// Every root of a net present value, and what proves that none is missing.
//
//   root_at       the root at a u
//   irr_search    finds them all, ascending, and says by which proof
//   status_of, proof_of    of arranged flows whose roots are known
//
// 1. No change of sign: no root. One: exactly one.
// 2. Householder's iteration on g (npv_lanes.hpp) from u = 0, where no exponential is needed. It ends on its step: quartic
//    convergence leaves less than the rounding of the sums.
// 3. Running totals at that root: no change of sign, or an integral that keeps within its ends, proves it the only one; one
//    change, that there is one other, sought next.
// 4. Two changes of sign: no root where the one extremum has the sign of the ends.
// 5. Else the whole line is divided. On a stretch, g is monotone, or cannot reach zero, or is strictly curved around one
//    extremum; where rounding leaves it open, the same is done with 31 digits. An extremum that does not differ from zero by
//    more than the data's own rounding is a double root.

#include <outlay/cashflow/detail/npv_profile.hpp>
#include <outlay/cashflow/detail/other_root.hpp>
#include <outlay/cashflow/irr_result.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

/// The root at u + step. Their sum has to be rounded; what that loses is put back into the rate and the growth factor.
inline irr_root root_at(double u, double step, int multiplicity) noexcept {
    const auto [log_growth, rest] = double_double::sum(u, step);
    if (log_growth < -0.7 || log_growth > 1.1) {  // the growth factor has the rate's digits
        const double growth = std::exp(log_growth);
        const double exact = std::isinf(growth) ? growth : growth + growth * rest;
        return {exact - 1, exact, log_growth, multiplicity};
    }
    const double rate = std::expm1(log_growth);
    const double exact = rate + (1 + rate) * rest;
    return {exact, 1 + exact, log_growth, multiplicity};
}

class irr_search {
public:
    /// `roots` is only appended to, up to one for each sign change: with that reserved, nothing is allocated.
    irr_search(const irr_flows& flows, std::vector<irr_root>& roots) noexcept : profile_(flows), roots_(&roots) {}

    /// Of flows that change sign. `start`: ln(1 + rate) where a root is expected, or, if it is known that none is found from
    /// there, where the profile may be extreme.
    irr_proof run(double start = 0, bool seeks = true) {
        proof_ = profile_.flows().sign_changes == 1 ? irr_proof::one_sign_change : irr_proof::cumulative_sums;
        if (!seeks || !seek(start)) isolate_all(start);
        return proof_;
    }

private:
    static constexpr double infinity = std::numeric_limits<double>::infinity();

    /// A stretch at whose ends g has different signs, and which holds one root.
    struct stretch {
        double low, high;
        bool rises;
        int multiplicity = 1;
        double outside = infinity;  // a root that lies beside the stretch, where one is known
    };

    /// Iterates to a root, and to the other where there can be told to be two.
    bool seek(double& u) {
        double moved = infinity;
        for (int round = 0; round < 6 && profile_.within_lanes(u); ++round) {
            const npv_point p = u == 0 ? profile_.undiscounted() : profile_.at(u);
            if (p.arrives) return settle(p);
            const double most = 8 / profile_.span(), move = std::clamp(p.step, -most, most);
            u = p.u + move;
            if (!(std::abs(move) < 0.7 * moved))
                break;  // what does not close in mostly has no root near, or none at all
            moved = std::abs(move);
        }
        return false;
    }
    bool settle(npv_point p) {
        if (profile_.flows().sign_changes > 1) {
            int others = profile_.roots_beside(p, p.step);
            if (others < 0) {  // at the root itself the running totals are better known
                p = profile_.at(p.u + p.step);
                others = profile_.roots_beside(p, p.step);
            }
            if (others == 1) return settle_both(p);
            if (others < 0 && !profile_.integral_keeps_within(p, p.step)) return false;
        }
        finish(p, p.step, 1);
        return true;
    }
    bool settle_both(const npv_point& p) {
        const double slope = p.slope() + p.step * p.bend();
        const irr_flows& flows = profile_.flows();
        const other_root other(p.u + p.step, slope, p.bend(), flows.time, flows.amount, flows.size);
        if (!other.known || !profile_.within_lanes(other.start)) return false;
        finish(p, p.step, 1);
        const double low = other.on_the_right ? other.bound : -infinity;
        const double high = other.on_the_right ? infinity : other.bound;
        if (!solve_in({low, high, slope < 0, 1, p.u + p.step}, profile_.at(other.start))) return false;
        if (!other.on_the_right) std::rotate(roots_->begin(), roots_->end() - 1, roots_->end());
        return true;
    }

    bool solve_between(const npv_point& a, const npv_point& b, const npv_point& p, int multiplicity) {
        return solve_in({a.u, b.u, b.positive(), multiplicity}, p);
    }
    /// From a point in the stretch, or its end, to its root.
    bool solve_in(stretch s, npv_point p) {
        for (int round = 0;; ++round) {
            if (p.value == 0) {
                finish(p, 0, s.multiplicity);
                return true;
            }
            (p.positive() == s.rises ? s.high : s.low) = p.u;
            double step = p.step;
            if (!p.arrives && std::isfinite(s.outside))
                take_other_step<double>(p, p.u - s.outside, profile_.span(), step);
            double next = p.u + step;
            const bool inner = next > s.low && next < s.high;
            if (inner && (p.arrives || std::abs(p.value) <= 2 * npv_profile::unit * std::abs(p.u * p.slope()))) {
                finish(p, p.step, s.multiplicity);
                return true;
            }
            if (!inner || (round > 8 && round % 2 == 0)) {
                next = inside(s.low, s.high, 0.5);
                if (!(next > s.low && next < s.high)) {
                    finish(p, 0, s.multiplicity);
                    return true;
                }
            }
            if (round == 200 || !possible(next)) return false;
            p = close_ ? profile_.closely_at(next) : profile_.at(next);
        }
    }

    /// Records the root at p.u + step, once more from nearby where the sums may have lost more than the amounts' own rounding.
    void finish(const npv_point& p, double step, int multiplicity) {
        const double root = p.u + step;
        if (!close_ && profile_.flows().size <= 1000) {
            if (std::abs(p.u) * std::max(std::abs(p.in_mean), std::abs(p.out_mean)) < 8) {
                roots_->push_back(root_at(p.u, step, multiplicity));
                return;
            }
            const npv_point q = profile_.exactly_near(root);
            if (q.arrives) {
                roots_->push_back(root_at(q.u, q.step, multiplicity));
                return;
            }
        }
        npv_point q = profile_.closely_at(root);
        double correction = -q.value / q.slope();
        for (int i = 0; i < 4 && std::abs(correction * correction * q.bend()) > 0x1p-56; ++i) {
            q = profile_.closely_at(q.u + correction);
            correction = -q.value / q.slope();
        }
        roots_->push_back(root_at(q.u, correction, multiplicity));
    }

    npv_point evaluate(double u) noexcept {
        if (close_) return profile_.closely_at(u);
        npv_point p = profile_.at(u);
        profile_.count_roots_aside(p);
        return p;
    }
    [[nodiscard]] bool possible(double u) const noexcept { return close_ || profile_.within_lanes(u); }

    void isolate_all(double guess) {
        if (profile_.flows().sign_changes > 1) proof_ = irr_proof::isolation;
        roots_->clear();
        if (profile_.flows().sign_changes == 2 && nowhere_zero(guess)) return;
        for (close_ = !profile_.within_lanes(0);; close_ = true) {
            roots_->clear();
            budget_ = profile_.passes() + (close_ ? 100000 : 400);
            const double scale = 1 / profile_.span();
            npv_point start{};
            for (const double u : {0.0, 0.37, -0.29, 0.83}) {
                start = evaluate(u * scale);
                if (start.sign_is_certain()) break;
            }
            if (isolate(profile_.end(false), start) && isolate(start, profile_.end(true))) return;
            if (close_) {
                proof_ = irr_proof::given_up;
                return;
            }
        }
    }

    /// Whether flows with two changes of sign have no root. With s between their last two runs, F = e^(su) times the value has
    /// the derivative sum c (s - t) e^(u(s - t)), whose coefficients change sign once: there is one extremum, where the
    /// logarithms of inflows times (s - their mean) and of outflows times (s - theirs) cross. Where they do between two
    /// points, F's bounded second derivative tells how far it can get from what it is at one of them.
    bool nowhere_zero(double u) noexcept {
        const irr_flows& flows = profile_.flows();
        const double span = profile_.span();
        std::size_t last_run = flows.size - 1;
        while ((flows.amount[last_run - 1] < 0) == (flows.amount[last_run] < 0)) --last_run;
        const double s = 0.5 * (flows.time[last_run - 1] + flows.time[last_run]);
        double last_u = 0, last_excess = 0;
        for (int round = 0; round < 8 && std::abs(u) * span < 30 && profile_.within_lanes(u); ++round) {
            const npv_point p = profile_.at(u);
            const double in = s - p.in_mean, out = s - p.out_mean;
            if (!(in > 0 && out > 0) || p.positive() != (flows.amount[0] > 0)) return false;
            const double excess = p.value + std::log(in / out);
            if ((excess > 0) != (last_excess > 0) && round > 0) {
                const double ratio = std::exp(p.value), larger = std::max(ratio, 1.0);
                const double width = std::abs(p.u - last_u), reach = width * span;
                const double most =
                    (std::abs(ratio * in - out) + 1.25 * larger * span * reach * std::exp(reach)) * width;
                if (std::abs(ratio - 1) > most + 2 * p.noise * larger) return true;
                if (reach < 1e-4) return false;
            }
            last_u = p.u;
            last_excess = excess;
            // Half as far again, so that the extremum mostly comes to lie between.
            u = p.u - 1.5 * excess / (p.slope() + p.in_spread / in - p.out_spread / out);
        }
        return false;
    }

    /// A point inside; stretches without an end are cut further and further out.
    [[nodiscard]] double inside(double a, double b, double fraction) const noexcept {
        const double reach = fraction * 8 / profile_.span();
        if (std::isinf(b)) return a + std::max(reach, 2 * fraction * std::abs(a));
        if (std::isinf(a)) return b - std::max(reach, 2 * fraction * std::abs(b));
        return a + fraction * (b - a);
    }

    enum class answer { open, done, undecided };

    /// Finds the roots between two points of certain sign. False: cannot be decided at this precision, or not by as many
    /// halvings as bring any two doubles together (times that are 1e-300 apart would ask for more). The halves that wait are kept in
    /// a list: a thousand calls within one another are more than the stack of a thread may hold. Of few nothing is allocated.
    bool isolate(npv_point a, npv_point b) {
        struct half {
            npv_point end;
            int depth;
        };
        std::array<half, 48> few;  // to the right of b, the nearest last
        std::vector<half> many;    // beyond the few
        std::size_t waiting = 0;
        int depth = 0;
        for (;;) {
            npv_point middle{};
            const answer found = look_between(a, middle, b);
            if (found == answer::undecided || (found == answer::open && depth > 1000)) return false;
            ++depth;
            if (found == answer::open) {
                if (waiting < few.size()) few[waiting] = {b, depth};
                else many.push_back({b, depth});
                ++waiting;
                b = middle;
                continue;
            }
            if (waiting == 0) return true;
            --waiting;
            const half next = waiting < few.size() ? few[waiting] : many.back();
            if (waiting >= few.size()) many.pop_back();
            a = b;
            b = next.end;
            depth = next.depth;
        }
    }

    /// Finds the roots between two points of certain sign, or a point between them, of certain sign too, at which to halve.
    answer look_between(const npv_point& a, npv_point& m, const npv_point& b) {
        const auto is = [](bool decided) { return decided ? answer::done : answer::undecided; };
        const int at_most = std::min(a.right, b.left);
        const bool crosses = a.positive() != b.positive();
        if (at_most == 0) return answer::done;
        // The slope on the stretch: both means fall.
        const double least = b.out_mean - a.in_mean;
        const double most = a.out_mean - b.in_mean;
        const double slack = 1e-13 * profile_.span();
        if (at_most == 1 || least > slack || most < -slack) return is(!crosses || solve_between(a, b, nearer(a, b), 1));
        const bool finite = std::isfinite(a.u) && std::isfinite(b.u);
        if (finite && !crosses && stays_off_zero(a, b, least - slack, most + slack)) return answer::done;
        if (profile_.passes() > budget_) return answer::undecided;

        bool certain = false;
        for (const double fraction : {0.5, 0.4, 0.61, 0.27}) {
            const double u = inside(a.u, b.u, fraction);
            if (!possible(u)) return answer::undecided;
            m = evaluate(u);
            if ((certain = m.sign_is_certain())) break;
        }
        const double width = finite ? (b.u - a.u) * profile_.span() : infinity;
        if (width < 2)
            if (const answer found = around_extremum(a, m, b); found != answer::open) return found;
        return certain ? answer::open : is(close_ && cluster(a, m, b));
    }

    static const npv_point& nearer(const npv_point& a, const npv_point& b) noexcept {
        return std::abs(a.value) < std::abs(b.value) ? a : b;
    }

    /// Whether g, of one sign at a and b and with its slope between least and most, cannot reach zero between them.
    static bool stays_off_zero(const npv_point& a, const npv_point& b, double least, double most) noexcept {
        const double width = b.u - a.u;
        const double va = std::abs(a.value), vb = std::abs(b.value);
        const double down = a.positive() ? least : -most;  // steepest towards zero, from a
        const double up = a.positive() ? most : -least;    // steepest away from zero, towards b
        // The lines va + down x and vb - up (width - x) meet at the lowest value that g can have.
        const double x = (vb - va - up * width) / (down - up);
        return va + down * x > 2 * (a.noise + b.noise);
    }

    /// Resolves a short stretch on which g is strictly curved: at most one extremum, hence at most two roots.
    answer around_extremum(const npv_point& a, const npv_point& m, const npv_point& b) {
        // A spread changes by no more than the factor e^(span * distance).
        const double factor = std::exp(profile_.span() * 0.5 * (b.u - a.u));
        const double slack = 1e-13 * profile_.span() * profile_.span();
        const bool convex = m.in_spread / factor - m.out_spread * factor > slack;
        const bool concave = m.in_spread * factor - m.out_spread / factor < -slack;
        if (!convex && !concave) return answer::open;
        const bool crosses = a.positive() != b.positive();
        if (crosses)
            return solve_between(a, b, m.sign_is_certain() ? m : nearer(a, b), 1) ? answer::done : answer::undecided;
        // With one sign at both ends, a root needs g to bend away from zero, that is to have its extremum nearest to zero.
        if (convex != a.positive()) return answer::done;
        if ((a.slope() > 0) == (b.slope() > 0)) return answer::done;
        npv_point low = a, high = b, e = m;
        for (int i = 0; i < 60; ++i) {
            ((e.slope() > 0) == (a.slope() > 0) ? low : high) = e;
            if (e.sign_is_certain() && e.positive() != a.positive()) break;  // already beyond zero: that decides
            double next = e.u - e.slope() / e.bend();
            if (!(next > low.u && next < high.u)) next = low.u + 0.5 * (high.u - low.u);
            const double moved = std::abs(next - e.u);
            if (moved * std::abs(e.slope()) <= 0x1p-60 + 0.01 * e.noise ||
                moved <= 4 * npv_profile::unit * std::abs(e.u))
                break;
            e = evaluate(next);
        }
        if (e.sign_is_certain()) {
            if (e.positive() == a.positive()) return answer::done;
            const double away = std::sqrt(std::abs(2 * e.value / e.bend()));
            return solve_near(a, e, e.u - away) && solve_near(e, b, e.u + away) ? answer::done : answer::undecided;
        }
        if (!close_) return answer::undecided;
        roots_->push_back(root_at(e.u, 0, 2));
        return answer::done;
    }

    bool solve_near(const npv_point& a, const npv_point& b, double guess) {
        return solve_between(a, b, guess > a.u && guess < b.u ? evaluate(guess) : nearer(a, b), 1);
    }

    /// Roots of higher multiplicity: a whole stretch on which g does not differ from zero.
    bool cluster(const npv_point& a, const npv_point& m, const npv_point& b) {
        if (a.positive() == b.positive()) {
            roots_->push_back(root_at(m.u, 0, 2));
            return true;
        }
        return solve_between(a, b, m, 3);
    }

    npv_profile profile_;
    std::vector<irr_root>* roots_;
    irr_proof proof_ = irr_proof::no_sign_change;
    bool close_ = false;
    int budget_ = 0;
};

/// The status of arranged flows whose roots are known.
inline irr_status status_of(const irr_flows& flows, irr_proof proof, const irr_root* roots,
                            std::size_t count) noexcept {
    if (!flows.finite || proof == irr_proof::given_up) return irr_status::invalid;
    if (flows.size == 0) return irr_status::all_zero;
    if (flows.sign_changes == 0) return irr_status::same_sign;
    if (count == 0) return irr_status::none;
    if (count > 1) return irr_status::multiple;
    if (roots[0].multiplicity == 1) return roots[0].representable() ? irr_status::unique : irr_status::out_of_range;
    return roots[0].multiplicity == 2 ? irr_status::double_root : irr_status::multiple;
}

inline irr_proof proof_of(const irr_flows& flows, irr_proof found) noexcept {
    return flows.finite ? found : irr_proof::not_applicable;
}

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
