// SPDX-License-Identifier: BSL-1.0
#pragma once
// Which driver's uncertainty is whose share of an outcome's variance.
//
//   sobol_indices(risk, "npv", {.paths, .seed})     variance_shares: of each driver alone, and with all that it acts with
//   variance_share                                  first and total index with 95 % intervals
//
// Drivers that correlations connect count as one. Of drivers that only add up the two indices are equal, and sum to 1.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <numeric>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/simulation/simulate.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// Of a driver, or of drivers that depend on each other, with commas between their names.
struct variance_share {
    std::string driver;
    double first;  ///< what would go if it were known: Var E(y | x) / Var y
    double first_low, first_high;
    double total;  ///< what would stay if all others were known: E Var(y | all but x) / Var y
    double total_low, total_high;
};
struct variance_shares {
    std::vector<variance_share> of{};  ///< the largest total first
    double variance = 0;               ///< in the square of the outcome's count
    std::uint64_t paths = 0;           ///< that were run: the base's times the drivers and two

    /// Of one driver, or of the group that it is in.
    ///
    ///     throws   simulation_name_error
    [[nodiscard]] const variance_share& operator[](std::string_view driver) const {
        std::vector<std::string> names;
        for (const variance_share& v : of) {
            if ((", " + v.driver + ", ").find(", " + std::string(driver) + ", ") != std::string::npos) return v;
            names.push_back(v.driver);
        }
        throw simulation_name_error(driver, std::move(names));
    }
};

namespace detail {

/// The outcome on paths A, on paths B, and on paths A with one group of drivers as on B after the other.
template <class M>
class exchanged_columns final : public value_source {
public:
    exchanged_columns(std::shared_ptr<const simulated<M>> of, columns_read<M> read, std::vector<std::vector<std::size_t>> groups)
        : of_(std::move(of)), read_(std::move(read)), groups_(std::move(groups)) {}
    std::size_t columns() const override { return groups_.size() + 2; }
    std::uint64_t paths() const override { return of_->drawn.paths() / 2; }
    std::unique_ptr<value_worker> worker() const override {
        return model_columns<M>(of_, read_).on_number([&]<class R>(const R*) -> std::unique_ptr<value_worker> { return std::make_unique<exchanger<R>>(*this); });
    }

private:
    template <class R>
    class exchanger final : public value_worker {
    public:
        explicit exchanger(const exchanged_columns& of)
            : of_(of), run_(*of.of_, of.read_), a_(of.of_->places.size(), std::vector<double>(paths_of_block)), b_(a_),
              made_(of.columns(), std::vector<double>(paths_of_block)), failures_(of.columns()), reasons_(1) {}
        const block_of_columns& block(std::uint64_t number) override {
            block_ = {number * paths_of_block, size_of_block(number, of_.paths()), {}};
            std::vector<double*> a, b;
            for (std::size_t c = 0; c < a_.size(); ++c) {
                a.push_back(a_[c].data());
                b.push_back(b_[c].data());
            }
            of_.of_->drawn.fill(block_.first, block_.paths, a);
            of_.of_->drawn.fill(of_.paths() + block_.first, block_.paths, b);
            for (std::size_t k = 0; k < made_.size(); ++k) {
                std::vector<double*> in = k == 1 ? b : a;
                if (k >= 2)
                    for (const std::size_t c : of_.groups_[k - 2]) in[c] = b[c];
                double* out = made_[k].data();
                reasons_[0] = {};
                run_.run(in.data(), 0, block_.paths, &out, block_.first, reasons_, of_.of_->at_once == 1);
                count_not_finite(out, block_.paths, block_.first, reasons_[0]);
                failures_[k] = reasons_[0];
                block_.columns.push_back(out);
            }
            return block_;
        }
        const std::vector<path_failures>& failures() const override { return failures_; }

    private:
        const exchanged_columns& of_;
        path_runner<M, R> run_;
        std::vector<std::vector<double>> a_, b_, made_;
        block_of_columns block_;
        std::vector<path_failures> failures_, reasons_;
    };

    std::shared_ptr<const simulated<M>> of_;
    columns_read<M> read_;
    std::vector<std::vector<std::size_t>> groups_;
};

/// Columns that correlations connect, by the names of their drivers.
inline std::vector<std::pair<std::string, std::vector<std::size_t>>> connected_columns(const draws& drawn, const std::vector<correlation>& correlations) {
    const auto& drivers = drawn.drivers();
    std::vector<std::size_t> leader(drivers.size());
    std::iota(leader.begin(), leader.end(), std::size_t{0});
    for (const correlation& c : correlations) {
        if (c.coefficient == exact_ratio(0)) continue;
        std::size_t a = 0, b = 0;
        for (std::size_t i = 0; i < drivers.size(); ++i) {
            if (drivers[i].name() == c.first) a = leader[i];
            if (drivers[i].name() == c.second) b = leader[i];
        }
        for (std::size_t& l : leader)
            if (l == a) l = b;
    }
    std::vector<std::pair<std::string, std::vector<std::size_t>>> groups;
    for (std::size_t l = 0; l < drivers.size(); ++l) {
        std::pair<std::string, std::vector<std::size_t>> group;
        for (std::size_t i = 0; i < drivers.size(); ++i)
            if (leader[i] == l) group.first += (group.first.empty() ? "" : ", ") + drivers[i].name();
        for (std::size_t c = 0; c < drawn.columns().size(); ++c)
            if (leader[drawn.columns()[c].driver] == l) group.second.push_back(c);
        if (!group.second.empty()) groups.push_back(std::move(group));
    }
    return groups;
}

/// A ratio of two means and its 95 % interval, to the first order of their errors.
struct ratio_of_means {
    double value, low, high;
    ratio_of_means(const std::vector<double>& over, const std::vector<double>& under, double mean_under) {
        double sum = 0, square = 0;
        for (const double x : over) sum += x;
        const auto n = static_cast<double>(over.size());
        value = sum / n / mean_under;
        for (std::size_t i = 0; i < over.size(); ++i) square += (over[i] - value * under[i]) * (over[i] - value * under[i]);
        const double wide = 1.959963984540054 * std::sqrt(square / n / n) / mean_under;
        low = value - wide;
        high = value + wide;
    }
};

}  // namespace detail

/// First and total indices by Jansen's estimators, each with its interval: one below 0 or above 1 says that the paths are too few.
///
///     V = variance of y     S_i = 1 - E (y_B - y_ABi)^2 / (2 V)     T_i = E (y_A - y_ABi)^2 / (2 V)
///
///     shape    options.paths: of the base, at least 1,024
///     throws   plan_error                    other than random sampling, whose further paths are independent of the first
///              simulation_request_error      fewer paths; conditional_statistic_error where one has no answer
///              numeric_domain_error          an outcome that does not vary
///     cost     paths x (drivers + 2) runs, and 8 bytes for each
///     source   Jansen (1999), Computer Physics Communications 117, 35-43; Saltelli et al. (2010), ibid. 181, 259-270
template <model M>
[[nodiscard]] variance_shares sobol_indices(const simulation<M>& risk, std::string_view outcome, run_options options) {
    if (options.paths < 1'024) throw simulation_request_error("the paths for indices of variance", std::to_string(std::uint64_t{options.paths}), "at least 1,024");
    if (risk.options().plan.points != sampling::random)
        throw plan_error(detail::text_of(risk.options().plan), "indices of variance take random sampling only");
    const std::size_t column = risk.column_of(outcome);
    detail::columns_read<M> read;
    const std::size_t listed = risk.read().outcomes.size();
    if (column < listed) read.outcomes.push_back(risk.read().outcomes[column]);
    else read.solved.push_back(risk.read().solved[column - listed]);
    const std::uint64_t n = options.paths;
    options.paths = 2 * n;
    const auto of = risk.prepared(options);
    const auto groups = detail::connected_columns(of->drawn, risk.options().correlations);
    std::vector<std::vector<std::size_t>> columns;
    for (const auto& g : groups) columns.push_back(g.second);
    const detail::exchanged_columns<M> source(of, std::move(read), std::move(columns));
    detail::kept_columns kept(source.columns(), n);
    const std::size_t threads = options.executor ? 1 : std::size_t{options.threads};
    struct state {
        std::unique_ptr<detail::value_worker> worker;
        detail::path_failures failures;
    };
    auto done = detail::over_blocks(
        0, detail::blocks_of(n), n, {.threads = threads, .executor = &options.executor, .progress = &options.progress, .paths_in_all = n},
        [&] { return state{source.worker(), {}}; },
        [&](state& mine, std::uint64_t number) {
            kept.keep(mine.worker->block(number));
            for (const auto& f : mine.worker->failures()) mine.failures.add(f);
        });
    if (done.until < detail::blocks_of(n)) {
        const std::uint64_t until = done.until * detail::paths_of_block;
        kept.resize(until < n ? until : n);
    }
    std::vector<std::vector<double>> y(source.columns());
    {
        const auto reader = kept.worker();
        for (std::uint64_t b = 0; b < done.until; ++b) {
            const auto& block = reader->block(b);
            for (std::size_t c = 0; c < y.size(); ++c) y[c].insert(y[c].end(), block.columns[c], block.columns[c] + block.paths);
        }
    }
    detail::path_failures failures;
    for (const auto& s : done.states) failures.add(s->failures);
    if (!failures.reasons().empty()) {
        std::uint64_t failed = 0;
        for (const auto& column_of_paths : y)
            for (const double x : column_of_paths) failed += !std::isfinite(x);
        throw conditional_statistic_error(outcome, failed, y.size() * y[0].size(), failures.reasons().begin()->second.said);
    }
    const std::size_t m = y[0].size();
    double mean = 0, variance = 0;
    for (std::size_t i = 0; i < m; ++i) mean += (y[0][i] + y[1][i]) / 2;
    mean /= static_cast<double>(m);
    std::vector<double> square(m), over(m);
    for (std::size_t i = 0; i < m; ++i) {
        square[i] = ((y[0][i] - mean) * (y[0][i] - mean) + (y[1][i] - mean) * (y[1][i] - mean)) / 2;
        variance += square[i];
    }
    variance /= static_cast<double>(m);
    if (!(variance > 0)) throw numeric_domain_error("the variance of an outcome", detail::number_text(variance), "above 0");
    variance_shares all{{}, variance, m * y.size()};
    for (std::size_t k = 0; k < groups.size(); ++k) {
        const auto& exchanged = y[k + 2];
        for (std::size_t i = 0; i < m; ++i) over[i] = (y[0][i] - exchanged[i]) * (y[0][i] - exchanged[i]) / 2;
        const detail::ratio_of_means total(over, square, variance);
        for (std::size_t i = 0; i < m; ++i) over[i] = square[i] - (y[1][i] - exchanged[i]) * (y[1][i] - exchanged[i]) / 2;
        const detail::ratio_of_means first(over, square, variance);
        all.of.push_back({groups[k].first, first.value, first.low, first.high, total.value, total.low, total.high});
    }
    std::stable_sort(all.of.begin(), all.of.end(), [](const auto& a, const auto& b) { return a.total > b.total; });
    return all;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
