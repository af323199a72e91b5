// SPDX-License-Identifier: BSL-1.0
// Rates of return of generated nasty projects against an independent program (irr_reference.hpp). Sixty of each kind every
// time; 100,000 in all with the tag [.long].

#include <cashflow/csv_rows.hpp>
#include <cashflow/dice.hpp>
#include <cashflow/irr_reference.hpp>
#include <catch.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/irr_batch.hpp>
#include <outlay/number/fifty_digits.hpp>

#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace irr_generated_test {

using namespace outlay;
using test::dice;

namespace {

using flows_of = std::vector<std::pair<double, double>>;  // time in years, amount

constexpr const char* kinds[] = {"one sign",
                                 "all zero",
                                 "not finite",
                                 "zeros around",
                                 "random signs",
                                 "near-tangent",
                                 "signs change without a root",
                                 "rate over 1e3",
                                 "near -100 %",
                                 "large and small magnitudes",
                                 "several a day, unsorted",
                                 "60 years alternating",
                                 "a few days",
                                 "published failure, varied"};
constexpr int kind_count = 14;

flows_of project(dice& roll, double invested, double rate, int n, double years) {
    flows_of flows{{0, -invested}};
    for (int i = 0; i < n; ++i) {
        const double t = roll.day(years) + 1.0 / 365;
        flows.push_back({t, roll.real(0.5, 1.5) * invested / n * std::pow(1 + rate, t)});
    }
    return flows;
}

flows_of make(int kind, dice& roll) {
    const auto periodic = [](const std::vector<double>& amounts) {
        flows_of flows;
        for (double amount : amounts) flows.push_back({static_cast<double>(flows.size()), amount});
        return flows;
    };
    switch (kind) {
        case 0: {
            flows_of flows;
            const double sign = roll.whole(0, 1) ? 1 : -1;
            for (int i = roll.whole(1, 12); i > 0; --i) flows.push_back({roll.day(9), sign * roll.cents(0, 1000)});
            return flows;
        }
        case 1: {
            flows_of flows;
            for (int i = roll.whole(0, 6); i > 0; --i) {
                const double amount = roll.cents(-1000, 1000), t = roll.day(9);
                flows.insert(flows.end(), {{t, amount}, {t, -amount}});
            }
            return flows;
        }
        case 2: {
            flows_of flows = project(roll, 1000, 0.1, 5, 5);
            constexpr double bad[] = {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                                      -std::numeric_limits<double>::infinity()};
            auto& one = flows[static_cast<std::size_t>(roll.whole(0, 5))];
            (roll.whole(0, 1) ? one.first : one.second) = bad[roll.whole(0, 2)];
            return flows;
        }
        case 3: {
            flows_of flows =
                project(roll, roll.cents(1, 1e6), roll.real(-0.5, 1), roll.whole(1, 20), roll.real(0.5, 20));
            for (int i = roll.whole(1, 9); i > 0; --i)
                flows.push_back({roll.whole(0, 1) ? -roll.day(5) : roll.day(40), 0.0});
            return flows;
        }
        case 4: {
            std::vector<double> amounts;
            for (int i = roll.whole(2, 24); i > 0; --i) amounts.push_back(roll.cents(-1000, 1000));
            flows_of flows = periodic(amounts);
            if (roll.whole(0, 1))
                for (auto& flow : flows) flow.first = roll.day(10);
            return flows;
        }
        case 5: {  // (x - g)^2 (x + h) in growth, lifted by a little of nothing at all
            const double g = roll.cents(0.5, 2), h = roll.cents(0.1, 3);
            std::vector<double> amounts{1, h - 2 * g, g * g - 2 * g * h, g * g * h};
            amounts[2] *= 1 + roll.real(-1, 1) * std::pow(10, -roll.real(0, 17));
            for (double& amount : amounts)
                amount *= roll.whole(0, 1) ? 1 : -1, amount = std::abs(amount) * (amount < 0 ? -1 : 1);
            amounts = {1, h - 2 * g, (g * g - 2 * g * h) * (1 + roll.real(-1, 1) * std::pow(10, -roll.real(1, 17))),
                       g * g * h};
            return periodic(amounts);
        }
        case 6: {  // costs at both ends that no rate makes good
            const double invested = roll.cents(10, 1000), end = roll.cents(10, 1000), years = roll.whole(2, 20);
            return {{0, -invested}, {years / 2, roll.real(0.1, 1.99) * std::sqrt(invested * end)}, {years, -end}};
        }
        case 7:
            return project(roll, roll.cents(1, 100), std::pow(10, roll.real(3, 9)) - 1, roll.whole(1, 5),
                           roll.real(0.01, 3));
        case 8:
            return project(roll, roll.cents(1, 1e6), std::pow(10, -roll.real(1, 18)) - 1, roll.whole(1, 8),
                           roll.real(0.01, 6));
        case 9: {
            const double size = std::pow(10, roll.whole(0, 1) ? roll.real(-300, 300) : roll.whole(0, 1) ? 12.0 : -6.0);
            flows_of flows = project(roll, 1, roll.real(-0.3, 0.5), roll.whole(1, 10), roll.real(1, 15));
            for (auto& flow : flows) flow.second *= size;
            if (roll.whole(0, 3) == 0)
                flows[1].second *= std::pow(10, roll.real(-60, 60)) * std::min(1.0, 1e300 / size * 1e-60);
            return flows;
        }
        case 10: {
            flows_of flows = project(roll, 1000, roll.real(-0.3, 0.5), roll.whole(3, 20), roll.real(0.1, 4));
            for (int i = roll.whole(1, 6); i > 0; --i)
                flows.push_back({flows[static_cast<std::size_t>(roll.whole(0, 3))].first, roll.cents(-200, 200)});
            for (std::size_t i = flows.size(); i > 1; --i)
                std::swap(flows[i - 1], flows[static_cast<std::size_t>(roll.whole(0, static_cast<int>(i) - 1))]);
            return flows;
        }
        case 11: {
            std::vector<double> amounts;
            for (int i = 0; i < 60; ++i) amounts.push_back((i % 2 ? 1 : -1) * roll.cents(1, 1000));
            return periodic(amounts);
        }
        case 12: {
            flows_of flows{{0, -roll.cents(1, 1000)}};
            for (int i = roll.whole(1, 4); i > 0; --i)
                flows.push_back({roll.whole(1, 9) / 365.0, roll.cents(-100, 1000)});
            return flows;
        }
        default: {
            static const std::vector<test::csv_row> rows = test::read_rows("reported_failures.csv");
            const test::csv_row& row = rows[static_cast<std::size_t>(roll.whole(0, static_cast<int>(rows.size()) - 1))];
            flows_of flows = periodic(test::numbers(row.at("flows")));
            for (auto& flow : flows) {
                flow.second *= roll.real(0.99, 1.01);
                if (!row.at("dates").empty()) flow.first = roll.day(2);
            }
            return flows;
        }
    }
}

struct tally {
    int projects = 0, touching = 0;
};

/// The flows in order and all their roots, by the independent program.
template <class R>
struct reference {
    std::vector<R> t, c;
    std::vector<test::reference_root<R>> roots;

    explicit reference(const flows_of& flows) {
        test::arrange(flows, t, c);
        roots = test::all_roots<R>::of(t, c);
    }
};

template <class R>
bool agrees(const reference<R>& truth, const irr_result& found, std::string& why, bool& open) {
    using std::abs;
    using std::exp;
    using std::expm1;
    const auto& [t, c, roots] = truth;
    int changes = 0;
    for (std::size_t i = 1; i < c.size(); ++i) changes += (c[i] > 0) != (c[i - 1] > 0);
    open = false;
    std::size_t expected = roots.size();
    if (changes != found.sign_changes) return why = "sign changes", false;
    std::size_t j = 0;
    for (const irr_root& root : found.roots) {
        const bool one_more = j < roots.size();
        if (root.multiplicity == 2) {
            // The data's own rounding must be able to make it a double root: the value there is no more than that.
            const auto v = test::all_roots<R>::at(t, c, R(root.log_growth), R(0));
            R rounding = 0;
            const R base = root.log_growth > 0 ? t.front() : t.back();
            for (std::size_t i = 0; i < t.size(); ++i)
                rounding += abs(c[i]) * exp(-R(root.log_growth) * (t[i] - base)) *
                            (1 + abs(R(root.log_growth) * t[i])) * R(0x1p-53);
            if (abs(v.sum) > 8 * rounding) return why = "a double root where the value is not zero", false;
            while (j < roots.size() && abs(roots[j].u - R(root.log_growth)) < R(1e-5)) ++j, --expected;
            ++expected;
            continue;
        }
        if (!one_more) return why = "a root too many", false;
        const auto& exact = roots[j++];
        if (exact.touches) open = true;
        const auto v = test::all_roots<R>::at(t, c, exact.u, R(0));
        const double condition = static_cast<double>(R(abs(v.magnitude / v.slope))) * 0x1p-53;  // of u
        const double error = static_cast<double>(R(abs(R(root.log_growth) - exact.u)));
        const double ulp_of_u = std::nextafter(std::abs(root.log_growth), INFINITY) - std::abs(root.log_growth);
        if (!(error <= 4 * ulp_of_u + 16 * condition))
            return why = "log growth off by " + detail::number_text(error / condition) + " conditions", false;
        if (root.representable()) {
            const R rate = exp(exact.u) - 1;
            const double error_of_rate = static_cast<double>(R(abs(R(root.rate) - rate)));
            const double ulp = std::nextafter(std::abs(root.rate), INFINITY) - std::abs(root.rate);
            // exp of long double itself carries a rounding
            if (!(error_of_rate <= std::max(4 * ulp, 16 * condition * root.growth) + 1e-18 * std::abs(root.growth)))
                return why = "rate off by " + detail::number_text(error_of_rate / ulp) + " ulp", false;
        }
    }
    if (found.roots.size() != expected) {
        open = true;
        return why = std::to_string(found.roots.size()) + " roots instead of " + std::to_string(expected), false;
    }
    for (std::size_t i = 1; i < found.roots.size(); ++i)
        if (!(found.roots[i - 1].log_growth < found.roots[i].log_growth)) return why = "not ascending", false;
    return true;
}

void check(int kind, const flows_of& flows, tally& count) {
    std::vector<double> times, amounts;
    bool finite = true, zero = true;
    for (const auto& [t, amount] : flows) {
        times.push_back(t);
        amounts.push_back(amount);
        finite &= std::isfinite(t) && std::isfinite(amount);
    }
    const irr_result found = irr(times, amounts);
    ++count.projects;
    const auto describe = [&] {
        std::string text = std::string(kinds[kind]) + ", " + to_string(found.status) + ":";
        char cell[80];
        for (const auto& [t, amount] : flows) {
            std::snprintf(cell, sizeof cell, " {%a, %a},", t, amount);
            text += cell;
        }
        return text;
    };
    if (!finite) {
        if (found.status != irr_status::invalid) FAIL_CHECK(describe());
        return;
    }
    std::string why;
    bool open = false;
    const reference<long double> truth(flows);
    std::optional<reference<fifty_digits>> sure;  // where the digits of long double leave it open
    const auto agrees_surely = [&](const irr_result& result) {
        if (!sure) sure.emplace(flows);
        return agrees(*sure, result, why, open);
    };
    bool right = agrees(truth, found, why, open);
    if (!right || open) right = agrees_surely(found);
    if (!right) FAIL_CHECK(why << ": " << describe());
    irr_row row;
    irr_batch(times, amounts, std::vector<std::size_t>{0, times.size()}, std::span(&row, 1));
    irr_result in_batch = found;
    if (!in_batch.roots.empty()) in_batch.roots.front() = row.root;
    if (row.status != found.status || row.root_count != static_cast<int>(found.roots.size()) ||
        row.sign_changes != found.sign_changes)
        FAIL_CHECK("in a batch " << to_string(row.status) << ": " << describe());
    else if (!agrees(truth, in_batch, why, open) && !agrees_surely(in_batch))
        FAIL_CHECK("in a batch " << why << ": " << describe());
    zero = truth.c.empty();
    irr_status expected = irr_status::multiple;
    int total = 0;
    for (const irr_root& root : found.roots) total += root.multiplicity;
    if (zero) expected = irr_status::all_zero;
    else if (found.sign_changes == 0) expected = irr_status::same_sign;
    else if (total == 0) expected = irr_status::none;
    else if (total == 1) expected = found.roots[0].representable() ? irr_status::unique : irr_status::out_of_range;
    else if (found.roots.size() == 1 && total == 2) expected = irr_status::double_root;
    count.touching += expected == irr_status::double_root;
    if (found.status != expected) FAIL_CHECK("status: " << describe());
}

void check_generated(int rounds, std::uint64_t seed) {
    dice roll(seed);
    tally count;
    for (int i = 0; i < rounds; ++i)
        for (int kind = 0; kind < kind_count; ++kind) check(kind, make(kind, roll), count);
    CHECK(count.projects == rounds * kind_count);
    CHECK(count.touching > 0);
    CHECK(count.touching < count.projects / 20);
}

}  // namespace

TEST_CASE("generated nasty projects have all their rates", "[irr]") { check_generated(60, 1); }
TEST_CASE("100,000 generated nasty projects have all their rates", "[irr][.long]") { check_generated(7143, 2); }

}  // namespace irr_generated_test
