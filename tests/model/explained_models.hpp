// SPDX-License-Identifier: BSL-1.0
#pragma once
// Models that tests explain: a programme, a loan with losses and a window, random ones.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/model.hpp>
#include <outlay/money/literals.hpp>

namespace explained_models {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

/// A third of 380,000 in each of the first three of nine years, full revenue 80,000 from the second, 7.9 %; equipment 70 % over
/// five years, the rest over twenty; the first year is not discounted.
using plan_type = programme<CNY, yearly>;
inline plan_type plan() {
    return {.on = fiscal_calendar{}.years("FY2026", 9),
            .spending = std::vector<exact_ratio>(3, exact_ratio(1, 3)),
            .earning = {0, 1, 1, 1, 1, 1, 1, 1, 1},
            .equipment_share = 70_pct,
            .equipment = {{.name = "equipment", .life_in_months = 60, .first = first_charge::whole_period}},
            .rest = {{.name = "buildings", .life_in_months = 240, .first = first_charge::whole_period}},
            .losses = losses::lost{},
            .at_end = working_capital_at_end::kept,
            .when = timing::start};
}
inline plan_type::drivers<exact_ratio> base() {
    plan_type::drivers<exact_ratio> d;
    d.amount = 380000_cny;
    d.full_revenue = per_year(80000_cny);
    d.discount_rate = 7.9_pct;
    return d;
}
inline plan_type::drivers<exact_ratio> moved() {
    return with(base(), {{"utilisation", 70_pct}, {"discount rate", 9_pct}, {"tax rate", 25_pct}, {"equipment price", 1.25_dec}});
}

/// A model grown from a number: lines of random trees over earlier lines, drivers and fixed data; some run, some look back.
struct grown {
    timeline<yearly> on;
    std::uint64_t seed;
    int lines;
    int depth;
    std::vector<exact_ratio> shape{};

    template <class R>
    struct drivers {
        R a = R(1), b = R(2), c = R(3);
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::a>("a"), driver<&d::b>("b"), driver<&d::c>("c")};
        }
    };
    template <class R>
    struct outcomes {
        R last{}, whole{}, least{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::last>("last"), outcome<&o::whole>("whole"), outcome<&o::least>("least")};
        }
    };
    struct dice {
        std::uint64_t state;
        std::uint64_t next() {
            state = state * 6364136223846793005u + 1442695040888963407u;
            return state >> 33;
        }
        std::uint64_t below(std::uint64_t n) { return next() % n; }
    };
    template <class R>
    R tree(dice& d, int deep, std::size_t t, const std::vector<row<R, level, yearly>>& rows, const R& before, const drivers<R>& x) const {
        const auto pick = d.below(10);
        if (deep == 0 || pick == 0) {
            const auto leaf = d.below(8);
            const auto which = d.below(rows.size());
            if (leaf < 4) return rows[which][t];
            if (leaf == 4) return t == 0 ? (which % 2 == 0 ? R(0) : x.b) : rows[which][t - 1];  // an opening: nothing, or a driver
            if (leaf == 5) return before;
            const auto driver = d.below(4);
            return driver == 0 ? x.a : driver == 1 ? x.b : driver == 2 ? x.c : to_real<R>(exact_ratio(static_cast<int>(which) - 1, 3));
        }
        if (pick == 1) return -tree(d, deep - 1, t, rows, before, x);
        if (pick == 2) return outlay::pow(tree(d, deep - 1, t, rows, before, x), 2);
        const R left = tree(d, deep - 1, t, rows, before, x);
        const R right = tree(d, deep - 1, t, rows, before, x);
        switch (pick) {
            case 3: return left - right;
            case 4: return left * right;
            case 5: return left / (right * right + R(1));
            case 6: return outlay::min(left, right);
            case 7: return outlay::max(left, right);
            default: return left + right;
        }
    }
    template <class R>
    outcomes<R> operator()(const drivers<R>& x, sheet<R, yearly>& s) const {
        std::vector<row<R, level, yearly>> rows{s.levels("shape", shape)};
        dice lines_of{seed};
        for (int l = 0; l < lines; ++l) {
            const std::uint64_t of_line = lines_of.next();
            const bool runs = of_line % 4 == 0;
            const std::string name = "line " + std::to_string(l);
            auto line = s.template open<R, level>(named(name));
            R before = of_line % 3 == 0 ? x.c : R(0);
            for (const std::size_t t : s.periods()) {
                dice d{of_line};  // the same tree in every period
                R cell = tree(d, depth, t, rows, before, x);
                if (runs) cell = before + cell;
                // Held within bounds, or squares of squares overflow.
                cell = outlay::max(outlay::min(cell, R(1000)), R(-1000));
                line.set(t, cell);
                before = cell;
            }
            rows.push_back(line.close());
        }
        R whole(0);
        for (const std::size_t t : s.periods()) whole = whole + rows.back()[t] * rows[1][t];
        return {rows.back()[s.periods().size() - 1], whole, lowest(rows.back())};
    }
};

/// A loan as a corkscrew, repaid from what is left; losses carried forward; a year's sums of quarters.
struct financed {
    timeline<quarterly> on;
    std::vector<exact_ratio> ramp;

    template <class R>
    struct drivers {
        money<USD, R> loan{}, revenue{};
        R rate{}, tax{}, cost{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::loan>("loan"), driver<&d::revenue>("revenue a quarter"), driver<&d::rate>("rate", "a year, nominal"),
                              driver<&d::tax>("tax rate", "share"), driver<&d::cost>("cost", "share")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> left{}, worth{};
        R cover{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::left>("debt at the end"), outcome<&o::worth>("worth"), outcome<&o::cover>("mean cover")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        using amount = money<USD, R>;
        const auto revenue = s.flow("revenue", as_flow(s.levels("ramp", ramp) * d.revenue));
        const auto cost = s.flow("cost", revenue * d.cost);
        auto interest = s.template open<amount, flow>("interest"), repaid = s.template open<amount, flow>("repaid");
        auto debt = s.template open<amount, balance>("debt");
        R owed = d.loan.minor_units();
        const R quarter = d.rate / R(4);
        for (const std::size_t t : s.periods()) {
            const R due = owed * quarter;
            const R free = positive_part(R((revenue[t] - cost[t]).minor_units() - due));
            const R paid = outlay::min(free, owed);
            owed = owed - paid;
            interest.set(t, amount::from_minor(due));
            repaid.set(t, amount::from_minor(paid));
            debt.set(t, amount::from_minor(owed));
        }
        const auto charged = interest.close();
        const auto back = repaid.close();
        const auto stands = debt.close();
        const auto profit = s.total("profit", revenue - cost - charged);
        const auto tax = s.block("tax", income_tax(profit, d.tax, losses::forward{.cap = 80_pct})).tax;
        const auto cash = s.total("cash to owners", profit - tax - back);
        (void)s.years("cash by year", to<yearly>(cash, part_years::kept));
        const auto cover = s.level("cover", ratio_of(revenue - cost, charged + back, during{2, 6}));
        return {closing(stands), npv(d.rate, cash, timing::mid), mean(cover)};
    }
};
/// Ten quarters of it, from the second of a year.
inline financed loan() {
    financed m{fiscal_calendar{.year_ends = date::March}.quarters("FY2026 Q2", 10), {}};
    for (int t = 0; t < 10; ++t) m.ramp.push_back(exact_ratio(t < 3 ? t : 3, 3));
    return m;
}
inline financed::drivers<exact_ratio> loan_base() {
    financed::drivers<exact_ratio> d;
    d.loan = 5000_usd;
    d.revenue = 2000_usd;
    d.rate = 8_pct;
    d.tax = 25_pct;
    d.cost = 40_pct;
    return d;
}
inline grown grown_from(std::uint64_t seed) {
    const int n = 3 + static_cast<int>(seed % 6);
    grown m{fiscal_calendar{}.years("FY2026", n), seed * 7919, 3 + static_cast<int>(seed % 9), 1 + static_cast<int>(seed % 4)};
    for (int t = 0; t < n; ++t) m.shape.push_back(exact_ratio(t * t % 7, 5));
    return m;
}
inline grown::drivers<exact_ratio> grown_base() { return {exact_ratio(13, 10), exact_ratio(-7, 10), exact_ratio(21, 10)}; }

}  // namespace explained_models
