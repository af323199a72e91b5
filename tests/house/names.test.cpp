// SPDX-License-Identifier: BSL-1.0
// A user who writes `using namespace` for outlay, std and date together, and has functions of his own, calls what he means.
// (That no public name is ambiguous there is checked by tools/public_names --check, for every name.)
#include <cmath>
#include <string>
#include <vector>

#include <date/date.h>
#include <outlay/outlay.hpp>

#include <catch.hpp>

namespace names_test {

namespace {

namespace all_three {
using namespace outlay;
using namespace outlay::currencies;
using namespace std;
using namespace date;

TEST_CASE("std's functions of a double are called beside ours", "[house]") {
    CHECK(floor(2.5) == 2);
    CHECK(ceil(2.5) == 3);
    CHECK(round(2.5) == 3);
    CHECK(exp(0.0) == 1);
    CHECK(log(1.0) == 0);
    CHECK(pow(2.0, 3.0) == 8);
    CHECK(pow(2.0, 3) == 8);
    CHECK(min(1, 2) == 1);
    CHECK(max(string("a"), string("b")) == "b");
}

TEST_CASE("std's and date's words name std's and date's things", "[house]") {
    const year_month_day day_one = 2025_y / February / 24;
    CHECK(day{24} == day_one.day());
    CHECK(vector<string>{"a"}.size() == 1);
}
}  // namespace all_three

namespace his_own {
using namespace outlay;

double floor(double) { return -1; }
double exp(double) { return -2; }
double log(double) { return -3; }
double pow(double, double) { return -4; }
double min(double, double) { return -5; }
double max(double, double) { return -6; }

TEST_CASE("a user's own functions are called before ours", "[house]") {
    CHECK(floor(1.0) == -1);
    CHECK(exp(1.0) == -2);
    CHECK(log(1.0) == -3);
    CHECK(pow(1.0, 1.0) == -4);
    CHECK(min(1.0, 2.0) == -5);
    CHECK(max(1.0, 2.0) == -6);
}
}  // namespace his_own

}  // namespace

}  // namespace names_test
