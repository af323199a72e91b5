// SPDX-License-Identifier: BSL-1.0
#pragma once
// Claims: what a source says about a quantity, kept as far as it was said and no further.
//
//   bounds<T>                            a set of values between two ends, each closed, open or absent
//   exactly(x), about(x, tolerance), between(a, b)
//   at_least(x), more_than(x), up_to(x), less_than(x)     unknown is bounds<T>{}
//   + - / and scaling by a number        of independent claims; an amount over a claim is a claim
//   mapped(f), mapped(f, monotone::falling)     the claim on f(x)
//   intersection, try_intersection       several claims on one fact; none left is claims_conflict_error
//   relation_of, claim_relation            same, stronger, weaker, overlapping, conflicting
//   outflow                              a claim on a magnitude as cash out: negated, its ends swapped
//   in_words(b, format), to_string       "more than 380000000000.00 CNY"
//
// What a claim is made of (answer, claim_relation, bounds_end, claims_conflict_error) stands in number/bounds_end.hpp.
// Next to read: number/interval.hpp, whose enclose(b) turns a claim into a number to compute with.

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <outlay/number/bounds_end.hpp>
#include <outlay/number/detail/zero.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

template <claimable T>
class bounds;
template <claimable T>
constexpr result<bounds<T>, claims_conflict_error> try_intersection(const bounds<T>& a, const bounds<T>& b);

namespace detail {

template <class T>
inline constexpr bool is_bounds = false;
template <class T>
inline constexpr bool is_bounds<bounds<T>> = true;

/// What scales a claim: a number, or a thing that is positive by its type, as a rate of exchange is.
template <class K, class T>
concept scales = !is_bounds<K> && requires(const T x, const K k) { x * k; };
template <class K, class T>
concept unscales = !is_bounds<K> && requires(const T x, const K k) { x / k; };

template <class K>
constexpr int sign_of_factor(const K& k) {
    if constexpr (requires { k < K(0); }) return k < K(0) ? -1 : (K(0) < k ? 1 : 0);
    else return 1;
}

template <class T>
std::string claim_value_text(const T& x) {
    if constexpr (std::floating_point<T>) {
        return number_text(static_cast<double>(x));
    } else if constexpr (std::integral<T>) {
        return std::to_string(x);
    } else if constexpr (requires { to_string(x); }) {
        return to_string(x);
    } else {
        static_assert(requires { x.str(); }, "a claim's value has a to_string: of amounts of money it is in <outlay/money/canonical_text.hpp>");
        return x.str();  // Boost.Multiprecision
    }
}

}  // namespace detail

/// A claim on one quantity. A plain value is an exact claim; `bounds<T>{}` claims nothing.
///
///     between(10_dec, 12_dec) + between(8_dec, 10_dec) == between(18_dec, 22_dec)
///     exactly(8.3_dec).is_below(less_than(8_dec)) == answer::no
///
///     throws   what T's own arithmetic throws; numeric_domain_error for ends out of order
template <claimable T>
class bounds {
public:
    using value_type = T;
    using end = bounds_end<T>;

    constexpr bounds() = default;
    template <std::convertible_to<T> X>
        requires(!detail::is_bounds<X>)
    constexpr bounds(const X& exact) : bounds(from_ends({T(exact), end_kind::closed}, {T(exact), end_kind::closed})) {}
    /// From a claim on a narrower type, as money to exact_money.
    template <class U>
        requires(!std::same_as<U, T> && std::convertible_to<const U&, T>)
    constexpr bounds(const bounds<U>& other) : bounds(other.mapped([](const U& x) -> T { return x; })) {}

    /// The claim between two ends; at equal values both must be closed.
    static constexpr bounds from_ends(end lower, end upper) {
        if (lower.value != lower.value || upper.value != upper.value) refuse(lower, upper);  // not a number
        if (nothing_between(lower, upper)) refuse(lower, upper);
        bounds b;
        if (lower.bounded()) b.lower_ = std::move(lower);
        if (upper.bounded()) b.upper_ = std::move(upper);
        return b;
    }

    [[nodiscard]] constexpr const end& lower() const noexcept { return lower_; }
    [[nodiscard]] constexpr const end& upper() const noexcept { return upper_; }
    [[nodiscard]] constexpr bool is_unknown() const noexcept { return !lower_.bounded() && !upper_.bounded(); }
    [[nodiscard]] constexpr bool is_exact() const {
        return lower_.bounded() && upper_.bounded() && lower_.value == upper_.value;
    }
    /// Halfway between the ends, (lower + upper) / 2, for a claim that has both.
    [[nodiscard]] constexpr auto midpoint() const {
        if (!lower_.bounded() || !upper_.bounded())
            throw numeric_domain_error("the claim of a midpoint", to_string(*this), "bounded on both sides");
        return (lower_.value + upper_.value) / 2;
    }

    /// Whether every value that the other claim allows is allowed by this one too; of a plain value, whether it is allowed.
    [[nodiscard]] constexpr bool contains(const bounds& other) const {
        return tighter_lower(lower_, other.lower_) == other.lower_ && tighter_upper(upper_, other.upper_) == other.upper_;
    }

    /// x < y for the quantities of two claims, as far as these tell.
    [[nodiscard]] constexpr answer is_below(const bounds& other) const {
        if (nothing_between(other.lower_, upper_)) return answer::yes;
        const bool never = lower_.bounded() && other.upper_.bounded() && !(lower_.value < other.upper_.value);
        return never ? answer::no : answer::unknown;
    }
    [[nodiscard]] constexpr answer is_above(const bounds& other) const { return other.is_below(*this); }
    [[nodiscard]] constexpr answer is_at_least(const bounds& other) const { return !is_below(other); }
    [[nodiscard]] constexpr answer is_at_most(const bounds& other) const { return !is_above(other); }
    [[nodiscard]] constexpr answer is_equal_to(const bounds& other) const {
        if (nothing_between(other.lower_, upper_) || nothing_between(lower_, other.upper_)) return answer::no;
        return is_exact() && other.is_exact() ? answer::yes : answer::unknown;
    }

    /// The claim on f(x), where f never decreases, or never increases: then the ends change sides.
    ///
    ///     between(125_dec, 145_dec).mapped(half_life, monotone::falling)
    ///
    ///     throws   numeric_domain_error   f goes the other way between two ends
    template <class F>
    [[nodiscard]] constexpr auto mapped(F f, monotone how = monotone::rising) const {
        return how == monotone::rising ? joined(moved(lower_, f), moved(upper_, f))
                                       : joined(moved(upper_, f), moved(lower_, f));
    }
    /// The same claim on a coarser grid: each end goes to the side that keeps the claim true, an exact one where the mode
    /// says. f(x, mode) rounds one value.
    template <class F>
    [[nodiscard]] constexpr auto rounded(rounding exact, F f) const {
        const bool one = is_exact();
        const auto low = [&](const T& x) { return f(x, one ? exact : rounding::floor); };
        const auto high = [&](const T& x) { return f(x, one ? exact : rounding::ceiling); };
        return joined(moved(lower_, low), moved(upper_, high));
    }
    [[nodiscard]] constexpr auto round(rounding exact) const
        requires requires(const T x) { x.round(exact); }
    {
        return rounded(exact, [](const T& x, rounding mode) { return x.round(mode); });
    }
    [[nodiscard]] constexpr auto round_to(whole_count<> digits, rounding exact) const
        requires requires(const T x) { x.round_to(digits, exact); }
    {
        return rounded(exact, [digits](const T& x, rounding mode) { return x.round_to(digits, mode); });
    }

    friend constexpr bounds operator-(const bounds& a) { return from_ends(negated(a.upper_), negated(a.lower_)); }
    friend constexpr bounds operator+(const bounds& a, const bounds& b) {
        return from_ends(sum(a.lower_, b.lower_), sum(a.upper_, b.upper_));
    }
    friend constexpr bounds operator-(const bounds& a, const bounds& b) { return a + -b; }
    constexpr bounds& operator+=(const bounds& b) { return *this = *this + b; }
    constexpr bounds& operator-=(const bounds& b) { return *this = *this - b; }

    /// Times a number of either sign. Times zero is exactly zero, even where nothing is known. The claim is deduced, so that
    /// whether a series of claims scales one is not asked, which would ask it of the series again.
    template <std::same_as<bounds> Claim, detail::scales<T> K>
    friend constexpr auto operator*(const Claim& b, const K& k) {
        return b.scaled([&k](const T& x) { return x * k; }, detail::sign_of_factor(k));
    }
    template <std::same_as<bounds> Claim, detail::scales<T> K>
    friend constexpr auto operator*(const K& k, const Claim& b) { return b * k; }
    template <std::same_as<bounds> Claim, detail::unscales<T> K>
    friend constexpr auto operator/(const Claim& b, const K& k) {
        return b.scaled([&k](const T& x) { return x / k; }, detail::sign_of_factor(k));
    }

    /// Whether two claims say the same; for the quantities themselves ask is_equal_to.
    friend constexpr bool operator==(const bounds&, const bounds&) = default;

private:
    template <claimable U>
    friend class bounds;
    friend constexpr result<bounds, claims_conflict_error> try_intersection<T>(const bounds&, const bounds&);

    [[noreturn]] static void refuse(const end& lower, const end& upper) {
        throw numeric_domain_error("the upper end of a claim", detail::claim_value_text(upper.value),
                                   "above its lower end " + detail::claim_value_text(lower.value));
    }
    static constexpr end negated(const end& e) { return e.bounded() ? end{-e.value, e.kind} : end{}; }
    static constexpr end sum(const end& a, const end& b) {
        if (!a.bounded() || !b.bounded()) return {};
        const bool closed = a.kind == end_kind::closed && b.kind == end_kind::closed;
        return {a.value + b.value, closed ? end_kind::closed : end_kind::open};
    }
    /// No value lies over the one end and under the other.
    static constexpr bool nothing_between(const end& lower, const end& upper) {
        if (!lower.bounded() || !upper.bounded()) return false;
        const bool touch = lower.kind == end_kind::closed && upper.kind == end_kind::closed;
        return upper.value < lower.value || (!touch && !(lower.value < upper.value));
    }
    static constexpr end tighter_lower(const end& a, const end& b) { return tighter(a, b, b.value < a.value); }
    static constexpr end tighter_upper(const end& a, const end& b) { return tighter(a, b, a.value < b.value); }
    static constexpr end tighter(const end& a, const end& b, bool a_is_inside) {
        if (!a.bounded() || !b.bounded()) return a.bounded() ? a : b;
        if (a.value == b.value) return a.kind == end_kind::open ? a : b;
        return a_is_inside ? a : b;
    }

    template <class F>
    static constexpr auto moved(const end& e, F& f) {
        bounds_end<std::remove_cvref_t<std::invoke_result_t<F&, const T&>>> out;
        if (e.bounded()) out = {f(e.value), e.kind};
        return out;
    }
    template <class U>
    static constexpr bounds<U> joined(bounds_end<U> lower, bounds_end<U> upper) {
        // What lies between two ends that came to one value came to that value too.
        if (lower.bounded() && upper.bounded() && lower.value == upper.value) lower.kind = upper.kind = end_kind::closed;
        return bounds<U>::from_ends(std::move(lower), std::move(upper));
    }
    template <class F>
    [[nodiscard]] constexpr auto scaled(F times, int sign) const {
        using scaled_bounds = decltype(mapped(times));
        if (sign == 0) return scaled_bounds(times(detail::zero<T>()));
        return mapped(times, sign > 0 ? monotone::rising : monotone::falling);
    }

    end lower_;
    end upper_;
};

template <claimable T>
bounds(T) -> bounds<T>;

namespace detail {

/// A claim's zero is exactly zero: bounds<T>{} knows nothing.
template <class T>
struct zero_of<bounds<T>> {
    static constexpr bounds<T> value() { return bounds<T>(zero<T>()); }
};

template <class A, class B>
concept quotient_is_claimable = requires(const A a, const B b) {
    { a / b } -> claimable;
};

/// The claim on x / y for x from `low` to `high` and y as the divisor claims; y = 0, where it is allowed, has no quotient.
template <class A, class B>
constexpr auto quotient_of(const bounds_end<A>& low, const bounds_end<A>& high, const bounds<B>& divisor) {
    using ratio = std::remove_cvref_t<decltype(std::declval<const A&>() / std::declval<const B&>())>;
    using end = bounds_end<ratio>;
    const A none = zero<A>();
    const bool negative = !divisor.lower().bounded() || divisor.lower().value < zero<B>();
    const bool positive = !divisor.upper().bounded() || zero<B>() < divisor.upper().value;
    if (!negative && !positive) throw_division_by_zero("a claim over exactly zero");
    if (low.bounded() && high.bounded() && low.value == none && high.value == none) return bounds<ratio>(zero<ratio>());
    if (negative && positive) return bounds<ratio>();
    if (negative) {
        const auto mirrored = [](const bounds_end<A>& e) { return e.bounded() ? bounds_end<A>{-e.value, e.kind} : e; };
        return quotient_of(mirrored(high), mirrored(low), -divisor);
    }
    const auto over = [](const bounds_end<A>& x, const bounds_end<B>& y) -> end {
        if (!y.bounded()) return {zero<ratio>(), end_kind::open};  // as y grows, x / y comes as near to zero as one likes
        if (y.value == zero<B>()) return {};
        const bool closed = x.kind == end_kind::closed && y.kind == end_kind::closed;
        return {x.value / y.value, closed ? end_kind::closed : end_kind::open};
    };
    // The end that lies further from zero is divided by the smaller divisor, the nearer one by the larger.
    const auto part = [&](const bounds_end<A>& x, bool outward) -> end {
        if (!x.bounded()) return {};
        if (x.value == none) return {zero<ratio>(), x.kind};
        return over(x, outward ? divisor.lower() : divisor.upper());
    };
    return bounds<ratio>::from_ends(part(low, low.value < none), part(high, none < high.value));
}

}  // namespace detail

/// One claim over another, or an amount over a claim, whatever the signs.
///
///     19.84_dec / between(125_dec, 145_dec)       from 19.84/145 to 19.84/125: 13.7 to 15.9 %
///     100_usd / more_than(50_usd)                 more than 0 and less than 2
///     100_usd / between(-1_usd, 1_usd)            unknown
///
///     throws   division_by_zero_error   the divisor is exactly zero; where it only may be, the claim is on the quotients
///                                       that there are
template <class A, class B>
    requires detail::quotient_is_claimable<A, B>
constexpr auto operator/(const bounds<A>& a, const bounds<B>& b) {
    return detail::quotient_of(a.lower(), a.upper(), b);
}
template <class X, class B>
    requires(!detail::is_bounds<X> && !std::unsigned_integral<X>) && detail::quotient_is_claimable<X, B>
constexpr auto operator/(const X& x, const bounds<B>& b) {
    const bounds_end<X> exact{x, end_kind::closed};
    return detail::quotient_of(exact, exact, b);
}

template <claimable T>
constexpr bounds<T> exactly(const T& x) { return bounds<T>(x); }
template <claimable T>
constexpr bounds<T> at_least(T x) { return bounds<T>::from_ends({std::move(x), end_kind::closed}, {}); }
template <claimable T>
constexpr bounds<T> more_than(T x) { return bounds<T>::from_ends({std::move(x), end_kind::open}, {}); }
template <claimable T>
constexpr bounds<T> up_to(T x) { return bounds<T>::from_ends({}, {std::move(x), end_kind::closed}); }
template <claimable T>
constexpr bounds<T> less_than(T x) { return bounds<T>::from_ends({}, {std::move(x), end_kind::open}); }
template <claimable T>
constexpr bounds<T> between(T low, T high) {
    return bounds<T>::from_ends({std::move(low), end_kind::closed}, {std::move(high), end_kind::closed});
}
/// From x - tolerance to x + tolerance; what "about" means is said at the call.
template <claimable T>
constexpr bounds<T> about(const T& x, const T& tolerance) { return between<T>(x - tolerance, x + tolerance); }

/// What two claims on one fact say together: the tighter of each end.
///
///     intersection(more_than(50_dec), more_than(53_dec)) == more_than(53_dec)
///
///     throws   claims_conflict_error  no value satisfies both, as exactly 380 and more than 380
template <claimable T>
constexpr result<bounds<T>, claims_conflict_error> try_intersection(const bounds<T>& a, const bounds<T>& b) {
    if (a.is_equal_to(b) == answer::no) return claims_conflict_error(to_string(a), to_string(b));
    return bounds<T>::from_ends(bounds<T>::tighter_lower(a.lower_, b.lower_), bounds<T>::tighter_upper(a.upper_, b.upper_));
}
template <claimable T>
constexpr bounds<T> intersection(const bounds<T>& a, const bounds<T>& b) { return try_intersection(a, b).value(); }

/// How a stands to b, as claims on one fact: "more than 50" is weaker than "more than 53".
template <claimable T>
constexpr claim_relation relation_of(const bounds<T>& a, const bounds<T>& b) {
    if (a == b) return claim_relation::same;
    if (b.contains(a)) return claim_relation::stronger;
    if (a.contains(b)) return claim_relation::weaker;
    return a.is_equal_to(b) == answer::no ? claim_relation::conflicting : claim_relation::overlapping;
}

/// A claim on a magnitude as cash out: negated, its ends swapped.
///
///     throws   negative_magnitude_error  an end of the claim is below zero
template <claimable T>
constexpr bounds<T> outflow(const bounds<T>& magnitude) {
    for (const auto* end : {&magnitude.lower(), &magnitude.upper()})
        if (end->bounded() && end->value < detail::zero<T>()) throw negative_magnitude_error(detail::claim_value_text(end->value));
    return -magnitude;
}

/// The claim in words, each value as `format(value)` writes it.
///
///     in_words(more_than(380e9_cny), format) is "more than CNY 380.00bn", where format says "CNY 380.00bn"
template <claimable T, class Format>
std::string in_words(const bounds<T>& b, Format format) {
    const auto value = [&format](const bounds_end<T>& end) { return std::string(format(end.value)); };
    const bool closed_low = b.lower().kind == end_kind::closed;
    const bool closed_high = b.upper().kind == end_kind::closed;
    if (b.is_unknown()) return "unknown";
    if (b.is_exact()) return value(b.lower());
    if (closed_low && closed_high) return "from " + value(b.lower()) + " to " + value(b.upper());
    std::string text;
    if (b.lower().bounded()) text = (closed_low ? "at least " : "more than ") + value(b.lower());
    if (b.lower().bounded() && b.upper().bounded()) text += " and ";
    if (b.upper().bounded()) text += (closed_high ? "up to " : "less than ") + value(b.upper());
    return text;
}

/// Canonical text: "more than 380000000000.00 CNY", "from 10 to 12", "unknown"; an exact claim is its value's text.
template <claimable T>
std::string to_string(const bounds<T>& b) { return in_words(b, [](const T& x) { return detail::claim_value_text(x); }); }

}  // namespace outlay
