// SPDX-License-Identifier: BSL-1.0
// A model is run on all numbers, and what is wrong with it is named.
#include "probe.hpp"

#include <outlay/model/check_model.hpp>

#include <catch.hpp>

#include <string>

namespace check_model_test {

using namespace model_probe;

template <class Body>
std::vector<std::string> findings(Body body) {
    const probe m{quarters(4), body};
    std::vector<std::string> all;
    typename decltype(m)::template drivers<exact_ratio> d;
    d.x = exact_ratio(1, 3);
    for (const model_finding& f : check_model(m, d).found) {
        const char* const kinds[] = {"not finite", "does not roll", "disagrees", "threw"};
        all.push_back(std::string(kinds[static_cast<int>(f.what)]) + " " + f.line + " " + f.period);
    }
    return all;
}

TEST_CASE("a sound model has no findings; a line that is not finite and a balance that does not roll are named", "[model]") {
    CHECK(findings([](const auto& d, auto& s, const auto&) {
              const auto t = s.template fixed<flow>("t", [](std::size_t i) { return exact_ratio(static_cast<int>(i), 7); });
              const auto b = s.balance("b", running(t));
              s.rolls(b, t);
              return sum(t) * d.x;
          }).empty());
    CHECK(findings([](const auto& d, auto& s, const auto&) {  // what is drawn less what is repaid
              const auto drawn = s.template fixed<flow>("drawn", [](std::size_t i) { return exact_ratio(static_cast<int>(i) + 5, 7); });
              const auto repaid = s.template fixed<flow>("repaid", [](std::size_t i) { return exact_ratio(static_cast<int>(i), 9); });
              const auto owed = s.balance("owed", running(drawn - repaid));
              s.rolls(owed, drawn - repaid);
              return closing(owed) * d.x;
          }).empty());
    const auto wrong = findings([](const auto& d, auto& s, const auto&) {
        const auto t = s.template fixed<flow>("t", [](std::size_t i) { return exact_ratio(static_cast<int>(i) + 1); });
        const auto b = s.balance("forgetful", share_of_year(t, d.x));
        s.rolls(b, t);
        return sum(t) * d.x;
    });
    CHECK(wrong == std::vector<std::string>{"does not roll forgetful FY2026 Q1"});
    const auto endless = findings([](const auto& d, auto& s, const auto&) {
        const auto t = s.fixed("t", [](std::size_t i) { return exact_ratio(static_cast<int>(i) - 2); });
        s.level("inverse", 1 / t);
        return d.x;
    });
    REQUIRE(!endless.empty());
    CHECK(endless[0] == "not finite inverse FY2026 Q3");
}

TEST_CASE("a constant that went through double is found", "[model]") {
    const auto found = findings([](const auto& d, auto& s, const auto&) {
        using R = std::remove_cvref_t<decltype(d.x)>;
        const auto t = s.fixed("t", [](std::size_t) { return exact_ratio(1); });
        s.level("cut", t * R(static_cast<int>(1000 * to_double(d.x)) + (std::same_as<R, fifty_digits> ? 1 : 0)));
        return d.x;
    });
    CHECK(found == std::vector<std::string>{"disagrees cut FY2026 Q1"});
}

}  // namespace check_model_test
