// SPDX-License-Identifier: BSL-1.0
#pragma once
// Columns of two sources, one less the other; and how all paths of a source are taken.
//
//   bytes_kept, all_of_source
//   difference_columns

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/block_passes.hpp>
#include <outlay/simulation/detail/column_set.hpp>

namespace outlay::inline v0::detail {

/// Values are kept up to so many bytes, and computed again beyond.
inline constexpr std::uint64_t bytes_kept = std::uint64_t{32} << 20;

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

}  // namespace outlay::inline v0::detail
