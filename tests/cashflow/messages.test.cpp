// SPDX-License-Identifier: BSL-1.0
// What the errors of this layer say: the number as short as reads back (a root to ten digits), whatever the locale.
#include <outlay/cashflow.hpp>
#include <outlay/cashflow/excel.hpp>
#include <outlay/money/literals.hpp>

#include <catch.hpp>

#include <clocale>
#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

namespace messages_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

struct message {
    void (*thrown)();
    const char* shows;  // the number at fault
};

constexpr double tiny = -1.25e-9;
const std::vector<double> flows{-100, 60, 60};

const message messages[] = {
    {[] { (void)npv(-1.5, flows); }, "-1.5"},
    {[] { (void)tvm::fv(-1.25, 3, 1.0, 1.0); }, "-1.25"},
    {[] { (void)tvm::pmt(0.1, tiny, 1.0); }, "-1.25e-09"},
    {[] { (void)tvm::fv(0.1, -2.5, 1.0, 1.0); }, "-2.5"},
    {[] { (void)tvm::nper(0.1, -0.5, 100); }, "-0.5"},
    {[] { (void)tvm::effect(0.1, 0.5); }, "0.5"},
    {[] { (void)tvm::nominal(0.1, 0.5); }, "0.5"},
    {[] { (void)tvm::rri(tiny, 1, 2); }, "-1.25e-09"},
    {[] { (void)tvm::rri(2, 1.5, tiny); }, "-1.25e-09"},
    {[] { (void)tvm::pduration(0.1, 1.5, tiny); }, "-1.25e-09"},
    {[] { (void)annuity_factor(0.1, -2.5); }, "-2.5"},
    {[] { (void)straight_line(1.0, 0.0, tiny); }, "-1.25e-09"},
    {[] { (void)units_of_production(1.0, 0.0, tiny, 1.0); }, "-1.25e-09"},
    {[] { (void)cash_multiple(tiny, 1.0); }, "-1.25e-09"},
    {[] { (void)annualised_roi(1.0, 2.0, tiny); }, "-1.25e-09"},
    {[] { (void)interest_rate<double, compounding::simple>{0.1}.growth(-12.5); }, "0.1"},
    {[] { (void)payback(std::vector<double>{-1.5, 0.25}).periods(); }, "1.25"},
    {[] { (void)irr(std::vector<double>{-1, 2.75, -1.875}).only(); }, "multiple, 0.25 and 0.5"},
    {[] { (void)excel::PDURATION(tiny, 1, 2); }, "-1.25e-09"},
    {[] { (void)excel::DDB(100, 10, 5, 1, tiny); }, "-1.25e-09"},
    {[] { (void)amortisation(100_usd, 1_pct, 3, 0.99_usd, half_even); }, "0.99 USD"},
    {[] { (void)amortisation(-1.25_usd, 1_pct, 3, repayment::at_maturity, half_even); }, "-1.25 USD"},
};

std::string text_of(const message& m) {
    try {
        m.thrown();
    } catch (const error& e) {
        return e.what();
    }
    return "nothing was thrown";
}

}  // namespace

TEST_CASE("R22: messages show a number as it reads back, and the same under a German locale", "[messages]") {
    // With the locale of the system, or of a folder: localedef -i de_DE -f UTF-8 DIR/de_DE.UTF-8, LOCPATH=DIR.
    std::vector<std::string> plain, german;
    for (const message& m : messages) plain.push_back(text_of(m));
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8")) std::setlocale(LC_ALL, "de_DE.utf8");
    for (const message& m : messages) german.push_back(text_of(m));
    std::setlocale(LC_ALL, "C");
    CHECK(german == plain);
    for (std::size_t i = 0; i < plain.size(); ++i) {
        INFO(plain[i]);
        CHECK(plain[i].find(messages[i].shows) != std::string::npos);
        CHECK(plain[i].find(".000000") == std::string::npos);
        CHECK(plain[i].size() < 200);
    }
}

}  // namespace messages_test
