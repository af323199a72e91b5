// SPDX-License-Identifier: BSL-1.0
#pragma once
// A model's invariants: which hold, which fail, and with what figures.
//
//   model_checks                             a list of checks; add them, ask failed(), or require_all()
//   checks.equal(name, left, right[, tolerance])
//   checks.rolls(name, corkscrew, published)         opening and movements give the closing that was published
//   checks.sources_equal_uses(name, sources, uses)
//   checks.four_ways(name, company_year[, tolerance])
//   checks.within(name, dated, timeline)             no flow outside its period
//   checks.nothing_before(name, series, first)       nor before the first one that may have any
//   checks.sums_to(name, parts, whole)
//   model_check, checks_failed_error
//
// A failing check does not throw: a model that is wrong somewhere is still worth looking at. require_all() does. Claims fail
// where they are certainly further apart than the tolerance.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/impact/fcff.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// One invariant, and where it does not hold.
struct model_check {
    std::string name;
    std::vector<std::string> figures{};  ///< of each failure: what was found against what should be
    [[nodiscard]] bool holds() const noexcept { return figures.empty(); }
    friend bool operator==(const model_check&, const model_check&) = default;
};

/// Some of a model's invariants do not hold.
class OUTLAY_VISIBLE checks_failed_error final : public error {
public:
    explicit checks_failed_error(std::vector<model_check> failed) : error(text(failed)), failed_(std::move(failed)) {}
    [[nodiscard]] const std::vector<model_check>& failed() const noexcept { return failed_; }

private:
    static std::string text(const std::vector<model_check>& failed) {
        std::string list;
        for (const model_check& c : failed) {
            list += (list.empty() ? "" : "; ") + c.name + ": " + (c.figures.empty() ? "" : c.figures.front());
            if (c.figures.size() > 1) list += " and " + std::to_string(c.figures.size() - 1) + " more";
        }
        return "checks failed: " + list;
    }

    std::vector<model_check> failed_;
};

/// The invariants of a model, in the order in which they were added.
///
///     model_checks checks;
///     checks.rolls("net cash", corkscrew(opening, flows), published).sources_equal_uses("funding", raised, spent);
///     checks.require_all();
class model_checks {
public:
    template <class T>
    model_checks& equal(std::string name, const T& left, const T& right, const T& tolerance = detail::zero<T>()) {
        return add(std::move(name), [&](auto& figures) { compare(figures, "", left, right, tolerance); });
    }
    /// Period by period; where a cell is missing on either side nothing is held.
    template <class T, class Kind, class Freq>
    model_checks& equal(std::string name, const series<T, Kind, Freq>& left, const series<T, Kind, Freq>& right,
                        const T& tolerance = detail::zero<T>()) {
        if (left.on() != right.on()) throw timeline_mismatch_error(to_string(left.on()), to_string(right.on()));
        return add(std::move(name), [&](auto& figures) {
            for (std::size_t t = 0; t < left.size(); ++t)
                if (left.has(t) && right.has(t))
                    compare(figures, left.on().label(static_cast<std::ptrdiff_t>(t)) + ": ", left[t], right[t],
                            tolerance);
        });
    }
    template <class T, frequency Freq>
    model_checks& rolls(std::string name, const corkscrew<T, Freq>& roll, const balance_series<T, Freq>& published,
                        const T& tolerance = detail::zero<T>()) {
        return equal(std::move(name), roll.closing(), published, tolerance);
    }
    template <class T>
    model_checks& sources_equal_uses(std::string name, const std::vector<T>& sources, const std::vector<T>& uses,
                                     const T& tolerance = detail::zero<T>()) {
        return equal(std::move(name), total(sources), total(uses), tolerance);
    }
    template <class T>
    model_checks& sums_to(std::string name, const std::vector<T>& parts, const T& whole,
                          const T& tolerance = detail::zero<T>()) {
        return equal(std::move(name), total(parts), whole, tolerance);
    }
    /// Free cash flow to the firm by four roads; on real numbers name a tolerance.
    template <class T, class Rate>
    model_checks& four_ways(std::string name, const company_year<T, Rate>& year,
                            const T& tolerance = detail::zero<T>()) {
        return add(std::move(name), [&](auto& figures) {
            constexpr const char* roads[] = {"net income", "EBIT", "EBITDA", "operating cash flow"};
            const auto ways = fcff_four_ways(year);
            for (std::size_t i = 1; i < ways.size(); ++i)
                compare(figures, std::string("from ") + roads[i] + ": ", ways[i], ways[0], tolerance);
        });
    }
    /// Every dated flow lies in the timeline.
    template <class T, class Freq>
    model_checks& within(std::string name, const std::vector<dated<T>>& flows, const timeline<Freq>& on) {
        return add(std::move(name), [&](auto& figures) {
            if (on.size() == 0 && !flows.empty()) figures.push_back("no periods");
            for (const auto& flow : flows)
                if (on.size() > 0 && (flow.on < on[0].from() || on[on.size() - 1].last() < flow.on))
                    figures.push_back(detail::claim_value_text(flow.value) + " on " + to_string(flow.on) + " against " +
                                      to_string(on));
        });
    }
    /// Nothing flows before the first period that may have any.
    template <class T, class Freq>
    model_checks& nothing_before(std::string name, const series<T, flow, Freq>& flows, whole_count<std::size_t> first) {
        return add(std::move(name), [&](auto& figures) {
            for (std::size_t t = 0; t < std::size_t{first} && t < flows.size(); ++t)
                if (flows.has(t))
                    compare(figures, flows.on().label(static_cast<std::ptrdiff_t>(t)) + ": ", flows[t],
                            detail::zero<T>(), detail::zero<T>());
        });
    }

    [[nodiscard]] const std::vector<model_check>& all() const noexcept { return checks_; }
    [[nodiscard]] std::vector<model_check> failed() const {
        std::vector<model_check> some;
        for (const model_check& c : checks_)
            if (!c.holds()) some.push_back(c);
        return some;
    }
    /// Throws checks_failed_error with every check that fails.
    void require_all() const {
        if (auto some = failed(); !some.empty()) throw checks_failed_error(std::move(some));
    }

private:
    template <class F>
    model_checks& add(std::string name, F fill) {
        model_check check{std::move(name)};
        fill(check.figures);
        checks_.push_back(std::move(check));
        return *this;
    }
    template <class T>
    static void compare(std::vector<std::string>& figures, const std::string& where, const T& found, const T& expected,
                        const T& tolerance) {
        if (detail::apart(found, expected, tolerance))
            figures.push_back(where + detail::claim_value_text(found) + " against " +
                              detail::claim_value_text(expected));
    }
    template <class T>
    static T total(const std::vector<T>& parts) {
        T sum = detail::zero<T>();
        for (const T& part : parts) sum = sum + part;
        return sum;
    }

    std::vector<model_check> checks_;
};

}  // namespace outlay
