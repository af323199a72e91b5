// SPDX-License-Identifier: BSL-1.0
#pragma once
// How far a long run has come, and on which threads it runs.
//
//   simulation_progress       paths done of how many, paths a second, time left
//   progress_callback         is told; answers whether to go on
//   task_executor             the caller's own pool of threads: calls task(i) for each i below n, in any order, on any thread
//   to_string(progress)       "1,048,576 of 4,194,304 paths, 25 %, 12,345,678 a second, 1 s left"

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include <outlay/number/config.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

struct simulation_progress {
    std::uint64_t done = 0;
    std::uint64_t paths = 0;
    std::chrono::duration<double> elapsed{};

    [[nodiscard]] double paths_a_second() const { return elapsed.count() > 0 ? static_cast<double>(done) / elapsed.count() : 0; }
    /// At the pace so far.
    [[nodiscard]] std::chrono::duration<double> left() const {
        const double pace = paths_a_second();
        return std::chrono::duration<double>(pace > 0 ? static_cast<double>(paths - done) / pace : 0);
    }
};

/// Told some times a second, from one thread at a time, and once at the end. Where it answers false, the run ends early with the
/// paths that are done.
using progress_callback = std::function<bool(const simulation_progress&)>;

/// What runs n tasks: `[](std::size_t n, const auto& task) { tbb::parallel_for(std::size_t{0}, n, task); }`. It returns when all are done.
using task_executor = std::function<void(std::size_t n, const std::function<void(std::size_t)>& task)>;

namespace detail {

/// 1,234,567
inline std::string counted_text(std::uint64_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits;
}

}  // namespace detail

inline std::string to_string(const simulation_progress& p) {
    const auto whole = [](double x) { return detail::counted_text(static_cast<std::uint64_t>(std::min(x, 1e18))); };
    return detail::counted_text(p.done) + " of " + detail::counted_text(p.paths) + " paths, " +
           std::to_string(p.paths == 0 ? 100 : static_cast<int>(100.0 * static_cast<double>(p.done) / static_cast<double>(p.paths))) + " %, " +
           whole(p.paths_a_second()) + " a second, " + whole(p.left().count() + 0.5) + " s left";
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
