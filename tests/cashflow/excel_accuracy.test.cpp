// SPDX-License-Identifier: BSL-1.0
// Every function under excel:: against the textbook's formula in fifty digits, at random arguments and at the ends: rates from
// 1e-12 to 10, one period to 600. Held to what docs/excel.md says: 4 units in the last place, or 8 times what one such unit in
// an argument changes. A few of each every time; thousands with the tag [.long].
#include <outlay/cashflow/excel.hpp>

#include "closed_form.hpp"
#include "dice.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace excel_accuracy_test {

using namespace outlay;
using namespace outlay::literals;
using test::dice;

namespace {

using wide = fifty_digits;
using doubles = std::vector<double>;
using wides = std::vector<wide>;

wide least(const wide& a, const wide& b) { return a < b ? a : b; }
wide most(const wide& a, const wide& b) { return a > b ? a : b; }

wide growth(const wide& r, const wide& n) { return pow(1 + r, n); }
/// ((1 + r)^n - 1) / r
wide accumulated(const wide& r, const wide& n) { return r == 0 ? n : wide((growth(r, n) - 1) / r); }
wide due(const wide& r, double type) { return type == 0 ? wide(1) : wide(1 + r); }
wide level(const wide& r, const wide& n, const wide& pv, const wide& fv) {
    return -(pv * growth(r, n) + fv) / accumulated(r, n);
}
/// The principal in the payments until k of n at the ends: that in a payment grows by the rate from one to the next.
wide repaid(const wide& r, const wide& k, const wide& n, const wide& whole) {
    return -whole * accumulated(r, k) / accumulated(r, n);
}

class tally {
public:
    /// `computed` of the doubles, `formula` of the same in fifty digits. Arguments that only decide are not among them.
    template <class Computed, class Formula>
    void check(const char* name, const doubles& x, Computed computed, Formula formula) {
        const wide truth = formula(wides(x.begin(), x.end()));
        std::string text = name;
        for (const double argument : x) text += " " + detail::number_text(argument);
        double result = 0;
        try {
            result = computed(x);
        } catch (const numeric_overflow_error&) {
            if (abs(truth) < wide("1e307")) FAIL_CHECK(text << ": overflow, but it is " << truth.str(20));
            return;
        }
        const wide error = abs(wide(result) - truth);
        const wide allowed = most(test::allowed_error(truth, x, formula), wide("1e-300"));
        if (!(error <= allowed))
            FAIL_CHECK(text << " = " << truth.str(20) << ", computed " << wide(result).str(20) << ", " << wide(error / allowed).str(3)
                            << " times what is allowed");
        ++checked;
    }
    int checked = 0;
};

struct loan {
    double rate, n, pv, fv, pmt, type;
};

loan random_loan(dice& roll, bool owed_at_end) {
    loan x{};
    const double rate = roll.spread(1e-12, 10);
    x.rate = roll.whole(0, 4) ? rate : -std::min(rate, 0.3);
    if (roll.whole(0, 20) == 0) x.rate = 0;
    x.n = roll.whole(0, 3) ? roll.whole(1, roll.whole(0, 1) ? 600 : 40) : roll.real(1, 600);
    x.pv = std::round(roll.spread(1, 1e11)) / 100 * (roll.whole(0, 1) ? 1 : -1);
    x.pmt = std::round(roll.spread(1, 1e9)) / 100 * (roll.whole(0, 1) ? 1 : -1);
    x.fv = owed_at_end ? std::round(roll.spread(1, 1e11)) / 100 : 0;
    x.type = roll.whole(0, 1);
    return x;
}

void check_payments(dice& roll, tally& all) {
    const loan x = random_loan(roll, roll.whole(0, 2) != 0);
    const double type = x.type;
    all.check("FV", {x.rate, x.n, x.pmt, x.pv}, [&](const doubles& a) { return excel::FV(a[0], a[1], a[2], a[3], type); },
              [&](const wides& a) -> wide {
                  return -(a[3] * growth(a[0], a[1]) + a[2] * due(a[0], type) * accumulated(a[0], a[1]));
              });
    all.check("PV", {x.rate, x.n, x.pmt, x.fv}, [&](const doubles& a) { return excel::PV(a[0], a[1], a[2], a[3], type); },
              [&](const wides& a) -> wide {
                  return -(a[3] + a[2] * due(a[0], type) * accumulated(a[0], a[1])) / growth(a[0], a[1]);
              });
    all.check("PMT", {x.rate, x.n, x.pv, x.fv}, [&](const doubles& a) { return excel::PMT(a[0], a[1], a[2], a[3], type); },
              [&](const wides& a) -> wide { return level(a[0], a[1], a[2], a[3]) / due(a[0], type); });
    const double per = roll.whole(0, 1) ? roll.whole(1, static_cast<int>(x.n)) : roll.real(1, x.n);
    const auto principal = [&](const wides& a) -> wide {
        if (type == 1 && per == 1) return level(a[0], a[2], a[3], a[4]) / due(a[0], type);
        return -(a[3] + a[4]) * growth(a[0], a[1] - 1) / accumulated(a[0], a[2]) / due(a[0], type);
    };
    all.check("IPMT", {x.rate, per, x.n, x.pv, x.fv},
              [&](const doubles& a) { return excel::IPMT(a[0], a[1], a[2], a[3], a[4], type); },
              [&](const wides& a) -> wide { return level(a[0], a[2], a[3], a[4]) / due(a[0], type) - principal(a); });
    all.check("PPMT", {x.rate, per, x.n, x.pv, x.fv},
              [&](const doubles& a) { return excel::PPMT(a[0], a[1], a[2], a[3], a[4], type); }, principal);
    if (x.rate > 0) {
        const int first = roll.whole(1, static_cast<int>(x.n)), last = roll.whole(first, static_cast<int>(x.n));
        // Paid at the start, the first has no interest.
        const int from = type == 1 ? std::max(first, 2) : first;
        const auto cumulated = [&](const wides& a) -> wide {
            if (from > last) return 0;
            const wide paid_back = repaid(a[0], last, a[1], a[2]) - repaid(a[0], from - 1, a[1], a[2]);
            return ((last - from + 1) * level(a[0], a[1], a[2], 0) - paid_back) / due(a[0], type);
        };
        const doubles lent{x.rate, x.n, std::abs(x.pv)};
        all.check("CUMIPMT", lent, [&](const doubles& a) { return excel::CUMIPMT(a[0], a[1], a[2], first, last, type); }, cumulated);
        all.check("CUMPRINC", lent, [&](const doubles& a) { return excel::CUMPRINC(a[0], a[1], a[2], first, last, type); },
                  [&](const wides& a) -> wide {
                      const wide first_one = from > first ? level(a[0], a[1], a[2], 0) : wide(0);
                      return (first_one + repaid(a[0], last, a[1], a[2]) - repaid(a[0], from - 1, a[1], a[2])) / due(a[0], type);
                  });
    }
    double pmt = 0;
    try {
        pmt = excel::PMT(x.rate, x.n, x.pv, x.fv, type);
    } catch (const error&) {
        return;
    }
    // Only where the payment is not all interest to the last digit, as it is of long loans at high rates.
    if (pmt != 0 && std::abs(x.n * std::log1p(x.rate)) < 30 && x.rate != 0)
        all.check("NPER", {x.rate, pmt, x.pv, x.fv},
                  [&](const doubles& a) { return excel::NPER(a[0], a[1], a[2], a[3], type); },
                  [&](const wides& a) -> wide {
                      const wide paid = a[1] * due(a[0], type);
                      return log((paid - a[3] * a[0]) / (paid + a[2] * a[0])) / log(1 + a[0]);
                  });
}

void check_rates(dice& roll, tally& all) {
    const double rate = roll.spread(1e-12, 10), m = roll.whole(1, roll.whole(0, 1) ? 12 : 365);
    all.check("EFFECT", {rate}, [&](const doubles& a) { return excel::EFFECT(a[0], m); },
              [&](const wides& a) -> wide { return growth(a[0] / m, m) - 1; });
    all.check("NOMINAL", {rate}, [&](const doubles& a) { return excel::NOMINAL(a[0], m); },
              [&](const wides& a) -> wide { return m * (growth(a[0], wide(1) / m) - 1); });
    const double n = roll.real(0.1, 600), pv = roll.spread(1e-300, 1e300);
    const double fv = roll.whole(0, 1) ? roll.spread(1e-300, 1e300) : pv * (1 + roll.spread(1e-15, 1));
    all.check("RRI", {n, pv, fv}, [](const doubles& a) { return excel::RRI(a[0], a[1], a[2]); },
              [](const wides& a) -> wide { return pow(a[2] / a[1], 1 / a[0]) - 1; });
    all.check("PDURATION", {rate, pv, fv}, [](const doubles& a) { return excel::PDURATION(a[0], a[1], a[2]); },
              [](const wides& a) -> wide { return log(a[2] / a[1]) / log(1 + a[0]); });
    doubles flows{rate};
    for (int i = roll.whole(2, 20); i > 0; --i) flows.push_back(roll.cents(-1000, 1000));
    all.check("NPV", flows, [](const doubles& a) { return excel::NPV(a[0], std::span(a).subspan(1)); },
              [](const wides& a) -> wide {
                  wide sum = 0;
                  for (std::size_t i = a.size() - 1; i > 0; --i) sum = (sum + a[i]) / (1 + a[0]);
                  return sum;
              });
    doubles rates{roll.cents(-1e6, 1e6)};
    for (int i = roll.whole(1, 60); i > 0; --i) rates.push_back(roll.whole(0, 5) ? roll.real(-0.2, 0.3) : roll.spread(1e-12, 10));
    all.check("FVSCHEDULE", rates, [](const doubles& a) { return excel::FVSCHEDULE(a[0], std::span(a).subspan(1)); },
              [](const wides& a) -> wide {
                  wide value = a[0];
                  for (std::size_t i = 1; i < a.size(); ++i) value *= 1 + a[i];
                  return value;
              });
    doubles project{roll.real(-0.2, 0.5), roll.real(-0.2, 0.5), -roll.cents(1, 1000), roll.cents(1, 1000)};
    for (int i = roll.whole(0, 12); i > 0; --i) project.push_back(roll.cents(-500, 1000));
    all.check("MIRR", project, [](const doubles& a) { return excel::MIRR(std::span(a).subspan(2), a[0], a[1]); },
              [](const wides& a) -> wide {
                  wide in = 0, out = 0;
                  for (std::size_t i = 2; i < a.size(); ++i) in = in * (1 + a[1]) + most(a[i], 0);
                  for (std::size_t i = a.size(); i-- > 2;) out = out / (1 + a[0]) - least(a[i], 0);
                  return pow(in / out, wide(1) / (a.size() - 3)) - 1;
              });
}

void check_depreciation(dice& roll, tally& all, int longest) {
    const double cost = roll.cents(1, 1e6), salvage = roll.whole(0, 2) ? roll.cents(0, cost / roll.whole(1, 20)) : 0;
    const int whole_life = roll.whole(1, longest);
    const double life = roll.whole(0, 2) ? whole_life : whole_life + roll.real(0, 1);
    const double factor = roll.whole(0, 1) ? 2 : roll.real(0.2, 5);
    all.check("SLN", {cost, salvage, life}, [](const doubles& a) { return excel::SLN(a[0], a[1], a[2]); },
              [](const wides& a) -> wide { return (a[0] - a[1]) / a[2]; });
    const double per = roll.whole(0, 1) ? roll.whole(1, whole_life) : roll.real(0.01, life);
    all.check("SYD", {cost, salvage, life, per}, [](const doubles& a) { return excel::SYD(a[0], a[1], a[2], a[3]); },
              [](const wides& a) -> wide { return (a[0] - a[1]) * (a[2] - a[3] + 1) * 2 / (a[2] * (a[2] + 1)); });
    const int month = roll.whole(1, 12), number = roll.whole(1, month < 12 ? whole_life + 1 : whole_life);
    all.check("DB", {cost, salvage, life}, [&](const doubles& a) { return excel::DB(a[0], a[1], a[2], number, month); },
              [&](const wides& a) -> wide {
                  const wide rate = floor((1 - pow(a[1] / a[0], 1 / a[2])) * 1000 + wide("0.5")) / 1000;
                  const wide first = a[0] * rate * month / 12;
                  if (number == 1) return first;
                  const wide part = number > whole_life ? wide(wide(12 - month) / 12) : wide(1);
                  return (a[0] - first) * pow(wide(1 - rate), number - 2) * rate * part;
              });
    all.check("DDB", {cost, salvage, life, per, factor},
              [](const doubles& a) { return excel::DDB(a[0], a[1], a[2], a[3], a[4]); },
              [&](const wides& a) -> wide {
                  const wide rate = least(a[4] / a[2], 1);
                  const wide book = per <= 1 ? a[0] : rate == 1 ? wide(0) : wide(a[0] * pow(1 - rate, a[3] - 1));
                  return most(least(book * rate, book - a[1]), 0);
              });
    const bool no_switch = roll.whole(0, 2) == 0, inside = roll.whole(0, 1);
    double start = roll.real(0, life), end = roll.real(start, life);
    if (!inside) start = std::floor(start);
    if (roll.whole(0, 1)) end = std::min(std::ceil(end), life);
    all.check("VDB", {cost, salvage, life, start, end, factor},
              [&](const doubles& a) { return excel::VDB(a[0], a[1], a[2], a[3], a[4], a[5], no_switch); },
              [&](const wides& a) { return test::vdb_textbook(a, no_switch, start == std::floor(start)); });
    const double rates[] = {0.05, 0.07, 0.1, 0.125, 0.15, 0.2, 0.3, 0.5};
    const double rate = rates[roll.whole(0, 7)];
    const int period = roll.whole(0, static_cast<int>(std::ceil(1 / rate))), days = roll.whole(0, 365);
    const calendar_day bought = "2021-01-01"_day;
    all.check("AMORLINC", {cost, std::min(salvage, cost), rate},
              [&](const doubles& a) { return excel::AMORLINC(a[0], bought, bought + date::days{days}, a[1], period, a[2], 3); },
              [&](const wides& a) -> wide {
                  const wide year = a[0] * a[2], part = days == 0 ? wide(1) : wide(wide(days) / 365);
                  const wide first = least(part * year, a[0] - a[1]);
                  return period == 0 ? first : most(0, least(year, a[0] - a[1] - first - (period - 1) * year));
              });
}

void check_all(int rounds, std::uint64_t seed, int longest) {
    dice roll(seed);
    tally all;
    for (int i = 0; i < rounds; ++i) {
        check_payments(roll, all);
        check_rates(roll, all);
        check_depreciation(roll, all, longest);
    }
    CHECK(all.checked > rounds * 18);
}

}  // namespace

TEST_CASE("R11, R12: every function under excel:: to the last digits, at random arguments", "[excel]") { check_all(12, 1, 40); }
TEST_CASE("thousands of random arguments for every function under excel::", "[excel][.long]") { check_all(1500, 2, 200); }

}  // namespace excel_accuracy_test
