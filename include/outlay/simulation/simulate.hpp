// SPDX-License-Identifier: BSL-1.0
#pragma once
// How sure a model's outcome is: the model run for many values of its uncertain drivers.
//
//   simulation(model, base, uncertain drivers, {.correlations, .plan, .settings})
//     outcome(name, f)                          one more outcome: a function of the outcomes and rows on double
//     run({.paths, .seed, .threads, .progress})                simulation_result
//     until(half width, outcome, share, {.seed})               as many paths as a quantile needs
// Next to read: simulation_result.hpp, result.hpp, what a result tells.
//
//     const simulation risk(plan, base, {{"utilisation", pert(0.55_dec, 0.80_dec, 0.95_dec)}, ...},
//                           {.correlations = {{"exchange rate", "equipment price", 0.5_dec}}});
//     const auto result = risk.run({.paths = 1'000'000, .seed = 2026});
//     std::cout << to_string(result.summary("npv")) << result["npv"].probability_below(0) << '\n';
//
// A path's values depend on its number, the seed and the names of the drivers, and on nothing else: not on threads, not on how
// wide the processor's registers are, nor on how many paths there are (under random sampling and by Sobol' points).

#include <algorithm>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/scenario/outcome_of.hpp>
#include <outlay/simulation/correlation.hpp>
#include <outlay/simulation/detail/block_runner.hpp>
#include <outlay/simulation/plan.hpp>
#include <outlay/simulation/simulation_result.hpp>
#include <outlay/simulation/uncertain_driver.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

struct simulation_options {
    std::vector<correlation> correlations{};
    sampling_plan plan{};
    std::vector<driver_setting> settings{};  ///< drivers that are other than in the base, and certain
};

struct run_options {
    whole_count<std::uint64_t> paths = 0;
    std::uint64_t seed = 0;
    whole_count<std::size_t> threads = 0;  ///< 0: as many as the processor has, where there is work for them
    task_executor executor{};              ///< instead of threads of our own
    progress_callback progress{};
    whole_count<std::size_t> at_once = 0;  ///< paths in one run of the model: 1, 2, 4 or 8, at most what the processor has registers for; 0: just that. The values are the same
};

/// Half of an interval's width as a share of the value in its middle.
struct relative {
    exact_ratio share{};
};

/// A model with uncertain drivers. A driver that is a path over the periods, "price", sets the drivers "price FY2026",
/// "price FY2027", ...: one for each of its periods, by the labels of the model's timeline.
///
///     throws   driver_missing_error, driver_unit_error   an uncertain driver or a setting that the model does not have, or in another unit
///              driver_given_twice_error    listed twice, or uncertain and set at once
///              correlation_error, stream_collision_error, plan_error
template <model M>
class simulation {
public:
    using exact_drivers = typename M::template drivers<exact_ratio>;

    simulation(M its_model, const exact_drivers& base, std::vector<uncertain_driver> drivers, simulation_options options = {})
        : model_(std::move(its_model)), base_(with(base, options.settings)), drivers_(std::move(drivers)), options_(std::move(options)) {
        for (std::size_t i = 0; i < options_.settings.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (options_.settings[i].name() == options_.settings[j].name()) throw driver_given_twice_error(options_.settings[i].name());
        const auto drawn = draws_of(0, detail::paths_of_block);
        for (const auto& c : drawn.columns()) {
            const uncertain_driver& d = drivers_[c.driver];
            const std::string name = d.is_path() ? d.name() + " " + model_.on.label(static_cast<std::ptrdiff_t>(c.period)) : d.name();
            places_.push_back(detail::place_for<exact_drivers>(name, d.unit()));
            for (const driver_setting& s : options_.settings)
                if (s.name() == name) throw driver_given_twice_error(name);
            for (std::size_t i = 0; i + 1 < places_.size(); ++i)
                if (places_[i] == places_.back()) throw driver_given_twice_error(name);
        }
        using listed = typename M::template outcomes<double>;
        for (std::size_t i = 0; i < listed::list().size(); ++i) {
            const auto entry = listed::list()[i];
            outcomes_.push_back({std::string(entry.name), entry.type_unit(), entry.counts_in_one});
            read_.outcomes.push_back(i);
        }
    }

    /// One more outcome: a function of a run's outcomes and rows on double, which may throw where a path has no answer.
    ///
    ///     risk.outcome("internal rate of return", [](const auto&, const sheet_rows<double, yearly>& rows) {
    ///         return irr(rows.flow<USD>("free cash flow")).only(); });
    ///
    ///     throws   simulation_request_error   there is an outcome of this name
    ///     cost     each path's rows are copied for it
    template <detail::outcome_function<M, double> F>
    simulation& outcome(std::string name, F f) {
        for (const auto& o : outcomes_)
            if (o.name == name) throw simulation_request_error("the name of an outcome", name, "one that no other has");
        using value = std::remove_cvref_t<std::invoke_result_t<const F&, const typename M::template outcomes<double>&, const sheet_rows<double, frequency_of<M>>&>>;
        outcomes_.push_back({std::move(name), row_amount<value>::unit(), detail::counts_in_one<value>});
        read_.solved.push_back([f = std::move(f)](const auto& out, const auto& rows) -> double { return row_amount<value>::count(f(out, rows)); });
        return *this;
    }

    /// Runs so many paths.
    ///
    ///     throws   simulation_request_error   no paths; at_once other than 0, 1, 2, 4, 8
    ///              plan_error, and what the progress callback throws. What the model throws on a path is counted with its reason
    ///     cost     memory that does not depend on the number of paths, but 40 bytes an outcome for 4,096 of them
    [[nodiscard]] simulation_result<M> run(const run_options& options) const {
        const auto of = prepared(options);
        const auto source = std::make_shared<detail::model_columns<M>>(of, read_);
        const std::size_t threads = options.executor ? 1 : std::size_t{options.threads};
        const auto set = detail::all_of_source(source, options.paths, threads,
                                               {.threads = threads, .executor = &options.executor, .progress = &options.progress, .paths_in_all = options.paths});
        return {of, read_, outcomes_, set, {options.paths, options.seed, options_.plan}};
    }

    /// As many paths as it takes, in chunks of 65,536, for the 95 % interval of a quantile to be no wider than twice this: an amount
    /// in the outcome's unit, or relative{0.5_pct} of the value. A number where the outcome is an amount is relative, too.
    ///
    ///     options.paths   at most so many; 0: 67,108,864. Where they do not do, reached() of the result is false
    ///     throws   plan_error                 other than random sampling: its errors are not those of independent paths
    ///              simulation_name_error, value_unit_error, conditional_statistic_error
    ///              simulation_request_error   a width that is not above 0
    ///     cost     the interval is looked at after each chunk while all values are kept (32 MiB), then after each quarter more
    [[nodiscard]] simulation_result<M> until(const exact_amount& half_width, std::string_view outcome, const exact_ratio& share, run_options options = {}) const {
        const std::size_t column = column_of(outcome);
        const std::string& unit = outcomes_[column].unit;
        if (half_width.unit().empty() && !unit.empty()) return until(relative{half_width.count()}, outcome, share, std::move(options));
        if (half_width.unit() != unit) throw value_unit_error(outcome, unit, half_width.unit());
        const double most = 2 * nearest_double(half_width.count());
        return widened(half_width.count(), column, share, options, [&](double low, double high, double) { return high - low <= most; });
    }
    [[nodiscard]] simulation_result<M> until(const relative& half_width, std::string_view outcome, const exact_ratio& share, run_options options = {}) const {
        const double part = 2 * nearest_double(half_width.share);
        return widened(half_width.share, column_of(outcome), share, options,
                       [&](double low, double high, double value) { return high - low <= part * std::abs(value); });
    }

    [[nodiscard]] const std::vector<uncertain_driver>& drivers() const noexcept { return drivers_; }
    [[nodiscard]] const M& fixed() const noexcept { return model_; }
    /// The drivers that are certain, and where the others are not drawn.
    [[nodiscard]] const exact_drivers& base() const noexcept { return base_; }
    [[nodiscard]] const simulation_options& options() const noexcept { return options_; }

    // For what is built on runs: shards, indices.
    [[nodiscard]] std::shared_ptr<const detail::simulated<M>> prepared(const run_options& options) const {
        if (options.paths == 0) throw simulation_request_error("the number of paths", "0", "at least 1");
        const std::size_t at_once = options.at_once;
        if (at_once > 8 || (at_once & (at_once - 1)) != 0) throw simulation_request_error("the paths at once", std::to_string(at_once), "1, 2, 4 or 8, or 0 for the best");
        const auto widest = static_cast<std::size_t>(detail::widest_pack());
        auto drawn = draws_of(options.seed, options.paths);
        return std::make_shared<const detail::simulated<M>>(detail::simulated<M>{
            model_, base_, std::move(drawn), places_, at_once == 0 || at_once > widest ? widest : at_once});
    }
    [[nodiscard]] const detail::columns_read<M>& read() const noexcept { return read_; }
    [[nodiscard]] const std::vector<detail::outcome_description>& described() const noexcept { return outcomes_; }
    [[nodiscard]] std::size_t column_of(std::string_view outcome) const {
        std::vector<std::string> names;
        for (std::size_t c = 0; c < outcomes_.size(); ++c) {
            if (outcomes_[c].name == outcome) return c;
            names.push_back(outcomes_[c].name);
        }
        throw simulation_name_error(outcome, std::move(names));
    }

private:
    [[nodiscard]] detail::draws draws_of(std::uint64_t seed, std::uint64_t paths) const {
        return {drivers_, options_.correlations, options_.plan, seed, paths};
    }
    template <class Narrow>
    [[nodiscard]] simulation_result<M> widened(const exact_ratio& half_width, std::size_t column, const exact_ratio& share, run_options& options,
                                               const Narrow& narrow) const {
        constexpr std::uint64_t blocks_of_chunk = 65'536 / detail::paths_of_block;
        if (options_.plan.points != sampling::random || options_.plan.by != dependence::gaussian_copula)
            throw plan_error(detail::text_of(options_.plan), "until() takes random sampling only, for it needs the errors of independent paths");
        if (!(exact_ratio(0) < half_width)) throw simulation_request_error("half the width of an interval", to_string(half_width), "above 0");
        if (options.paths == 0) options.paths = 67'108'864;
        const auto of = prepared(options);
        const auto source = std::make_shared<detail::model_columns<M>>(of, read_);
        const std::size_t threads = options.executor ? 1 : std::size_t{options.threads};
        auto set = std::make_shared<detail::column_set>(source, threads);
        auto kept = std::make_shared<detail::kept_columns>(source->columns(), 0);
        const std::uint64_t last = detail::blocks_of(options.paths);
        const outcome_result so_far(set, column, outcomes_[column], nullptr, true);
        detail::paths_run ran{options.paths, options.seed, options_.plan};
        for (std::uint64_t done = 0; ran.reached;) {
            const std::uint64_t next = std::min(last, done + (kept ? blocks_of_chunk : (done / 4 / blocks_of_chunk + 1) * blocks_of_chunk));
            const std::uint64_t paths = std::min<std::uint64_t>(options.paths, next * detail::paths_of_block);
            if (kept && paths * source->columns() * sizeof(double) > detail::bytes_kept) kept.reset();
            if (kept) kept->resize(paths);
            set->read_from(source);
            const std::uint64_t until = set->take(done, next,
                                                  {.threads = threads, .executor = &options.executor, .progress = &options.progress,
                                                   .paths_before = done * detail::paths_of_block, .paths_in_all = options.paths},
                                                  kept.get());
            if (kept) {
                kept->resize(set->paths());
                set->read_from(kept);
            }
            if (until < next) break;
            done = next;
            const auto q = so_far.value_not_exceeded(share);
            if (q.low && q.high && narrow(q.low->count(), q.high->count(), q.value.count())) {
                ran.asked = set->paths();
                break;
            }
            ran.reached = done < last;
        }
        return {of, read_, outcomes_, set, ran};
    }

    M model_;
    exact_drivers base_;
    std::vector<uncertain_driver> drivers_;
    simulation_options options_;
    std::vector<std::size_t> places_;  ///< of what is drawn, in the list of drivers
    std::vector<detail::outcome_description> outcomes_;
    detail::columns_read<M> read_;
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
