// SPDX-License-Identifier: BSL-1.0
#pragma once
// Runs a model on every number and says where they disagree; included by name, for its cost.
//
//   check_model(model, base)     model_findings: nothing found, or what, in which line and period
//
// It finds a line that is not a number or infinite, a balance that does not roll as the model says, a number that a formula treats
// otherwise than the others (a constant that went through double, say), and a choice that an interval cannot make.

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <outlay/model/runner.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/fifty_digits.hpp>
#include <outlay/number/interval.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// One thing that is wrong with a model.
struct model_finding {
    enum class kind { not_finite, does_not_roll, disagrees, threw };
    kind what;
    std::string line;    ///< or the outcome's name; empty where a run threw
    std::string period;  ///< its label; empty of an outcome
    std::string detail;
};
struct model_findings {
    std::vector<model_finding> found;
    [[nodiscard]] bool ok() const noexcept { return found.empty(); }
};

namespace detail {

/// A model's outcomes and lines on double, with what an R says beside it.
template <class M>
class model_checker {
public:
    using freq = frequency_of<M>;

    model_checker(const M& m, const typename M::template drivers<exact_ratio>& base) : model_(m), base_(base), plain_(m) {}

    model_findings run() {
        if (!attempt("double", [&] { outcome_ = counts(plain_(base_)); })) return std::move(findings_);
        lines_ = plain_.rows().lines();
        look_at_plain();
        compare<fifty_digits>("fifty digits", [](double x, const fifty_digits& y, double size) {
            return std::abs(x - to_double(y)) <= 1e-9 * size;
        });
        compare<dual<double>>("dual", [](double x, const dual<double>& y, double size) { return std::abs(x - y.value) <= 1e-12 * size; });
        if constexpr (!compares_its_numbers<M>) {
            compare<interval>("interval", [](double x, const interval& y, double size) {
                return y.lower() - 1e-9 * size <= x && x <= y.upper() + 1e-9 * size;
            });
            compare<pack<2>>("a pack of two", [](double x, const pack<2>& y, double size) { return std::abs(x - y.lane(1)) <= 1e-12 * size; });
        }
        return std::move(findings_);
    }

private:
    template <class F>
    bool attempt(const std::string& number, const F& f) {
        try {
            f();
            return true;
        } catch (const std::exception& e) {
            findings_.found.push_back({model_finding::kind::threw, {}, {}, "on " + number + ": " + shortened(e.what())});
            return false;
        }
    }
    template <class Outcomes>
    static auto counts(const Outcomes& o) {
        std::vector<decltype(Outcomes::list()[0].count(o))> all;
        for (const auto& entry : Outcomes::list()) all.push_back(entry.count(o));
        return all;
    }
    [[nodiscard]] std::string label(std::size_t t) const { return model_.on.label(static_cast<std::ptrdiff_t>(t)); }
    [[nodiscard]] bool by_periods(const line_description& l) const { return l.frequency == freq::name; }

    void look_at_plain() {
        const auto rows = plain_.rows();
        const auto names = listed_names<typename M::template outcomes<double>>();
        for (std::size_t i = 0; i < outcome_.size(); ++i)
            if (!std::isfinite(outcome_[i])) findings_.found.push_back({model_finding::kind::not_finite, names[i], {}, number_text(outcome_[i])});
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto cells = rows.cells(i);
            for (std::size_t t = 0; t < cells.size(); ++t) {
                if (std::isfinite(cells[t])) continue;
                findings_.found.push_back({model_finding::kind::not_finite, lines_[i].name, by_periods(lines_[i]) ? label(t) : "", number_text(cells[t])});
                break;
            }
            if (!lines_[i].rolls.empty()) look_at_roll(i, cells);
        }
    }
    void look_at_roll(std::size_t line, std::span<const double> stands) {
        const std::size_t published = lines_[line].published;  // what was published rolls by more than the model knows
        double before = published > 0 ? stands[published - 1] : 0, size = 0;
        for (const double x : stands) size = std::max(size, std::abs(x));
        for (std::size_t t = published; t < stands.size(); ++t) {
            double moved = 0;
            for (const line_term& term : lines_[line].rolls) moved += term.sign * plain_.rows().cells(term.line)[t];
            if (std::abs(before + moved - stands[t]) > 1e-9 * size) {
                findings_.found.push_back({model_finding::kind::does_not_roll, lines_[line].name, label(t),
                                           number_text(before) + " and " + number_text(moved) + " are not " + number_text(stands[t])});
                return;
            }
            before = stands[t];
        }
    }
    template <class R, class Agrees>
    void compare(const std::string& number, const Agrees& agrees) {
        runner<M, R> other(model_);
        std::vector<R> out;
        if (!attempt(number, [&] { out = counts(other(base_)); })) return;
        const auto names = listed_names<typename M::template outcomes<double>>();
        for (std::size_t i = 0; i < out.size(); ++i)
            if (std::isfinite(outcome_[i]) && !agrees(outcome_[i], out[i], std::abs(outcome_[i]) + scale(i)))
                findings_.found.push_back({model_finding::kind::disagrees, names[i], {}, "on " + number});
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto a = plain_.rows().cells(i);
            const auto b = other.rows().cells(i);
            double size = 0;
            for (const double x : a) size = std::max(size, std::isfinite(x) ? std::abs(x) : 0);
            for (std::size_t t = 0; t < a.size(); ++t) {
                if (!std::isfinite(a[t]) || agrees(a[t], b[t], size)) continue;
                findings_.found.push_back({model_finding::kind::disagrees, lines_[i].name, by_periods(lines_[i]) ? label(t) : "", "on " + number});
                break;
            }
        }
    }
    /// An outcome may be a small difference of large lines: it is held to a part of the largest of its unit.
    [[nodiscard]] double scale(std::size_t outcome) const {
        const std::string unit = M::template outcomes<double>::list()[outcome].type_unit();
        double size = 0;
        for (std::size_t i = 0; i < lines_.size(); ++i)
            if (lines_[i].unit == unit && !unit.empty())
                for (const double x : plain_.rows().cells(i)) size = std::max(size, std::isfinite(x) ? std::abs(x) : 0);
        return size;
    }

    const M& model_;
    const typename M::template drivers<exact_ratio>& base_;
    runner<M, double> plain_;
    std::vector<double> outcome_;
    std::vector<line_description> lines_;
    model_findings findings_;
};

}  // namespace detail

/// A model on double, fifty digits, dual, interval and a pack, at one set of drivers.
///
///     cost     one run on each number, and the compile time of five
template <model M>
[[nodiscard]] model_findings check_model(const M& m, const typename M::template drivers<exact_ratio>& base) {
    return detail::model_checker<M>(m, base).run();
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
