// SPDX-License-Identifier: BSL-1.0
#pragma once
// Depreciation of a row by vintage and class: what is bought in each period is charged over the lives of its classes.
//
//   depreciation(spend, classes)   a block: one line of charges; sheet::block writes it
//
//     const auto charge = s.block(line_names::depreciation, depreciation(capex, books));      // books: a member of the model
//
// Classes: impact/asset_class.hpp. The same of a series: impact/vintages.hpp. Next to read: impact/income_tax.hpp.

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include <outlay/impact/asset_class.hpp>
#include <outlay/model/sheet.hpp>

namespace outlay::inline v0 {

namespace detail {

template <class Spend>
struct depreciation_block {
    using amount = typename Spend::amount;
    using number = number_of<amount>;
    Spend spend;
    const std::vector<asset_class>* classes;

    template <class S>
    OUTLAY_ALWAYS_INLINE auto write_to(S& s, const line_name& name) const {
        using freq = typename Spend::frequency_type;
        s.check_rows(spend);
        if (classes->empty()) throw numeric_domain_error("the number of classes of an asset", "0", "at least 1");
        auto charges = s.template open_cells<amount, flow>(name);
        for (std::size_t t = 0; t < charges.periods; ++t) charges.cells[t] = number(0);
        const span_of_periods bought = s.support(spend);
        span_of_periods charged;
        for (std::size_t i = 0; i < classes->size(); ++i) {
            if (in_service_with_earlier(*classes, i)) continue;
            const std::size_t from = (*classes)[i].in_service;
            const std::span<const number> mix = s.list([&] { return mix_in_service(*classes, from, freq::per_year); });
            for (std::size_t t = bought.from; t < bought.until; ++t) {
                const std::size_t start = t < from ? from : t;
                if (start >= charges.periods) break;
                charge_vintage(charges.cells + start, charges.periods - start, spend.node.cells[t], mix);
                const std::size_t end = start + mix.size() < charges.periods ? start + mix.size() : charges.periods;
                charged = either(charged, {static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end)});
            }
        }
        const auto made = charges.template row<freq>();
        s.set_support(made, charged);
        return made;
    }
};

}  // namespace detail

/// A block: the charge of every period of the timeline for all that was bought up to it.
///
///     charge_t = sum over classes and purchases of share x cost x part of the period since the purchase or the start of service
///
///     shape    one flow, as long as the timeline: what is not yet charged at its end is not in it
///     throws   shares_error           the shares do not add up to one
///              numeric_domain_error   no classes; a share below zero, and what charge_shares_of refuses
///     cost     purchases x life multiplications; a row whose spending fixed data place in few periods is as much cheaper
template <class T, class Freq>
    requires requires { Freq::per_year; }
[[nodiscard]] auto depreciation(const row<T, flow, Freq>& spend, const std::vector<asset_class>& classes) {
    return detail::depreciation_block<row<T, flow, Freq>>{spend, &classes};
}
// A list that goes before the block is written: keep it in the model.
template <class T, class Freq>
void depreciation(const row<T, flow, Freq>& spend, const std::vector<asset_class>&& classes) = delete;

}  // namespace outlay
