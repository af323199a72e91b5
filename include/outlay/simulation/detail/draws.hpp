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
#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/correlation.hpp>
#include <outlay/simulation/detail/digest.hpp>
#include <outlay/simulation/detail/draw_points.hpp>
#include <outlay/simulation/detail/iman_conover.hpp>
#include <outlay/simulation/detail/law_form.hpp>
#include <outlay/simulation/plan.hpp>
#include <outlay/simulation/uncertain_driver.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

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

    /// Of random and antithetic sampling the number of paths changes nothing.
    ///
    ///     throws   driver_given_twice_error, stream_collision_error, correlation_error, plan_error
    draws(std::vector<uncertain_driver> drivers, const std::vector<correlation>& correlations, const sampling_plan& plan, std::uint64_t seed,
          std::uint64_t paths)
        : drivers_(std::move(drivers)), plan_(plan), seed_(seed), paths_(paths), columns_(columns_of(drivers_)),
          points_(plan, seed, paths, sources_of(drivers_)) {
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (columns_[c].period == 0) first_column_.push_back(c);
        for (const uncertain_driver& d : drivers_) forms_.push_back(d.is_path() ? law_form{} : d.values().law().form());
        correlate(correlations);
    }

    [[nodiscard]] const std::vector<uncertain_driver>& drivers() const noexcept { return drivers_; }
    /// What fill() fills, in its order.
    [[nodiscard]] const std::vector<column>& columns() const noexcept { return columns_; }
    [[nodiscard]] std::uint64_t paths() const noexcept { return paths_; }

    /// The values of paths first to first + n - 1: a column has n, in the counts of its driver's unit. The same bits however a
    /// run is divided, at every width of the processor's registers.
    ///
    ///     shape    columns: as many as columns(), n doubles each
    ///     throws   plan_error   paths beyond paths() of a plan that knows its end
    ///     cost     best where first is a multiple of 16 and n of 256; otherwise the paths at the ends are computed sixteen at once
    void fill(std::uint64_t first, std::size_t n, std::span<double* const> columns) const { fill(widest_lanes(), first, n, columns); }
    /// The same with 2, 4 or 8 lanes, which the processor must have.
    void fill(int width, std::uint64_t first, std::size_t n, std::span<double* const> columns) const {
        if (points_.knows_its_end() && (first > paths_ || n > paths_ - first))
            throw plan_error(text_of(plan_), "path " + std::to_string(first + n - 1) + " is asked for of " + std::to_string(paths_));
        std::vector<double*> at(columns.size());
        std::vector<double> groups;  // of sixteen paths, of which not all are asked for
        for (std::size_t done = 0; done < n;) {
            const std::uint64_t path = first + done;
            const std::size_t skipped = path % 16;
            if (skipped == 0 && n - done >= 16) {
                const std::size_t whole = std::min((n - done) / 16 * 16, draw_points::most_at_once);
                for (std::size_t c = 0; c < at.size(); ++c) at[c] = columns[c] + done;
                fill_groups(width, path, whole, at);
                done += whole;
            } else {
                const std::size_t part = std::min(16 - skipped, n - done);
                groups.resize(16 * at.size());
                for (std::size_t c = 0; c < at.size(); ++c) at[c] = &groups[16 * c];
                fill_groups(width, path - skipped, 16, at);
                for (std::size_t c = 0; c < at.size(); ++c) std::copy_n(at[c] + skipped, part, columns[c] + done);
                done += part;
            }
        }
    }

    /// A hash of everything that the values follow from: drivers, distributions with their tables, correlations, plan, seed and,
    /// where the plan knows its end, the number of paths.
    [[nodiscard]] std::uint64_t digest() const {
        digest_of_bytes d;
        d.add(seed_);
        d.add(text_of(plan_));
        if (points_.knows_its_end()) d.add(paths_);
        for (std::size_t i = 0; i < drivers_.size(); ++i) {
            d.add(drivers_[i].name());
            d.add(to_string(drivers_[i]));
            d.add(drivers_[i].unit());
            if (drivers_[i].is_path()) {
                const path_form& f = drivers_[i].path().form();
                for (const double x : {f.first_shift, f.first_score, f.shift, f.factor, f.score, f.scale}) d.add(x);
                d.add(f.history.data(), f.history.size());
                d.add(std::uint64_t{f.periods});
                d.add(std::uint64_t{f.block});
            } else {
                drivers_[i].values().law().digest(d);
            }
        }
        for (const group& g : groups_)
            for (std::size_t i = 0; i < g.drivers.size(); ++i) {
                d.add(std::uint64_t{g.drivers[i]});
                for (std::size_t j = 0; j <= i; ++j) d.add(g.factor(i, j));
            }
        d.add(normal_score_table().data(), normal_score_table().size());
        return d.value();
    }

private:
    /// Drivers that a chain of correlations connects: paths over the periods first, each part in the order of the names.
    struct group {
        std::vector<std::size_t> drivers;
        std::size_t paths;     ///< how many of them are paths over the periods
        square_matrix factor;  ///< Cholesky's
    };

    static std::vector<column> columns_of(const std::vector<uncertain_driver>& drivers) {
        std::vector<column> all;
        for (std::size_t i = 0; i < drivers.size(); ++i)
            for (std::size_t t = 0; t < drivers[i].periods(); ++t) all.push_back({i, t});
        return all;
    }
    static std::vector<column_source> sources_of(const std::vector<uncertain_driver>& drivers) {
        std::vector<std::pair<std::uint32_t, std::size_t>> streams;
        std::vector<column_source> all;
        for (std::size_t i = 0; i < drivers.size(); ++i) {
            const std::uint32_t stream = stream_of(drivers[i].name());
            streams.emplace_back(stream, i);
            for (std::size_t t = 0; t < drivers[i].periods(); ++t) {
                column_source c;
                c.stream = stream;
                c.sub_draw = static_cast<std::uint32_t>(2 * t);
                all.push_back(std::move(c));
            }
        }
        std::sort(streams.begin(), streams.end());
        for (std::size_t i = 1; i < streams.size(); ++i) {
            if (streams[i].first != streams[i - 1].first) continue;
            const std::string &a = drivers[streams[i - 1].second].name(), &b = drivers[streams[i].second].name();
            if (a == b) throw driver_given_twice_error(a);
            throw stream_collision_error(a, b);
        }
        return all;
    }
    void correlate(const std::vector<correlation>& given) {
        check_pairs(given);
        std::vector<std::size_t> leader(drivers_.size());
        std::iota(leader.begin(), leader.end(), std::size_t{0});
        const auto led_by = [&](std::size_t i) {
            while (leader[i] != i) i = leader[i];
            return i;
        };
        const auto driver_called = [&](const std::string& name, const correlation& c) {
            for (std::size_t i = 0; i < drivers_.size(); ++i)
                if (drivers_[i].name() == name) return i;
            throw correlation_error("no uncertain driver is called \"" + shown(name) + "\"", {c});
        };
        for (const correlation& c : given) {
            const std::size_t a = driver_called(c.first, c), b = driver_called(c.second, c);
            if (c.coefficient != exact_ratio(0)) leader[led_by(a)] = led_by(b);
        }
        in_group_.assign(drivers_.size(), 0);
        for (std::size_t i = 0; i < drivers_.size(); ++i) {
            std::vector<std::size_t> members;
            for (std::size_t j = 0; j < drivers_.size(); ++j)
                if (led_by(j) == i) members.push_back(j);
            if (members.size() > 1) add_group(std::move(members), given);
        }
    }
    void add_group(std::vector<std::size_t> members, const std::vector<correlation>& given) {
        std::sort(members.begin(), members.end(), [&](std::size_t a, std::size_t b) {
            return std::pair(!drivers_[a].is_path(), std::string_view(drivers_[a].name())) <
                   std::pair(!drivers_[b].is_path(), std::string_view(drivers_[b].name()));
        });
        std::vector<std::string> names;
        std::vector<correlation> pairs;
        std::size_t paths = 0;
        for (const std::size_t m : members) {
            in_group_[m] = 1;
            names.push_back(drivers_[m].name());
            paths += drivers_[m].is_path();
        }
        for (const correlation& c : given)
            if (std::find(names.begin(), names.end(), c.first) != names.end()) pairs.push_back(c);
        for (std::size_t i = 1; i < paths; ++i)
            if (drivers_[members[i]].periods() != drivers_[members[0]].periods())
                throw correlation_error("paths of different numbers of periods are not correlated", {{names[0], names[i], {}}});
        const square_matrix scores = checked_scores(names, pairs);
        if (plan_.by == dependence::iman_conover) {
            if (paths > 0) throw plan_error(text_of(plan_), "\"" + names[0] + "\" is a path over the periods, which its method does not order");
            if (paths_ <= members.size() || paths_ > 0xffffffff)
                throw plan_error(text_of(plan_), std::to_string(paths_) + " paths of " + std::to_string(members.size()) + " correlated drivers");
            std::vector<std::vector<std::uint32_t>> places;
            for (const std::size_t m : members) {
                const column_source& c = points_.columns()[first_column_[m]];
                const permutation order(paths_, keys_of(seed_, c.stream, c.sub_draw, 2));
                places.emplace_back(paths_);
                for (std::size_t i = 0; i < places.back().size(); ++i) places.back()[i] = static_cast<std::uint32_t>(order(i));
            }
            std::vector<std::vector<std::uint32_t>> ranks = iman_conover_ranks(places, scores);
            for (std::size_t i = 0; i < members.size(); ++i) {
                points_.put_in_order(first_column_[members[i]], std::move(ranks[i]));
                in_group_[members[i]] = 0;  // their uniforms are correlated already
            }
        }
        groups_.push_back({std::move(members), paths, cholesky_factor(scores)});
    }

    /// Whole groups of sixteen paths, 256 at most, in the columns themselves.
    void fill_groups(int width, std::uint64_t first, std::size_t n, const std::vector<double*>& at) const {
        const double* const scores = normal_score_table().data();
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            points_.fill(width, c, first, n, at[c]);
            const std::size_t d = columns_[c].driver;
            const bool takes_score = drivers_[d].is_path() ? drivers_[d].path().form().history.empty() : forms_[d].takes_score();
            if (takes_score || in_group_[d]) each_pack(width, n, scores_of_uniforms{scores, at[c]});
        }
        if (plan_.by == dependence::gaussian_copula)
            for (const group& g : groups_) correlate_in_place(width, n, g, at);
        for (std::size_t c = 0; c < columns_.size(); c += drivers_[columns_[c].driver].periods()) {
            const std::size_t d = columns_[c].driver;
            if (drivers_[d].is_path()) follow(width, n, drivers_[d].path().form(), in_group_[d] != 0, &at[c]);
            else become_values(width, n, d, at[c]);
        }
    }

    void become_values(int width, std::size_t n, std::size_t driver, double* at) const {
        const law_form& f = forms_[driver];
        if (f.takes_score()) {
            each_pack(width, n, values_of_scores{f, at});
            return;
        }
        if (in_group_[driver]) each_pack(width, n, uniforms_of_scores{normal_share_table().data(), at});
        if (f.how != law_form::kind::one_by_one) {
            each_pack(width, n, values_of_uniforms{f, at});
            return;
        }
        const law& of = drivers_[driver].values().law();
        for (std::size_t i = 0; i < n; ++i) at[i] = of.value_of(at[i]);
    }

    /// Each row of the factor from the last to the first, so that those before are still independent. A driver that is no path
    /// is correlated with the sum of a path's innovations: so the matrix of the names is all that must be possible.
    void correlate_in_place(int width, std::size_t n, const group& g, const std::vector<double*>& at) const {
        const std::size_t periods = g.paths == 0 ? 1 : drivers_[g.drivers[0]].periods();
        const double of_each = (strict(1) / sqrt(strict(static_cast<double>(periods)))).value;
        for (std::size_t i = g.drivers.size(); i-- > 0;) {
            const std::size_t to = first_column_[g.drivers[i]];
            for (std::size_t t = 0; t < (i < g.paths ? periods : 1); ++t) {
                each_pack(width, n, scaled_scores{g.factor(i, i), at[to + t]});
                for (std::size_t j = 0; j < i; ++j) {
                    if (g.factor(i, j) == 0) continue;
                    const std::size_t from = first_column_[g.drivers[j]];
                    if (i >= g.paths && j < g.paths) {
                        const double weight = (strict(g.factor(i, j)) * of_each).value;
                        for (std::size_t s = 0; s < periods; ++s) each_pack(width, n, added_scores{weight, at[from + s], at[to]});
                    } else {
                        each_pack(width, n, added_scores{g.factor(i, j), at[from + t], at[to + t]});
                    }
                }
            }
        }
    }

    /// The periods of a path one after the other, where its innovations stand.
    static void follow(int width, std::size_t n, const path_form& f, bool of_scores, double* const* at) {
        if (f.history.empty()) {
            law_form first, level;
            first.how = law_form::kind::line_of_score;
            first.a = f.first_shift;
            first.b = f.first_score;
            level.how = law_form::kind::power_of_score;
            level.b = 1;
            level.d = f.scale;
            each_pack(width, n, values_of_scores{first, at[0]});
            for (std::size_t t = 1; t < f.periods; ++t) each_pack(width, n, next_of_path{f.shift, f.factor, f.score, at[t - 1], at[t]});
            if (f.exponential)
                for (std::size_t t = 0; t < f.periods; ++t) each_pack(width, n, values_of_scores{level, at[t]});
            return;
        }
        std::size_t place[draw_points::most_at_once];
        const double of_history = static_cast<double>(f.history.size());
        for (std::size_t t = 0; t < f.periods; ++t) {
            if (of_scores) each_pack(width, n, uniforms_of_scores{normal_share_table().data(), at[t]});
            for (std::size_t i = 0; i < n; ++i) {
                if (t % f.block == 0) place[i] = std::min(static_cast<std::size_t>(at[t][i] * of_history), f.history.size() - 1);
                else place[i] = place[i] + 1 == f.history.size() ? 0 : place[i] + 1;
                const double drawn = f.history[place[i]];
                at[t][i] = f.changes ? (t == 0 ? f.scale : at[t - 1][i]) * drawn : drawn;
            }
        }
    }

    std::vector<uncertain_driver> drivers_;
    sampling_plan plan_;
    std::uint64_t seed_, paths_;
    std::vector<column> columns_;
    draw_points points_;
    std::vector<std::size_t> first_column_{};  ///< of each driver
    std::vector<law_form> forms_{};
    std::vector<group> groups_{};
    std::vector<char> in_group_{};  ///< whether a driver's scores are correlated
};

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
