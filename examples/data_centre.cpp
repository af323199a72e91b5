// SPDX-License-Identifier: BSL-1.0
// A data centre as a model: written once, in typed rows, then run on double for the figures, on fifty digits for the exact ones,
// on dual numbers for what each driver moves and on intervals for what is certain of a range.
#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/line_names.hpp>
#include <outlay/model.hpp>
#include <outlay/model/check_model.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/table.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct data_centre {
    timeline<quarterly> on;
    std::vector<exact_ratio> spending;      // part of the whole in each quarter
    std::vector<exact_ratio> ramp;          // level of each quarter's revenue
    std::vector<asset_class> books;  // what is charged in the books
    std::vector<asset_class> tax_books;
    exact_ratio loss_cap = 80_pct;          // of a profit, what losses of earlier periods may be set against

    template <class R>
    struct drivers {
        money<USD, R> build{};
        per_year<money<USD, R>> full_revenue{};
        R utilisation = R(1);
        R running_cost{};
        R tax_rate{};
        R tied_up{};
        R discount{};

        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::build>("build"),
                              driver<&d::full_revenue>("full revenue"),
                              driver<&d::utilisation>("utilisation", "share"),
                              driver<&d::running_cost>("running cost", "share of revenue"),
                              driver<&d::tax_rate>("tax rate", "share of profit"),
                              driver<&d::tied_up>("tied up", "share of a year's revenue"),
                              driver<&d::discount>("discount", "a year, effective")};
        }
    };
    template <class R>
    struct outcomes {
        money<USD, R> npv{};
        money<USD, R> gain{};

        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::npv>("npv"), outcome<&o::gain>("gain")};
        }
    };

    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, quarterly>& s) const {
        const auto capex = s.flow(line_names::capital_expenditure, d.build * s.shares("spending", spending));
        const auto revenue = s.flow(line_names::revenue, d.full_revenue * s.levels("ramp", ramp) * d.utilisation);
        const auto cost = s.flow(line_names::operating_cost, revenue * d.running_cost);
        const auto charge = s.block(line_names::depreciation, depreciation(capex, books));
        const auto profit = s.total(line_names::operating_income, revenue - cost - charge);
        const auto allowed = s.block("tax books", depreciation(capex, tax_books));
        const auto taxed = s.flow("profit for tax", revenue - cost - allowed);
        const auto tax = s.block(line_names::income_tax, income_tax(taxed, d.tax_rate, losses::forward{.cap = loss_cap})).tax;
        const auto working = s.balance(line_names::working_capital, share_of_year(revenue, d.tied_up));
        const auto tied = s.flow(line_names::change_of_working_capital, change(working));
        s.rolls(working, tied);
        const auto cash = s.total(line_names::free_cash_flow, profit + charge - tax - tied - capex);
        return {npv(d.discount, cash, timing::mid), sum(cash)};
    }
};

std::string millions(double cents) { return format_number(cents / 1e8, 2); }
double highest_of(const auto& row) { return *std::max_element(row.values().begin(), row.values().end()); }

}  // namespace

int main() {
    const data_centre plan{.on = fiscal_calendar{}.quarters("FY2026 Q1", 40),
                           .spending = std::vector<exact_ratio>(8, exact_ratio(1, 8)),
                           .ramp = [] {
                               std::vector<exact_ratio> levels(40, exact_ratio(1));
                               for (std::size_t t = 0; t < 8; ++t) levels[t] = t < 4 ? exact_ratio(0) : exact_ratio(static_cast<int>(t) - 3, 4);
                               return levels;
                           }(),
                           .books = {{.name = "servers", .share = 60_pct, .life_in_months = 60, .first = first_charge::whole_period, .in_service = 4},
                                     {.name = "buildings", .share = 40_pct, .life_in_months = 240, .first = first_charge::whole_period, .in_service = 4}},
                           .tax_books = {{.name = "all", .share = 1, .life_in_months = 84, .first = first_charge::half_period}}};
    data_centre::drivers<exact_ratio> base;
    base.build = 380e6_usd;
    base.full_revenue = per_year(140e6_usd);
    base.utilisation = 80_pct;
    base.running_cost = 30_pct;
    base.tax_rate = 25_pct;
    base.tied_up = 5_pct;
    base.discount = 7.9_pct;

    runner<data_centre, double> run(plan);
    const auto out = run(base);
    std::cout << "NPV " << millions(out.npv.minor_units()) << " million USD, gain " << millions(out.gain.minor_units()) << " million\n";
    runner<data_centre, fifty_digits> exactly(plan);
    std::cout << "NPV to fifty digits, in cents: " << exactly(base).npv.minor_units().str(30) << "\n\n";

    // A total remembers its lines with their signs, so a statement of it adds up; rounded to the cent it still does.
    const auto cash = rounded(terms_of<USD>(run, "free cash flow"), half_even);
    const std::vector<std::string> periods{"FY2026 Q1", "FY2027 Q4", "FY2030 Q4", "FY2035 Q4"};
    text_table table({"million USD", periods[0], periods[1], periods[2], periods[3]});
    const auto add = [&](const std::string& name, const auto& line) {
        std::vector<std::string> cells{name};
        for (const std::string& p : periods) cells.push_back(millions(static_cast<double>(line[p].minor_units())));
        table.row(cells);
    };
    for (const auto& line : cash.terms.lines()) add(line.name, line.values);
    add("free cash flow", cash.total);
    std::cout << to_string(table);
    std::cout << "losses carried forward at their most: "
              << millions(highest_of(run.rows().balance<USD>("income tax", "losses carried forward"))) << "\n\n";

    std::cout << "What each driver moves the NPV by, million USD for one per cent more of it:\n";
    runner<data_centre, dual<double>> sensitive(plan);
    constexpr auto list = data_centre::drivers<dual<double>>::list();
    for (const auto& entry : list) {
        auto d = drivers_as<dual<double>>(base);
        const double value = entry.count(d).value;
        entry.set_count(d, dual<double>::variable(value));
        const std::string unit = entry.unit();
        std::cout << "  " << entry.name << " (" << unit << "): " << millions(sensitive(d).npv.minor_units().derivative * value / 100) << "\n";
    }

    runner<data_centre, interval> ranged(plan);
    auto box = drivers_as<interval>(base);
    box.utilisation = interval(0.75, 0.85);
    const interval range = ranged(box).npv.minor_units();
    std::cout << "\nUtilisation from 75 to 85 %: the NPV lies between " << millions(range.lower()) << " and " << millions(range.upper()) << "\n";

    const auto found = check_model(plan, base);
    std::cout << "All numbers agree, balances roll, every cell is finite: " << (found.ok() ? "yes" : "no") << "\n";
    try {
        (void)with(base, {{"build", 400e6_cny}});
    } catch (const driver_unit_error& e) {
        std::cout << e.what() << "\n";
    }
}
