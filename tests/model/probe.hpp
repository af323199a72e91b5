// SPDX-License-Identifier: BSL-1.0
#pragma once
// A model whose body is a function of the test: body(drivers, sheet) gives a number.

#include <outlay/model/model.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/runner.hpp>
#include <outlay/money/literals.hpp>

#include <array>
#include <string>
#include <utility>
#include <vector>

namespace model_probe {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

template <class Freq, class Body>
struct probe {
    timeline<Freq> on;
    Body body;
    std::vector<exact_ratio> list{};  // fixed data for the body: s.shares("shape", m.list)

    template <class R>
    struct drivers {
        R x = R(1);
        money<USD, R> cost{};
        per_year<money<USD, R>> income{};
        fx_rate<USD, CNY, R> spot = fx_rate<USD, CNY, R>(R(7));
        static constexpr auto list() {
            using d = drivers;
            return std::array{driver<&d::x>("x", "share"), driver<&d::cost>("cost"), driver<&d::income>("income"), driver<&d::spot>("spot")};
        }
    };
    template <class R>
    struct outcomes {
        R value{};
        static constexpr auto list() {
            using o = outcomes;
            return std::array{outcome<&o::value>("value")};
        }
    };
    template <class R>
    outcomes<R> operator()(const drivers<R>& d, sheet<R, Freq>& s) const {
        return {body(d, s, list)};
    }
};
template <class Freq, class Body>
probe(timeline<Freq>, Body) -> probe<Freq, Body>;
template <class Freq, class Body>
probe(timeline<Freq>, Body, std::vector<exact_ratio>) -> probe<Freq, Body>;

inline timeline<quarterly> quarters(int n) { return fiscal_calendar{}.quarters("FY2026 Q1", static_cast<std::size_t>(n)); }

/// What a body's line "out" holds, in its counts.
template <class Kind, class T = double, class Freq, class Body>
std::vector<double> out_of(const probe<Freq, Body>& m, const typename probe<Freq, Body>::template drivers<double>& d = {}) {
    runner<probe<Freq, Body>, double> run(m);
    (void)run(d);
    const auto view = run.rows().template row<T, Kind>("out");
    return {view.values().begin(), view.values().end()};
}

}  // namespace model_probe
