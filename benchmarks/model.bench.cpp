// SPDX-License-Identifier: BSL-1.0
// A model in rows against a fused loop over arrays, written by hand, that computes the same 26 lines; and packs of paths against
// rows on double. A plant: two depreciations, losses forward with a cap of 80 %, debt drawn as a share of spending, capitalised
// until service and then sculpted at a cover, a reserve, working capital, the value of the project and of its equity. Every line of
// both is compared before they are timed.

#include "paired.hpp"

#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/loan.hpp>
#include <outlay/impact/losses.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace outlay;
using namespace outlay::currencies;

struct plant {
    timeline<quarterly> on;
    std::vector<exact_ratio> spending, ramp;
    std::vector<asset_class> books, tax_books;
    std::size_t service = 0;

    template <class R>
    struct drivers {
        money<USD, R> build{};
        per_year<money<USD, R>> income{};
        R use = R(1), cost{}, tax_rate{}, tied_up{}, discount{}, gearing{}, interest{}, cover = R(1), reserve{};
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::build>("build"),       driver<&d::income>("income"),   driver<&d::use>("use"),
                              driver<&d::cost>("cost"),         driver<&d::tax_rate>("tax"),    driver<&d::tied_up>("tied up"),
                              driver<&d::discount>("discount"), driver<&d::gearing>("gearing"), driver<&d::interest>("interest"),
                              driver<&d::cover>("cover"),       driver<&d::reserve>("reserve")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> project{}, equity{};
        R thinnest{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::project>("project"), outcome<&o::equity>("equity"), outcome<&o::thinnest>("thinnest cover")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        using usd = money<USD, R>;
        const auto capex = s.flow("capital expenditure", d.build * s.shares("spending", spending));
        const auto revenue = s.flow("revenue", d.income * s.levels("ramp", ramp) * d.use);
        const auto cost = s.flow("operating cost", revenue * d.cost);
        const auto earned = s.total("earned", revenue - cost);
        const auto charge = s.block("books", depreciation(capex, books));
        s.total("operating income", earned - charge);
        const auto allowed = s.block("tax books", depreciation(capex, tax_books));
        const auto working = s.balance("working capital", share_of_year(revenue, d.tied_up));
        const auto tied = s.flow("change of working capital", change(working));
        const auto drawn = s.flow("drawn", capex * d.gearing);

        auto interest = s.template open<usd, flow>("interest");
        auto owed = s.template open<usd, balance>("debt");
        auto repaid = s.template open<usd, flow>("repayment");
        auto taxable = s.template open<usd, flow>("taxable profit");
        auto tax = s.template open<usd, flow>("tax");
        auto carried = s.template open<usd, balance>("losses carried forward");
        auto available = s.template open<usd, flow>("available for debt service");
        auto reserve = s.template open<usd, balance>("reserve");
        const R cap = s.number(exact_ratio(4, 5)), uncapped = s.number(exact_ratio(1, 5));
        const R a_period = outlay::pow(R(R(1) + d.interest), s.number(exact_ratio(1, 4))) - R(1);
        loss_pool<usd> pool;
        loan<usd> debt;
        for (const std::size_t t : s.periods()) {
            debt.accrue(a_period);
            debt.draw(drawn[t]);
            const usd profit = earned[t] - allowed[t] - debt.interest;
            const usd taxed = pool.taxable(profit, cap, uncapped);
            const usd to_pay = taxed * d.tax_rate;
            const usd cash = earned[t] - to_pay - tied[t];
            if (t < service) debt.capitalise();
            else debt.repay(cash / d.cover - debt.interest);
            interest.set(t, debt.interest);
            owed.set(t, debt.balance);
            repaid.set(t, debt.repaid);
            taxable.set(t, taxed);
            tax.set(t, to_pay);
            carried.set(t, pool.carried);
            available.set(t, cash);
            reserve.set(t, (debt.repaid + debt.interest) * d.reserve);
        }
        const auto paid = interest.close();
        const auto debts = owed.close();
        const auto back = repaid.close();
        taxable.close();
        const auto taxes = tax.close();
        carried.close();
        const auto cash_for_debt = available.close();
        const auto reserved = s.flow("change of reserve", change(reserve.close()));
        const auto service_of_debt = s.total("debt service", paid + back);
        const auto project = s.total("project cash flow", earned - taxes - tied - capex);
        s.balance("cumulative", running(project));
        const auto in_cash = s.flow("interest in cash", filled(s.flow("interest in service", within(paid, during{service, on.size()})), usd{}));
        const auto equity = s.total("equity cash flow", project + drawn - in_cash - back - reserved);
        s.balance("equity so far", running(equity));
        const auto cover = s.level("cover", ratio_of(cash_for_debt, service_of_debt, during{service, service + 4}));
        s.balance("equity in the ground", running(capex - drawn));
        (void)debts;
        return {npv(d.discount, project, timing::mid), npv(d.discount, equity, timing::mid), lowest(cover)};
    }
};

plant plant_of(std::size_t n) {
    const std::size_t build = n < 20 ? 3 : 8;
    plant p{fiscal_calendar{}.quarters("FY2026 Q1", n), std::vector<exact_ratio>(build, exact_ratio(1, static_cast<int>(build))),
            std::vector<exact_ratio>(n, exact_ratio(1)), {}, {}, build};
    for (std::size_t t = 0; t < build; ++t) p.ramp[t] = t + 2 < build ? exact_ratio(0) : exact_ratio(1, 2);
    p.books = {{.name = "plant", .share = decimal::scaled(7, 1), .life_in_months = 120, .first = first_charge::half_period, .in_service = build},
               {.name = "building", .share = decimal::scaled(3, 1), .life_in_months = 240, .first = first_charge::half_period, .in_service = build}};
    p.tax_books = {{.name = "all", .share = 1, .life_in_months = 84, .first = first_charge::half_period, .in_service = build}};
    return p;
}

/// The same lines in one loop over arrays; the shares of the charges are ready.
struct by_hand {
    using numbers = std::vector<double>;
    std::size_t n, service, build;
    numbers shape, ramp, book_mix, tax_mix;
    numbers capex, revenue, cost, earned, charge, income, allowed, working, tied, drawn, interest, debt, repaid, taxable, tax, carried,
        available, reserve, reserved, debt_service, project, cumulative, in_cash, equity, equity_so_far, cover, in_ground;
    double project_value = 0, equity_value = 0, thinnest = 0;

    explicit by_hand(const plant& p) : n(p.on.size()), service(p.service), build(p.spending.size()) {
        const auto take = [&](const std::vector<exact_ratio>& from, std::size_t size) {
            numbers all(size);
            for (std::size_t i = 0; i < from.size() && i < size; ++i) all[i] = nearest_double(from[i]);
            return all;
        };
        shape = take(p.spending, n);
        ramp = take(p.ramp, n);
        const auto book = detail::mix_in_service(p.books, service, 4), tax_charges = detail::mix_in_service(p.tax_books, service, 4);
        book_mix = take(book, book.size());
        tax_mix = take(tax_charges, tax_charges.size());
        for (numbers* line : lines()) line->resize(n);
    }
    std::vector<numbers*> lines() {
        return {&capex,   &revenue,  &cost,      &earned,  &charge,   &income,       &allowed, &working,    &tied,    &drawn,  &interest,      &debt,
                &repaid,  &taxable,  &tax,       &carried, &available, &reserve,     &reserved, &debt_service, &project, &cumulative, &in_cash, &equity,
                &equity_so_far, &cover, &in_ground};
    }

    [[gnu::noinline]] void run(const plant::drivers<double>& d) {
        const double a_quarter = d.income.amount().minor_units() / 4, build_cost = d.build.minor_units();
        const double growth = std::sqrt(std::sqrt(1 + d.discount)), discount = 1 / growth, a_period = std::pow(1 + d.interest, 0.25) - 1;
        std::fill(charge.begin(), charge.end(), 0.0);
        std::fill(allowed.begin(), allowed.end(), 0.0);
        for (std::size_t t = 0; t < build; ++t) {
            const double spent = build_cost * shape[t];
            const std::size_t start = std::max(t, service);
            for (std::size_t age = 0, end = std::min(book_mix.size(), n - start); age < end; ++age) charge[start + age] += spent * book_mix[age];
            for (std::size_t age = 0, end = std::min(tax_mix.size(), n - start); age < end; ++age) allowed[start + age] += spent * tax_mix[age];
        }
        double working_before = 0, owed = 0, losses = 0, reserve_before = 0, total = 0, equity_total = 0, ground = 0, factor = 1;
        project_value = equity_value = 0;
        for (std::size_t t = 0; t < n; ++t) {
            capex[t] = build_cost * shape[t];
            revenue[t] = a_quarter * ramp[t] * d.use;
            cost[t] = revenue[t] * d.cost;
            earned[t] = revenue[t] - cost[t];
            income[t] = earned[t] - charge[t];
            working[t] = revenue[t] * 4 * d.tied_up;
            tied[t] = working[t] - working_before;
            working_before = working[t];
            drawn[t] = capex[t] * d.gearing;
            interest[t] = owed * a_period;
            owed += drawn[t];
            const double profit = earned[t] - allowed[t] - interest[t];
            const double gain = std::max(profit, 0.0), room = 0.8 * gain;
            taxable[t] = 0.2 * gain + std::max(room - losses, 0.0);
            losses = std::max(losses - room, 0.0) + std::max(-profit, 0.0);
            carried[t] = losses;
            tax[t] = taxable[t] * d.tax_rate;
            available[t] = earned[t] - tax[t] - tied[t];
            repaid[t] = 0;
            if (t < service) owed += interest[t];
            else {
                const double left = std::max(owed - std::max(available[t] / d.cover - interest[t], 0.0), 0.0);
                repaid[t] = owed - left;
                owed = left;
            }
            debt[t] = owed;
            debt_service[t] = interest[t] + repaid[t];
            reserve[t] = debt_service[t] * d.reserve;
            reserved[t] = reserve[t] - reserve_before;
            reserve_before = reserve[t];
            project[t] = earned[t] - tax[t] - tied[t] - capex[t];
            total += project[t];
            cumulative[t] = total;
            in_cash[t] = t < service ? 0 : interest[t];
            equity[t] = project[t] + drawn[t] - in_cash[t] - repaid[t] - reserved[t];
            equity_total += equity[t];
            equity_so_far[t] = equity_total;
            ground += capex[t] - drawn[t];
            in_ground[t] = ground;
            if (t >= service && t < service + 4) {
                cover[t] = available[t] / debt_service[t];
                thinnest = t == service ? cover[t] : std::min(thinnest, cover[t]);
            }
            project_value += project[t] * factor;
            equity_value += equity[t] * factor;
            factor *= discount;
        }
        const double middle = std::sqrt(growth);
        project_value /= middle;
        equity_value /= middle;
    }
};

std::vector<plant::drivers<double>> draws(std::size_t n) {
    std::mt19937_64 bits(26);
    const auto real = [&](double low, double high) { return low + (high - low) * static_cast<double>(bits() >> 11) * 0x1p-53; };
    std::vector<plant::drivers<double>> all(n);
    for (auto& d : all) {
        d.build = money<USD, double>::from_minor(real(900e8, 1100e8));
        d.income = per_year(money<USD, double>::from_minor(real(200e8, 300e8)));
        d.use = real(0.6, 1);
        d.cost = real(0.2, 0.4);
        d.tax_rate = real(0.2, 0.3);
        d.tied_up = real(0.02, 0.1);
        d.discount = real(0.06, 0.1);
        d.gearing = real(0.4, 0.7);
        d.interest = real(0.03, 0.08);
        d.cover = real(1.2, 1.5);
        d.reserve = real(0.2, 0.6);
    }
    return all;
}

void same(double a, double b, double size, const char* line) {
    if (std::abs(a - b) <= 1e-9 * size) return;
    std::fprintf(stderr, "%s: %.17g, by hand %.17g\n", line, a, b);
    std::abort();
}

void compare_lines(runner<plant>& run, by_hand& hand) {
    const auto rows = run.rows();
    const auto lines = rows.lines();
    const std::vector<std::pair<const char*, const by_hand::numbers*>> names{
        {"capital expenditure", &hand.capex}, {"revenue", &hand.revenue}, {"operating cost", &hand.cost}, {"earned", &hand.earned},
        {"books", &hand.charge}, {"operating income", &hand.income}, {"tax books", &hand.allowed}, {"working capital", &hand.working},
        {"change of working capital", &hand.tied}, {"drawn", &hand.drawn}, {"interest", &hand.interest}, {"debt", &hand.debt},
        {"repayment", &hand.repaid}, {"taxable profit", &hand.taxable}, {"tax", &hand.tax}, {"losses carried forward", &hand.carried},
        {"available for debt service", &hand.available}, {"reserve", &hand.reserve}, {"change of reserve", &hand.reserved},
        {"debt service", &hand.debt_service}, {"project cash flow", &hand.project}, {"cumulative", &hand.cumulative},
        {"interest in cash", &hand.in_cash}, {"equity cash flow", &hand.equity}, {"equity so far", &hand.equity_so_far},
        {"equity in the ground", &hand.in_ground}};
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const auto& [name, line] : names)
            if (lines[i].name == name) {
                const auto cells = rows.cells(i);
                for (std::size_t t = 0; t < hand.n; ++t) same(cells[t], (*line)[t], 1e11, name);
            }
}

void plant_of_26_lines(benchmark::State& state) {
    const plant p = plant_of(static_cast<std::size_t>(state.range(0)));
    runner<plant> run(p);
    by_hand hand(p);
    const auto all = draws(500);
    for (const auto& d : all) {
        const auto out = run(d);
        hand.run(d);
        same(out.project.minor_units(), hand.project_value, 1e11, "project");
        same(out.equity.minor_units(), hand.equity_value, 1e11, "equity");
        same(out.thinnest, hand.thinnest, 1, "cover");
        compare_lines(run, hand);
    }
    bench::compare(
        state, all.size() * 8,
        [&] {
            double sum = 0;
            for (int i = 0; i < 8; ++i)
                for (const auto& d : all) {
                    hand.run(d);
                    sum += hand.equity_value;
                }
            benchmark::DoNotOptimize(sum);
        },
        [&] {
            double sum = 0;
            for (int i = 0; i < 8; ++i)
                for (const auto& d : all) sum += run(d).equity.minor_units();
            benchmark::DoNotOptimize(sum);
        });
}
BENCHMARK(plant_of_26_lines)->Arg(10)->Arg(40)->Arg(120)->Iterations(1)->Unit(benchmark::kMillisecond);

template <int N>
void paths_at_once(benchmark::State& state) {
    using many = detail::pack<N>;
    const plant p = plant_of(static_cast<std::size_t>(state.range(0)));
    runner<plant> one(p);
    runner<plant, many> run(p);
    const auto all = draws(512);
    std::vector<plant::drivers<many>> packs(all.size() / N);
    constexpr auto from = plant::drivers<double>::list();
    constexpr auto to = plant::drivers<many>::list();
    for (std::size_t i = 0; i < packs.size(); ++i)
        for (std::size_t k = 0; k < to.size(); ++k) {
            many x;
            for (std::size_t j = 0; j < N; ++j) x.set(j, from[k].count(all[i * N + j]));
            to[k].set_count(packs[i], x);
        }
    for (std::size_t i = 0; i < packs.size(); ++i) {
        const auto out = run(packs[i]);
        for (std::size_t j = 0; j < N; ++j) same(out.equity.minor_units().lane(j), one(all[i * N + j]).equity.minor_units(), 1e11, "equity of a path");
    }
    bench::compare(
        state, all.size() * 8,
        [&] {
            many sum(0);
            for (int i = 0; i < 8; ++i)
                for (const auto& d : packs) sum = sum + run(d).equity.minor_units();
            benchmark::DoNotOptimize(sum);
        },
        [&] {
            double sum = 0;
            for (int i = 0; i < 8; ++i)
                for (const auto& d : all) sum += one(d).equity.minor_units();
            benchmark::DoNotOptimize(sum);
        });
}
BENCHMARK_TEMPLATE(paths_at_once, 2)->Arg(10)->Arg(40)->Arg(120)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(paths_at_once, 4)->Arg(10)->Arg(40)->Arg(120)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_TEMPLATE(paths_at_once, 8)->Arg(10)->Arg(40)->Arg(120)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
