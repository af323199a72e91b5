// SPDX-License-Identifier: BSL-1.0
#pragma once
// Blocks of paths, and how they are dealt to threads.
//
//   value_source           gives the columns of any block, again and again, to the same bits
//   path_failures           why paths have no value, counted by reason
//   pass_control            threads or the caller's executor, progress, whether to stop
//   over_blocks(...)        hands out blocks in their order; what is done is always the first so many blocks

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/detail/column_statistics.hpp>
#include <outlay/simulation/progress.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// Paths that failed for one reason: how many, the first of them, and what its error said.
struct failure_count {
    std::uint64_t paths = 0;
    std::uint64_t first = 0;
    std::string said;
    friend bool operator==(const failure_count&, const failure_count&) = default;
};

/// Reasons are messages; those that differ in their numbers only are one.
class path_failures {
public:
    void add(std::string_view message, std::uint64_t path) { add(kind_of(message), {1, path, shown(message, 0, 160)}); }
    void add(const path_failures& other) {
        for (const auto& [kind, of] : other.reasons_) add(kind, of);
    }
    void add(const std::string& kind, const failure_count& of) {
        const auto [at, made] = reasons_.try_emplace(kind, of);
        if (made) return;
        at->second.paths += of.paths;
        if (of.first < at->second.first) {
            at->second.first = of.first;
            at->second.said = of.said;
        }
    }
    [[nodiscard]] const std::map<std::string, failure_count>& reasons() const noexcept { return reasons_; }
    friend bool operator==(const path_failures&, const path_failures&) = default;

private:
    /// Each number, with its point, its digits and its exponent, as one #.
    static std::string kind_of(std::string_view message) {
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        std::string kind;
        for (std::size_t i = 0; i < message.size() && kind.size() < 160; ++i) {
            if (!digit(message[i])) {
                if (message[i] == '-' && i + 1 < message.size() && digit(message[i + 1])) continue;
                kind += message[i];
                continue;
            }
            while (i + 1 < message.size()) {
                const char next = message[i + 1];
                const bool goes_on = i + 2 < message.size() && digit(message[i + 2]);
                const bool exponent = next == 'e' && i + 3 < message.size() && (message[i + 2] == '-' || message[i + 2] == '+') && digit(message[i + 3]);
                if (exponent) i += 2;
                else if (digit(next) || ((next == '.' || next == ',' || next == '\'' || next == 'e') && goes_on)) ++i;
                else break;
            }
            kind += '#';
        }
        return kind;
    }

    std::map<std::string, failure_count> reasons_;
};

/// The columns of one block; valid until the worker's next.
struct block_of_columns {
    std::uint64_t first = 0;  ///< path
    std::size_t paths = 0;
    std::vector<const double*> columns{};
};

/// What one thread at a time asks for blocks.
class value_worker {
public:
    value_worker() = default;
    value_worker(const value_worker&) = delete;
    value_worker& operator=(const value_worker&) = delete;
    virtual ~value_worker() = default;
    virtual const block_of_columns& block(std::uint64_t number) = 0;
    /// Of the last block, by columns; empty where the source does not know.
    virtual const std::vector<path_failures>& failures() const = 0;
};
class value_source {
public:
    value_source() = default;
    value_source(const value_source&) = delete;
    value_source& operator=(const value_source&) = delete;
    virtual ~value_source() = default;
    virtual std::size_t columns() const = 0;
    virtual std::uint64_t paths() const = 0;
    virtual std::unique_ptr<value_worker> worker() const = 0;
};

inline std::uint64_t blocks_of(std::uint64_t paths) { return paths / paths_of_block + (paths % paths_of_block != 0); }
inline std::size_t size_of_block(std::uint64_t block, std::uint64_t paths) {
    return static_cast<std::size_t>(std::min<std::uint64_t>(paths_of_block, paths - block * paths_of_block));
}

/// Columns that are kept.
class kept_columns final : public value_source {
public:
    kept_columns(std::size_t columns, std::uint64_t paths) : paths_(paths), values_(columns, std::vector<double>(paths)) {}

    std::size_t columns() const override { return values_.size(); }
    std::uint64_t paths() const override { return paths_; }
    std::unique_ptr<value_worker> worker() const override { return std::make_unique<reader>(*this); }

    void keep(const block_of_columns& block) {
        for (std::size_t c = 0; c < values_.size(); ++c)
            std::copy_n(block.columns[c], block.paths, values_[c].begin() + static_cast<std::ptrdiff_t>(block.first));
    }
    /// To more paths, or to those that were done where a run ended early.
    void resize(std::uint64_t paths) {
        paths_ = paths;
        for (auto& column : values_) column.resize(paths);
    }

private:
    class reader final : public value_worker {
    public:
        explicit reader(const kept_columns& of) : of_(of) {}
        const block_of_columns& block(std::uint64_t number) override {
            block_.first = number * paths_of_block;
            block_.paths = size_of_block(number, of_.paths_);
            block_.columns.clear();
            for (const auto& column : of_.values_) block_.columns.push_back(column.data() + block_.first);
            return block_;
        }
        const std::vector<path_failures>& failures() const override { return none_; }

    private:
        const kept_columns& of_;
        block_of_columns block_;
        std::vector<path_failures> none_;
    };

    std::uint64_t paths_;
    std::vector<std::vector<double>> values_;
};

/// How a pass over blocks is run.
struct pass_control {
    std::size_t threads = 1;
    const task_executor* executor = nullptr;
    const progress_callback* progress = nullptr;
    std::uint64_t paths_before = 0;  ///< done in passes before this one, for progress
    std::uint64_t paths_in_all = 0;
};

/// Threads worth starting: one takes less than a millisecond to start, and a block a quarter of one.
inline std::size_t useful_threads(std::size_t asked, std::uint64_t blocks) {
    const std::size_t there = asked != 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
    const std::uint64_t useful = asked != 0 ? blocks : blocks / 6;
    return static_cast<std::size_t>(std::max<std::uint64_t>(1, std::min<std::uint64_t>(there, useful)));
}

/// Calls each(state, block) for the blocks from first to before last, with a state a thread.
///
/// Blocks are taken in their order and every block that was taken is finished. Gives the number of the first block that was not
/// taken, because the progress callback said so, and the states. What a block throws ends the pass and is thrown.
template <class Make, class Each>
auto over_blocks(std::uint64_t first, std::uint64_t last, std::uint64_t paths, const pass_control& control, const Make& make, const Each& each) {
    using state = decltype(make());
    struct result {
        std::uint64_t until;
        std::vector<std::unique_ptr<state>> states;
    };
    std::atomic<std::uint64_t> next = first;
    std::atomic<bool> stop = false;
    std::mutex guard;
    std::vector<std::unique_ptr<state>> idle;
    std::exception_ptr failed;
    std::uint64_t done = 0;
    using clock = std::chrono::steady_clock;
    const auto started = clock::now();
    auto told = started;
    const auto report = [&](bool at_end) {  // under the guard
        if (control.progress == nullptr || !*control.progress) return;
        const auto now = clock::now();
        if (!at_end && now - told < std::chrono::milliseconds(100)) return;
        told = now;
        const simulation_progress p{std::min(done + control.paths_before, control.paths_in_all), control.paths_in_all, now - started};
        if (!(*control.progress)(p)) stop = true;
    };
    // One block, with a state that no other thread uses.
    const auto one = [&] {
        if (stop) return false;
        const std::uint64_t block = next.fetch_add(1);
        if (block >= last) return false;
        std::unique_ptr<state> mine;
        try {
            {
                const std::lock_guard hold(guard);
                if (!idle.empty()) {
                    mine = std::move(idle.back());
                    idle.pop_back();
                }
            }
            if (!mine) mine = std::make_unique<state>(make());
            each(*mine, block);
            const std::lock_guard hold(guard);
            idle.push_back(std::move(mine));
            done += size_of_block(block, paths);
            report(false);
        } catch (const std::exception& e) {
            (void)e;
            const std::lock_guard hold(guard);
            if (!failed) failed = std::current_exception();
            stop = true;
        }
        return true;
    };
    const auto all = [&] {
        while (one()) {}
    };
    if (first < last) {
        if (control.executor != nullptr && *control.executor) {
            (*control.executor)(last - first, [&](std::size_t) { one(); });
            if (!stop) all();  // what an executor that called too few left
        } else {
            std::vector<std::thread> others;
            const std::size_t threads = useful_threads(control.threads, last - first);
            const auto join = [&] {
                for (std::thread& t : others) t.join();
            };
            try {
                for (std::size_t i = 1; i < threads; ++i) others.emplace_back(all);
            } catch (const std::system_error& e) {
                (void)e;  // the system gives no more threads: those that there are do
            }
            all();
            join();
        }
    }
    if (failed) std::rethrow_exception(failed);
    {
        const std::lock_guard hold(guard);
        report(true);
    }
    return result{std::min<std::uint64_t>(next, last), std::move(idle)};
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
