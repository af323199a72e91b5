// SPDX-License-Identifier: BSL-1.0
#pragma once
// A double whose arithmetic has the same bits on every processor: no product is contracted with a sum, and exp and log are the
// pack's. Tables of draws are made with it.
//
//   strict                   + - * /, comparison, exp, log, sqrt, abs; .value

#include <cmath>
#include <compare>

#include <outlay/number/detail/compiler.hpp>
#include <outlay/number/detail/pack_math.hpp>

namespace outlay::inline v0::detail {

struct strict {
    double value = 0;

    constexpr strict() = default;
    constexpr strict(double x) noexcept : value(x) {}

    friend strict operator+(strict a, strict b) noexcept { return a.value + b.value; }
    friend strict operator-(strict a, strict b) noexcept { return a.value - b.value; }
    friend strict operator*(strict a, strict b) noexcept { return OUTLAY_UNCONTRACTED(a.value * b.value); }
    friend strict operator/(strict a, strict b) noexcept { return a.value / b.value; }
    friend strict operator-(strict a) noexcept { return -a.value; }
    strict& operator+=(strict b) noexcept { return *this = *this + b; }
    strict& operator-=(strict b) noexcept { return *this = *this - b; }
    strict& operator*=(strict b) noexcept { return *this = *this * b; }
    strict& operator/=(strict b) noexcept { return *this = *this / b; }
    friend bool operator==(strict a, strict b) noexcept { return a.value == b.value; }
    friend auto operator<=>(strict a, strict b) noexcept { return a.value <=> b.value; }

    friend strict exp(strict x) noexcept { return exp_of(pack<2>(x.value)).lane(0); }
    friend strict log(strict x) noexcept { return log_of(pack<2>(x.value)).lane(0); }
    friend strict sqrt(strict x) noexcept { return std::sqrt(x.value); }  // IEC 559 rounds it correctly
    friend strict abs(strict x) noexcept { return std::fabs(x.value); }
};

/// c[0] + c[1] x + ... + c[n - 1] x^(n - 1)
template <std::size_t Terms>
strict polynomial(const double (&c)[Terms], strict x) noexcept {
    strict sum = c[Terms - 1];
    for (std::size_t i = Terms - 1; i-- > 0;) sum = sum * x + c[i];
    return sum;
}

}  // namespace outlay::inline v0::detail
