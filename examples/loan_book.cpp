// SPDX-License-Identifier: BSL-1.0
// A book of loans as a model, with no programme in it: two pools that are lent, earn interest, lose some to default and are
// repaid from what comes in; written in a loop over the periods, since each needs what the one before it left.
#include <algorithm>
#include <array>
#include <iostream>
#include <string>
#include <vector>

#include <outlay/impact/loan.hpp>
#include <outlay/model.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/table.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct pool {
    std::string name;
    exact_ratio share;    // of what is lent
    exact_ratio coupon;   // a year, paid monthly
    exact_ratio default_rate;  // of what stands, a month
};

struct loan_book {
    timeline<monthly> on;
    std::vector<pool> pools;

    template <class R>
    struct drivers {
        money<EUR, R> lent{};
        R stress = R(1);  // defaults are so many times what is expected
        R recovered{};    // of a default
        R funding{};      // a year, effective, on what is borrowed for it
        R equity{};       // of what is lent

        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::lent>("lent"), driver<&d::stress>("stress", "times expected defaults"),
                              driver<&d::recovered>("recovered", "share of defaults"), driver<&d::funding>("funding", "a year, effective"),
                              driver<&d::equity>("equity", "share of what is lent")};
        }
    };
    template <class R>
    struct outcomes {
        money<EUR, R> left{};     // to the owners
        money<EUR, R> unpaid{};   // of the borrowing, at the end
        R thinnest{};             // the lowest cover of the borrowing by what stands

        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::left>("left"), outcome<&o::unpaid>("unpaid"), outcome<&o::thinnest>("thinnest cover", "times")};
        }
    };

    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, monthly>& s) const {
        const auto nothing = s.flow("nothing", as_flow(s.fixed("zero", [](std::size_t) { return 0; }) * d.lent));
        auto received = nothing;
        auto standing = s.balance("none standing", running(nothing));
        for (const pool& p : pools) {
            s.section(named(p.name));
            auto stands = s.template open<money<EUR, R>, balance>("standing");
            auto paid_in = s.template open<money<EUR, R>, flow>("received");
            auto defaults = s.template open<money<EUR, R>, flow>("defaults");
            const R coupon = s.number(p.coupon / exact_ratio(12)), a_month = s.number(p.default_rate) * d.stress;
            loan<money<EUR, R>> of;
            of.draw(d.lent * s.number(p.share));
            const money<EUR, R> straight = of.balance / R(static_cast<int>(on.size()));
            for (const std::size_t t : s.periods()) {
                const auto lost = of.balance * a_month;
                of.accrue(coupon);
                of.repay(lost);
                of.repay(straight);
                defaults.set(t, lost);
                paid_in.set(t, of.interest + (of.repaid - lost) + lost * d.recovered);
                stands.set(t, of.balance);
            }
            defaults.close();
            received = s.total("received so far", received + paid_in.close());
            standing = s.total("standing so far", standing + stands.close());
        }
        s.section("funding");
        auto owed = s.template open<money<EUR, R>, balance>("owed");
        auto to_owners = s.template open<money<EUR, R>, flow>("to the owners");
        const R a_month = of_a_month(d.funding);
        loan<money<EUR, R>> debt;
        debt.draw(d.lent * (R(1) - d.equity));
        for (const std::size_t t : s.periods()) {
            debt.accrue(a_month);
            debt.capitalise();
            debt.repay(received[t]);
            owed.set(t, debt.balance);
            to_owners.set(t, received[t] - debt.repaid);
        }
        const auto borrowed = owed.close();
        const auto cover = s.level("cover", ratio_of(standing, borrowed, during{0, 12}));
        return {sum(to_owners.close()), closing(borrowed), lowest(cover)};
    }

private:
    template <class R>
    static R of_a_month(const R& a_year) {
        return pow(R(R(1) + a_year), R(R(1) / R(12))) - R(1);
    }
};

}  // namespace

int main() {
    const loan_book book{.on = fiscal_calendar{}.months("FY2026 M1", 60),
                         .pools = {{"prime", 70_pct, 6_pct, exact_ratio(1, 1'000)}, {"other", 30_pct, 11_pct, exact_ratio(1, 200)}}};
    loan_book::drivers<exact_ratio> base;
    base.lent = 50e6_eur;
    base.recovered = 40_pct;
    base.funding = 4.5_pct;
    base.equity = 12_pct;

    runner<loan_book> run(book);
    text_table table({"stress", "to the owners, million EUR", "unpaid", "thinnest cover in the first year"});
    for (const int stress : {1, 2, 4, 8}) {
        const auto out = run(with(base, {{"stress", stress}}));
        table.row({std::to_string(stress), format_number(out.left.minor_units() / 1e8, 2), format_number(out.unpaid.minor_units() / 1e8, 2),
                   format_number(out.thinnest, 3)});
    }
    std::cout << to_string(table) << "\nThe lines, in their sections:\n";
    for (const auto& line : run.rows().lines())
        if (line.section == "other" || line.section == "funding")
            std::cout << "  " << line.section << ": " << line.name << ", " << line.kind << (line.unit.empty() ? "" : " of " + line.unit) << "\n";
}
