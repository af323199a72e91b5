// SPDX-License-Identifier: BSL-1.0
// Numbers: decimals as written, fractions that lose nothing, roundings by name, claims that stay claims.
#include <iostream>

#include <outlay/number.hpp>

using namespace outlay;
using namespace outlay::literals;

template <class T>
void line(const char* what, const T& value) { std::cout << "  " << what << "  " << to_string(value) << '\n'; }

int main() {
    std::cout << "A decimal keeps its digits, a quotient is an exact fraction\n";
    constexpr decimal rate = 7.1698_dec;  // checked by the compiler: 0.1234567890123456789_dec does not compile
    line("0.1 + 0.2                ", 0.1_dec + 0.2_dec);
    line("366.90 as written        ", 366.90_dec);
    line("1 / 7.1698               ", 1_dec / rate);
    line("380 / 7.1698, one half_up", (380_dec / rate).round_to(2, half_up));
    line("and back, times 7.1698   ", 380_dec / rate * rate);

    std::cout << "A rounding is always named\n";
    line("2.5 half_even            ", (2.5_dec).round_to(0, half_even));
    line("2.5 half_up              ", (2.5_dec).round_to(0, half_up));
    line("-2.5 half_up             ", (-2.5_dec).round_to(0, half_up));
    line("432.34 up to tens        ", (432.34_dec).round_to(-1, rounding::up));
    try {
        (void)(12.345_dec).round_to(2, rounding::exact);
    } catch (const not_exact_error& e) {
        std::cout << "  12.345 exact               " << e.what() << '\n';
    }

    std::cout << "A claim says no more than its source, in billions of US dollars\n";
    const auto tencent = between(10_dec, 12_dec), baidu = between(8_dec, 10_dec), huawei = between(12_dec, 15_dec);
    const auto three = tencent + baidu + huawei;
    line("three companies          ", three);
    line("with a fourth, beyond 53 ", three + more_than(53_dec));
    line("exceed 50, beyond 53     ", intersection(more_than(50_dec), more_than(53_dec)));
    const answer above = huawei.is_above(tencent), below = huawei.is_below(tencent);
    std::cout << "  Huawei above Tencent?      " << (above == answer::unknown ? "unknown" : "known") << ", but below: "
              << (below == answer::no ? "no" : "perhaps") << '\n';
    if (const auto both = try_intersection(exactly(380_dec), more_than(380_dec)); !both)
        std::cout << "  380, and more than 380     " << both.error().what() << '\n';

    std::cout << "Bad text says where\n";
    std::cout << "  " << decimal::try_from_chars("7,1698").error().what() << '\n';
}
