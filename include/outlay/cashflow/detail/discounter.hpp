// SPDX-License-Identifier: BSL-1.0
#pragma once
// Discount factors of one yearly rate for many times, and sums of what they discount.
//
//   discounter             of an interest_rate: a time in years, as an exact fraction, gives a factor
//   dated_discounter       and of a day count and a day: a day gives a factor
//   compensated_sum<R>     of double as if in twice the precision; of other numbers plain
//
// A product of a rate's logarithm and thirty years loses three bits in double, so double takes the product as a pair.

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/time/calendar_day.hpp>

#include <cmath>
#include <concepts>
#include <cstdint>
#include <limits>

namespace outlay::inline v0::detail {

/// ln(1 + x) with at least 11 bits more than double: from long double where it has them, else by a Newton step in pairs.
inline double_double log1p_pair(double_double x) {
    if constexpr (std::numeric_limits<long double>::digits >= 64) {
        const long double log = std::log1p(static_cast<long double>(x.hi) + static_cast<long double>(x.lo));
        const auto high = static_cast<double>(log);
        return {high, static_cast<double>(log - static_cast<long double>(high))};
    } else {
        const double start = std::log1p(x.hi);
        const scaled_double_double power = scaled_exp(start);
        const double_double value{std::ldexp(power.mantissa.hi, power.exponent),
                                  std::ldexp(power.mantissa.lo, power.exponent)};
        const double_double growth = double_double::sum(1.0, x.hi) + double_double(x.lo);
        return double_double(start) + (growth - value) / value.hi;
    }
}

/// 1 / x as a pair.
inline double_double pair_inverse(double_double x) {
    const double high = 1 / x.hi;
    const double_double one = double_double::product(high, x.hi);
    return double_double::quick_sum(high, ((1 - one.hi) - one.lo - high * x.lo) * high);
}

/// The quotient as a pair; exact in its terms up to 2^53.
inline double_double pair_of(const exact_ratio& q) {
    constexpr int128 exact = std::int64_t{1} << 53;
    if (q.numerator() > exact || q.numerator() < -exact || q.denominator() > exact) return nearest_double(q);
    return double_double(static_cast<double>(static_cast<std::int64_t>(q.numerator()))) /
           static_cast<double>(static_cast<std::int64_t>(q.denominator()));
}

template <class R, class Compounding, auto Basis>
class discounter {
public:
    /// The logarithm of a year's growth is held as a pair.
    static constexpr bool paired = std::same_as<R, double> && !std::same_as<Compounding, compounding::simple>;

    explicit discounter(const interest_rate<R, Compounding, Basis>& rate) : rate_(rate) {
        if constexpr (paired) {
            (void)rate.log_growth();  // refuses what has none
            if constexpr (std::same_as<Compounding, compounding::continuous>) log_ = rate.value();
            else
                log_ = log1p_pair(double_double(rate.value()) / Compounding::times_a_year) *
                       double_double(Compounding::times_a_year);
        }
    }

    [[nodiscard]] R operator()(const exact_ratio& years) const {
        if constexpr (paired) {
            const double_double exponent = log_ * pair_of(years);
            return std::exp(-exponent.hi) * (1 - exponent.lo);
        } else {
            return rate_.discount(to_real<R>(years));
        }
    }
    [[nodiscard]] double_double log() const requires paired { return log_; }

private:
    interest_rate<R, Compounding, Basis> rate_;
    double_double log_;
};
template <class R, class Compounding, auto Basis>
discounter(const interest_rate<R, Compounding, Basis>&) -> discounter<R, Compounding, Basis>;

/// Days over a fixed year: days * parts / year.
template <class Basis>
concept fixed_year = requires {
    { Basis::year } -> std::convertible_to<int>;
    { Basis::parts } -> std::convertible_to<int>;
};

/// Discount factors from a day. In double over a fixed year a day's logarithm is cut in two: the first 26 bits times a
/// number of days is exact, so that no fraction is needed.
template <class R, class Compounding, auto Own, class Basis>
class dated_discounter {
public:
    dated_discounter(const interest_rate<R, Compounding, Own>& rate, const Basis& basis, calendar_day on)
        : years_(rate), basis_(basis), on_(on) {
        if constexpr (by_days) {
            const double_double day = years_.log() * double_double(Basis::parts) / Basis::year;
            const double scaled = 134217729 * day.hi;  // 2^27 + 1
            high_ = scaled - (scaled - day.hi);
            low_ = (day.hi - high_) + day.lo;
        }
    }

    [[nodiscard]] R operator()(calendar_day day) const {
        if constexpr (by_days) {
            const auto days = static_cast<double>((day - on_).count());
            const double exponent = high_ * days + low_ * days;
            const double rest = (high_ * days - exponent) + low_ * days;
            return std::exp(-exponent) * (1 - rest);
        } else {
            return years_(basis_(on_, day));
        }
    }

private:
    static constexpr bool by_days = fixed_year<Basis> && discounter<R, Compounding, Own>::paired;
    discounter<R, Compounding, Own> years_;
    Basis basis_;
    calendar_day on_;
    double high_ = 0;
    double low_ = 0;
};
template <class R, class Compounding, auto Own, class Basis>
dated_discounter(const interest_rate<R, Compounding, Own>&, const Basis&, calendar_day)
    -> dated_discounter<R, Compounding, Own, Basis>;

template <class R>
class compensated_sum {
public:
    void add(const R& x) {
        if constexpr (std::same_as<R, double>) {
            const double_double total = double_double::sum(sum_, x);
            sum_ = total.hi;
            rest_ = rest_ + total.lo;
        } else {
            sum_ = sum_ + x;
        }
    }
    [[nodiscard]] R value() const { return sum_ + rest_; }

private:
    R sum_ = R(0);
    R rest_ = R(0);
};

}  // namespace outlay::inline v0::detail
