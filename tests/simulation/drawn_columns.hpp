// SPDX-License-Identifier: BSL-1.0
#pragma once
// What paths draw, a column a driver, and how two columns move together.
#include <outlay/simulation/detail/draws.hpp>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace test {

using columns = std::vector<std::vector<double>>;

inline columns filled(const outlay::detail::draws& d, std::uint64_t first, std::size_t n, int lanes = outlay::detail::widest_lanes()) {
    columns all(d.columns().size(), std::vector<double>(n));
    std::vector<double*> at;
    for (auto& c : all) at.push_back(c.data());
    d.fill(lanes, first, n, at);
    return all;
}
inline columns filled(const outlay::detail::draws& d, std::size_t n) { return filled(d, 0, n); }

inline double correlation_between(const std::vector<double>& a, const std::vector<double>& b) {
    const double n = static_cast<double>(a.size());
    double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ma += a[i] / n;
        mb += b[i] / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
        ab += (a[i] - ma) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

}  // namespace test
