// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation by vintage: what is bought in one year is charged over the lives of its asset classes, year after year.
//
//   asset_class               name, share of the spend, life in years
//   first_charge              half_period (the half-year convention) or whole_period: what the period of purchase bears
//   straight_line_charges     the charge of every year until the last vintage is written off
//   shares_error              the shares of the classes do not add up to one

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// A part of the spend that is written off over one life.
struct asset_class {
    std::string name;
    decimal share = 1;  ///< of the spend; the shares of all classes add up to one
    int life = 1;       ///< years
    friend bool operator==(const asset_class&, const asset_class&) = default;
};

/// What the period of purchase bears: half a period's charge, the other half falling after the last whole one (of years this
/// is the half-year convention), or a whole one.
enum class first_charge { half_period, whole_period };

/// The shares of the asset classes do not add up to one: the charges would not add up to the spend.
class shares_error final : public error {
public:
    explicit shares_error(decimal sum) : error("the shares of the asset classes add up to " + to_string(sum) + ", not to 1"), sum_(sum) {}
    [[nodiscard]] decimal sum() const noexcept { return sum_; }

private:
    decimal sum_;
};

namespace detail {

/// The part of a cost charged in its period `age` (0 is the period of purchase), straight line over `life` periods.
inline exact_ratio straight_line_part(int life, int age, first_charge first) {
    if (first == first_charge::half_period && (age == 0 || age == life)) return exact_ratio(1, 2 * life);
    return age < life ? exact_ratio(1, life) : exact_ratio(0);
}

/// An amount or number times an exact ratio.
template <class T>
auto part_of(const T& x, const exact_ratio& share) {
    if constexpr (field<T>) return x * to_real<T>(share);
    else return x * share;
}

}  // namespace detail

/// The charge of every period, by straight line over the life of each class.
///
///     380,000 in three equal years, 70 % over 5 years and 30 % over 20, half_period: 9,816.7; 29,450.0; 49,083.3; ...
///
///     shape    spend: magnitudes, one a period; the result begins with the same period and ends when all is written off
///     units    the spend's; exact where the spend is an amount (an exact_money), an R where it is one
///     throws   shares_error           the shares do not add up to one
///              numeric_domain_error   a life below one year
///              missing_cell_error     a period's spend is missing
template <class T, frequency Freq>
    requires(Freq::per_year > 0)
[[nodiscard]] auto straight_line_charges(const flow_series<T, Freq>& spend, std::span<const asset_class> classes,
                                         first_charge first) {
    using charge = decltype(detail::part_of(std::declval<const T&>(), exact_ratio()));
    decimal shares = 0;
    int longest = 0;
    for (const asset_class& c : classes) {
        if (c.life < 1) throw numeric_domain_error("the life of " + c.name, std::to_string(c.life), "at least one year");
        shares += c.share;
        longest = std::max(longest, c.life * Freq::per_year);
    }
    if (shares != decimal(1)) throw shares_error(shares);

    const auto bought = spend.view().values();
    const std::size_t tail = static_cast<std::size_t>(longest) - (first == first_charge::whole_period ? 1 : 0);
    const std::size_t periods = bought.empty() ? 0 : bought.size() + tail;
    const timeline<Freq> on = bought.empty() ? spend.on() : timeline<Freq>(spend.on()[0], periods);
    std::vector<charge> charges(periods);
    for (std::size_t bought_in = 0; bought_in < bought.size(); ++bought_in)
        for (const asset_class& c : classes)
            for (int age = 0; age <= c.life * Freq::per_year; ++age) {
                const exact_ratio part = exact_ratio(c.share) * detail::straight_line_part(c.life * Freq::per_year, age, first);
                if (part == 0) continue;
                charge& cell = charges[bought_in + static_cast<std::size_t>(age)];
                cell = cell + detail::part_of(bought[bought_in], part);
            }
    return flow_series<charge, Freq>(on, std::move(charges));
}

}  // namespace outlay
