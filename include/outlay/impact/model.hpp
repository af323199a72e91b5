// SPDX-License-Identifier: BSL-1.0
#pragma once
// A model: a function object that computes rows of numbers and some outcomes from drivers. Written once, it is run on
// double, fifty digits, duals and intervals, and allocates nothing while it runs.
//
//   workspace_layout        the names of the rows, and how many periods they have
//   workspace<R>            the rows: w[row] is a span of R
//   workspace_model<M>      what a model has: drivers<R>, outcomes<R>, layout(), operator()
//   workspace_for<R>(m)     a workspace of the model's layout, its constants on R written
//   evaluate(m, d, w)       the outcomes, the rows left in the workspace: the measured path
//   run<R>(m, exact)        the same from exact drivers, with a workspace of its own
//
// Next to read: impact/programme_model.hpp, a model of a capital programme; scenario/cases.hpp, what to do with one.

#include <concepts>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/impact/drivers.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/series.hpp>

namespace outlay::inline v0 {

/// Which rows a model writes, in order, and over how many periods.
struct workspace_layout {
    std::vector<std::string> rows{};
    whole_count<std::size_t> periods = 0;
    friend bool operator==(const workspace_layout&, const workspace_layout&) = default;
};

/// The rows of a model, one number a period, in one block of memory: made once, written at every run.
///
///     auto w = workspace_for<double>(model);
///     evaluate(model, drivers, w);
///     w["free cash flow"]          the row as a span
///     w.view<flow>("free cash flow", years)      the row as a series without missing cells
template <field R>
class workspace {
public:
    explicit workspace(workspace_layout layout)
        : layout_(std::move(layout)), cells_(layout_.rows.size() * layout_.periods, R(0)) {}

    [[nodiscard]] const workspace_layout& layout() const noexcept { return layout_; }
    [[nodiscard]] std::span<R> operator[](std::size_t row) noexcept {
        return std::span<R>(cells_).subspan(row * layout_.periods, layout_.periods);
    }
    [[nodiscard]] std::span<const R> operator[](std::size_t row) const noexcept {
        return std::span<const R>(cells_).subspan(row * layout_.periods, layout_.periods);
    }
    /// The row of this name; name_missing_error where there is none.
    [[nodiscard]] std::span<const R> operator[](std::string_view row) const { return (*this)[find(row)]; }

    template <series_kind Kind, frequency Freq>
    [[nodiscard]] series_view<R, Kind, Freq> view(std::string_view row, const timeline<Freq>& on) const {
        return {on, (*this)[row]};
    }

private:
    [[nodiscard]] std::size_t find(std::string_view row) const {
        for (std::size_t i = 0; i < layout_.rows.size(); ++i)
            if (layout_.rows[i] == row) return i;
        throw name_missing_error(row, layout_.rows);
    }

    workspace_layout layout_;
    std::vector<R> cells_;
};

/// A function object on drivers and a workspace. Its drivers and outcomes are listed structs, templates on the number.
template <class M>
concept workspace_model = requires(const M m, const typename M::template drivers<double> d, workspace<double> w) {
    requires listed_struct<typename M::template drivers<double>>;
    requires listed_struct<typename M::template outcomes<double>>;
    { m.layout() } -> std::convertible_to<workspace_layout>;
    { m(d, w) } -> std::same_as<typename M::template outcomes<double>>;
};

/// A workspace for a model, with what the model prepares once: its constants on R.
template <field R, workspace_model M>
[[nodiscard]] workspace<R> workspace_for(const M& m) {
    workspace<R> w(m.layout());
    if constexpr (requires { m.prepare(w); }) m.prepare(w);
    return w;
}

/// The outcomes of a model; its rows stay in the workspace. Allocates nothing where the model does not.
template <workspace_model M, class Drivers, field R>
    requires std::same_as<Drivers, typename M::template drivers<R>>
auto evaluate(const M& m, const Drivers& drivers, workspace<R>& w) { return m(drivers, w); }

/// The outcomes of a model on R, from exact drivers.
template <field R, workspace_model M>
[[nodiscard]] auto run(const M& m, const typename M::template drivers<exact_ratio>& exact) {
    auto w = workspace_for<R>(m);
    return m(drivers_on<typename M::template drivers<R>>(exact), w);
}

}  // namespace outlay
