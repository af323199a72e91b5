// SPDX-License-Identifier: BSL-1.0
// The shape of every method of depreciation, at random costs, lives and salvages: sums alone do not show a charge that is
// negative, rises where its method falls, or goes below the salvage.
#include <outlay/cashflow/depreciation.hpp>
#include <outlay/cashflow/excel_depreciation.hpp>

#include "dice.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace depreciation_shape_test {

using namespace outlay;
using namespace outlay::literals;
using test::dice;

namespace {

enum class order { level, falling, last_two_level, any };

struct schedule_of {
    std::string method;
    order shape;
    bool to_salvage;  // the charges add up to cost less salvage
    std::vector<double> charges;
};

struct asset {
    double cost, salvage;
    int life;
};

asset random_asset(dice& roll) {
    const double cost = roll.cents(1, 1e6);
    const double parts[] = {0, roll.real(0, 0.05), roll.real(0, 1), 1};
    return {cost, std::round(cost * parts[roll.whole(0, 3)] * 100) / 100, roll.whole(1, roll.whole(0, 1) ? 12 : 60)};
}

template <class Charge>
schedule_of tabulated(const char* method, order shape, bool to_salvage, const asset& a, Charge charge) {
    schedule_of s{method, shape, to_salvage, {}};
    for (int k = 1; k <= a.life; ++k) s.charges.push_back(charge(k));
    return s;
}

std::vector<schedule_of> schedules(const asset& a, decimal factor) {
    const double f = to_double(exact_ratio(factor));
    const auto declining_by = [&](late_charge later) {
        return [&a, factor, later](int k) {
            return declining_balance(a.cost, a.salvage, a.life, k, {.factor = factor, .later = later});
        };
    };
    std::vector<schedule_of> all{
        tabulated("straight_line", order::level, true, a, [&](int) { return straight_line(a.cost, a.salvage, a.life); }),
        tabulated("sum_of_digits", order::falling, true, a,
                  [&](int k) { return sum_of_digits(a.cost, a.salvage, a.life, k); }),
        tabulated("declining_balance", order::falling, true, a, declining_by(late_charge::straight_line)),
        tabulated("declining_balance, keeps declining", order::falling, false, a, declining_by(late_charge::keep_declining)),
        tabulated("declining_balance, last two level", order::last_two_level, true, a,
                  declining_by(late_charge::straight_line_last_two)),
        tabulated("excel::SLN", order::level, true, a, [&](int) { return excel::SLN(a.cost, a.salvage, a.life); }),
        tabulated("excel::SYD", order::falling, true, a, [&](int k) { return excel::SYD(a.cost, a.salvage, a.life, k); }),
        tabulated("excel::DDB", order::falling, false, a, [&](int k) { return excel::DDB(a.cost, a.salvage, a.life, k, f); }),
        tabulated("excel::VDB", order::falling, true, a,
                  [&](int k) { return excel::VDB(a.cost, a.salvage, a.life, k - 1, k, f); }),
        tabulated("excel::VDB, no switch", order::falling, false, a,
                  [&](int k) { return excel::VDB(a.cost, a.salvage, a.life, k - 1, k, f, true); }),
    };
    return all;
}

void check_shape(const schedule_of& s, const asset& a, double rounding) {
    CAPTURE(s.method, a.cost, a.salvage, a.life);
    double book = a.cost;
    bool written_off = false;
    for (std::size_t i = 0; i < s.charges.size(); ++i) {
        CAPTURE(i, s.charges[i], book);
        if (!(s.charges[i] >= 0)) FAIL_CHECK("negative");
        if (written_off && s.charges[i] != 0) FAIL_CHECK("a written-off asset bears something");
        book -= s.charges[i];
        if (!(book >= a.salvage - rounding)) FAIL_CHECK("below the salvage");
        if (book == a.salvage && a.salvage > 0) written_off = true;
        if (i == 0) continue;
        const double step = s.charges[i] - s.charges[i - 1];
        const std::size_t last_two = s.charges.size() < 2 ? 0 : s.charges.size() - 2;
        if (s.shape == order::level && step != 0) FAIL_CHECK("not level");
        if (s.shape == order::falling && step > rounding) FAIL_CHECK("rises");
        if (s.shape == order::last_two_level) {
            if (i < last_two && step > rounding) FAIL_CHECK("rises before the last two");
            if (i > last_two && std::abs(step) > rounding) FAIL_CHECK("the last two differ");
        }
    }
    if (s.to_salvage && std::abs(book - a.salvage) > rounding) FAIL_CHECK("does not end at the salvage");
}

}  // namespace

TEST_CASE("the shape of every method of depreciation", "[depreciation]") {
    dice roll(17);
    const decimal factors[] = {1, 1.5_dec, 2, 2.5_dec, 7};
    for (int i = 0; i < 300; ++i) {
        const asset a = random_asset(roll);
        for (const auto& s : schedules(a, factors[roll.whole(0, 4)])) check_shape(s, a, a.cost * a.life * 0x1p-50);
    }
}

TEST_CASE("the shape of a declining balance in exact fractions: no rounding at all", "[depreciation]") {
    using R = exact_ratio;
    dice roll(18);
    for (int i = 0; i < 200; ++i) {
        const int life = roll.whole(1, 9), cost = roll.whole(1, 100'000), salvage = roll.whole(0, cost);
        for (const auto later : {late_charge::straight_line, late_charge::keep_declining, late_charge::straight_line_last_two}) {
            R book = cost, before = cost;
            for (int k = 1; k <= life; ++k) {
                const R charge = declining_balance<R>(cost, salvage, life, k, {.later = later});
                CAPTURE(life, cost, salvage, k);
                REQUIRE(charge >= R(0));
                REQUIRE((charge <= before || later == late_charge::straight_line_last_two));
                // The textbook: a share of the book, not below the salvage; straight line where it is more, or at the end.
                const R left = book - salvage, straight = left / R(life - k + 1);
                R expected = std::min(book * R(2, life), left);
                if (later == late_charge::straight_line) expected = std::max(expected, straight);
                if (later == late_charge::straight_line_last_two && k > life - 2) expected = straight;
                REQUIRE(charge == expected);
                book = book - charge;
                before = charge;
            }
            REQUIRE((later == late_charge::keep_declining ? book >= R(salvage) : book == R(salvage)));
        }
    }
}

TEST_CASE("the shape of the French methods and of DB", "[excel]") {
    dice roll(19);
    for (int i = 0; i < 300; ++i) {
        const asset a = random_asset(roll);
        const calendar_day purchased = "2020-01-01"_day + date::days{roll.whole(0, 2000)};
        const calendar_day first = purchased + date::days{roll.whole(0, 365)};
        const double rates[] = {0.05, 0.07, 0.1, 0.125, 0.2, 0.3};
        const double rate = rates[roll.whole(0, 5)];
        const int basis = roll.whole(0, 1) ? roll.whole(0, 1) : roll.whole(3, 4);
        CAPTURE(a.cost, a.salvage, rate, basis, to_string(purchased), to_string(first));
        double linear = 0, degressive = 0, before = HUGE_VAL;
        const int periods = static_cast<int>(std::ceil(1 / rate)) + 2;
        for (int k = 0; k <= periods; ++k) {
            const double charge = excel::AMORLINC(a.cost, purchased, first, a.salvage, k, rate, basis);
            if (!(charge >= 0)) FAIL_CHECK("negative");
            if (k > 1 && charge > before * (1 + 1e-14)) FAIL_CHECK("AMORLINC rises");
            before = charge;
            linear += charge;
            const double whole = excel::AMORDEGRC(a.cost, purchased, first, a.salvage, k, rate, basis);
            if (!(whole >= 0 && whole == std::floor(whole))) FAIL_CHECK("AMORDEGRC is not a whole amount");
            degressive += whole;
        }
        if (!(linear <= (a.cost - a.salvage) * (1 + 1e-14) + 1e-9)) FAIL_CHECK("AMORLINC goes below the salvage");
        if (linear < (a.cost - a.salvage) * (1 - 1e-14) - 1e-9) FAIL_CHECK("AMORLINC does not reach the salvage");
        if (!(degressive <= a.cost + 0.5 * periods)) FAIL_CHECK("AMORDEGRC charges more than the cost");
        if (a.salvage == 0) continue;
        double book = a.cost;
        before = HUGE_VAL;
        for (int k = 1; k <= a.life; ++k) {
            const double charge = excel::DB(a.cost, a.salvage, a.life, k);
            if (!(charge >= 0)) FAIL_CHECK("negative");
            if (charge > before * (1 + 1e-14)) FAIL_CHECK("DB rises");
            before = charge;
            book -= charge;
        }
        if (!(book >= -1e-9)) FAIL_CHECK("DB charges more than the cost");
    }
}

TEST_CASE("VDB adds up over any stretches of whole starts, and bears all by the end of any life", "[excel]") {
    dice roll(20);
    for (int i = 0; i < 300; ++i) {
        const asset a = random_asset(roll);
        const double life = a.life + (roll.whole(0, 1) ? roll.real(0, 1) : 0.0), factor = roll.real(0.3, 4);
        CAPTURE(a.cost, a.salvage, life, factor);
        const double cut = roll.whole(0, a.life);
        for (const bool no_switch : {false, true}) {
            const double all = excel::VDB(a.cost, a.salvage, life, 0, life, factor, no_switch);
            const double parts = excel::VDB(a.cost, a.salvage, life, 0, cut, factor, no_switch) +
                                 excel::VDB(a.cost, a.salvage, life, cut, life, factor, no_switch);
            CHECK(parts == Catch::Approx(all).epsilon(1e-14).margin(1e-14 * a.cost));
            if (!no_switch) CHECK(all == Catch::Approx(a.cost - a.salvage).epsilon(1e-15).margin(1e-15 * a.cost));
        }
    }
}

}  // namespace depreciation_shape_test
