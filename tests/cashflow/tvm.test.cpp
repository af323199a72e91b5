// SPDX-License-Identifier: BSL-1.0
#include <outlay/cashflow/excel.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/number/dual.hpp>

#include "closed_form.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace tvm_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;
using Catch::Approx;
using test::check_closed_form;

namespace {

using wide = fifty_digits;
using doubles = std::vector<double>;
using wides = std::vector<wide>;

timing when(double type) { return type == 0 ? timing::end : timing::start; }

wide power(const wide& rate, const wide& n) { return pow(1 + rate, n); }
wide due(const wide& rate, const wide& type) { return type == 0 ? wide(1) : wide(1 + rate); }
/// ((1 + r)^n - 1) / r; at 0 to first order, for one ulp beside it.
wide annuity(const wide& rate, const wide& n) {
    if (abs(rate) < wide("1e-30")) return n + n * (n - 1) / 2 * rate;
    return (power(rate, n) - 1) / rate;
}
wide fv(const wide& r, const wide& n, const wide& pmt, const wide& pv, const wide& type) {
    return -(pv * power(r, n) + pmt * due(r, type) * annuity(r, n));
}
wide pmt(const wide& r, const wide& n, const wide& pv, const wide& fv, const wide& type) {
    return -(pv * power(r, n) + fv) / (due(r, type) * annuity(r, n));
}
wide ipmt(const wide& r, const wide& per, const wide& n, const wide& pv, const wide& fv_, const wide& type) {
    const wide payment = pmt(r, n, pv, fv_, wide(0));
    if (type != 0 && per == 1) return 0;
    return fv(r, per - 1, payment, pv, wide(0)) * r / due(r, type);
}
wide cumipmt(const wides& x) {
    wide sum = 0;
    // Which payments is decided by the case; the amount and the rate are what may move.
    for (int per = x[3].convert_to<int>(); per <= x[4].convert_to<int>(); ++per)
        sum += ipmt(x[0], per, x[1], x[2], 0, x[5]);
    return sum;
}

}  // namespace

TEST_CASE("fv of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "fv.csv", {"rate", "nper", "pmt", "pv", "type"},
        [](const doubles& x) { return tvm::fv(x[0], x[1], x[2], x[3], when(x[4])); },
        [](const wides& x) { return fv(x[0], x[1], x[2], x[3], x[4]); });
}
TEST_CASE("pv of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "pv.csv", {"rate", "nper", "pmt", "fv", "type"},
        [](const doubles& x) { return tvm::pv(x[0], x[1], x[2], x[3], when(x[4])); },
        [](const wides& x) -> wide {
            return -(x[3] + x[2] * due(x[0], x[4]) * annuity(x[0], x[1])) / power(x[0], x[1]);
        });
}
TEST_CASE("pmt of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "pmt.csv", {"rate", "nper", "pv", "fv", "type"},
        [](const doubles& x) { return tvm::pmt(x[0], x[1], x[2], x[3], when(x[4])); },
        [](const wides& x) { return pmt(x[0], x[1], x[2], x[3], x[4]); });
}
TEST_CASE("ipmt of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "ipmt.csv", {"rate", "per", "nper", "pv", "fv", "type"},
        [](const doubles& x) { return tvm::ipmt(x[0], int(x[1]), int(x[2]), x[3], x[4], when(x[5])); },
        [](const wides& x) { return ipmt(x[0], x[1], x[2], x[3], x[4], x[5]); });
}
TEST_CASE("ppmt of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "ppmt.csv", {"rate", "per", "nper", "pv", "fv", "type"},
        [](const doubles& x) { return tvm::ppmt(x[0], int(x[1]), int(x[2]), x[3], x[4], when(x[5])); },
        [](const wides& x) -> wide {
            return pmt(x[0], x[2], x[3], x[4], x[5]) - ipmt(x[0], x[1], x[2], x[3], x[4], x[5]);
        });
}
TEST_CASE("cumipmt of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "cumipmt.csv", {"rate", "nper", "pv", "start", "end", "type"},
        [](const doubles& x) { return tvm::cumipmt(x[0], int(x[1]), x[2], int(x[3]), int(x[4]), when(x[5])); },
        cumipmt);
}
TEST_CASE("cumprinc of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "cumprinc.csv", {"rate", "nper", "pv", "start", "end", "type"},
        [](const doubles& x) { return tvm::cumprinc(x[0], int(x[1]), x[2], int(x[3]), int(x[4]), when(x[5])); },
        [](const wides& x) -> wide {
            return (floor(x[4]) - floor(x[3]) + 1) * pmt(x[0], x[1], x[2], 0, x[5]) - cumipmt(x);
        });
}
TEST_CASE("nper of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "nper.csv", {"rate", "pmt", "pv", "fv", "type"},
        [](const doubles& x) { return tvm::nper(x[0], x[1], x[2], x[3], when(x[4])); },
        [](const wides& x) -> wide {
            const wide payment = x[1] * due(x[0], x[4]);
            if (abs(x[0]) < wide("1e-30")) return -(x[2] + x[3]) / payment;
            return log((payment - x[3] * x[0]) / (payment + x[2] * x[0])) / log(1 + x[0]);
        });
}
TEST_CASE("effect, nominal, rri and pduration of the certified cases", "[tvm][oracle]") {
    check_closed_form(
        "effect.csv", {"nominal", "npery"}, [](const doubles& x) { return tvm::effect(x[0], x[1]); },
        [](const wides& x) -> wide { return pow(1 + x[0] / x[1], x[1]) - 1; });
    check_closed_form(
        "nominal.csv", {"effective", "npery"}, [](const doubles& x) { return tvm::nominal(x[0], x[1]); },
        [](const wides& x) -> wide { return x[1] * (pow(1 + x[0], 1 / x[1]) - 1); });
    check_closed_form(
        "rri.csv", {"nper", "pv", "fv"}, [](const doubles& x) { return tvm::rri(x[0], x[1], x[2]); },
        [](const wides& x) -> wide { return pow(x[2] / x[1], 1 / x[0]) - 1; });
    check_closed_form(
        "pduration.csv", {"rate", "pv", "fv"}, [](const doubles& x) { return tvm::pduration(x[0], x[1], x[2]); },
        [](const wides& x) -> wide { return log(x[2] / x[1]) / log(1 + x[0]); });
}
TEST_CASE("rate of the certified cases: every root, and none at -1", "[tvm][oracle]") {
    const auto rows = test::read_rows("rate.csv");
    REQUIRE(rows.size() == 40);
    for (const auto& row : rows) {
        INFO(row.at("case_id"));
        const irr_result found = tvm::rate(std::stoi(row.at("nper")), std::stod(row.at("pmt")), std::stod(row.at("pv")),
                                           std::stod(row.at("fv")), when(std::stod(row.at("type"))));
        CHECK(to_string(found.status) == row.at("status"));
        if (row.at("status") != "unique") continue;
        const wide truth(row.at("roots_40"));
        const wide allowed = std::max<wide>(4 * test::ulp(truth.convert_to<double>()), 16 * wide(row.at("cond_abs")));
        CHECK(abs(wide(found.only()) - truth) <= allowed);
    }
}

TEST_CASE("Excel's documented examples", "[tvm]") {
    // support.microsoft.com: FV, PV, PMT, IPMT, PPMT, NPER, RATE, CUMIPMT, CUMPRINC, RRI, PDURATION
    CHECK(tvm::fv(0.06 / 12, 10, -200.0, -500.0, timing::start) == Approx(2581.40).margin(0.005));
    CHECK(tvm::fv(0.12 / 12, 12, -1000.0) == Approx(12682.50).margin(0.005));
    CHECK(tvm::pv(0.08 / 12, 12 * 20, 500.0) == Approx(-59777.15).margin(0.005));
    CHECK(tvm::pmt(0.08 / 12, 10, 10000.0) == Approx(-1037.03).margin(0.005));
    CHECK(tvm::pmt(0.08 / 12, 10, 10000.0, timing::start) == Approx(-1030.16).margin(0.005));
    CHECK(tvm::ipmt(0.1 / 12, 1, 36, 8000.0) == Approx(-66.67).margin(0.005));
    CHECK(tvm::ipmt(0.1, 3, 3, 8000.0) == Approx(-292.45).margin(0.005));
    CHECK(tvm::ppmt(0.08, 10, 10, 200000.0) == Approx(-27598.05).margin(0.005));
    CHECK(tvm::nper(0.01, -100, -1000, 10000, timing::start) == Approx(59.6738657).margin(5e-8));
    CHECK(tvm::rate(48, -200, 8000).only() == Approx(0.0077015).margin(5e-8));
    CHECK(tvm::cumipmt(0.09 / 12, 360, 125000.0, 13, 24) == Approx(-11135.23213).margin(5e-6));
    CHECK(tvm::cumprinc(0.09 / 12, 360, 125000.0, 13, 24) == Approx(-934.1071234).margin(5e-8));
    CHECK(tvm::rri(96, 10000, 11000) == Approx(0.0009933).margin(5e-8));
    CHECK(tvm::pduration(0.025, 2000, 2200) == Approx(3.86).margin(0.005));
}

TEST_CASE("a swapped payment and amount still has its one true rate", "[tvm]") {
    // numpy-financial's rate(8, -440000, 263175, 25500) is -1.896, below -100 %
    CHECK(tvm::rate(8, -440000, 263175, 25500).only() == Approx(1.6711838275594646).epsilon(1e-14));
}

TEST_CASE("the parts of a loan add up to it", "[tvm]") {
    for (const timing at : {timing::end, timing::start})
        for (const double r : {-0.01, 0.0, 1e-9, 0.004, 0.3}) {
            double principal = 0;
            double interest = 0;
            for (int k = 1; k <= 60; ++k) {
                principal += tvm::ppmt(r, k, 60, 1000.0, 200.0, at);
                interest += tvm::ipmt(r, k, 60, 1000.0, 200.0, at);
            }
            // Paid at the start, the last balance still grows to 200 in the last period.
            CHECK(principal == Approx(-(1000 + 200 / (at == timing::start ? 1 + r : 1))).epsilon(1e-13));
            CHECK(principal + interest == Approx(60 * tvm::pmt(r, 60, 1000.0, 200.0, at)).epsilon(1e-13));
            CHECK(tvm::fv(r, 60, tvm::pmt(r, 60, 1000.0, 200.0, at), 1000.0, at) ==
                  Approx(200).margin(1e-12 * std::pow(1 + std::abs(r), 60) * 1000));
            CHECK(tvm::cumprinc(r, 60, 1000.0, 1, 60, at) == Approx(-1000).epsilon(1e-14));
        }
}

TEST_CASE("money in, money out, and the other numbers", "[tvm]") {
    CHECK(tvm::pmt(exact_ratio(8, 1200), 10, 10'000_usd).round(half_even) == -1'037.03_usd);
    CHECK(tvm::pmt<exact_ratio>(10_pct, 2, 210_usd) == -121_usd);
    const auto payment = tvm::pmt<fifty_digits>(exact_ratio(8, 1200), 10, 10'000);
    CHECK(to_double(payment) == Approx(tvm::pmt(exact_ratio(8, 1200), 10, 10'000)).epsilon(1e-15));
    const auto slope = tvm::pmt(dual<double>::variable(0.05), 20, 1000.0).derivative;
    const double step = (tvm::pmt(0.05 + 1e-6, 20, 1000.0) - tvm::pmt(0.05 - 1e-6, 20, 1000.0)) / 2e-6;
    CHECK(slope == Approx(step).epsilon(1e-8));
}

TEST_CASE("R11: sums of interest of long loans at high rates, and of short ones at tiny rates", "[tvm]") {
    // The interest is the payments less the principal: 240 x 810,000 - 1,000,000, but for 0.2e-60 of it.
    CHECK(tvm::cumipmt(0.81, 240, 1e6, 1, 240) == -193'400'000);
    CHECK(excel::CUMIPMT(0.81, 240, 1e6, 1, 240, 0) == -193'400'000);
    // All of a loan at a tiny rate: pv r (n + 1) / 2 to first order.
    CHECK(tvm::cumipmt(1e-12, 600, 1e6, 1, 600) == Approx(-1e6 * 1e-12 * 601 / 2).epsilon(1e-9));
    // A million payments, and at once.
    CHECK(tvm::cumipmt(1e-9, 2'000'000'000, 1.0, 1, 2'000'000'000) + tvm::cumprinc(1e-9, 2'000'000'000, 1.0, 1, 2'000'000'000) ==
          Approx(2e9 * tvm::pmt(1e-9, 2'000'000'000, 1.0)).epsilon(1e-14));
    const auto exact = tvm::cumipmt<fifty_digits>(0.81_dec, 240, 1'000'000, 1, 240);
    CHECK(to_double(exact) == -193'400'000);
}

TEST_CASE("R12: no period, rate or time is lost because a product or a quotient leaves the doubles", "[tvm]") {
    CHECK(tvm::nper(0.05, 1e-170, -1e-169) == Approx(14.2067).margin(0.00005));
    for (const double scale : {1e-320, 1e-300, 1e-170, 1e170, 1e300})
        CHECK(tvm::nper(0.05, 1 * scale, -10 * scale) == Approx(14.2067).margin(scale < 1e-310 ? 0.01 : 0.00005));
    CHECK(tvm::rri(2, 8, 0) == -1);
    CHECK(tvm::rri(2, -8, 0) == -1);
    CHECK_THROWS_AS(tvm::rri(2, 0, 8), numeric_domain_error);
    CHECK_THROWS_AS(tvm::rri(2, 0, 0), numeric_domain_error);
    CHECK(tvm::rri(1200, 1e-300, 1e300) == Approx(std::sqrt(10.0) - 1).epsilon(1e-14));  // the quotient is 1e600
    CHECK(tvm::rri(1200, 1e300, 1e-300) == Approx(std::sqrt(0.1) - 1).epsilon(1e-14));
    CHECK(tvm::pduration(9, 1e-300, 1e300) == Approx(600).epsilon(1e-15));
    CHECK(tvm::pduration(9, 1e300, 1e-300) == Approx(-600).epsilon(1e-15));
}

TEST_CASE("fifty digits give what doubles give, in every function of payments", "[tvm]") {
    const auto r = 0.75_pct;
    const int pv = 125'000, fv = 7'000, n = 36;
    const auto agree = [](const wide& exact, double fast) { CHECK(to_double(exact) == Approx(fast).epsilon(1e-13)); };
    for (const timing at : {timing::end, timing::start}) {
        agree(tvm::fv<wide>(r, n, -900, pv, at), tvm::fv(0.0075, n, -900.0, 125'000.0, at));
        agree(tvm::pv<wide>(r, n, -900, fv, at), tvm::pv(0.0075, n, -900.0, 7'000.0, at));
        agree(tvm::pmt<wide>(r, n, pv, fv, at), tvm::pmt(0.0075, n, 125'000.0, 7'000.0, at));
        agree(tvm::ipmt<wide>(r, 13, n, pv, fv, at), tvm::ipmt(0.0075, 13, n, 125'000.0, 7'000.0, at));
        agree(tvm::ppmt<wide>(r, 13, n, pv, fv, at), tvm::ppmt(0.0075, 13, n, 125'000.0, 7'000.0, at));
        agree(tvm::cumipmt<wide>(r, n, pv, 1, 24, at), tvm::cumipmt(0.0075, n, 125'000.0, 1, 24, at));
        agree(tvm::cumprinc<wide>(r, n, pv, 1, 24, at), tvm::cumprinc(0.0075, n, 125'000.0, 1, 24, at));
    }
}

TEST_CASE("S2: a number of payments beyond an int is not cut", "[tvm]") {
    // 2^32 + 1 payments of a loan without interest; as an int they would be one.
    CHECK(tvm::pmt(0.0, 4'294'967'297, 4'294'967'297.0) == -1);
    CHECK_THROWS_AS(tvm::pmt<fifty_digits>(0_dec, 4'294'967'297, 4'294'967'297), numeric_overflow_error);
    CHECK_THROWS_AS(annuity_factor<fifty_digits>(1_pct, 4'294'967'297), numeric_overflow_error);
    CHECK_THROWS_AS(tvm::rate(4'294'967'297, -1, 2), numeric_overflow_error);
}

template <class N>
concept counts_payments = requires(N n) {
    tvm::ipmt(0.1, n, n, 100.0);
    tvm::ppmt(0.1, n, n, 100.0);
    tvm::cumipmt(0.1, n, 100.0, n, n);
    tvm::cumprinc(0.1, n, 100.0, n, n);
    tvm::rate(n, -10, 100);
};
static_assert(counts_payments<int> && counts_payments<std::int64_t> && counts_payments<unsigned>);
static_assert(!counts_payments<double> && !counts_payments<float>);
template <class R>
concept takes_fraction = requires(R rate) {
    tvm::fv(rate, 2.5, rate, rate);
};
static_assert(takes_fraction<double> && !takes_fraction<fifty_digits>);  // served, or not at all

TEST_CASE("S14: no payment lies between a first and a last that is before it", "[tvm]") {
    CHECK_THROWS_AS(tvm::cumipmt(0.01, 24, 5000.0, 5, 3), numeric_domain_error);
    CHECK_THROWS_AS(tvm::cumprinc(0.01, 24, 5000.0, 5, 3), numeric_domain_error);
    CHECK_THROWS_AS(tvm::cumipmt<fifty_digits>(1_pct, 24, 5000, 5, 3), numeric_domain_error);
    CHECK(tvm::cumipmt(0.01, 24, 5000.0, 1, 1, timing::start) == 0);
}

TEST_CASE("what has no answer is refused", "[tvm]") {
    CHECK_THROWS_AS(tvm::pmt(-1.0, 10, 100.0), numeric_domain_error);
    CHECK_THROWS_AS(tvm::pmt(0.1, 0, 100.0), numeric_domain_error);
    CHECK_THROWS_AS(tvm::pmt(0.1, 10, 100.0, timing::mid), numeric_domain_error);
    CHECK_THROWS_AS(tvm::ipmt(0.1, 11, 10, 100.0), numeric_domain_error);
    CHECK_THROWS_AS(tvm::nper(0.1, -5, 100), numeric_domain_error);  // the interest alone is 10
    CHECK_THROWS_AS(tvm::rri(5, 100, -100), numeric_domain_error);
    CHECK_THROWS_AS(tvm::effect(0.1, 0.5), numeric_domain_error);
}

}  // namespace tvm_test
