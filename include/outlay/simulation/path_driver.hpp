// SPDX-License-Identifier: BSL-1.0
#pragma once
// A driver that is a path over the periods: a price, an index, a demand, of which every period follows from the one before.
//
//   path_driver(process, periods)      what an uncertain driver may be instead of a distribution
//   autoregression           mean, persistence, deviation: falls back to its mean by a share a period
//   random_walk              start, drift, deviation a period: changes add up
//   geometric_walk           start, drift and volatility a year: returns add up
//   mean_reverting_price     start, long run, speed and volatility a year: the logarithm falls back, by its exact step
//   historical_levels        blocks of observed values, drawn again
//   historical_changes       blocks of observed relative changes, drawn again

#include <cmath>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/named_choice.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/simulation/detail/parameter.hpp>
#include <outlay/simulation/detail/strict.hpp>

namespace outlay::inline v0 {

/// x_t = mean + persistence (x_(t-1) - mean) + deviation z_t, |persistence| < 1. Without a start the first period is drawn from
/// the distribution that the process has in the long run.
struct autoregression {
    detail::parameter mean = 0;
    detail::parameter persistence = 0;
    detail::parameter deviation = 1;                  ///< of one step
    std::optional<detail::parameter> start = std::nullopt;  ///< the value before the first period
};
/// x_t = x_(t-1) + drift + deviation z_t, a period each.
struct random_walk {
    detail::parameter start = 0;  ///< the value before the first period
    detail::parameter drift = 0;
    detail::parameter deviation = 1;
};
/// Geometric Brownian motion: x_t = x_(t-1) exp((drift - volatility^2 / 2) step + volatility sqrt(step) z_t); its mean grows by
/// e^drift a year.
struct geometric_walk {
    detail::parameter start = 1;  ///< the value before the first period
    detail::parameter drift = 0;
    detail::parameter volatility = 0;
    named_choice<exact_ratio> step;  ///< years a period: 1, exact_ratio(1, 4)
};
/// The logarithm is an Ornstein and Uhlenbeck's process around that of the long-run price; after a period e^(-speed step) of the
/// distance is left.
struct mean_reverting_price {
    detail::parameter start = 1;     ///< the price before the first period
    detail::parameter long_run = 1;  ///< the price to whose logarithm that of the price falls back
    detail::parameter speed = 1;     ///< a year: half of the distance is left after ln 2 / speed years
    detail::parameter volatility = 0;
    named_choice<exact_ratio> step;  ///< years a period: 1, exact_ratio(1, 4)
};
/// Runs of `block` consecutive observations, each from anywhere in the history, which goes on at its begin where it ends.
struct historical_levels {
    std::vector<detail::parameter> values{};
    whole_count<std::size_t> block = std::size_t{1};
};
/// The same of the relative changes between consecutive observations, one after the other from the start.
struct historical_changes {
    detail::parameter start = 1;  ///< the value before the first period
    std::vector<detail::parameter> values{};
    whole_count<std::size_t> block = std::size_t{1};
};

namespace detail {

/// A process in numbers: y_t = shift + factor y_(t-1) + score z_t, x_t = y_t or scale e^y_t; or runs of a history.
struct path_form {
    std::string text{};
    value_unit unit{};
    std::size_t periods = 0;
    double first_shift = 0, first_score = 0;
    double shift = 0, factor = 0, score = 0;
    bool exponential = false;
    double scale = 1;                ///< and what changes begin at
    std::vector<double> history{};   ///< levels, or one plus each change; empty of the others
    bool changes = false;
    std::size_t block = 1;
};

inline void require_positive(const std::string& text, const char* what, const parameter& of) {
    if (!(of.count() > 0)) throw distribution_error(text, std::string(what) + " must be positive");
}
inline void require_number(const std::string& text, const char* what, const parameter& of) {
    common_unit(text, {of});
    if (!of.unit().empty()) throw distribution_error(text, std::string(what) + " must be a number");
}

inline path_form form_of(const autoregression& p) {
    path_form f;
    f.text = call_text("autoregression", {p.mean, p.persistence, p.deviation});
    f.unit = common_unit("autoregression", {p.mean, p.deviation, p.start ? *p.start : p.mean});
    require_number(f.text, "the persistence", p.persistence);
    require_positive(f.text, "the deviation", p.deviation);
    const strict phi = p.persistence.count(), mean = p.mean.count();
    if (!(abs(phi) < strict(1))) throw distribution_error(f.text, "the persistence must lie between -1 and 1: beyond is a random walk");
    f.shift = (mean * (strict(1) - phi)).value;
    f.factor = phi.value;
    f.score = p.deviation.count();
    f.first_shift = p.start ? (mean + phi * (strict(p.start->count()) - mean)).value : mean.value;
    f.first_score = p.start ? f.score : (strict(f.score) / sqrt((strict(1) - phi) * (phi + 1.0))).value;
    return f;
}
inline path_form form_of(const random_walk& p) {
    path_form f;
    f.text = call_text("random_walk", {p.start, p.drift, p.deviation});
    f.unit = common_unit("random_walk", {p.start, p.drift, p.deviation});
    require_positive(f.text, "the deviation", p.deviation);
    f.shift = p.drift.count();
    f.factor = 1;
    f.score = p.deviation.count();
    f.first_shift = p.start.count() + p.drift.count();
    f.first_score = f.score;
    return f;
}
/// Of what has years: the text, the unit, positive start and volatility; the step in years.
inline strict begin_of_price(path_form& f, std::string text, const parameter& start, const parameter& volatility, const exact_ratio& step) {
    f.text = std::move(text);
    f.unit = common_unit(f.text, {start});
    require_number(f.text, "the volatility", volatility);
    require_positive(f.text, "the start", start);
    require_positive(f.text, "the volatility", volatility);
    if (step <= exact_ratio(0)) throw distribution_error(f.text, "the step, years a period, must be positive");
    f.exponential = true;
    f.scale = start.count();
    return nearest_double(step);
}
inline path_form form_of(const geometric_walk& p) {
    path_form f;
    const strict step = begin_of_price(f, call_text("geometric_walk", {p.start, p.drift, p.volatility}), p.start, p.volatility, p.step);
    require_number(f.text, "the drift", p.drift);
    const strict volatility = p.volatility.count();
    f.shift = f.first_shift = ((strict(p.drift.count()) - volatility * volatility * 0.5) * step).value;
    f.factor = 1;
    f.score = f.first_score = (volatility * sqrt(step)).value;
    return f;
}
inline path_form form_of(const mean_reverting_price& p) {
    path_form f;
    const strict step = begin_of_price(f, call_text("mean_reverting_price", {p.start, p.long_run, p.speed, p.volatility}), p.start, p.volatility, p.step);
    common_unit(f.text, {p.start, p.long_run});
    require_number(f.text, "the speed", p.speed);
    require_positive(f.text, "the long-run price", p.long_run);
    require_positive(f.text, "the speed", p.speed);
    const strict kept = exp(-(strict(p.speed.count()) * step));
    // 1 - e^(-2 k h) by the exponential alone would lose the digits of a slow return: (1 - kept)(1 + kept), 1 - kept by its series.
    const strict x = strict(p.speed.count()) * step;
    strict lost = strict(1) - kept;
    if (x < strict(0.5)) {
        strict term = x;
        lost = 0;
        for (int k = 2; k < 24; ++k) {
            lost += term;
            term = -(term * x) / static_cast<double>(k);
        }
    }
    const strict distance = log(strict(p.long_run.count()) / p.start.count());
    f.shift = f.first_shift = (distance * lost).value;
    f.factor = kept.value;
    f.score = f.first_score = (strict(p.volatility.count()) * sqrt(lost * (kept + 1.0) / (strict(p.speed.count()) * 2.0))).value;
    return f;
}
inline path_form history_form(const char* name, const std::vector<parameter>& values, std::size_t block) {
    path_form f;
    f.text = std::string(name) + " of " + std::to_string(values.size()) + " values";
    if (values.empty()) throw distribution_error(f.text, "there must be values");
    f.unit = common_unit(f.text, {values.front()});
    for (const parameter& p : values) {
        common_unit(f.text, {values.front(), p});
        f.history.push_back(p.count());
    }
    if (block == 0) throw distribution_error(f.text, "a block must have a period or more");
    f.block = block;
    return f;
}
inline path_form form_of(const historical_levels& p) { return history_form("historical_levels", p.values, p.block); }
inline path_form form_of(const historical_changes& p) {
    path_form f = history_form("historical_changes", p.values, p.block);
    f.unit = common_unit(f.text, {p.start});
    if (f.history.size() < 2) throw distribution_error(f.text, "a change needs two values");
    for (const double x : f.history)
        if (!(x > 0)) throw distribution_error(f.text, "relative changes need positive values, and one is " + number_text(x));
    for (std::size_t i = 0; i + 1 < f.history.size(); ++i) f.history[i] = f.history[i + 1] / f.history[i];
    f.history.pop_back();
    f.changes = true;
    f.scale = p.start.count();
    return f;
}

template <class Process>
concept path_process = requires(const Process& p) { form_of(p); };

}  // namespace detail

/// A driver that is a path over so many periods; the first is one step after the start.
class path_driver {
public:
    ///     throws   distribution_error   parameters out of range or of two units, no periods
    template <detail::path_process Process>
    path_driver(const Process& process, whole_count<std::size_t> periods) {
        detail::path_form f = detail::form_of(process);
        f.periods = periods;
        if (f.periods == 0) throw distribution_error(f.text, "a path must have a period or more");
        form_ = std::make_shared<const detail::path_form>(std::move(f));
    }

    [[nodiscard]] std::size_t periods() const noexcept { return form_->periods; }
    /// "USD", "USD a year"; empty of a number.
    [[nodiscard]] const std::string& unit() const noexcept { return form_->unit.name; }
    friend std::string to_string(const path_driver& p) { return p.form_->text; }

    [[nodiscard]] const detail::path_form& form() const noexcept { return *form_; }

private:
    std::shared_ptr<const detail::path_form> form_;
};

}  // namespace outlay
