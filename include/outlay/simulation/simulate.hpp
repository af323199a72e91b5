// SPDX-License-Identifier: BSL-1.0
#pragma once
// How sure a model's outcome is: the model run for many values of its uncertain drivers.
//
//   simulation(model, base, uncertain drivers, {.correlations, .plan, .settings})
//     outcome(name, f)                          one more outcome: a function of the outcomes and rows on double
//     run({.paths, .seed, .threads, .progress})                simulation_result
//     until(half width, outcome, share, {.seed})               as many paths as a quantile needs
//   simulation_result
//     result["npv"]                             outcome_result (result.hpp)
//     summary(outcome), to_string(result)       tables
//     fan(row)                                  a row of the model: every period's distribution
//     compare(other)                            the difference path by path
//     trial(n)                                  drivers, rows and outcomes of path n
//     fingerprint()                             of every value of every path
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
#include <outlay/simulation/result.hpp>
#include <outlay/simulation/row_fan.hpp>
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

namespace detail {

/// Values are kept up to so many bytes, and computed again beyond.
inline constexpr std::uint64_t bytes_kept = std::uint64_t{32} << 20;

struct paths_run {
    std::uint64_t asked;
    std::uint64_t seed;
    sampling_plan plan;
    bool reached = true;  ///< until(): the interval is as narrow as was asked
};

/// Takes all blocks of a source, and keeps the values where they are few.
inline std::shared_ptr<const column_set> all_of_source(const std::shared_ptr<const value_source>& source, std::uint64_t paths, std::size_t threads,
                                                       const pass_control& control) {
    auto set = std::make_shared<column_set>(source, threads);
    std::shared_ptr<kept_columns> kept;
    if (paths * source->columns() * sizeof(double) <= bytes_kept) kept = std::make_shared<kept_columns>(source->columns(), paths);
    set->take(0, blocks_of(paths), control, kept.get());
    if (kept) {
        kept->resize(set->paths());
        set->read_from(kept);
    }
    return set;
}

/// Second less first, column by column.
class difference_columns final : public value_source {
public:
    struct pair {
        std::size_t first, second;
    };
    difference_columns(std::shared_ptr<const value_source> first, std::shared_ptr<const value_source> second, std::vector<pair> pairs, std::uint64_t paths)
        : first_(std::move(first)), second_(std::move(second)), pairs_(std::move(pairs)), paths_(paths) {}
    std::size_t columns() const override { return pairs_.size(); }
    std::uint64_t paths() const override { return paths_; }
    std::unique_ptr<value_worker> worker() const override { return std::make_unique<subtracter>(*this); }

private:
    class subtracter final : public value_worker {
    public:
        explicit subtracter(const difference_columns& of)
            : of_(of), a_(of.first_->worker()), b_(of.second_->worker()), made_(of.pairs_.size(), std::vector<double>(paths_of_block)), failures_(of.pairs_.size()) {}
        const block_of_columns& block(std::uint64_t number) override {
            const block_of_columns &a = a_->block(number), &b = b_->block(number);
            block_ = {a.first, size_of_block(number, of_.paths_), {}};
            for (std::size_t c = 0; c < made_.size(); ++c) {
                failures_[c] = {};
                const double *x = a.columns[of_.pairs_[c].first], *y = b.columns[of_.pairs_[c].second];
                for (std::size_t i = 0; i < block_.paths; ++i) {
                    made_[c][i] = y[i] - x[i];
                    if (std::isfinite(made_[c][i])) continue;
                    failures_[c].add(!std::isfinite(x[i]) ? (!std::isfinite(y[i]) ? "neither has an answer" : "the first has no answer") : "the second has no answer",
                                     block_.first + i);
                }
                block_.columns.push_back(made_[c].data());
            }
            return block_;
        }
        const std::vector<path_failures>& failures() const override { return failures_; }

    private:
        const difference_columns& of_;
        std::unique_ptr<value_worker> a_, b_;
        std::vector<std::vector<double>> made_;
        block_of_columns block_;
        std::vector<path_failures> failures_;
    };

    std::shared_ptr<const value_source> first_, second_;
    std::vector<pair> pairs_;
    std::uint64_t paths_;
};

}  // namespace detail

/// Two simulations of the same paths: the second less the first, path by path.
class simulation_comparison {
public:
    simulation_comparison(std::shared_ptr<const detail::column_set> set, std::vector<detail::outcome_description> outcomes,
                          std::shared_ptr<const detail::draws> drawn, bool independent)
        : set_(std::move(set)), outcomes_(std::move(outcomes)), drawn_(std::move(drawn)), independent_(independent) {}

    /// The difference of an outcome that both have.
    ///
    ///     throws   simulation_name_error
    [[nodiscard]] outcome_result operator[](std::string_view name) const {
        std::vector<std::string> names;
        for (std::size_t c = 0; c < outcomes_.size(); ++c) {
            if (outcomes_[c].name == name) return {set_, c, outcomes_[c], drawn_, independent_};
            names.push_back(outcomes_[c].name);
        }
        throw simulation_name_error(name, std::move(names));
    }

private:
    std::shared_ptr<const detail::column_set> set_;
    std::vector<detail::outcome_description> outcomes_;
    std::shared_ptr<const detail::draws> drawn_;
    bool independent_;
};

/// Drivers, rows and outcomes of one path.
template <model M>
class simulated_path {
public:
    simulated_path(std::uint64_t path, const M& m, typename M::template drivers<double> drivers, std::vector<detail::outcome_description> outcomes)
        : path_(path), drivers_(std::move(drivers)), described_(std::move(outcomes)), run_(std::make_unique<detail::lane_rows<M>>(m)) {}

    [[nodiscard]] std::uint64_t path() const noexcept { return path_; }
    [[nodiscard]] const typename M::template drivers<double>& drivers() const noexcept { return drivers_; }
    /// A driver by its name.
    [[nodiscard]] reported_value driver(std::string_view name) const {
        const std::size_t place = listed_place<typename M::template drivers<double>>(name);
        return detail::reported<typename M::template drivers<double>>(place, M::template drivers<double>::list()[place].count(drivers_));
    }
    /// What the model threw on this path.
    [[nodiscard]] const std::optional<std::string>& failure() const noexcept { return failure_; }
    /// Everything that the model gives, in its own types.
    ///
    ///     throws   run_incomplete_error   the model threw
    [[nodiscard]] const typename M::template outcomes<double>& outcomes() const {
        require_run();
        return run_->out();
    }
    /// An outcome by its name, those of functions too; not a number where the function threw.
    [[nodiscard]] reported_value operator[](std::string_view name) const {
        require_run();
        std::vector<std::string> names;
        for (std::size_t i = 0; i < described_.size(); ++i) {
            if (described_[i].name == name) return {values_[i], described_[i].unit, described_[i].counts_in_one};
            names.push_back(described_[i].name);
        }
        throw simulation_name_error(name, std::move(names));
    }
    /// The rows, while this object lives.
    [[nodiscard]] sheet_rows<double, frequency_of<M>> rows() const& {
        require_run();
        return run_->rows();
    }
    sheet_rows<double, frequency_of<M>> rows() const&& = delete;

private:
    template <model>
    friend class simulation_result;
    void require_run() const {
        if (failure_) throw run_incomplete_error();
    }

    std::uint64_t path_;
    typename M::template drivers<double> drivers_;
    std::vector<detail::outcome_description> described_;
    std::vector<double> values_;
    std::optional<std::string> failure_;
    std::unique_ptr<detail::lane_rows<M>> run_;
};

/// What a simulation found. It outlives the simulation.
template <model M>
class simulation_result {
public:
    using frequency_type = frequency_of<M>;

    simulation_result(std::shared_ptr<const detail::simulated<M>> of, detail::columns_read<M> read, std::vector<detail::outcome_description> outcomes,
                      std::shared_ptr<const detail::column_set> set, detail::paths_run ran)
        : of_(std::move(of)), read_(std::move(read)), outcomes_(std::move(outcomes)), set_(std::move(set)), ran_(ran) {}

    /// An outcome by its name.
    ///
    ///     throws   simulation_name_error
    [[nodiscard]] outcome_result operator[](std::string_view name) const { return result_of(place(name)); }
    [[nodiscard]] std::vector<std::string> outcomes() const {
        std::vector<std::string> names;
        for (const auto& o : outcomes_) names.push_back(o.name);
        return names;
    }
    [[nodiscard]] std::uint64_t paths() const { return set_->paths(); }
    [[nodiscard]] std::uint64_t seed() const noexcept { return ran_.seed; }
    /// Fewer paths were run than asked for, because the progress callback said so.
    [[nodiscard]] bool ended_early() const { return paths() < ran_.asked && ran_.reached; }
    /// Of until(): the interval is as narrow as was asked, and not only the paths at their end.
    [[nodiscard]] bool reached() const noexcept { return ran_.reached; }

    [[nodiscard]] result_summary summary(std::string_view outcome, std::vector<exact_ratio> shares = {exact_ratio(1, 20), exact_ratio(1, 2), exact_ratio(19, 20)}) const {
        return {(*this)[outcome], ran_.seed, ran_.asked, std::move(shares)};
    }
    friend std::string to_string(const simulation_result& r) {
        std::string text;
        for (const auto& o : r.outcomes_) text += (text.empty() ? "" : "\n") + to_string(r.summary(o.name));
        return text;
    }

    /// A row of the model by its name, as in the section where several are called so.
    ///
    ///     throws   line_unknown_error, and what the model throws at its base
    ///     cost     a run of all paths
    [[nodiscard]] row_fan<frequency_type> fan(std::string_view row) const { return fan_of(nullptr, row); }
    [[nodiscard]] row_fan<frequency_type> fan(std::string_view section, std::string_view row) const { return fan_of(&section, row); }

    /// The other less this, path by path, of every outcome that both have.
    ///
    ///     throws   simulation_mismatch_error   another seed, number of paths or plan; an outcome in another unit; none in common
    template <model N>
    [[nodiscard]] simulation_comparison compare(const simulation_result<N>& other) const {
        const auto differ = [](const char* what, const std::string& a, const std::string& b) {
            if (a != b) throw simulation_mismatch_error(what, a, b);
        };
        differ("seed", std::to_string(seed()), std::to_string(other.seed()));
        differ("number of paths", detail::counted_text(paths()), detail::counted_text(other.paths()));
        differ("plan", text_of(ran_.plan), text_of(other.ran_.plan));
        std::vector<detail::difference_columns::pair> pairs;
        std::vector<detail::outcome_description> both;
        for (std::size_t a = 0; a < outcomes_.size(); ++a)
            for (std::size_t b = 0; b < other.outcomes_.size(); ++b) {
                if (outcomes_[a].name != other.outcomes_[b].name) continue;
                differ(("unit of " + outcomes_[a].name).c_str(), outcomes_[a].unit, other.outcomes_[b].unit);
                pairs.push_back({a, b});
                both.push_back(outcomes_[a]);
            }
        if (pairs.empty()) throw simulation_mismatch_error("list of outcomes", outcomes().front(), other.outcomes().front());
        const auto source = std::make_shared<detail::difference_columns>(set_->source(), other.set_->source(), std::move(pairs), paths());
        const auto set = detail::all_of_source(source, paths(), set_->threads(), {.threads = set_->threads(), .paths_in_all = paths()});
        return {set, std::move(both), drawn(), independent()};
    }

    /// One path again, to look inside. Any path may be asked for under random sampling, those that were run under the others.
    ///
    ///     throws   simulation_request_error   a path that was not run
    [[nodiscard]] simulated_path<M> trial(whole_count<std::uint64_t> n) const {
        if (n >= paths()) throw simulation_request_error("the number of a path", detail::counted_text(n), "below the " + detail::counted_text(paths()) + " that were run");
        std::vector<double> values(of_->places.size());
        std::vector<double*> into;
        for (double& x : values) into.push_back(&x);
        of_->drawn.fill(n, 1, into);
        auto drivers = drivers_as<double, M::template drivers>(of_->base);
        constexpr auto list = M::template drivers<double>::list();
        for (std::size_t c = 0; c < values.size(); ++c) list[of_->places[c]].set_count(drivers, values[c]);
        simulated_path<M> path(n, of_->model, std::move(drivers), outcomes_);
        detail::path_runner<M, detail::alone<M>> run(*of_, read_);
        path.failure_ = run.one(into.data(), *path.run_);
        if (path.failure_) return path;
        std::vector<double> made(read_.size());
        std::vector<double*> out;
        for (double& x : made) out.push_back(&x);
        std::vector<detail::path_failures> failures(made.size());
        run.run(into.data(), 0, 1, out.data(), n, failures, true);
        path.values_ = std::move(made);
        return path;
    }

    /// One number of every bit of every value: the same on any number of threads, on registers of any width, from shards in any order.
    [[nodiscard]] std::uint64_t fingerprint() const {
        std::vector<std::uint64_t> blocks(static_cast<std::size_t>(detail::blocks_of(paths())));
        struct nothing {};
        set_->scan([] { return nothing{}; }, [&](nothing&, const detail::block_of_columns& block) {
            std::uint64_t hash = 14695981039346656037u;
            for (const double* x : block.columns)
                for (std::size_t i = 0; i < block.paths; ++i) {
                    const double value = std::isfinite(x[i]) ? x[i] : 0;
                    hash = (hash ^ std::bit_cast<std::uint64_t>(value)) * 1099511628211u;
                    hash ^= hash >> 29;
                }
            blocks[static_cast<std::size_t>(block.first / detail::paths_of_block)] = hash;
        });
        std::uint64_t all = 14695981039346656037u;
        for (const std::uint64_t hash : blocks) {
            all = (all ^ hash) * 1099511628211u;
            all ^= all >> 29;
        }
        return all;
    }

    // For what is built on results: shards, indices.
    [[nodiscard]] const std::shared_ptr<const detail::column_set>& statistics() const noexcept { return set_; }

private:
    template <model>
    friend class simulation_result;
    [[nodiscard]] bool independent() const { return ran_.plan.points == sampling::random && ran_.plan.by == dependence::gaussian_copula; }
    [[nodiscard]] std::shared_ptr<const detail::draws> drawn() const { return {of_, &of_->drawn}; }
    [[nodiscard]] std::size_t place(std::string_view name) const {
        for (std::size_t c = 0; c < outcomes_.size(); ++c)
            if (outcomes_[c].name == name) return c;
        throw simulation_name_error(name, outcomes());
    }
    [[nodiscard]] outcome_result result_of(std::size_t column) const { return {set_, column, outcomes_[column], drawn(), independent()}; }
    [[nodiscard]] row_fan<frequency_type> fan_of(const std::string_view* section, std::string_view row) const {
        runner<M, double> base(of_->model);
        base(drivers_as<double, M::template drivers>(of_->base));
        const auto lines = base.rows().lines();
        std::vector<std::string> names, found;
        std::size_t at = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            names.push_back(lines[i].section.empty() ? lines[i].name : lines[i].section + ": " + lines[i].name);
            if (lines[i].name != row || (section && lines[i].section != *section) || lines[i].frequency != frequency_type::name) continue;
            found.push_back(names.back());
            at = i;
        }
        if (found.size() != 1) throw line_unknown_error(row, found.empty() ? names : found);
        detail::columns_read<M> read;
        const std::size_t cells = base.rows().cells(at).size();
        for (std::size_t t = 0; t < cells; ++t) read.cells.push_back({at, t});
        const auto source = std::make_shared<detail::model_columns<M>>(of_, std::move(read));
        auto set = detail::all_of_source(source, paths(), set_->threads(), {.threads = set_->threads(), .paths_in_all = paths()});
        return {of_->model.on, lines[at], std::move(set), drawn(), independent()};
    }

    std::shared_ptr<const detail::simulated<M>> of_;
    detail::columns_read<M> read_;
    std::vector<detail::outcome_description> outcomes_;
    std::shared_ptr<const detail::column_set> set_;
    detail::paths_run ran_;
};

/// The first's paths under the second's drivers or model: second less first, path by path.
template <model M, model N>
[[nodiscard]] simulation_comparison compare(const simulation_result<M>& first, const simulation_result<N>& second) {
    return first.compare(second);
}

/// A model with uncertain drivers.
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
        for (const uncertain_driver& d : drivers_) {
            places_of_drivers_.push_back(detail::place_for<exact_drivers>(d.name(), d.unit()));
            for (const driver_setting& s : options_.settings)
                if (s.name() == d.name()) throw driver_given_twice_error(d.name());
        }
        for (std::size_t i = 0; i < options_.settings.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (options_.settings[i].name() == options_.settings[j].name()) throw driver_given_twice_error(options_.settings[i].name());
        (void)draws_of(0, detail::paths_of_block);
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
        std::vector<std::size_t> places;
        for (const auto& c : drawn.columns()) places.push_back(places_of_drivers_[c.driver]);
        return std::make_shared<const detail::simulated<M>>(detail::simulated<M>{
            model_, base_, std::move(drawn), std::move(places), at_once == 0 || at_once > widest ? widest : at_once});
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
            throw plan_error(text_of(options_.plan), "until() takes random sampling only, for it needs the errors of independent paths");
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
    std::vector<std::size_t> places_of_drivers_;
    std::vector<detail::outcome_description> outcomes_;
    detail::columns_read<M> read_;
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
