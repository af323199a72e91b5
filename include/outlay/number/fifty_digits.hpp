// SPDX-License-Identifier: BSL-1.0
#pragma once
// Fifty-digit numbers as a real of the library: the oracle for everything that double computes.
//
//   fifty_digits       boost::multiprecision::cpp_dec_float_50 with expression templates off
//
// Its division is short by about 1e-70, so it never reaches a rounding step: amounts are rounded on its fifty decimal digits, as integers.

#include <ios>
#include <string>

#include <boost/multiprecision/cpp_dec_float.hpp>

#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// A decimal floating number of 50 digits. Not a literal type: nothing that holds one is constexpr.
using fifty_digits =
    boost::multiprecision::number<boost::multiprecision::cpp_dec_float<50>, boost::multiprecision::et_off>;

template <>
struct real_traits<fifty_digits> {
    static fifty_digits from_ratio(const exact_ratio& q) { return whole(q.numerator()) / whole(q.denominator()); }
    static double to_double(const fifty_digits& x) { return x.convert_to<double>(); }
    static known_sign sign_of(const fifty_digits& x) { return detail::sign_by_comparison(x); }
    static fifty_digits min(const fifty_digits& a, const fifty_digits& b) { return b < a ? b : a; }
    static fifty_digits max(const fifty_digits& a, const fifty_digits& b) { return a < b ? b : a; }
    static fifty_digits exp(const fifty_digits& x) { return boost::multiprecision::exp(x); }
    static fifty_digits log(const fifty_digits& x) { return boost::multiprecision::log(x); }
    static fifty_digits pow(const fifty_digits& x, const fifty_digits& y) { return boost::multiprecision::pow(x, y); }
    /// Its fifty digits as "-1.2345e+03": what lies behind them is what division left short, and no part of the number.
    static std::string scientific(const fifty_digits& x) { return x.str(49, std::ios_base::scientific); }

private:
    static fifty_digits whole(int128 n) {
        const uint128 size = detail::magnitude(n);
        const fifty_digits high(static_cast<std::uint64_t>(size >> 64)), low(static_cast<std::uint64_t>(size));
        const fifty_digits value = high * fifty_digits(18446744073709551616.0) + low;  // 2^64, exact in double
        return n < 0 ? -value : value;
    }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
