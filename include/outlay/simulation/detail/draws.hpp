// SPDX-License-Identifier: BSL-1.0
#pragma once
// The values that every path draws, as columns of doubles: what a run of a model is fed with.
//
//   draws                     drivers, correlations, plan, seed and number of paths; fill(first, n, columns)
//   stream_of(name)           the number of a driver's stream
//   stream_collision_error    two names with one number

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/correlation.hpp>
#include <outlay/simulation/detail/philox.hpp>
#include <outlay/simulation/plan.hpp>
#include <outlay/simulation/uncertain_driver.hpp>

namespace outlay::inline v0 {

/// The names of two drivers have one hash, so both would draw the same numbers: one of them must be called otherwise.
class OUTLAY_VISIBLE stream_collision_error final : public error {
public:
    stream_collision_error(std::string_view first, std::string_view second)
        : error("the drivers \"" + detail::shown(first) + "\" and \"" + detail::shown(second) +
                "\" would draw the same numbers, for their names have one hash: call one of them otherwise"),
          first_(first), second_(second) {}
    [[nodiscard]] const std::string& first() const noexcept { return first_; }
    [[nodiscard]] const std::string& second() const noexcept { return second_; }

private:
    std::string first_;
    std::string second_;
};

namespace detail {

/// FNV-1a of 32 bits.
constexpr std::uint32_t stream_of(std::string_view name) noexcept {
    std::uint32_t hash = 2166136261u;
    for (const char c : name) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
    return hash;
}

/// What the paths of a simulation draw. Unchanging: any number of threads may fill at once.
class draws {
public:
    /// A column of values: of a driver, or of one period of a driver that is a path over the periods.
    struct column {
        std::size_t driver = 0;  ///< its place in the list that was given
        std::size_t period = 0;
    };

    /// What of the draws depends on how many paths there are: nothing under random sampling.
    ///
    ///     throws   driver_given_twice_error, stream_collision_error, correlation_error, plan_error
    draws(std::vector<uncertain_driver> drivers, const std::vector<correlation>& correlations, const sampling_plan& plan, std::uint64_t seed,
          std::uint64_t paths)
        : drivers_(std::move(drivers)), plan_(plan), seed_(seed), paths_(paths) {
        (void)correlations;
        for (std::size_t i = 0; i < drivers_.size(); ++i) {
            streams_.push_back(stream_of(drivers_[i].name()));
            columns_.push_back({i, 0});
            for (std::size_t j = 0; j < i; ++j) {
                if (drivers_[i].name() == drivers_[j].name()) throw driver_given_twice_error(drivers_[i].name());
                if (streams_[i] == streams_[j]) throw stream_collision_error(drivers_[j].name(), drivers_[i].name());
            }
        }
    }

    [[nodiscard]] const std::vector<uncertain_driver>& drivers() const noexcept { return drivers_; }
    /// What fill() fills, in its order.
    [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
    [[nodiscard]] std::uint64_t paths() const noexcept { return paths_; }

    /// The values of paths first to first + n - 1: a column has n, in the counts of its driver's unit. The same bits however a
    /// run is divided, on every width of the processor's registers.
    ///
    ///     shape    columns: as many as columns(), n doubles each; no more than paths() paths where the plan depends on their number
    ///     cost     no allocation; best where first is a multiple of 16 and n some hundreds
    void fill(std::uint64_t first, std::size_t n, std::span<double* const> columns) const {
        for (std::size_t c = 0; c < columns_.size(); ++c)
            for (std::size_t i = 0; i < n; ++i) {
                const double u = uniform_of(drawn_bits(seed_, streams_[c], 0, first + i));
                columns[c][i] = drivers_[c].values().law().quantile(u, 1 - u);
            }
    }

private:
    std::vector<uncertain_driver> drivers_;
    sampling_plan plan_;
    std::uint64_t seed_, paths_;
    std::vector<std::uint32_t> streams_;
    std::vector<column> columns_;
};

}  // namespace detail
}  // namespace outlay
