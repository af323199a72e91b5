// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/traced.hpp>

#include <bit>
#include <cmath>
#include <cstdint>
#include <string>
#include <type_traits>
#include <vector>

#include <outlay/number.hpp>

#include <catch.hpp>
#include <number/reference.hpp>

namespace traced_test {

using namespace outlay;
using namespace outlay::literals;

static_assert(real_number<traced> && std::is_trivially_copyable_v<traced>);
static_assert(sizeof(traced) == 24 && sizeof(tape_node) == 24);
static_assert(!std::is_copy_constructible_v<tape>);
static_assert(!std::is_convertible_v<double, traced> && std::is_convertible_v<int, traced>);

namespace {

bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b) || (std::isnan(a) && std::isnan(b)); }

/// A random tree of the operations over three drivers and constants, as deep as asked: the same from the same integers.
template <class R>
R grown(reference::integers& random, const std::vector<R>& leaves, int depth) {
    const auto pick = random.word() >> 32;
    if (depth == 0 || pick % 7 == 0) {
        if (pick % 5 == 0) return to_real<R>(exact_ratio(static_cast<int>(pick % 19) - 9, static_cast<int>(pick % 13) + 1));
        return leaves[pick % leaves.size()];
    }
    const R a = grown(random, leaves, depth - 1);
    switch (random.word() >> 33 & 15) {
        case 0: return -a;
        case 1: return outlay::pow(a, static_cast<int>(pick % 7) - 2);
        case 2: return outlay::exp(outlay::min(a, R(3)));
        case 3: return outlay::log(outlay::max(a, R(1)) + R(1));
        case 4: return outlay::pow(outlay::max(a, R(0)) + R(1), R(R(1) / R(3)));
        case 5: return positive_part(a);
        case 6: return named(R(a * R(2)), "twice");
        default: break;
    }
    const R b = grown(random, leaves, depth - 1);
    switch (random.word() >> 33 & 7) {
        case 0: return a + b;
        case 1: return a - b;
        case 2: return a / (b * b + R(1));
        case 3: return outlay::min(a, b);
        case 4: return outlay::max(a, b);
        default: return a * b;
    }
}

}  // namespace

TEST_CASE("a traced number is the double, bit for bit, and so is its replay", "[traced]") {
    reference::integers random(16);
    const auto unit = [&] { return static_cast<double>(random.word() >> 11) * 0x1p-53 * 6 - 2; };
    int recorded = 0;
    for (int tree = 0; tree < 600; ++tree) {
        const std::vector<double> at{unit(), unit(), unit()}, elsewhere{unit(), unit(), unit()};
        const auto seed = random.word();
        const auto run = [&](const auto& leaves) {
            reference::integers again(seed);
            return grown(again, leaves, 6);
        };
        tape t;
        const traced out = run(std::vector<traced>{t.input(at[0], "x"), t.input(at[1], "y"), t.input(at[2], "z")});
        INFO("tree " << tree << ": " << out.value() << " and " << run(at));
        REQUIRE(same_bits(out.value(), run(at)));
        if (!out.recorded()) continue;
        ++recorded;
        REQUIRE(same_bits(t.replay(at)[out.node()], out.value()));
        REQUIRE(same_bits(t.replay(elsewhere)[out.node()], run(elsewhere)));
    }
    REQUIRE(recorded > 400);
}

TEST_CASE("one sweep gives every derivative that dual gives one by one", "[traced]") {
    reference::integers random(17);
    const auto unit = [&] { return static_cast<double>(random.word() >> 11) * 0x1p-53 * 4 - 1; };
    for (int tree = 0; tree < 400; ++tree) {
        const std::vector<double> at{unit(), unit(), unit()};
        const auto seed = random.word();
        tape t;
        const std::vector<traced> inputs{t.input(at[0], "x"), t.input(at[1], "y"), t.input(at[2], "z")};
        reference::integers again(seed);
        const traced out = grown(again, inputs, 5);
        const std::vector<double> slopes = t.slopes(out);
        for (std::size_t i = 0; i < 3; ++i) {
            std::vector<dual<double>> duals{dual<double>(at[0]), dual<double>(at[1]), dual<double>(at[2])};
            duals[i] = dual<double>::variable(at[i]);
            reference::integers once_more(seed);
            const double expected = grown(once_more, duals, 5).derivative;
            if (!std::isfinite(expected)) continue;
            const double found = slopes[inputs[i].node()];
            INFO("tree " << tree << ", input " << i << ": " << expected << " and " << found);
            double size = std::abs(expected);  // what cancels is held to the size of what is added up
            for (const double s : slopes) size = std::isfinite(s) ? std::fmax(size, std::abs(s) * 1e-3) : size;
            REQUIRE(std::abs(found - expected) <= 1e-12 * size);
        }
    }
}

TEST_CASE("e^x - 1, ln(1 + x) and the root are the C library's, and have slopes", "[traced]") {
    using traits = real_traits<traced>;
    tape t;
    const traced x = t.input(0.019, "x");
    const traced out = traits::sqrt(traits::expm1(traits::log1p(x) * (traced(1) / 4)));
    CHECK(same_bits(out.value(), std::sqrt(std::expm1(std::log1p(0.019) * 0.25))));
    CHECK(same_bits(t.replay(std::vector{0.5})[out.node()], std::sqrt(std::expm1(std::log1p(0.5) * 0.25))));
    // d/dx ((1 + x)^(1/4) - 1)^(1/2) = (1 + x)^(-3/4) / 8 / the root
    CHECK(t.slopes(out)[x.node()] == Catch::Approx(std::pow(1.019, -0.75) / 8 / out.value()).epsilon(1e-13));
    CHECK(!traits::expm1(traced(1)).recorded());
}

TEST_CASE("constants stay exact until they meet a driver", "[traced]") {
    tape t;
    const traced x = t.input(3, "x");
    const traced twelfth = traced(1) / traced(12);
    REQUIRE(!twelfth.recorded());
    REQUIRE(t.size() == 1);
    const traced product = x * twelfth;
    REQUIRE(t.size() == 3);
    const tape_node& n = t[product.node()];
    REQUIRE(n.op == tape_op::multiply);
    REQUIRE(t.exact(n.right) != nullptr);
    REQUIRE(*t.exact(n.right) == exact_ratio(1, 12));
    // 1/3 + 1/3 + 1/3 is 1 in ratios and in doubles; 1/10 ten times is 1 in ratios, 0.9999999999999999 in doubles: only that is kept.
    const traced tenth = to_real<traced>(0.1_dec);
    traced ten(0);
    for (int i = 0; i < 10; ++i) ten = ten + tenth;
    REQUIRE(same_bits(ten.value(), 0.9999999999999999));
    REQUIRE(t.exact(t[(x + ten).node()].right) == nullptr);
    REQUIRE(*t.exact(t[(x - (traced(1) / 3 + traced(1) / 3 + traced(1) / 3)).node()].right) == exact_ratio(1));
    // What a ratio of two words cannot hold is a double.
    traced large = to_real<traced>(exact_ratio(INT64_MAX));
    large = large * large;
    REQUIRE(same_bits(large.value(), 0x1p126));
    REQUIRE(t.exact(t[(x + large).node()].right) == nullptr);
    REQUIRE((traced(1) / traced(0)).value() == std::numeric_limits<double>::infinity());
    REQUIRE(std::signbit((-traced(0)).value()));
    // A constant that becomes exact later is known by its value.
    REQUIRE(t[(x + traced(0.5)).node()].right == t[(x + to_real<traced>(0.5_dec)).node()].right);
    REQUIRE(*t.exact(t[(x + traced(0.5)).node()].right) == exact_ratio(1, 2));
}

TEST_CASE("equal operations on equal operands are one node", "[traced]") {
    tape t;
    const traced x = t.input(2, "x"), y = t.input(2, "y");
    REQUIRE(x.node() != y.node());  // equal values, two drivers
    const traced once = (x + y) * x;
    const std::size_t nodes = t.size();
    const traced again = (x + y) * x;
    REQUIRE(again.node() == once.node());
    REQUIRE(t.size() == nodes);
    REQUIRE((x - y).node() != (y - x).node());
    REQUIRE(pow(x, 2).node() != pow(x, 3).node());
    REQUIRE(pow(x, 2).node() == pow(x, 2).node());
    // Many nodes: the table grows and finds all of them again.
    std::vector<traced> sums{x};
    for (int i = 0; i < 20000; ++i) sums.push_back(sums.back() + y);
    const std::size_t grown_to = t.size();
    for (std::size_t i = 0; i + 1 < sums.size(); ++i) REQUIRE((sums[i] + y).node() == sums[i + 1].node());
    REQUIRE(t.size() == grown_to);
}

TEST_CASE("a sign that was asked for is a guard: a replay that changes it is refused by name", "[traced]") {
    tape t;
    const traced x = t.input(2, "price"), y = t.input(0.5, "rate");
    const traced grown = named(traced(1) + y, "growth");
    const traced out = pow(grown, traced(1) / traced(4)) * x;
    REQUIRE(t.guards().size() == 1);
    REQUIRE(same_bits(t.replay(std::vector{3.0, 0.25})[out.node()], std::pow(1.25, 0.25) * 3));
    try {
        (void)t.replay(std::vector{3.0, -1.5});
        FAIL("diverged in silence");
    } catch (const replay_diverged_error& e) {
        REQUIRE(e.line() == "growth");
        REQUIRE(e.was() == "positive");
        REQUIRE(e.is() == "negative");
    }
    REQUIRE_THROWS_AS(t.replay(std::vector{3.0, -1.0}), replay_diverged_error);
    REQUIRE_THROWS_AS(t.replay(std::vector{3.0, std::nan("")}), replay_diverged_error);
    REQUIRE_THROWS_AS(t.replay(std::vector{3.0}), numeric_domain_error);
    // A value that left the tape must be the same.
    REQUIRE(to_double(x) == 2);
    REQUIRE_NOTHROW(t.replay(std::vector{2.0, 0.25}));
    try {
        (void)t.replay(std::vector{2.5, 0.25});
        FAIL("diverged in silence");
    } catch (const replay_diverged_error& e) {
        REQUIRE(e.line() == "price");
        REQUIRE(e.was() == "2");
        REQUIRE(e.is() == "2.5");
    }
    (void)to_double(traced(3));  // a constant's value is no secret
    REQUIRE(t.guards().size() == 2);
}

TEST_CASE("numbers of two tapes never meet", "[traced]") {
    tape one, other;
    const traced x = one.input(1, "x"), y = other.input(2, "y");
    REQUIRE_THROWS_AS(x + y, tape_mismatch_error);
    REQUIRE_THROWS_AS(x - y, tape_mismatch_error);
    REQUIRE_THROWS_AS(x * y, tape_mismatch_error);
    REQUIRE_THROWS_AS(x / y, tape_mismatch_error);
    REQUIRE_THROWS_AS(min(x, y), tape_mismatch_error);
    REQUIRE_THROWS_AS(pow(x, y), tape_mismatch_error);
    REQUIRE_THROWS_AS(other.slopes(x), tape_mismatch_error);
    REQUIRE_NOTHROW(x * (traced(1) / 3));
}

TEST_CASE("a name is the identity on every other number", "[traced]") {
    REQUIRE(same_bits(named(0.1, "tenth"), 0.1));
    REQUIRE(named(dual<double>(1, 2), "x") == dual<double>(1, 2));
    REQUIRE(named(exact_ratio(1, 3), "third") == exact_ratio(1, 3));
    tape t;
    const traced x = t.input(0.1, "x");
    const std::size_t nodes = t.size();
    REQUIRE(named(x, "tenth").node() == x.node());
    REQUIRE(t.size() == nodes);
    REQUIRE(t.name(x.node()) == "tenth");
    REQUIRE(!named(traced(3), "three").recorded());
}

}  // namespace traced_test
