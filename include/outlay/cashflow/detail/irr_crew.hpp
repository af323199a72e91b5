// SPDX-License-Identifier: BSL-1.0
#pragma once
// Many projects on their way to their rates of return: those of one kind wait until there are as many as are solved abreast.
//
//   irr_crew<Times>    for own_times or shared_times (project_times.hpp): `solve` each project, then `finish`

#include <outlay/cashflow/detail/irr_flows.hpp>
#include <outlay/cashflow/detail/irr_roots.hpp>
#include <outlay/cashflow/detail/other_root.hpp>
#include <outlay/cashflow/detail/project_lanes.hpp>
#include <outlay/cashflow/detail/project_times.hpp>
#include <outlay/cashflow/irr_result.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {
namespace detail {

template <class Times>
class irr_crew {
    static constexpr bool own = std::is_same_v<Times, own_times>;

public:
    /// All memory is taken here.
    explicit irr_crew(Times times) : room_(padded(times.most())), lanes_(std::move(times)), alone_(3 * room_) {
        roots_.reserve(room_);
        if constexpr (own) {
            memory_.resize(places * 2 * room_);
            for (std::size_t i = 0; i < places; ++i) free_.push_back(memory_.data() + i * 2 * room_);
        }
    }

    /// Room for the next project, if it has to be written first.
    [[nodiscard]] double* times() noexcept requires own { return free_.back(); }
    [[nodiscard]] double* amounts() noexcept requires own { return times() + room_; }
    /// `n` flows are to be answered in `row`, by `finish` at the latest.
    void solve(const double* from_times, const double* from_amounts, std::size_t n, irr_row& row) requires own {
        double *const times = this->times(), *const amounts = this->amounts();
        amount_survey known;
        if (!(wide_ && survey_ordinary<true>(from_times, from_amounts, n, times, amounts, known) &&
              known.sign_changes > 0 && times[0] == 0)) {
            const irr_flows flows = arrange_any(from_times, from_amounts, n, times, amounts, alone_.data());
            if (flows.sign_changes == 0) return answer(row, flows, irr_proof::no_sign_change, nullptr, 0);
            if (!wide_ || flows.time[0] != 0 || !flows.moderate) return answer_alone(row, flows);
            known = flows;
            n = flows.size;
        }
        free_.pop_back();
        if (n <= most_abreast && times[n - 1] < 1e9) wait({times, amounts, n, known.last, known.sign_changes, &row});
        else solve_alone({times, amounts, n, known.last, known.sign_changes, &row});
    }
    /// The same of amounts on the shared schedule, which have to stay where they are.
    void solve(const double* amounts, irr_row& row) requires(!own) {
        const std::span<const double> times = lanes_.times.times();
        const std::size_t n = times.size();
        irr_flows flows;
        if (!survey_ordinary<false>(nullptr, amounts, n, nullptr, nullptr, flows))
            static_cast<amount_survey&>(flows) = survey(amounts, n);
        flows.size = flows.last;
        if (flows.sign_changes == 0 || !flows.finite) {
            flows.sign_changes = 0;
            return answer(row, flows, irr_proof::no_sign_change, nullptr, 0);
        }
        if (wide_ && flows.moderate && n <= most_abreast)
            wait({times.data(), amounts, n, flows.last, flows.sign_changes, &row});
        else solve_alone({times.data(), amounts, n, flows.last, flows.sign_changes, &row});
    }
    void finish() {
        while (one_change_.waiting > 0) solve_abreast(one_change_);
        while (several_changes_.waiting > 0) solve_abreast(several_changes_);
        while (other_roots_.waiting > 0) solve_abreast(other_roots_);
    }

private:
    using number = std::conditional_t<own, double, const double>;  // in the crew's memory or the caller's
    struct project {
        number* times = nullptr;
        number* amounts = nullptr;
        std::size_t size = 0;
        std::size_t last = 0;  // one past the last flow that is not zero
        int sign_changes = 0;
        irr_row* row = nullptr;
    };
    struct queue {
        root_search search;
        std::size_t waiting = 0;
        project projects[2 * abreast]{};
    };
    static constexpr std::size_t most_abreast = 1000;   // flows: beyond, sums in one lane lose too much
    static constexpr std::size_t places = 4 * abreast;  // one to fill, and in the queues 7, 7 and 15 at most

    static void answer(irr_row& row, const irr_flows& flows, irr_proof proof, const irr_root* roots,
                       std::size_t count) noexcept {
        row.root = count > 0 ? roots[0] : irr_root{};
        row.proof = proof_of(flows, proof);
        row.status = status_of(flows, row.proof, roots, count);
        row.root_count = static_cast<int>(count);
        row.sign_changes = flows.sign_changes;
    }
    void answer_alone(irr_row& row, const irr_flows& flows, double start = 0, bool seeks = true) {
        roots_.clear();
        const irr_proof proof = irr_search(flows, roots_).run(start, seeks);
        answer(row, flows, proof, roots_.data(), roots_.size());
    }
    void solve_alone(const project& one, double start = 0, bool seeks = true) {
        double* const room = alone_.data();
        answer_alone(*one.row, arrange(one.times, one.amounts, one.size, room + room_, room + 2 * room_, room), start,
                     seeks);
        leave(one);
    }
    void answer(const project& one, const irr_root& root, int count) noexcept {
        *one.row = {root, count == 1 ? irr_status::unique : irr_status::multiple,
                    one.sign_changes == 1 ? irr_proof::one_sign_change : irr_proof::cumulative_sums, count,
                    one.sign_changes};
        leave(one);
    }
    void leave(const project& one) noexcept {
        if constexpr (own) free_.push_back(one.times);
    }

    // In line, so that a project goes from registers into its queue: a copy of one just written waits for the writes.
    OUTLAY_ALWAYS_INLINE void wait(const project& one) {
        queue& its = one.sign_changes == 1 ? one_change_ : several_changes_;
        its.projects[its.waiting++] = one;
        if (its.waiting == abreast) solve_abreast(its);
        if (other_roots_.waiting >= abreast) solve_abreast(other_roots_);
    }
    void solve_abreast(queue& from) {
        const std::size_t count = std::min(from.waiting, abreast);
        from.waiting -= count;
        const project* const projects = from.projects + from.waiting;
        lanes_.search = from.search;
        lanes_.size = 0;
        for (std::size_t j = 0; j < count; ++j) lanes_.size = std::max(lanes_.size, projects[j].size);
        std::fill(std::begin(lanes_.bounds), std::end(lanes_.bounds), flow_bounds(lanes_.size));
        for (std::size_t j = 0; j < abreast; ++j) {
            const project& one = projects[j < count ? j : 0];  // a lane without a project repeats the first
            lanes_.bounds[j / lane_count].add(one.amounts, one.size, one.sign_changes);
            lanes_.amounts[j] = one.amounts;
            lanes_.span[j] = one.times[one.size - 1];
            lanes_.last[j] = static_cast<double>(one.last);
            if constexpr (own) {
                lanes_.times.rows[j] = one.times;
                std::fill(one.times + one.size, one.times + lanes_.size, 0.0);
                std::fill(one.amounts + one.size, one.amounts + lanes_.size, 0.0);
            }
            if (from.search == root_search::other) {
                const other_root& other = others_[from.waiting + (j < count ? j : 0)];
                lanes_.known[j] = one.row->root.log_growth;
                lanes_.start[j] = other.start;
                lanes_.bound[j] = other.bound;
                lanes_.side[j] = other.on_the_right ? 1 : -1;
                lanes_.between[j] = other.positive_between ? 1 : -1;
            }
        }
        solve_block(lanes_);
        for (std::size_t j = 0; j < count; ++j) settle(from.search, projects[j], j);
    }
    /// Takes what lane j has found.
    void settle(root_search search, const project& one, std::size_t j) {
        const irr_root root{lanes_.rate[j], lanes_.growth[j], lanes_.u[j] + lanes_.step[j], 1};
        if (search == root_search::other) {
            const irr_root& before = one.row->root;
            if (!lanes_.arrived[j]) return solve_alone(one, before.log_growth);
            return answer(one, root.log_growth < before.log_growth ? root : before, 2);
        }
        if (!lanes_.arrived[j]) return solve_alone(one, lanes_.u[j], false);
        if (!root.representable()) return solve_alone(one, root.log_growth);
        if (search == root_search::only || lanes_.others[j] == 0) return answer(one, root, 1);
        if (lanes_.others[j] == 1) {
            const other_root other(root.log_growth, lanes_.slope[j], lanes_.bend[j], one.times, one.amounts, one.size);
            if (other.known) {
                one.row->root = root;
                others_[other_roots_.waiting] = other;
                other_roots_.projects[other_roots_.waiting++] = one;
                return;
            }
        }
        solve_alone(one, root.log_growth, lanes_.others[j] <= 1);
    }

    bool wide_ = has_wide_lanes();
    std::size_t room_;
    project_block<Times> lanes_;
    std::vector<double> alone_;    // discounted, times and amounts of a project that is solved alone
    std::vector<irr_root> roots_;  // its roots
    std::vector<double> memory_;   // times and amounts of those that wait, where they are the crew's
    std::vector<double*> free_;    // the places of that without a project
    queue one_change_{root_search::only}, several_changes_{root_search::one_of_several},
        other_roots_{root_search::other};
    other_root others_[2 * abreast];  // of those in the last queue
};

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
