// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the families of distributions implement.
//
//   law                      quantile and shares, mean and variance; how its draws are computed

#include <cmath>
#include <cstddef>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/config.hpp>
#include <outlay/simulation/detail/digest.hpp>
#include <outlay/simulation/detail/law_form.hpp>
#include <outlay/simulation/detail/normal.hpp>
#include <outlay/simulation/detail/parameter.hpp>
#include <outlay/simulation/detail/tables.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// A family with its parameters, unchanging: shared between threads.
class law {
public:
    law(std::string text, value_unit unit) : text_(std::move(text)), unit_(std::move(unit)) {}
    law(const law&) = delete;
    law& operator=(const law&) = delete;
    virtual ~law() = default;

    [[nodiscard]] virtual double quantile(const shares& at) const = 0;
    /// The same of ascending shares, where a neighbour is a good first guess.
    virtual void quantiles(const shares* at, std::size_t n, double* to) const {
        for (std::size_t i = 0; i < n; ++i) to[i] = quantile(at[i]);
    }
    /// The probability of x or less, and of more.
    [[nodiscard]] virtual shares shares_of(double x) const = 0;
    /// The probability of less than x, and of x or more.
    [[nodiscard]] virtual shares shares_before(double x) const { return shares_of(x); }
    [[nodiscard]] virtual double lowest() const = 0;
    [[nodiscard]] virtual double highest() const = 0;
    [[nodiscard]] virtual double mean() const { return moments().first; }
    [[nodiscard]] virtual double variance() const { return moments().second; }
    /// Where the quantile has a step or a corner.
    [[nodiscard]] virtual std::vector<shares> corners() const { return {}; }
    [[nodiscard]] virtual law_form form() const {
        law_form f;
        if (!corners().empty()) {
            f.how = law_form::kind::one_by_one;
            return f;
        }
        f.how = law_form::kind::table;
        f.a = lowest();
        f.b = highest();
        const score_table& of = table();
        f.c = of.cells_in_one;
        f.values = of.coefficients.data();
        return f;
    }
    /// A path's value where the form is none of the formulas.
    [[nodiscard]] virtual double value_of(double u) const { return quantile({u, 1 - u}); }
    /// One value by the same steps as in lanes: for what is made of another distribution.
    [[nodiscard]] double drawn(double u) const {
        const double on_grid = nearest_uniform(u);
        const law_form f = form();
        return f.how == law_form::kind::one_by_one ? value_of(on_grid) : value_in_lanes<2>(f, pack<2>(on_grid)).lane(0);
    }

    /// Adds what its draws follow from and its text does not say.
    virtual void digest(digest_of_bytes& d) const {
        const law_form f = form();
        for (const double x : {f.a, f.b, f.c, f.d, f.e}) d.add(x);
        if (f.how == law_form::kind::table) d.add(table_.coefficients.data(), table_.coefficients.size());
    }

    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const value_unit& unit() const noexcept { return unit_; }

protected:
    /// The quantile over z, made when it is first asked for; in narrower cells where it turns fast, as a tail does that is cut off.
    [[nodiscard]] const score_table& table() const {
        std::call_once(made_, [this] {
            const auto made = [&](int cells_in_one, const std::vector<shares>& nodes) {
                std::vector<double> values(nodes.size());
                quantiles(nodes.data(), nodes.size(), values.data());
                return score_table_of(cells_in_one, values);
            };
            table_ = made(8, score_nodes());
            for (int cells = 16; cells <= 128 && !follows(table_); cells *= 2) table_ = made(cells, made_score_nodes(cells));
        });
        return table_;
    }
    /// Mean and variance as integrals of the quantile over z, from corner to corner by Gauss's rule of five points.
    [[nodiscard]] std::pair<double, double> moments() const {
        return moments(lowest() > -unlimited && highest() < unlimited ? score_limit : 20.0);
    }
    /// Of -end to end.
    [[nodiscard]] std::pair<double, double> moments(double end) const {
        constexpr double nodes[] = {-0.90617984593866399280, -0.53846931010568309104, 0, 0.53846931010568309104, 0.90617984593866399280};
        constexpr double weights[] = {0.23692688505618908751, 0.47862867049936646804, 0.56888888888888888889, 0.47862867049936646804, 0.23692688505618908751};
        std::vector<double> ends{-end};
        for (const shares& corner : corners())
            if (const double z = normal_score(corner).value; z > ends.back() && z < end) ends.push_back(z);
        ends.push_back(end);
        std::vector<double> values, masses;
        for (std::size_t i = 0; i + 1 < ends.size(); ++i) {
            const int parts = static_cast<int>(std::ceil((ends[i + 1] - ends[i]) * 8));
            const double half = (ends[i + 1] - ends[i]) / (2 * parts);
            for (int part = 0; part < parts; ++part)
                for (int j = 0; j < 5; ++j) {
                    const double z = ends[i] + half * (2 * part + 1 + nodes[j]);
                    values.push_back(quantile(normal_shares(z)));
                    masses.push_back(normal_density(z).value * weights[j] * half);
                }
        }
        const double middle = quantile({0.5, 0.5});
        double mass = 0, first = 0, second = 0;
        for (std::size_t i = 0; i < values.size(); ++i) {
            mass += masses[i];
            first += masses[i] * (values[i] - middle);
        }
        const double mean = middle + first / mass;
        for (std::size_t i = 0; i < values.size(); ++i) second += masses[i] * (values[i] - mean) * (values[i] - mean);
        return {mean, second / mass};
    }

private:
    std::string text_;
    value_unit unit_;
    mutable std::once_flag made_;
    mutable score_table table_{};
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
