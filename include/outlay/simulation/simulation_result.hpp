// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a simulation found: its outcomes, rows, paths, and how it differs from another.
//
//   simulation_result
//     result["npv"]                             outcome_result (result.hpp)
//     summary(outcome), to_string(result)       tables
//     fan(row)                                  a row of the model: every period's distribution
//     compare(other)                            the difference path by path
//     trial(n)                                  drivers, rows and outcomes of path n
//     fingerprint()                             of every value of every path
//   simulation_comparison, simulated_path, compare(first, second)

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/simulation/detail/block_runner.hpp>
#include <outlay/simulation/detail/difference_columns.hpp>
#include <outlay/simulation/plan.hpp>
#include <outlay/simulation/row_fan.hpp>
#include <outlay/simulation/summary.hpp>

namespace outlay::inline v0 {

namespace detail {

struct paths_run {
    std::uint64_t asked;
    std::uint64_t seed;
    sampling_plan plan;
    bool reached = true;  ///< until(): the interval is as narrow as was asked
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
        differ("plan", detail::text_of(ran_.plan), detail::text_of(other.ran_.plan));
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
            blocks[block.first / detail::paths_of_block] = hash;
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

}  // namespace outlay
