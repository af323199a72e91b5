// SPDX-License-Identifier: BSL-1.0
#pragma once
// An independent program for all roots of f(u) = sum c_i e^(-u t_i), by Descartes' rule made constructive: between two
// changes of sign choose s; the derivative of e^(su) f has the coefficients c_i (s - t_i), one change of sign fewer; its roots,
// found by the same method, divide the line into stretches on which e^(su) f is monotone. Slow, and sure as far as R's digits
// go: R is long double, or fifty digits where those leave a sign open.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace test {

template <class R>
struct reference_root {
    R u;
    bool touches;  // a multiple root, as far as R can tell
};

template <class R>
class all_roots {
public:
    /// Roots ascending. The terms are sorted by time, one a time, none zero.
    static std::vector<reference_root<R>> of(const std::vector<R>& t, const std::vector<R>& c) {
        std::size_t change = 0;
        while (change + 1 < c.size() && (c[change] > 0) == (c[change + 1] > 0)) ++change;
        if (change + 1 >= c.size()) return {};
        const R s = (t[change] + t[change + 1]) / 2;
        std::vector<R> derived(c.size());
        for (std::size_t i = 0; i < c.size(); ++i) derived[i] = c[i] * (s - t[i]);
        std::vector<R> cuts{-bound(t, c, false)};
        for (const auto& critical : of(t, derived))
            if (critical.u > cuts.front()) cuts.push_back(critical.u);
        const R right = bound(t, c, true);
        while (cuts.size() > 1 && cuts.back() >= right) cuts.pop_back();
        cuts.push_back(right);

        std::vector<reference_root<R>> roots;
        int before = c.back() > 0 ? 1 : -1;
        for (std::size_t i = 1; i < cuts.size(); ++i) {
            const int after = i + 1 == cuts.size() ? (c.front() > 0 ? 1 : -1) : sign(t, c, cuts[i]);
            if (after == 0) {
                roots.push_back({cuts[i], true});
                continue;  // the sign before stays: a root is counted where the sign has changed after all
            }
            if (after != before) roots.push_back({solve(t, c, s, cuts[i - 1], cuts[i], after > 0), false});
            before = after;
        }
        return roots;
    }

    struct value {
        R sum, magnitude, slope;
    };
    /// In units of the largest possible term on that side of zero.
    static value at(const std::vector<R>& t, const std::vector<R>& c, const R& u, const R& s) {
        using std::exp;
        const R& base = u > 0 ? t.front() : t.back();
        value v{0, 0, 0};
        for (std::size_t i = 0; i < t.size(); ++i) {
            const R exponent = -u * (t[i] - base);
            if (exponent < -11000) continue;
            const R term = c[i] * exp(exponent);
            v.sum += term;
            v.magnitude += term < 0 ? -term : term;
            v.slope += term * (s - t[i]);
        }
        return v;
    }

private:
    static R epsilon() { return std::is_same_v<R, long double> ? R(1e-17L) : R(1e-40L); }

    static int sign(const std::vector<R>& t, const std::vector<R>& c, const R& u) {
        const value v = at(t, c, u, R(0));
        const R least = v.magnitude * epsilon();
        return v.sum > least ? 1 : v.sum < -least ? -1 : 0;
    }
    /// Beyond it the first (or last) term outweighs all others together.
    static R bound(const std::vector<R>& t, const std::vector<R>& c, bool right) {
        using std::abs;
        using std::log;
        const std::size_t n = t.size();
        R others = 0;
        for (std::size_t i = 0; i < n; ++i) others += abs(c[i]);
        const R first = abs(right ? c[0] : c[n - 1]);
        const R gap = right ? t[1] - t[0] : t[n - 1] - t[n - 2];
        return (log(others / first) + 1) / gap;
    }
    /// The root of the monotone e^(su) f between two points: Newton's steps, halving where they leave the bracket.
    static R solve(const std::vector<R>& t, const std::vector<R>& c, const R& s, R low, R high, bool rises) {
        using std::abs;
        R u = (low + high) / 2;
        for (int i = 0; i < 400; ++i) {
            const value v = at(t, c, u, s);
            if (v.sum == 0) return u;
            ((v.sum > 0) == rises ? high : low) = u;
            R next = v.slope == 0 ? high : R(u - v.sum / v.slope);
            if (!(next > low && next < high) || i % 4 == 3) next = low + (high - low) / 2;
            if (abs(next - u) <= abs(u) * epsilon() / 100 || !(next > low && next < high)) return next;
            u = next;
        }
        return u;
    }
};

/// Sorted by time, added up and without zeros.
template <class R>
void arrange(std::vector<std::pair<double, double>> flows, std::vector<R>& t, std::vector<R>& c) {
    std::sort(flows.begin(), flows.end());
    for (std::size_t i = 0; i < flows.size();) {
        R sum = 0;
        const double time = flows[i].first;
        for (; i < flows.size() && flows[i].first == time; ++i) sum += R(flows[i].second);
        if (sum == 0) continue;
        t.push_back(R(time));
        c.push_back(sum);
    }
}

}  // namespace test
