// SPDX-License-Identifier: BSL-1.0
#pragma once
// The uniforms of a plan, before they are correlated and become values.
//
//   draw_points              plan, seed, number of paths, columns; fill(column, first, n, to)

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/draw_kernels.hpp>
#include <outlay/simulation/detail/permuted.hpp>
#include <outlay/simulation/detail/philox.hpp>
#include <outlay/simulation/plan.hpp>

namespace outlay::inline v0::detail {

/// Where a column's random numbers come from.
struct column_source {
    std::uint32_t stream = 0, sub_draw = 0;
    std::size_t dimension = 0;               ///< of Sobol' points
    stream_keys keys{};                      ///< of their scrambling
    permutation strata{};                    ///< of a Latin hypercube
    std::vector<std::uint32_t> ranks{};      ///< of Iman and Conover's, instead
};

class draw_points {
public:
    static constexpr std::size_t most_at_once = 256;

    draw_points(const sampling_plan& plan, std::uint64_t seed, std::uint64_t paths, std::vector<column_source> columns)
        : plan_(plan), seed_(seed), paths_(paths), columns_(std::move(columns)) {
        if (plan.by == dependence::iman_conover && plan.points != sampling::latin_hypercube)
            throw plan_error(text_of(plan), "Iman and Conover's method orders the values of a Latin hypercube");
        if (plan.points == sampling::latin_hypercube) {
            if (paths == 0) throw plan_error(text_of(plan), "there must be a path or more");
            if (paths > std::uint64_t{1} << 52) throw plan_error(text_of(plan), "more paths than a driver has different values");
            for (column_source& c : columns_) c.strata = permutation(paths, keys_of(seed, c.stream, c.sub_draw, 0));
        }
        if (plan.points == sampling::sobol) {
            if (!std::has_single_bit(paths)) throw plan_error(text_of(plan), std::to_string(paths) + " paths are no power of two");
            if (plan.directions == nullptr) throw plan_error(text_of(plan), "without direction numbers: make the plan by sobol()");
            directions_ = plan.directions(columns_.size());
            std::vector<std::size_t> order(columns_.size());
            std::iota(order.begin(), order.end(), std::size_t{0});
            std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
                return std::pair(columns_[a].stream, columns_[a].sub_draw) < std::pair(columns_[b].stream, columns_[b].sub_draw);
            });
            for (std::size_t d = 0; d < order.size(); ++d) {
                column_source& c = columns_[order[d]];
                c.dimension = d;
                c.keys = keys_of(seed, c.stream, c.sub_draw, 1);
            }
            for (std::uint64_t& v : directions_) v = reversed_bits(v);
        }
    }

    [[nodiscard]] const std::vector<column_source>& columns() const noexcept { return columns_; }
    /// Whether path i is the same whatever the number of paths.
    [[nodiscard]] bool knows_its_end() const noexcept { return plan_.points == sampling::latin_hypercube || plan_.points == sampling::sobol; }

    /// Iman and Conover's order of a column, of all paths.
    void put_in_order(std::size_t column, std::vector<std::uint32_t> ranks) { columns_[column].ranks = std::move(ranks); }

    /// The uniforms of paths first, ..., first + n - 1: first and n are multiples of 16, n at most 256.
    void fill(int width, std::size_t column, std::uint64_t first, std::size_t n, double* to) const {
        const column_source& c = columns_[column];
        switch (plan_.points) {
        case sampling::random: each_pack(width, n, drawn_uniforms{seed_, first, c.stream, c.sub_draw, to}); return;
        case sampling::antithetic: mirrored(width, c, first, n, to); return;
        case sampling::latin_hypercube: stratified(width, c, first, n, to); return;
        case sampling::sobol: break;
        }
        even(c, first, n, to);
    }

private:
    /// Draw j serves paths 2 j and 2 j + 1.
    void mirrored(int width, const column_source& c, std::uint64_t first, std::size_t n, double* to) const {
        alignas(64) double half[most_at_once / 2 + 16];
        const std::uint64_t begin = first / 2 / 16 * 16;
        const std::size_t skipped = first / 2 - begin;
        each_pack(width, (skipped + n / 2 + 15) / 16 * 16, drawn_uniforms{seed_, begin, c.stream, c.sub_draw, half});
        for (std::size_t i = 0; i < n / 2; ++i) {
            to[2 * i] = half[skipped + i];
            to[2 * i + 1] = 1 - half[skipped + i];
        }
    }
    /// A place within the path's stratum.
    void stratified(int width, const column_source& c, std::uint64_t first, std::size_t n, double* to) const {
        each_pack(width, n, drawn_uniforms{seed_, first, c.stream, c.sub_draw, to});
        for (std::size_t i = 0; i < n; ++i) {
            const std::uint64_t path = first + i;
            if (path >= paths_) continue;  // filled up to sixteen, and not given out
            const std::uint64_t stratum = c.ranks.empty() ? c.strata(path) : c.ranks[path];
            to[i] = nearest_uniform((static_cast<double>(stratum) + to[i]) / static_cast<double>(paths_));
        }
    }
    /// Point after point, by one direction number each.
    void even(const column_source& c, std::uint64_t first, std::size_t n, double* to) const {
        const std::uint64_t* const of = &directions_[c.dimension * 64];
        std::uint64_t point = 0;
        for (std::uint64_t gray = first ^ first >> 1; gray != 0; gray &= gray - 1) point ^= of[std::countr_zero(gray)];
        for (std::size_t i = 0; i < n; ++i) {
            to[i] = uniform_of(reversed_bits(plan_.scrambled ? owen_scrambled(point, c.keys) : point) >> 12);
            point ^= of[std::countr_zero(first + i + 1)];
        }
    }

    sampling_plan plan_;
    std::uint64_t seed_, paths_;
    std::vector<column_source> columns_;
    std::vector<std::uint64_t> directions_{};
};

}  // namespace outlay::inline v0::detail
