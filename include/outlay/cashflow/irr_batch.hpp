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
// The first three give the bits that irr of that project gives on the same processor. On one schedule the powers are products:
// the same statuses and proofs, the rates within the tolerance of irr's, that is max(4 ulp, 16 times what one rounding of the
// amounts changes).

#include <outlay/cashflow/detail/irr_roots.hpp>
#include <outlay/cashflow/detail/schedule_lanes.hpp>
#include <outlay/cashflow/detail/solver_flows.hpp>
#include <outlay/cashflow/irr_result.hpp>
#include <outlay/number/errors.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace outlay::inline v0 {

/// The rate of return of one project of a batch. Of several roots it holds the lowest and their number; irr gives them all.
struct irr_row {
    irr_root root{};  ///< the lowest; of no meaning where root_count is 0
    irr_status status = irr_status::all_zero;
    irr_proof proof = irr_proof::no_sign_change;
    int root_count = 0;
    int sign_changes = 0;

    /// The rate where there is exactly one.
    [[nodiscard]] std::optional<double> rate() const noexcept {
        return status == irr_status::unique ? std::optional(root.rate) : std::nullopt;
    }
    /// The same; throws no_single_rate_error, with the lowest root, where there is not exactly one.
    [[nodiscard]] double only() const {
        if (status != irr_status::unique)
            throw no_single_rate_error(status, std::vector<irr_root>(root_count > 0 ? 1 : 0, root));
        return root.rate;
    }

    friend bool operator==(const irr_row&, const irr_row&) = default;
};

namespace detail {

/// Memory for several projects of up to n flows, taken once. Projects are written one after the other and solved abreast.
class irr_workspace {
public:
    explicit irr_workspace(std::size_t n) : room_(padded(n)), lanes_(3 * abreast * room_) {
        for (auto& roots : roots_) roots.reserve(n);
    }

    /// Where the next project's times and amounts go.
    [[nodiscard]] double* times() noexcept { return lanes_.data() + 3 * waiting_ * room_; }
    [[nodiscard]] double* amounts() noexcept { return times() + room_; }
    /// The n flows that stand there are to be answered in `row`, by the next `finish` at the latest.
    /// `hint`: ln(1 + rate) where a root is expected.
    void solve(std::size_t n, irr_row& row, double hint = 0) {
        hints_[waiting_] = hint;
        flows_[waiting_] = arrange(times(), amounts(), amounts() + room_, n);
        rows_[waiting_] = &row;
        if (++waiting_ == abreast) finish();
    }
    void finish() {
        std::optional<irr_search> searches[abreast];
        irr_search* started[abreast];
        std::size_t count = 0;
        for (std::size_t i = 0; i < waiting_; ++i) {
            roots_[i].clear();
            if (flows_[i].sign_changes > 0) started[count++] = &searches[i].emplace(flows_[i], roots_[i], hints_[i]);
        }
        solve_abreast(started, count);
        for (std::size_t i = 0; i < waiting_; ++i) {
            const std::vector<irr_root>& roots = roots_[i];
            irr_row& row = *rows_[i];
            row.root = roots.empty() ? irr_root{} : roots.front();
            row.proof = proof_of(flows_[i], searches[i] ? searches[i]->proof() : irr_proof::no_sign_change);
            row.status = status_of(flows_[i], row.proof, roots.data(), roots.size());
            row.root_count = static_cast<int>(roots.size());
            row.sign_changes = flows_[i].sign_changes;
        }
        waiting_ = 0;
    }

private:
    std::size_t room_;
    std::vector<double> lanes_;
    std::size_t waiting_ = 0;
    irr_flows flows_[abreast];
    irr_row* rows_[abreast];
    double hints_[abreast];
    std::vector<irr_root> roots_[abreast];
};

inline irr_row row_of(const schedule_block& block, std::size_t project) noexcept {
    irr_row row;
    row.sign_changes = block.sign_changes[project];
    if (block.answer[project] == block_answer::same_sign) row.status = irr_status::same_sign;
    if (block.answer[project] != block_answer::one_root) return row;
    row.root = root_at(block.u[project], block.step[project], 1);
    row.root_count = 1;
    row.status = irr_status::unique;
    row.proof = row.sign_changes == 1 ? irr_proof::one_sign_change : irr_proof::cumulative_sums;
    return row;
}

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
    irr_workspace workspace(most);
    auto row = rows.begin();
    for (const auto& flows : projects) {
        write(flows, workspace);
        workspace.solve(solver_count(flows), *row++);
    }
    workspace.finish();
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
///     cost     as irr; memory is taken once, for the longest project
template <class Projects>
    requires detail::periodic_flows<detail::solver_element<Projects>>
void irr_batch(const Projects& projects, std::span<irr_row> rows) {
    detail::solve_each(projects, rows, [](const auto& flows, detail::irr_workspace& to) {
        detail::write_amounts(flows, to.times(), to.amounts());
    });
}

/// The same for dated flows.
template <class Projects, day_count Basis>
    requires detail::dated_flows<detail::solver_element<Projects>>
void irr_batch(const Projects& projects, const Basis& basis, std::span<irr_row> rows) {
    detail::solve_each(projects, rows, [&](const auto& flows, detail::irr_workspace& to) {
        detail::write_dated(flows, basis, to.times(), to.amounts());
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
    detail::irr_workspace workspace(most);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::size_t n = starts[i + 1] - starts[i];
        std::copy_n(times.data() + starts[i], n, workspace.times());
        std::copy_n(amounts.data() + starts[i], n, workspace.amounts());
        workspace.solve(n, rows[i]);
    }
    workspace.finish();
}

/// The same for projects that share one schedule.
///
///     shape    amounts: project i has amounts[i * times.size()] and the times.size() - 1 after it
///     throws   numeric_domain_error  as many amounts as rows times times are needed
///     cost     about 2.5 passes of products; an exponential for each distinct gap between times
inline void irr_batch(std::span<const double> times, std::span<const double> amounts, std::span<irr_row> rows) {
    const std::size_t n = times.size();
    if (amounts.size() != n * rows.size())
        throw numeric_domain_error("number of amounts", std::to_string(amounts.size()),
                                   std::to_string(n * rows.size()));
    const detail::shared_schedule schedule(times);
    detail::irr_workspace workspace(n);
    const auto solve_alone = [&](std::size_t i, double hint) {
        std::copy_n(times.data(), n, workspace.times());
        std::copy_n(amounts.data() + i * n, n, workspace.amounts());
        workspace.solve(n, rows[i], hint);
    };
    std::size_t next = 0;
    if (schedule.ordinary) {
        constexpr std::size_t together = detail::abreast;
        std::vector<double> inflows(n * together), outflows(n * together),
            factors(detail::lane_count * schedule.gaps.size());
        detail::schedule_block block{&schedule, inflows.data(), outflows.data(), factors.data(), {}, {}, {},
                                     {},        nullptr};
        for (; next + together <= rows.size(); next += together) {
            block.amounts = amounts.data() + next * n;
            detail::solve_block(block);
            for (std::size_t j = 0; j < together; ++j) {
                if (block.answer[j] == detail::block_answer::open) solve_alone(next + j, 0);
                else if (block.answer[j] == detail::block_answer::one_of_several)
                    solve_alone(next + j, block.u[j] + block.step[j]);
                else rows[next + j] = detail::row_of(block, j);
            }
        }
    }
    for (; next < rows.size(); ++next) solve_alone(next, 0);
    workspace.finish();
}

/// The same with one flow a period.
///
///     irr_batch(36, amounts, rows)        36 flows a project
inline void irr_batch(std::size_t periods, std::span<const double> amounts, std::span<irr_row> rows) {
    std::vector<double> times(periods);
    for (std::size_t i = 0; i < periods; ++i) times[i] = static_cast<double>(i);
    irr_batch(times, amounts, rows);
}

}  // namespace outlay
