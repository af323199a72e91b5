// SPDX-License-Identifier: BSL-1.0
// Shards: merged in any order to the bits of one run; what is missing, damaged, overlapping or of another simulation is named.
#include "function_model.hpp"

#include <catch.hpp>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace shard_test {

using namespace function_test;

namespace {

struct products {
    template <class D>
    auto operator()(const D& d) const {
        using R = decltype(d.x1 * d.x2);
        return d.x1 * d.x2 - outlay::log(d.x3) + R(1);
    }
};
using small = function_of_eight<products>;

simulation<small> risk(exact_ratio x4 = 0, exact_ratio low = exact_ratio(-1, 100)) {
    return {small{}, {.x4 = x4}, {{"x1", normal(2, 1)}, {"x2", uniform(0, 3)}, {"x3", uniform(low, 1)}}};
}
const run_options seven{.paths = 60'000, .seed = 7};

/// A file that goes when the test does.
struct scratch {
    std::string name;
    explicit scratch(const std::string& n) : name("outlay-shard-test-" + n) {}
    scratch(const scratch&) = delete;
    scratch& operator=(const scratch&) = delete;
    ~scratch() {
        std::remove(name.c_str());
        std::remove((name + ".part").c_str());
    }
    [[nodiscard]] std::string bytes() const {
        std::ifstream in(name, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    }
    void write(const std::string& bytes) const { std::ofstream(name, std::ios::binary) << bytes; }
};

template <class F>
shard_error::kind kind_of(const F& f, const std::string& said = {}) {
    try {
        f();
    } catch (const shard_error& e) {
        CHECK_THAT(e.what(), Catch::Contains(said));
        return e.what_kind();
    }
    FAIL("nothing was thrown");
    return {};
}

}  // namespace

TEST_CASE("shards in any order, through files, are one run to the bit", "[simulation]") {
    const auto whole = risk().run(seven);
    std::vector<simulation_shard> shards;
    for (int k = 1; k <= 4; ++k) {
        const scratch file(std::to_string(k));
        const auto shard = run_shard(risk(), k, 4, seven);
        shard.save(file.name);
        shards.push_back(simulation_shard::load(file.name));
        CHECK(shards.back().number() == static_cast<std::uint64_t>(k));
        CHECK(shards.back().digest() == shard.digest());
    }
    std::sort(shards.begin(), shards.end(), [](const auto& a, const auto& b) { return a.number() % 3 < b.number() % 3; });
    const auto merged = merge_shards(risk(), shards);
    CHECK(merged.paths() == 60'000);
    CHECK(merged.fingerprint() == whole.fingerprint());
    for (const char* name : {"y", "twice"}) {
        const auto a = merged[name].of_answered(), b = whole[name].of_answered();
        CHECK(a.mean().value == b.mean().value);
        CHECK(a.mean().error->count() == b.mean().error->count());
        CHECK(a.skewness() == b.skewness());
        CHECK(a.value_not_exceeded(5_pct).value == b.value_not_exceeded(5_pct).value);
        CHECK(a.value_not_exceeded(5_pct).low->count() == b.value_not_exceeded(5_pct).low->count());
        CHECK(a.expected_shortfall(5_pct) == b.expected_shortfall(5_pct));
        CHECK(a.lowest().path == b.lowest().path);
        CHECK(a.answered() == b.answered());
        REQUIRE(a.failures().size() == 1);
        CHECK(a.failures()[0].reason == b.failures()[0].reason);
        CHECK(a.failures()[0].first == b.failures()[0].first);
        CHECK(a.failures()[0].paths == b.failures()[0].paths);
    }
    // Divisions of other sizes fit together, if no path is in two.
    CHECK(merge_shards(risk(), {run_shard(risk(), 1, 1, seven)}).fingerprint() == whole.fingerprint());
    CHECK(merge_shards(risk(), {run_shard(risk(), 2, 3, seven), run_shard(risk(), 3, 3, seven), run_shard(risk(), 1, 15, seven), run_shard(risk(), 2, 15, seven),
                         run_shard(risk(), 3, 15, seven), run_shard(risk(), 4, 15, seven), run_shard(risk(), 5, 15, seven)})
              .fingerprint() == whole.fingerprint());
}

TEST_CASE("what is wrong with shards is named, with its number or its file", "[simulation]") {
    using kind = shard_error::kind;
    const auto one = run_shard(risk(), 1, 3, seven), two = run_shard(risk(), 2, 3, seven), three = run_shard(risk(), 3, 3, seven);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, three}); }, "shard 2 of 3 is missing: 5 of 15 blocks of 4,096 paths") == kind::missing);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {two}); }, "shard 1, 3 of 3 is missing: 10 of 15 blocks") == kind::missing);
    CHECK(kind_of([&] { (void)merge_shards(risk(), std::vector<simulation_shard>{}); }, "every shard is missing") == kind::missing);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, two, two, three}); }, "shard 2 of 3 has paths that another shard has, too") == kind::overlapping);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, two, run_shard(risk(), 2, 2, seven)}); }, "has paths that another shard has") == kind::overlapping);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, two, run_shard(risk(), 3, 3, {.paths = 60'000, .seed = 8})}); }, "has the seed 8, another 7") ==
          kind::other_simulation);
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, two, run_shard(risk(), 3, 3, {.paths = 59'999, .seed = 7})}); }, "59,999 paths, another of 60,000") ==
          kind::other_simulation);
    // Another base, another distribution, one outcome more.
    CHECK(kind_of([&] { (void)merge_shards(risk(), {one, two, run_shard(risk(1), 3, 3, seven)}); }, "shard 3 of 3 is of another simulation") == kind::other_simulation);
    CHECK(kind_of([&] { (void)merge_shards(risk(0, exact_ratio(-1, 50)), {one, two, three}); }, "is of another simulation") == kind::other_simulation);
    auto more = risk();
    more.outcome("half", [](const auto& out, const auto&) { return out.y / 2; });
    CHECK(kind_of([&] { (void)merge_shards(more, {one, two, three}); }, "is of another simulation") == kind::other_simulation);

    const scratch file("damaged");
    two.save(file.name);
    const std::string bytes = file.bytes();
    for (const std::size_t at : {std::size_t{30}, bytes.size() / 2, bytes.size() - 1}) {
        std::string flipped = bytes;
        flipped[at] = static_cast<char>(flipped[at] ^ 4);
        file.write(flipped);
        CHECK(kind_of([&] { (void)simulation_shard::load(file.name); }, file.name + " is damaged: run this shard again") == kind::damaged);
    }
    // A process that was killed while it wrote leaves a part under another name; a copy that broke off is damaged.
    for (const std::size_t size : {std::size_t{26}, std::size_t{31}, bytes.size() - 1}) {
        file.write(bytes.substr(0, size));
        CHECK(kind_of([&] { (void)simulation_shard::load(file.name); }) == kind::damaged);
    }
    file.write("");
    CHECK(kind_of([&] { (void)simulation_shard::load(file.name); }, "is no shard of this version") == kind::not_readable);
    CHECK(kind_of([&] { (void)simulation_shard::load("outlay-no-such-file"); }, "cannot be read") == kind::not_readable);
    CHECK(kind_of([&] { two.save("outlay-no-such-folder/x"); }, "cannot be written") == kind::not_writable);
    CHECK_THROWS_AS(run_shard(risk(), 0, 3, seven), simulation_request_error);
    CHECK_THROWS_AS(run_shard(risk(), 4, 3, seven), simulation_request_error);
    CHECK_THROWS_AS(run_shard(risk(), 1, 16, seven), simulation_request_error);
}

TEST_CASE("a Latin hypercube and antithetic paths are divided into shards, Iman and Conover's are not", "[simulation]") {
    for (const sampling_plan& plan : {latin_hypercube(), antithetic()}) {
        const simulation risk(small{}, {.x3 = 1}, {{"x1", normal(2, 1)}, {"x2", uniform(0, 3)}}, {.plan = plan});
        CHECK(merge_shards(risk, {run_shard(risk, 2, 2, seven), run_shard(risk, 1, 2, seven)}).fingerprint() == risk.run(seven).fingerprint());
    }
    const simulation ordered(small{}, {.x3 = 1}, {{"x1", normal(2, 1)}, {"x2", uniform(0, 3)}},
                             {.correlations = {{"x1", "x2", 0.5_dec}}, .plan = latin_hypercube(dependence::iman_conover)});
    CHECK_THROWS_AS(run_shard(ordered, 1, 2, seven), plan_error);
}

}  // namespace shard_test
