// SPDX-License-Identifier: BSL-1.0
// One of two translation units that include every header: what is not inline is defined twice, and does not link. Here the
// macros of systems' headers come before ours; what others have included, who do not withstand them all, comes before that.
#if __has_include(<bits/stdc++.h>)
#include <bits/stdc++.h>
#endif
#include <boost/math/special_functions/next.hpp>
#include <boost/math/tools/roots.hpp>
#include <boost/multiprecision/cpp_dec_float.hpp>
#include <boost/multiprecision/cpp_int.hpp>
#include <boost/numeric/interval.hpp>
#if __has_include(<fmt/format.h>)
#include <fmt/format.h>
#endif

// Of date/date.h, which calendar_day.hpp includes, two are kept away.
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#include <outlay/time/calendar_day.hpp>

#include "system_macros.hpp"

#include <every_header.hpp>

int other();

int main() { return other(); }
