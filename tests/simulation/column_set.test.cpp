// SPDX-License-Identifier: BSL-1.0
// Statistics of columns that come in blocks: the same bits for any threads and order, exact ranks without keeping all values.
#include <outlay/simulation/detail/column_set.hpp>
#include <outlay/simulation/detail/rank_interval.hpp>

#include <catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <random>
#include <vector>

namespace column_set_test {

using namespace outlay;
using namespace outlay::detail;

namespace {

/// Columns that are given; the values of some paths may be missing.
class given final : public value_source {
public:
    explicit given(std::vector<std::vector<double>> values) : values_(std::move(values)) {}
    std::size_t columns() const override { return values_.size(); }
    std::uint64_t paths() const override { return values_[0].size(); }
    std::unique_ptr<value_worker> worker() const override {
        class reader final : public value_worker {
        public:
            explicit reader(const given& of) : of_(of) {}
            const block_of_columns& block(std::uint64_t number) override {
                block_ = {number * paths_of_block, size_of_block(number, of_.paths()), {}};
                for (const auto& c : of_.values_) block_.columns.push_back(c.data() + block_.first);
                return block_;
            }
            const std::vector<path_failures>& failures() const override { return none_; }

        private:
            const given& of_;
            block_of_columns block_;
            std::vector<path_failures> none_;
        };
        return std::make_unique<reader>(*this);
    }

private:
    std::vector<std::vector<double>> values_;
};

std::unique_ptr<column_set> statistics_of(std::vector<std::vector<double>> values, std::size_t threads = 1) {
    auto set = std::make_unique<column_set>(std::make_shared<given>(std::move(values)), threads);
    const std::uint64_t n = set->source()->paths();
    set->take(0, blocks_of(n), {.threads = threads, .paths_in_all = n});
    return set;
}

}  // namespace

TEST_CASE("a quantile lies between ranks that the binomial gives", "[simulation]") {
    // Each tail at most 2.5 %; the coverages with 15 digits by scipy.stats.binom.
    const auto is = [](std::uint64_t n, double p, std::uint64_t low, std::uint64_t high, double coverage) {
        const auto got = interval_of_ranks(n, p);
        CHECK(got.low == low);
        CHECK(got.high == high);
        CHECK(got.coverage == Catch::Approx(coverage).margin(5e-7));
    };
    is(1'000, 0.05, 37, 65, 0.958095);
    is(1'000, 0.5, 469, 532, 0.953709);
    is(10'000, 0.05, 458, 544, 0.951528);
    is(10'000, 0.5, 4'902, 5'099, 0.951167);
    is(10'000, 0.95, 9'457, 9'543, 0.951528);
    is(1'000'000, 0.05, 49'573, 50'429, 0.950447);
    // As Wilks' 59 of one side: the largest value is above the 95 % quantile but for 0.95^71 = 0.0262, 0.95^72 = 0.0249.
    CHECK(interval_of_ranks(71, 0.95).high == 72);
    CHECK(interval_of_ranks(72, 0.95).high == 72);
    CHECK(interval_of_ranks(3, 0.5).low == 0);
    CHECK(interval_of_ranks(3, 0.5).high == 4);
    CHECK(interval_of_ranks(100, 0).low == 0);
    CHECK(rank_of(exact_ratio(1, 20), 1'000) == 51);
    CHECK(rank_of(exact_ratio(1), 1'000) == 1'000);
    CHECK(rank_of(exact_ratio(0), 1'000) == 1);
    // 0.29 x 100 is 28.999999999999996 in doubles.
    CHECK(rank_of(exact_ratio(29, 100), 100) == 30);
    CHECK(rank_of(exact_ratio(1, 3), 100'000'000) == 33'333'334);
}

TEST_CASE("statistics have the same bits for any number of threads, and ranks those of sorting", "[simulation]") {
    std::mt19937_64 bits(15);
    std::normal_distribution<double> normal(43.6, 59.8);
    std::vector<double> a(100'003), heavy(a.size()), few(a.size()), one(a.size(), 2.5);
    for (std::size_t i = 0; i < a.size(); ++i) {
        a[i] = normal(bits);
        heavy[i] = std::exp(normal(bits) / 10);
        few[i] = static_cast<double>(bits() % 3) - 1;
    }
    for (std::size_t i = 0; i < a.size(); i += 1000) few[i] = std::numeric_limits<double>::quiet_NaN();
    const std::vector<std::vector<double>> columns{a, heavy, few, one};
    const auto of_one = statistics_of(columns, 1);
    for (const std::size_t threads : {2u, 3u, 8u}) {
        const auto of_many = statistics_of(columns, threads);
        for (std::size_t c = 0; c < 4; ++c) {
            CHECK(of_one->blocks(c) == of_many->blocks(c));
            CHECK(of_one->counts(c) == of_many->counts(c));
        }
    }
    for (std::size_t c = 0; c < 4; ++c) {
        std::vector<double> sorted;
        for (const double x : columns[c])
            if (std::isfinite(x)) sorted.push_back(x);
        std::sort(sorted.begin(), sorted.end());
        REQUIRE(of_one->answered(c) == sorted.size());
        const std::vector<std::uint64_t> ranks{sorted.size(), 1, 2, 50'000, 5'001, 50'000, 99'000};
        const auto values = of_one->of_ranks(c, ranks);
        for (std::size_t k = 0; k < ranks.size(); ++k) CHECK(values[k] == sorted[static_cast<std::size_t>(ranks[k] - 1)]);
        CHECK(of_one->counts(c).lowest.value == sorted.front());
        CHECK(columns[c][static_cast<std::size_t>(of_one->counts(c).highest.path)] == sorted.back());
        long double sum = 0, square = 0, cube = 0;
        for (const double x : sorted) sum += static_cast<long double>(x);
        const long double mean = sum / static_cast<long double>(sorted.size());
        for (const double x : sorted) {
            const long double off = static_cast<long double>(x) - mean;
            square += off * off, cube += off * off * off;
        }
        const auto m = of_one->moments(c);
        CHECK(m.mean == Catch::Approx(static_cast<double>(mean)).epsilon(1e-15));
        CHECK(m.variance == Catch::Approx(static_cast<double>(square / static_cast<long double>(sorted.size() - 1))).epsilon(1e-12));
        if (m.variance > 0)
            CHECK(m.skewness == Catch::Approx(static_cast<double>(cube / static_cast<long double>(sorted.size()) /
                                                                  std::pow(square / static_cast<long double>(sorted.size()), 1.5L))).margin(1e-9));
        const auto at = of_one->count_at(c, {0, 1, 2.5});
        CHECK(at[0].less == of_one->counts(c).below_zero);
        CHECK(at[0].equal == of_one->counts(c).zero);
        CHECK(at[1].less == static_cast<std::uint64_t>(std::lower_bound(sorted.begin(), sorted.end(), 1.0) - sorted.begin()));
    }
    long double below = 0;
    for (const double y : a)
        if (y < -50) below += static_cast<long double>(y);
    CHECK(of_one->sum_beyond(0, -50, false).value() == Catch::Approx(static_cast<double>(below)).epsilon(1e-15));
}

TEST_CASE("ranks are exact where all but a few values fall into one bin", "[simulation]") {
    // More than a million values in one bin of the first block's scale, which an outlying first block makes far too wide.
    std::vector<double> values(1'300'000);
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = i < 4096 ? (i % 2 == 0 ? -1e12 : 1e12) : 1 + 1e-9 * static_cast<double>((i * 7919) % 1'000'003);
    auto sorted = values;
    std::sort(sorted.begin(), sorted.end());
    const auto set = statistics_of({values, std::vector<double>(values.size(), -7)}, 2);
    const std::vector<std::uint64_t> ranks{1, 2'048, 2'049, 650'000, 1'200'000, 1'300'000};
    const auto got = set->of_ranks(0, ranks);
    for (std::size_t k = 0; k < ranks.size(); ++k) CHECK(got[k] == sorted[static_cast<std::size_t>(ranks[k] - 1)]);
    CHECK(set->of_ranks(1, {650'000})[0] == -7);
}

TEST_CASE("failures that differ in their numbers only are counted as one reason", "[simulation]") {
    path_failures a, b;
    a.add("the rate is -0.25, must be above -1", 900);
    a.add("the rate is 3.5e-07, must be above -1", 40);
    b.add("no rate of return in FY2027", 7);
    b.add("the rate is 1,234.5, must be above -1", 12);
    a.add(b);
    REQUIRE(a.reasons().size() == 2);
    const auto& of = a.reasons().at("the rate is #, must be above #");
    CHECK(of.paths == 3);
    CHECK(of.first == 12);
    CHECK(of.said == "the rate is 1,234.5, must be above -1");
}

TEST_CASE("a run that is told to stop has done its first blocks, all of them", "[simulation]") {
    std::vector<double> x(40'000);
    for (std::size_t i = 0; i < x.size(); ++i) x[i] = static_cast<double>(i);
    for (const std::size_t threads : {1u, 4u}) {
        column_set set(std::make_shared<given>(std::vector<std::vector<double>>{x}), threads);
        int calls = 0;
        const progress_callback stop = [&](const simulation_progress& p) {
            CHECK(p.paths == x.size());
            return ++calls < 1;
        };
        const std::uint64_t until = set.take(0, 10, {.threads = threads, .progress = &stop, .paths_in_all = x.size()});
        CHECK(set.answered(0) == set.paths());
        CHECK(set.blocks(0).size() == until);
    }
    // Any executor, even one that calls fewer tasks than there are.
    column_set set(std::make_shared<given>(std::vector<std::vector<double>>{x}), 1);
    const task_executor backwards = [](std::size_t n, const std::function<void(std::size_t)>& task) {
        for (std::size_t i = n; i > n / 2; --i) task(i - 1);
    };
    CHECK(set.take(0, 10, {.executor = &backwards, .paths_in_all = x.size()}) == 10);
    CHECK(set.answered(0) == 40'000);
    CHECK(to_string(simulation_progress{1'048'576, 4'194'304, std::chrono::duration<double>(0.5)}) ==
          "1,048,576 of 4,194,304 paths, 25 %, 2,097,152 a second, 2 s left");
}

}  // namespace column_set_test
