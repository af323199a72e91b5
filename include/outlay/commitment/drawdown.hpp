// SPDX-License-Identifier: BSL-1.0
#pragma once
// Drawdown of a commitment to a fund by the model of Takahashi and Alexander: what is called, distributed and left in it.
//
//   takahashi_alexander       the parameters; .run(commitment) gives a drawdown<T>; also a phasing shape
//   drawdown<T>               called, distributed, net asset value and uncalled, year by year

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <outlay/commitment/phasing.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/whole_count.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// Year by year from the first: cell i is year i + 1.
template <class T>
struct drawdown {
    std::vector<T> called{};
    std::vector<T> distributed{};
    std::vector<T> net_asset_value{};  ///< at the end of the year
    std::vector<T> uncalled{};         ///< at the end of the year
    friend bool operator==(const drawdown&, const drawdown&) = default;
};

/// Calls take a share of what is uncalled; distributions a share of the grown net asset value that rises over the life.
///
///     called_t      = call_rates[t] uncalled_{t-1}
///     distributed_t = max(yield, (t / life)^bow) value_{t-1} (1 + growth);  all of it in the last year
///     value_t       = value_{t-1} (1 + growth) - distributed_t + called_t
///
///     units    rates a year; the last call rate holds for the years after it; no call after last_call_year (0: up to the end)
///     throws   numeric_domain_error   no call rate or one not from 0 to 1; a life below 1; bow below 0; growth of -1 or less;
///                                     yield not from 0 to 1
///     source   Takahashi and Alexander, Illiquid Alternative Asset Fund Modeling (2001)
struct takahashi_alexander {
    std::vector<exact_ratio> call_rates{exact_ratio(1, 4), exact_ratio(1, 3), exact_ratio(1, 2)};
    whole_count<> life = 12;
    decimal bow = decimal::scaled(25, 1);
    decimal growth = decimal::scaled(13, 2);
    decimal yield = 0;
    whole_count<> last_call_year = 0;

    void validate() const;
    /// T is a real number, or an amount in one: run(as<double>(3.5e6_usd)).
    template <real_number R = double, class T>
        requires requires(const T c, const R r) { { c * r } -> std::same_as<T>; }
    [[nodiscard]] drawdown<T> run(const T& commitment) const;

    /// As a shape: the calls of the first n years, scaled to the whole, for what is never called has no period.
    [[nodiscard]] std::vector<std::int64_t> weights(whole_count<std::size_t> n) const;

private:
    [[nodiscard]] exact_ratio call_rate(int year) const {
        if (last_call_year != 0 && year > last_call_year) return 0;
        const auto i = static_cast<std::size_t>(year - 1);
        return call_rates[i < call_rates.size() ? i : call_rates.size() - 1];
    }
};

// Bodies.

inline void takahashi_alexander::validate() const {
    if (call_rates.empty()) throw numeric_domain_error("the number of call rates", "0", "at least 1");
    for (const exact_ratio& r : call_rates)
        if (r < 0 || r > 1) throw numeric_domain_error("a call rate", to_string(r), "from 0 to 1");
    if (life < 1) throw numeric_domain_error("the life of a fund", std::to_string(int{life}), "at least 1 year");
    if (bow < 0) throw numeric_domain_error("bow", to_string(bow), "not negative");
    if (growth <= -1) throw numeric_domain_error("growth", to_string(growth), "above -1");
    if (yield < 0 || yield > 1) throw numeric_domain_error("yield", to_string(yield), "from 0 to 1");
}

template <real_number R, class T>
    requires requires(const T c, const R r) { { c * r } -> std::same_as<T>; }
drawdown<T> takahashi_alexander::run(const T& commitment) const {
    validate();
    const R grown = to_real<R>(1 + growth);
    drawdown<T> out;
    T uncalled = commitment;
    const int years = life;
    T value = commitment * R(0);
    for (int year = 1; year <= years; ++year) {
        const R rate = year == years ? R(1)
                                     : max(to_real<R>(yield), pow(to_real<R>(exact_ratio(year, years)), to_real<R>(bow)));
        const T called = uncalled * to_real<R>(call_rate(year));
        const T kept = value * grown;
        const T distributed = kept * rate;
        uncalled = uncalled - called;
        value = kept - distributed + called;
        out.called.push_back(called);
        out.distributed.push_back(distributed);
        out.net_asset_value.push_back(value);
        out.uncalled.push_back(uncalled);
    }
    return out;
}

inline std::vector<std::int64_t> takahashi_alexander::weights(whole_count<std::size_t> n) const {
    validate();
    std::vector<double> done;  // of the commitment, by the end of each year
    double uncalled = 1;
    for (std::size_t i = 0; i < n; ++i) {
        uncalled *= 1 - nearest_double(call_rate(static_cast<int>(i) + 1));
        done.push_back(1 - uncalled);
    }
    if (done.empty() || done.back() <= 0) throw numeric_domain_error("what is called in the years of a phasing", "0", "above 0");
    std::vector<std::int64_t> weights;
    std::int64_t before = 0;
    for (const double d : done) {
        const auto now = std::llround(d / done.back() * static_cast<double>(detail::curve_whole));
        weights.push_back(now - before);
        before = now;
    }
    return weights;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
