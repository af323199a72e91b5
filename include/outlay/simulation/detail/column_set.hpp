// SPDX-License-Identifier: BSL-1.0
#pragma once
// The statistics of all columns of a source, and what needs another pass over it: order statistics, counts below a value, sums of
// a tail. Whole numbers and sums in the order of blocks, so that neither threads nor machines change a bit.
//
// Order statistics without keeping or sorting all values: the counts of the bins say in which bin a rank falls; another pass keeps
// that bin's values only, and a bin that holds too many is divided in turn.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/block_passes.hpp>
#include <outlay/simulation/detail/column_statistics.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

class column_set {
public:
    /// The first block says where the values lie.
    explicit column_set(std::shared_ptr<const value_source> source, std::size_t threads)
        : source_(std::move(source)), threads_(threads), moments_(source_->columns()), failures_(source_->columns()) {
        const auto worker = source_->worker();
        const block_of_columns& block = worker->block(0);
        for (const double* column : block.columns) scales_.push_back(column_scale::of(column, block.paths));
        counts_.resize(source_->columns());
    }

    [[nodiscard]] std::size_t columns() const noexcept { return scales_.size(); }
    [[nodiscard]] std::uint64_t paths() const noexcept { return paths_; }
    [[nodiscard]] std::size_t threads() const noexcept { return threads_; }
    [[nodiscard]] const column_scale& scale(std::size_t column) const { return scales_[column]; }
    [[nodiscard]] const column_counts& counts(std::size_t column) const { return counts_[column]; }
    [[nodiscard]] const std::vector<block_moments>& blocks(std::size_t column) const { return moments_[column]; }
    [[nodiscard]] const path_failures& failures(std::size_t column) const { return failures_[column]; }
    [[nodiscard]] column_moments moments(std::size_t column) const { return moments_of(moments_[column], scales_[column].centre); }
    [[nodiscard]] std::uint64_t answered(std::size_t column) const {
        std::uint64_t n = 0;
        for (const block_moments& b : moments_[column]) n += b.count;
        return n;
    }
    [[nodiscard]] const std::shared_ptr<const value_source>& source() const noexcept { return source_; }

    /// Takes the blocks from first to before last into the statistics; fewer where progress says stop. Gives where it ended.
    std::uint64_t take(std::uint64_t first, std::uint64_t last, const pass_control& control, kept_columns* keep = nullptr) {
        struct state {
            std::unique_ptr<value_worker> worker;
            std::vector<column_counts> counts;
            std::vector<path_failures> failures;
        };
        known_ranks_.clear();
        for (auto& blocks : moments_) blocks.resize(last);
        auto done = over_blocks(
            first, last, source_->paths(), control,
            [&] { return state{source_->worker(), std::vector<column_counts>(columns()), std::vector<path_failures>(columns())}; },
            [&](state& mine, std::uint64_t number) {
                const block_of_columns& block = mine.worker->block(number);
                for (std::size_t c = 0; c < columns(); ++c)
                    moments_[c][number] = take_block(block.columns[c], block.paths, scales_[c], block.first, mine.counts[c]);
                const auto& failed = mine.worker->failures();
                for (std::size_t c = 0; c < failed.size(); ++c) mine.failures[c].add(failed[c]);
                if (keep != nullptr) keep->keep(block);
            });
        for (const auto& s : done.states)
            for (std::size_t c = 0; c < columns(); ++c) {
                counts_[c].add(s->counts[c]);
                failures_[c].add(s->failures[c]);
            }
        for (auto& blocks : moments_) blocks.resize(done.until);
        paths_ = std::min<std::uint64_t>(source_->paths(), done.until * paths_of_block);
        return done.until;
    }
    /// From now on read these values instead of computing them again.
    void read_from(std::shared_ptr<const value_source> kept) { source_ = std::move(kept); }

    /// The statistics of a column as another process found them.
    void merge(std::size_t column, std::uint64_t first, const std::vector<block_moments>& blocks, const column_counts& counts, const path_failures& failures) {
        known_ranks_.clear();
        auto& mine = moments_[column];
        if (mine.size() < first + blocks.size()) mine.resize(first + blocks.size());
        std::copy(blocks.begin(), blocks.end(), mine.begin() + static_cast<std::ptrdiff_t>(first));
        counts_[column].add(counts);
        failures_[column].add(failures);
        paths_ = std::min<std::uint64_t>(source_->paths(), mine.size() * paths_of_block);
    }

    /// Every block once, with a state a thread.
    template <class Make, class Each>
    auto scan(const Make& make, const Each& each) const {
        using kept = decltype(make());
        struct state {
            std::unique_ptr<value_worker> worker;
            std::unique_ptr<kept> mine;
        };
        auto done = over_blocks(
            0, blocks_of(paths_), paths_, pass_control{.threads = threads_},
            [&] { return state{source_->worker(), std::make_unique<kept>(make())}; },
            [&](state& s, std::uint64_t number) {
                const block_of_columns& block = s.worker->block(number);
                if (block.first + block.paths <= paths_) return each(*s.mine, block);
                block_of_columns part = block;
                part.paths = paths_ - block.first;
                each(*s.mine, part);
            });
        std::vector<std::unique_ptr<kept>> states;
        for (auto& s : done.states) states.push_back(std::move(s->mine));
        return states;
    }

    /// The values of these ranks, from 1 to answered().
    [[nodiscard]] std::vector<double> of_ranks(std::size_t column, const std::vector<std::uint64_t>& ranks) const {
        const std::lock_guard hold(guard_);
        auto& known = known_ranks_[column];
        std::vector<rank_sought> sought;
        for (const std::uint64_t r : ranks)
            if (!known.contains(r)) sought.push_back({r, r});
        std::sort(sought.begin(), sought.end(), [](const auto& a, const auto& b) { return a.inside < b.inside; });
        if (!sought.empty()) resolve(column, {}, scales_[column].bins, counts_[column].bins, sought, known);
        std::vector<double> values;
        for (const std::uint64_t r : ranks) values.push_back(known.at(r));
        return values;
    }

    struct counts_at {
        std::uint64_t less = 0;
        std::uint64_t equal = 0;
    };
    /// How many values are below and at each of these.
    [[nodiscard]] std::vector<counts_at> count_at(std::size_t column, const std::vector<double>& points) const {
        const std::vector<counts_at> none(points.size());
        auto states = scan([&] { return none; }, [&](std::vector<counts_at>& mine, const block_of_columns& block) {
            const double* x = block.columns[column];
            for (std::size_t k = 0; k < points.size(); ++k) {
                std::uint64_t less = 0, equal = 0;
                for (std::size_t i = 0; i < block.paths; ++i) {
                    less += std::isfinite(x[i]) && x[i] < points[k];
                    equal += x[i] == points[k];
                }
                mine[k].less += less;
                mine[k].equal += equal;
            }
        });
        std::vector<counts_at> all(points.size());
        for (const auto& s : states)
            for (std::size_t k = 0; k < points.size(); ++k) {
                all[k].less += (*s)[k].less;
                all[k].equal += (*s)[k].equal;
            }
        return all;
    }
    /// The sum of the values below (or above) one.
    [[nodiscard]] carried_sum sum_beyond(std::size_t column, double edge, bool above) const {
        std::vector<carried_sum> sums(blocks_of(paths_));
        struct nothing {};
        scan([] { return nothing{}; }, [&](nothing&, const block_of_columns& block) {
            carried_sum sum;
            const double* x = block.columns[column];
            for (std::size_t i = 0; i < block.paths; ++i)
                if (std::isfinite(x[i]) && (above ? x[i] > edge : x[i] < edge)) sum.add(x[i]);
            sums[block.first / paths_of_block] = sum;
        });
        carried_sum all;
        for (const carried_sum& s : sums) all.add(s);
        return all;
    }

private:
    struct rank_sought {
        std::uint64_t rank;    ///< of all values
        std::uint64_t inside;  ///< of those in the part that is looked at
    };
    struct part_of_column {
        std::vector<std::pair<bin_scale, std::size_t>> bins;
        [[nodiscard]] bool has(double x) const {
            if (!std::isfinite(x)) return false;
            for (const auto& [scale, bin] : bins)
                if (scale.bin(x) != bin) return false;
            return true;
        }
    };
    static constexpr std::uint64_t most_values = 1u << 20;

    void resolve(std::size_t column, const part_of_column& part, const bin_scale& scale, const std::vector<std::uint64_t>& counts,
                 const std::vector<rank_sought>& sought, std::map<std::uint64_t, double>& known) const {
        struct bin_wanted {
            std::size_t bin;
            std::uint64_t below;
            std::vector<rank_sought> ranks;
        };
        std::vector<bin_wanted> some, dense;
        std::uint64_t below = 0;
        std::size_t next = 0;
        for (std::size_t b = 0; b < counts.size() && next < sought.size(); below += counts[b++]) {
            bin_wanted wanted{b, below, {}};
            while (next < sought.size() && sought[next].inside <= below + counts[b]) {
                wanted.ranks.push_back({sought[next].rank, sought[next].inside - below});
                ++next;
            }
            if (wanted.ranks.empty()) continue;
            (counts[b] <= most_values ? some : dense).push_back(std::move(wanted));
        }
        if (!some.empty()) {
            std::vector<int> place(bins_of_column, -1);
            for (std::size_t k = 0; k < some.size(); ++k) place[some[k].bin] = static_cast<int>(k);
            using lists = std::vector<std::vector<double>>;
            auto states = scan([&] { return lists(some.size()); }, [&](lists& mine, const block_of_columns& block) {
                const double* x = block.columns[column];
                for (std::size_t i = 0; i < block.paths; ++i) {
                    if (!part.has(x[i])) continue;
                    const int k = place[scale.bin(x[i])];
                    if (k >= 0) mine[static_cast<std::size_t>(k)].push_back(x[i] + 0.0);  // of two zeros one
                }
            });
            for (std::size_t k = 0; k < some.size(); ++k) {
                std::vector<double> all;
                for (const auto& s : states) all.insert(all.end(), (*s)[k].begin(), (*s)[k].end());
                auto from = all.begin();
                for (const rank_sought& r : some[k].ranks) {
                    const auto at = all.begin() + static_cast<std::ptrdiff_t>(r.inside - 1);
                    std::nth_element(from, at, all.end());
                    known[r.rank] = *at;
                    from = at;
                }
            }
        }
        for (const bin_wanted& wanted : dense) divide(column, part, scale, wanted.bin, wanted.ranks, known);
    }
    void divide(std::size_t column, part_of_column part, const bin_scale& scale, std::size_t bin, const std::vector<rank_sought>& ranks,
                std::map<std::uint64_t, double>& known) const {
        part.bins.emplace_back(scale, bin);
        auto states = scan([] { return column_counts{}; }, [&](column_counts& mine, const block_of_columns& block) {
            const double* x = block.columns[column];
            for (std::size_t i = 0; i < block.paths; ++i) {
                if (!part.has(x[i])) continue;
                mine.take_lowest(x[i], 0);
                mine.take_highest(x[i], 0);
            }
        });
        column_counts ends;
        for (const auto& s : states) ends.add(*s);
        const auto finer = bin_scale::between(ends.lowest.value, ends.highest.value);
        if (finer.bins_in_one == 0) {
            for (const rank_sought& r : ranks) known[r.rank] = ends.lowest.value + 0.0;
            return;
        }
        using list = std::vector<std::uint64_t>;
        auto counted = scan([] { return list(bins_of_column); }, [&](list& mine, const block_of_columns& block) {
            const double* x = block.columns[column];
            for (std::size_t i = 0; i < block.paths; ++i)
                if (part.has(x[i])) ++mine[finer.bin(x[i])];
        });
        list counts(bins_of_column);
        for (const auto& s : counted)
            for (std::size_t b = 0; b < counts.size(); ++b) counts[b] += (*s)[b];
        resolve(column, part, finer, counts, ranks, known);
    }

    std::shared_ptr<const value_source> source_;
    std::size_t threads_;
    std::uint64_t paths_ = 0;
    std::vector<column_scale> scales_;
    std::vector<column_counts> counts_;
    std::vector<std::vector<block_moments>> moments_;
    std::vector<path_failures> failures_;
    mutable std::mutex guard_;
    mutable std::map<std::size_t, std::map<std::uint64_t, double>> known_ranks_;
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
