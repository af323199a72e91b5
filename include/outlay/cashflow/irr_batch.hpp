// SPDX-License-Identifier: BSL-1.0
#pragma once
// Rates of return of many projects at once, into the caller's memory.
//
//   irr_row                                        {status, root, root_count, sign_changes, proof}; rate(), only()
//   irr_batch(projects, rows)                      a range of periodic flows
//   irr_batch(projects, basis, rows)               a range of dated flows
//   irr_batch(times, amounts, starts, rows)        doubles, each project with times of its own
//   irr_batch(times, amounts, rows)                doubles, one schedule for all
//   irr_batch(periods, amounts, rows)              doubles, one flow a period for all
//
// They give the answers of irr: the same statuses; the rates within irr's own tolerance, that is max(4 ulp, 16 times what one
// rounding of the amounts changes); a proof, though cumulative sums may show here what isolation shows there.

#include <outlay/cashflow/detail/irr_crew.hpp>
#include <outlay/cashflow/detail/project_times.hpp>
#include <outlay/cashflow/detail/solver_flows.hpp>
#include <outlay/cashflow/irr_result.hpp>
#include <outlay/number/errors.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

inline void check_rows(std::size_t projects, std::size_t rows) {
    if (projects != rows)
        throw numeric_domain_error("number of rows", std::to_string(rows),
                                   "the number of projects, " + std::to_string(projects));
}

template <class Projects, class Write>
void solve_each(const Projects& projects, std::span<irr_row> rows, Write write) {
    check_rows(solver_count(projects), rows.size());
    std::size_t most = 0;
    for (const auto& flows : projects) most = std::max(most, solver_count(flows));
    irr_crew crew{own_times(most)};
    auto row = rows.begin();
    for (const auto& flows : projects) {
        write(flows, crew.times(), crew.amounts());
        crew.solve(crew.times(), crew.amounts(), solver_count(flows), *row++);
    }
    crew.finish();
}

}  // namespace detail

/// The rates of return of many projects, each one flow a period.
///
///     std::vector<irr_row> rows(projects.size());
///     irr_batch(projects, rows);
///     for (const irr_row& row : rows) row.rate();
///
///     shape    projects: a range of what irr takes; rows: as many
///     throws   numeric_domain_error  the numbers of projects and rows differ
///     cost     half to two thirds of irr's, eight projects being worked at together; memory is taken once, for the longest
template <class Projects>
    requires detail::periodic_flows<detail::solver_element<Projects>>
void irr_batch(const Projects& projects, std::span<irr_row> rows) {
    detail::solve_each(projects, rows, [](const auto& flows, double* times, double* amounts) {
        detail::write_amounts(flows, times, amounts);
    });
}

/// The same for dated flows.
template <class Projects, day_count Basis>
    requires detail::dated_flows<detail::solver_element<Projects>>
void irr_batch(const Projects& projects, const Basis& basis, std::span<irr_row> rows) {
    detail::solve_each(projects, rows, [&](const auto& flows, double* times, double* amounts) {
        detail::write_dated(flows, basis, times, amounts);
    });
}

/// The same for doubles that lie one project after the other.
///
///     shape    project i: times and amounts from starts[i] up to starts[i + 1]; starts: one more than rows
///     throws   numeric_domain_error  sizes that do not fit
inline void irr_batch(std::span<const double> times, std::span<const double> amounts,
                      std::span<const std::size_t> starts, std::span<irr_row> rows) {
    detail::check_rows(starts.empty() ? 0 : starts.size() - 1, rows.size());
    std::size_t most = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (starts[i] > starts[i + 1] || starts[i + 1] > times.size() || starts[i + 1] > amounts.size())
            throw numeric_domain_error("the end of project " + std::to_string(i), std::to_string(starts[i + 1]),
                                       "after its start and within the flows");
        most = std::max(most, starts[i + 1] - starts[i]);
    }
    detail::irr_crew crew{detail::own_times(most)};
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t at = starts[i];
        crew.solve(times.data() + at, amounts.data() + at, starts[i + 1] - at, rows[i]);
    }
    crew.finish();
}

/// The same for projects that share one schedule.
///
///     shape    amounts: project i has amounts[i * times.size()] and the times.size() - 1 after it
///     throws   numeric_domain_error  as many amounts as rows times times are needed
///     cost     about a third of irr's: products, and an exponential for each distinct gap between times
inline void irr_batch(std::span<const double> times, std::span<const double> amounts, std::span<irr_row> rows) {
    const std::size_t n = times.size();
    if (amounts.size() != n * rows.size())
        throw numeric_domain_error("number of amounts", std::to_string(amounts.size()),
                                   std::to_string(n * rows.size()));
    detail::shared_times schedule(times);
    if (schedule.ordinary()) {
        detail::irr_crew crew{std::move(schedule)};
        for (std::size_t i = 0; i < rows.size(); ++i) crew.solve(amounts.data() + i * n, rows[i]);
        crew.finish();
    } else {
        detail::irr_crew crew{detail::own_times(n)};
        for (std::size_t i = 0; i < rows.size(); ++i) crew.solve(times.data(), amounts.data() + i * n, n, rows[i]);
        crew.finish();
    }
}

/// The same with one flow a period.
///
///     irr_batch(36, amounts, rows)        36 flows a project
inline void irr_batch(whole_count<std::size_t> periods, std::span<const double> amounts, std::span<irr_row> rows) {
    std::vector<double> times(periods);
    for (std::size_t i = 0; i < periods; ++i) times[i] = static_cast<double>(i);
    irr_batch(times, amounts, rows);
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
