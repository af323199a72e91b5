// SPDX-License-Identifier: BSL-1.0
#pragma once
// Discount factors of one yearly rate for many times, and sums of what they discount.
//
//   discounter<R, Rate>    a time in years, as an exact fraction, gives a factor
//   compensated_sum<R>     of double as if in twice the precision; of other numbers plain
//
// A product of a rate's logarithm and thirty years loses three bits in double, so double takes the product as a pair.

#include <outlay/cashflow/detail/double_double.hpp>
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/number/exact_ratio.hpp>

#include <cmath>
#include <cstdint>

namespace outlay::inline v0::detail {

/// ln(1 + x) to about 30 digits: one Newton step from the double's.
inline double_double log1p_pair(double_double x) {
  const double start = std::log1p(x.hi);
  const scaled_double_double power = scaled_exp(start);
  const double_double value{std::ldexp(power.mantissa.hi, power.exponent), std::ldexp(power.mantissa.lo, power.exponent)};
  const double_double growth = double_double::sum(1.0, x.hi) + double_double(x.lo);
  return double_double(start) + (growth - value) / value.hi;
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
  explicit discounter(const interest_rate<R, Compounding, Basis>& rate) : rate_(rate) {
    if constexpr (paired) {
      (void)rate.log_growth();  // refuses what has none
      if constexpr (std::same_as<Compounding, compounding::continuous>)
        log_ = rate.value();
      else
        log_ = log1p_pair(double_double(rate.value()) / Compounding::times_a_year) * double_double(Compounding::times_a_year);
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

 private:
  static constexpr bool paired = std::same_as<R, double> && !std::same_as<Compounding, compounding::simple>;
  interest_rate<R, Compounding, Basis> rate_;
  double_double log_;
};
template <class R, class Compounding, auto Basis>
discounter(const interest_rate<R, Compounding, Basis>&) -> discounter<R, Compounding, Basis>;

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
