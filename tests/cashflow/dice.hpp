// SPDX-License-Identifier: BSL-1.0
#pragma once
// Numbers for generated tests.

#include <cmath>
#include <cstdint>

namespace test {

/// Random numbers that are the same with every standard library.
class dice {
public:
    explicit dice(std::uint64_t seed) : state_(seed) {}
    std::uint64_t bits() {  // splitmix64
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15u);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }
    double real(double from, double to) { return from + (to - from) * static_cast<double>(bits() >> 11) * 0x1p-53; }
    int whole(int from, int to) { return from + static_cast<int>(bits() % static_cast<std::uint64_t>(to - from + 1)); }
    /// Of a random order of magnitude.
    double spread(double from, double to) { return std::exp(real(std::log(from), std::log(to))); }
    double cents(double from, double to) { return std::round(real(from, to) * 100) / 100; }
    double day(double years) { return std::round(real(0, years) * 365) / 365; }

private:
    std::uint64_t state_;
};

}  // namespace test
