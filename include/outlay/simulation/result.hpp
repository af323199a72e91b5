// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a simulation says of one outcome.
//
//   outcome_result
//     mean(), deviation(), skewness()             of all paths
//     lowest(), highest()                         with the path that has it
//     value_not_exceeded(share), value_exceeded(share)     the value below which, above which, that share of the paths ends
//     probability_below(x), probability_above(x), exceedance(values)
//     histogram(bins)
//     expected_shortfall(share), expected_excess(share)    the mean of the lowest, of the highest share of the paths
//     contributions()                             which driver matters how much
//     failures(), of_answered()                   paths without an answer, by reason; statistics of the others
//
// There is no P90: in reserves of oil it is the low value, in estimates of cost the high one.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/number/whole_count.hpp>
#include <outlay/scenario/reported_value.hpp>
#include <outlay/simulation/detail/column_set.hpp>
#include <outlay/simulation/detail/draws.hpp>
#include <outlay/simulation/detail/rank_correlation.hpp>
#include <outlay/simulation/detail/rank_interval.hpp>
#include <outlay/simulation/estimates.hpp>
#include <outlay/simulation/result_errors.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

namespace detail {

/// What is known of a column beside its values.
struct outcome_description {
    std::string name;
    std::string unit;
    std::int64_t counts_in_one = 1;
};

}  // namespace detail

/// What a simulation says of one outcome. It may be copied, and outlives the simulation.
///
///     throws   conditional_statistic_error   from every statistic, where paths have no answer: ask of_answered()
///     cost     mean, deviation, extremes, probabilities at 0: none. What else is asked is counted in one pass or two over the
///              values, which are kept while they are few (32 MiB) and computed again where they are many
class outcome_result {
public:
    outcome_result(std::shared_ptr<const detail::column_set> of, std::size_t column, detail::outcome_description what,
                   std::shared_ptr<const detail::draws> drawn, bool independent)
        : of_(std::move(of)), column_(column), what_(std::move(what)), drawn_(std::move(drawn)), independent_(independent) {}

    [[nodiscard]] const std::string& name() const noexcept { return what_.name; }
    /// Empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return what_.unit; }
    [[nodiscard]] std::uint64_t paths() const { return of_->paths(); }
    /// How many of them have an answer.
    [[nodiscard]] std::uint64_t answered() const { return of_->answered(column_); }
    /// The others, by reason, the most frequent first.
    [[nodiscard]] std::vector<failed_paths> failures() const {
        std::vector<failed_paths> all;
        for (const auto& [kind, of] : of_->failures(column_).reasons()) all.push_back({of.said, of.paths, of.first});
        std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.paths > b.paths || (a.paths == b.paths && a.first < b.first); });
        return all;
    }
    /// The same with statistics of the paths that have an answer: they are conditional on having one.
    [[nodiscard]] outcome_result of_answered() const {
        outcome_result same = *this;
        same.conditional_ = true;
        return same;
    }
    [[nodiscard]] bool is_conditional() const noexcept { return conditional_; }

    [[nodiscard]] mean_estimate mean() const {
        const auto m = moments();
        if (!independent_ || m.count < 2) return {value(m.mean), std::nullopt};
        return {value(m.mean), value(std::sqrt(m.variance / static_cast<double>(m.count)))};
    }
    /// The standard deviation, with n - 1.
    [[nodiscard]] reported_value deviation() const { return value(std::sqrt(moments().variance)); }
    /// Of the paths themselves: the third moment over the cube of the deviation.
    [[nodiscard]] double skewness() const { return moments().skewness; }
    [[nodiscard]] extreme_path lowest() const {
        require_answers();
        return {value(of_->counts(column_).lowest.value), of_->counts(column_).lowest.path};
    }
    [[nodiscard]] extreme_path highest() const {
        require_answers();
        return {value(of_->counts(column_).highest.value), of_->counts(column_).highest.path};
    }

    /// The value that is not exceeded in this share of the paths: the one of rank floor(share n) + 1, at most n.
    ///
    ///     throws   simulation_request_error   a share outside of 0 to 1
    [[nodiscard]] quantile_estimate value_not_exceeded(const exact_ratio& share) const { return values_not_exceeded({share}).front(); }
    /// The value that is exceeded in this share of the paths.
    [[nodiscard]] quantile_estimate value_exceeded(const exact_ratio& share) const { return value_not_exceeded(exact_ratio(1) - share); }
    /// Several at once, for the passes of one.
    [[nodiscard]] std::vector<quantile_estimate> values_not_exceeded(const std::vector<exact_ratio>& shares) const {
        for (const exact_ratio& share : shares) require_share(share);
        require_answers();
        const std::uint64_t n = answered();
        std::vector<std::uint64_t> ranks;
        std::vector<detail::rank_interval> around;
        for (const exact_ratio& share : shares) {
            ranks.push_back(detail::rank_of(share, n));
            around.push_back(independent_ ? detail::interval_of_ranks(n, nearest_double(share)) : detail::rank_interval{0, n + 1, 1});
            ranks.push_back(around.back().low == 0 ? ranks.back() : around.back().low);
            ranks.push_back(around.back().high > n ? ranks[ranks.size() - 2] : around.back().high);
        }
        const auto values = of_->of_ranks(column_, ranks);
        std::vector<quantile_estimate> all;
        for (std::size_t k = 0; k < shares.size(); ++k) {
            all.push_back({shares[k], value(values[3 * k]), ranks[3 * k], std::nullopt, std::nullopt});
            if (around[k].low != 0) all.back().low = value(values[3 * k + 1]);
            if (around[k].high <= n) all.back().high = value(values[3 * k + 2]);
        }
        return all;
    }

    /// The share of the paths that end below a value, exactly: an exact amount, or a value that a result gave. 0 is of any unit.
    ///
    ///     throws   value_unit_error
    template <class X>
    [[nodiscard]] double probability_below(const X& x) const { return share_of(counts_at(x).less); }
    /// Above it: what is equal to it is neither.
    template <class X>
    [[nodiscard]] double probability_above(const X& x) const {
        const auto at = counts_at(x);
        return share_of(answered() - at.less - at.equal);
    }
    /// In which share of the paths each of these values is exceeded.
    template <class X>
    [[nodiscard]] std::vector<exceedance_point> exceedance(const std::vector<X>& at) const {
        require_answers();
        std::vector<double> points;
        for (const X& x : at) points.push_back(count_of(x));
        const auto counts = of_->count_at(column_, points);
        std::vector<exceedance_point> curve;
        for (std::size_t k = 0; k < points.size(); ++k)
            curve.push_back({value(points[k]), share_of(answered() - counts[k].less - counts[k].equal)});
        return curve;
    }
    /// The whole curve, at the values that are exceeded in 1 - k / steps of the paths, k = 0 to steps.
    [[nodiscard]] std::vector<exceedance_point> exceedance_curve(whole_count<> steps = 20) const {
        require_positive(steps, "the steps of a curve");
        std::vector<exact_ratio> shares;
        for (int k = 0; k <= steps; ++k) shares.push_back(exact_ratio(k, int{steps}));
        std::vector<exceedance_point> curve;
        for (const quantile_estimate& q : values_not_exceeded(shares)) curve.push_back({q.value, 1 - nearest_double(q.not_exceeded)});
        return curve;
    }
    /// Equal bins from the lowest value to the highest.
    [[nodiscard]] std::vector<histogram_bin> histogram(whole_count<> bins) const {
        require_positive(bins, "the bins of a histogram");
        require_answers();
        const auto n = static_cast<std::size_t>(int{bins});
        const double low = of_->counts(column_).lowest.value, high = of_->counts(column_).highest.value;
        std::vector<double> edges;
        for (std::size_t k = 0; k <= n; ++k)
            edges.push_back(k == n ? high : low + (high - low) * (static_cast<double>(k) / static_cast<double>(n)));
        const auto counts = of_->count_at(column_, edges);
        std::vector<histogram_bin> all;
        for (std::size_t k = 0; k < n; ++k)
            all.push_back({value(edges[k]), value(edges[k + 1]), (k + 1 == n ? answered() : counts[k + 1].less) - counts[k].less});
        return all;
    }

    /// The mean of the lowest share of the paths: of 5 %, what to expect in the worst twentieth of a value that is to be high.
    ///
    ///     (sum of the k lowest + (share n - k) x the next) / (share n), k = floor(share n)
    [[nodiscard]] reported_value expected_shortfall(const exact_ratio& share) const { return tail(share, false); }
    /// The mean of the highest share of the paths: of a cost, say.
    [[nodiscard]] reported_value expected_excess(const exact_ratio& share) const { return tail(share, true); }

    /// Rank correlation with each driver and share of variance, the largest first. Drivers that depend on each other share what
    /// they explain.
    [[nodiscard]] std::vector<driver_contribution> contributions() const;

    /// Every value in the order of paths, where they are few; what has no answer is not a number. For tests and plots.
    ///
    ///     throws   simulation_request_error   more than 16,777,216 paths
    [[nodiscard]] std::vector<double> counts() const {
        if (paths() > 16'777'216) throw simulation_request_error("the number of paths to be listed", detail::counted_text(paths()), "at most 16,777,216");
        std::vector<double> all(paths());
        struct nothing {};
        of_->scan([] { return nothing{}; }, [&](nothing&, const detail::block_of_columns& block) {
            std::copy_n(block.columns[column_], block.paths, all.begin() + static_cast<std::ptrdiff_t>(block.first));
        });
        return all;
    }

private:
    [[nodiscard]] reported_value value(double count) const { return {count, what_.unit, what_.counts_in_one}; }
    void require_answers() const {
        const std::uint64_t n = answered();
        if (n == paths() || (conditional_ && n != 0)) return;
        const auto reasons = failures();
        throw conditional_statistic_error(what_.name, paths() - n, paths(), reasons.empty() ? std::string() : reasons.front().reason);
    }
    static void require_share(const exact_ratio& share) {
        if (share < exact_ratio(0) || exact_ratio(1) < share) throw simulation_request_error("a share of the paths", to_string(share), "from 0 to 1");
    }
    static void require_positive(int n, const char* what) {
        if (n < 1) throw simulation_request_error(what, std::to_string(n), "at least 1");
    }
    [[nodiscard]] detail::column_moments moments() const {
        require_answers();
        return of_->moments(column_);
    }
    [[nodiscard]] double share_of(std::uint64_t n) const { return static_cast<double>(n) / static_cast<double>(answered()); }
    [[nodiscard]] double count_of(const reported_value& x) const {
        if (x.unit() != what_.unit) throw value_unit_error(what_.name, what_.unit, x.unit());
        return x.count();
    }
    [[nodiscard]] double count_of(const exact_amount& x) const {
        if (x.count() == exact_ratio(0) && x.unit().empty()) return 0;
        if (x.unit() != what_.unit) throw value_unit_error(what_.name, what_.unit, x.unit());
        return nearest_double(x.count());
    }
    template <class X>
    [[nodiscard]] detail::column_set::counts_at counts_at(const X& x) const {
        require_answers();
        double at = 0;
        if constexpr (std::same_as<X, reported_value>) at = count_of(x);
        else at = count_of(exact_amount(x));
        if (at == 0) return {of_->counts(column_).below_zero, of_->counts(column_).zero};
        return of_->count_at(column_, {at}).front();
    }
    [[nodiscard]] reported_value tail(const exact_ratio& share, bool of_highest) const {
        require_share(share);
        if (share == exact_ratio(0)) throw simulation_request_error("a share of the paths", "0", "above 0");
        require_answers();
        const std::uint64_t n = answered(), whole = detail::whole_part_of(share, n);
        const std::uint64_t next = whole < n ? whole + 1 : n;  // from the end that is meant
        const double edge = of_->of_ranks(column_, {of_highest ? n + 1 - next : next}).front();
        const auto beyond = of_->sum_beyond(column_, edge, of_highest);
        const auto at = of_->count_at(column_, {edge}).front();
        const std::uint64_t strictly = of_highest ? n - at.less - at.equal : at.less;
        const double size = nearest_double(share * exact_ratio(static_cast<std::int64_t>(n)));
        return value((beyond.value() + (size - static_cast<double>(strictly)) * edge) / size);
    }

    std::shared_ptr<const detail::column_set> of_;
    std::size_t column_;
    detail::outcome_description what_;
    std::shared_ptr<const detail::draws> drawn_;
    bool independent_;
    bool conditional_ = false;
};

inline std::vector<driver_contribution> outcome_result::contributions() const {
    require_answers();
    constexpr std::uint64_t most = 65'536;
    const auto n = static_cast<std::size_t>(std::min(most, paths()));
    const std::size_t width = drawn_->columns().size();
    std::vector<std::vector<double>> drivers(width), block(width, std::vector<double>(detail::paths_of_block));
    std::vector<double*> into;
    for (auto& b : block) into.push_back(b.data());
    std::vector<double> outcome;
    const auto worker = of_->source()->worker();
    for (std::size_t first = 0; first < n; first += detail::paths_of_block) {
        const auto& values = worker->block(first / detail::paths_of_block);
        drawn_->fill(first, values.paths, into);
        for (std::size_t i = 0; i < std::min(values.paths, n - first); ++i) {
            if (!std::isfinite(values.columns[column_][i])) continue;
            outcome.push_back(values.columns[column_][i]);
            for (std::size_t c = 0; c < width; ++c) drivers[c].push_back(block[c][i]);
        }
    }
    const auto of_outcome = detail::ranks_of(outcome);
    std::vector<driver_contribution> all;
    double squares = 0;
    for (std::size_t c = 0; c < width; ++c) {
        const double r = detail::correlation_of_ranks(detail::ranks_of(drivers[c]), of_outcome);
        // The error of Fisher's transform of a rank correlation, after Bonett and Wright (2000), Psychometrika 65, 23-28.
        const double wide = outcome.size() > 3 ? 1.959963984540054 * std::sqrt((1 + r * r / 2) / static_cast<double>(outcome.size() - 3)) : 1e3;
        const uncertain_driver& driver = drawn_->drivers()[drawn_->columns()[c].driver];
        const std::string period = driver.is_path() ? ", period " + std::to_string(drawn_->columns()[c].period + 1) : "";
        all.push_back({driver.name() + period, r, detail::moved_correlation(r, -wide), detail::moved_correlation(r, wide), r * r});
        squares += r * r;
    }
    for (driver_contribution& c : all) c.share_of_variance = squares > 0 ? c.share_of_variance / squares : 0;
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.share_of_variance > b.share_of_variance; });
    return all;
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
