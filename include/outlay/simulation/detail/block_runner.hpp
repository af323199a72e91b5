// SPDX-License-Identifier: BSL-1.0
#pragma once
// Runs a model for the paths of a block: on a pack of doubles as wide as the processor's registers, or path by path.
//
//   simulated<M>              a model, its drivers, what they draw, and what of a run is read: what all threads share
//   path_runner<M, R>         drivers in columns to outcomes in columns
//   model_columns<M>          the same as a source of columns
//
// A path's values do not depend on its neighbours: where the lanes of a pack would not all go one way (pack_lanes.hpp), or the
// model throws, each path is run by itself, on a pack whose lanes are all that path. A model that compares its numbers runs on
// double, path by path.

#include <algorithm>
#include <array>
#include <bit>
#include <concepts>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/simulation/detail/block_passes.hpp>
#include <outlay/simulation/detail/draws.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// Not a number, of a path whose reason is counted already.
inline double counted_failure() { return std::bit_cast<double>(std::uint64_t{0x7ff8000000000f41}); }
inline bool is_counted_failure(double x) { return std::bit_cast<std::uint64_t>(x) == 0x7ff8000000000f41; }

/// A function of the outcomes and rows on double.
template <class M>
using solved_count = std::function<double(const typename M::template outcomes<double>&, const sheet_rows<double, frequency_of<M>>&)>;

/// What of a run is read, one column each.
template <class M>
struct columns_read {
    struct cell {
        std::size_t line;
        std::size_t at;
    };
    std::vector<std::size_t> outcomes{};  ///< places in the list
    std::vector<cell> cells{};
    std::vector<solved_count<M>> solved{};

    [[nodiscard]] std::size_t size() const { return outcomes.size() + cells.size() + solved.size(); }
};

template <class M>
struct simulated {
    M model;
    typename M::template drivers<exact_ratio> base;
    draws drawn;
    std::vector<std::size_t> places;  ///< in the list of drivers, of each column that is drawn
    std::size_t at_once;              ///< lanes of the pack; 1: path by path
};

template <class R>
inline constexpr std::size_t lanes_of = 1;
template <int N>
inline constexpr std::size_t lanes_of<pack<N>> = N;

/// The number that one path alone is run on.
template <class M>
using alone = std::conditional_t<compares_its_numbers<M>, double, pack<2>>;

/// A run on double whose rows and outcomes are those of one lane.
template <class M>
class lane_rows {
public:
    using outcomes = typename M::template outcomes<double>;

    explicit lane_rows(const M& m) : run_(m) {}

    /// The layout is made by a run on the same drivers, once.
    template <class R>
    void take(const typename M::template drivers<R>& d, const typename M::template outcomes<R>& out, const runner<M, R>& from, std::size_t lane) {
        constexpr auto entries = M::template drivers<R>::list();
        constexpr auto doubles = M::template drivers<double>::list();
        if (!laid_out_) {
            auto of_lane = typename M::template drivers<double>();
            for (std::size_t i = 0; i < doubles.size(); ++i) doubles[i].set_count(of_lane, value_of(entries[i].count(d), lane));
            out_ = run_(of_lane);
            laid_out_ = true;
            lines_ = run_.rows().lines().size();
        }
        constexpr auto read = M::template outcomes<R>::list();
        constexpr auto set = outcomes::list();
        for (std::size_t i = 0; i < set.size(); ++i) set[i].set_count(out_, value_of(read[i].count(out), lane));
        const auto source = from.rows();
        const auto target = run_.rows();
        for (std::size_t line = 0; line < lines_; ++line) {
            const auto cells = source.cells(line);
            auto* to = const_cast<double*>(target.cells(line).data());  // the runner is ours
            for (std::size_t t = 0; t < cells.size(); ++t) to[t] = value_of(cells[t], lane);
        }
    }
    [[nodiscard]] const outcomes& out() const { return out_; }
    [[nodiscard]] auto rows() const { return run_.rows(); }

private:
    static double value_of(double x, std::size_t) { return x; }
    template <int N>
    static double value_of(const pack<N>& x, std::size_t lane) { return x.lane(lane); }

    runner<M, double> run_;
    outcomes out_{};
    std::size_t lines_ = 0;
    bool laid_out_ = false;
};

template <class M, class R>
class path_runner {
public:
    using drivers = typename M::template drivers<R>;
    static constexpr std::size_t lanes = lanes_of<R>;

    path_runner(const simulated<M>& of, const columns_read<M>& read)
        : of_(&of), read_(&read), run_(of.model), drivers_(drivers_as<R, M::template drivers>(of.base)) {}

    /// Paths `from` to before `until` of columns; what fails is counted, path 0 of the columns being path `first`.
    void run(const double* const* in, std::size_t from, std::size_t until, double* const* out, std::uint64_t first, std::vector<path_failures>& failures,
             bool one_by_one) {
        for (std::size_t i = from; i < until;) {
            const std::size_t n = one_by_one ? 1 : std::min(lanes, until - i);
            std::string said;
            if (attempt(in, i, n, out, first, failures, said)) {
                i += n;
                continue;
            }
            if (n == 1 || lanes == 1) {
                fail(i, out, first, failures, said);
            } else if constexpr (std::same_as<R, alone<M>>) {
                run(in, i, i + n, out, first, failures, true);
            } else {
                if (!by_itself_) by_itself_ = std::make_unique<path_runner<M, alone<M>>>(*of_, *read_);
                by_itself_->run(in, i, i + n, out, first, failures, true);
            }
            i += n;
        }
    }

    /// One path into rows and outcomes on double; the message where it fails.
    std::optional<std::string> one(const double* const* in, lane_rows<M>& into) {
        try {
            set(in, 0, 1);
            const auto result = run_.on_registers(drivers_);
            into.take(drivers_, result, run_, 0);
        } catch (const std::exception& e) {
            return std::string(e.what());
        }
        return std::nullopt;
    }

private:
    void set(const double* const* in, std::size_t at, std::size_t n) {
        constexpr auto list = drivers::list();
        for (std::size_t c = 0; c < of_->places.size(); ++c) {
            if constexpr (lanes == 1) {
                list[of_->places[c]].set_count(drivers_, in[c][at]);
            } else if (n == lanes) {
                list[of_->places[c]].set_count(drivers_, R::load(in[c] + at));
            } else {
                R x(in[c][at]);  // the lanes that are over repeat the first
                for (std::size_t k = 1; k < n; ++k) x.set(k, in[c][at + k]);
                list[of_->places[c]].set_count(drivers_, x);
            }
        }
    }
    bool attempt(const double* const* in, std::size_t at, std::size_t n, double* const* out, std::uint64_t first, std::vector<path_failures>& failures,
                 std::string& said) {
        set(in, at, n);
        lanes_part = false;
        typename M::template outcomes<R> result;
        try {
            result = run_.on_registers(drivers_);
        } catch (const std::exception& e) {
            said = e.what();
            return false;
        }
        if (lanes_part && n > 1 && lanes > 1) return false;
        constexpr auto list = M::template outcomes<R>::list();
        std::size_t c = 0;
        for (const std::size_t place : read_->outcomes) keep(list[place].count(result), n, out[c++] + at);
        if (!read_->cells.empty()) {
            const auto rows = run_.rows();
            std::size_t line = read_->cells[0].line;
            auto cells = rows.cells(line);
            for (const auto& cell : read_->cells) {
                if (cell.line != line) cells = rows.cells(line = cell.line);
                keep(cells[cell.at], n, out[c++] + at);
            }
        }
        if (!read_->solved.empty()) {
            for (std::size_t k = 0; k < n; ++k) solve(result, k, at + k, c, out, first, failures);
        }
        return true;
    }
    static void keep(const R& x, std::size_t n, double* to) {
        if constexpr (lanes == 1) {
            *to = x;
        } else if (n == lanes) {
            x.store(to);
        } else {
            for (std::size_t k = 0; k < n; ++k) to[k] = x.lane(k);
        }
    }
    void solve(const typename M::template outcomes<R>& result, std::size_t lane, std::size_t at, std::size_t column, double* const* out,
               std::uint64_t first, std::vector<path_failures>& failures) {
        const auto each = [&](const auto& of_lane, const auto& rows) {
            std::size_t c = column;
            for (const auto& f : read_->solved) {
                try {
                    out[c][at] = f(of_lane, rows);
                } catch (const std::exception& e) {
                    failures[c].add(e.what(), first + at);
                    out[c][at] = counted_failure();
                }
                ++c;
            }
        };
        if constexpr (lanes == 1) {
            each(result, run_.rows());
        } else {
            if (!lane_) lane_ = std::make_unique<lane_rows<M>>(of_->model);
            lane_->take(drivers_, result, run_, lane);
            each(lane_->out(), lane_->rows());
        }
    }
    void fail(std::size_t at, double* const* out, std::uint64_t first, std::vector<path_failures>& failures, const std::string& said) const {
        for (std::size_t c = 0; c < read_->size(); ++c) {
            failures[c].add(said, first + at);
            out[c][at] = counted_failure();
        }
    }

    const simulated<M>* of_;
    const columns_read<M>* read_;
    runner<M, R> run_;
    drivers drivers_;
    std::unique_ptr<path_runner<M, alone<M>>> by_itself_;
    std::unique_ptr<lane_rows<M>> lane_;
};

/// What is not a number, or beyond all numbers, has a reason too.
inline void count_not_finite(const double* x, std::size_t n, std::uint64_t first, path_failures& failures) {
    if (columns::all_finite(x, n)) return;
    for (std::size_t i = 0; i < n; ++i)
        if (!std::isfinite(x[i]) && !is_counted_failure(x[i])) failures.add(std::isnan(x[i]) ? "not a number" : "infinite", first + i);
}

/// Columns by a model, on the number R.
template <class M, class R>
class model_worker final : public value_worker {
public:
    model_worker(std::shared_ptr<const simulated<M>> of, const columns_read<M>& read)
        : of_(std::move(of)), run_(*of_, read), drawn_(of_->places.size(), std::vector<double>(paths_of_block)),
          made_(read.size(), std::vector<double>(paths_of_block)), failures_(read.size()) {
        for (auto& column : drawn_) in_.push_back(column.data());
        for (auto& column : made_) out_.push_back(column.data());
    }

    const block_of_columns& block(std::uint64_t number) override {
        block_.first = number * paths_of_block;
        block_.paths = size_of_block(number, of_->drawn.paths());
        block_.columns.assign(out_.begin(), out_.end());
        for (path_failures& f : failures_) f = {};
        of_->drawn.fill(block_.first, block_.paths, in_);
        run_.run(in_.data(), 0, block_.paths, out_.data(), block_.first, failures_, of_->at_once == 1);
        for (std::size_t c = 0; c < out_.size(); ++c) count_not_finite(out_[c], block_.paths, block_.first, failures_[c]);
        return block_;
    }
    const std::vector<path_failures>& failures() const override { return failures_; }

private:
    std::shared_ptr<const simulated<M>> of_;
    path_runner<M, R> run_;
    std::vector<std::vector<double>> drawn_, made_;
    std::vector<double*> in_, out_;
    block_of_columns block_;
    std::vector<path_failures> failures_;
};

template <class M>
class model_columns final : public value_source {
public:
    model_columns(std::shared_ptr<const simulated<M>> of, columns_read<M> read) : of_(std::move(of)), read_(std::move(read)) {}

    std::size_t columns() const override { return read_.size(); }
    std::uint64_t paths() const override { return of_->drawn.paths(); }
    std::unique_ptr<value_worker> worker() const override {
        return on_number([&]<class R>(const R*) -> std::unique_ptr<value_worker> { return std::make_unique<model_worker<M, R>>(of_, read_); });
    }
    /// Columns of drivers that the caller has.
    template <class F>
    auto on_number(const F& f) const {
        if constexpr (compares_its_numbers<M>) {
            return f(static_cast<const double*>(nullptr));
        } else {
#if OUTLAY_DISPATCHES
            if (of_->at_once == 8) return f(static_cast<const pack<8>*>(nullptr));
            if (of_->at_once == 4) return f(static_cast<const pack<4>*>(nullptr));
#endif
            return f(static_cast<const pack<2>*>(nullptr));
        }
    }
    [[nodiscard]] const simulated<M>& of() const { return *of_; }
    [[nodiscard]] const columns_read<M>& read() const { return read_; }

private:
    std::shared_ptr<const simulated<M>> of_;
    columns_read<M> read_;
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
