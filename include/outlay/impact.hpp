// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the impact layer: what a programme does to free cash flow, and what it returns.

// IWYU pragma: begin_exports
#include <outlay/impact/measure.hpp>
#include <outlay/impact/free_cash_flow.hpp>
#include <outlay/impact/fcff.hpp>
#include <outlay/impact/bridge.hpp>
#include <outlay/impact/charge_shares.hpp>
#include <outlay/impact/asset_class.hpp>
#include <outlay/impact/vintages.hpp>
#include <outlay/impact/macrs.hpp>
#include <outlay/impact/china_tax.hpp>
#include <outlay/impact/tax.hpp>
#include <outlay/impact/tied_up.hpp>
#include <outlay/impact/working_capital.hpp>
#include <outlay/impact/capitalised_interest.hpp>
#include <outlay/impact/lease.hpp>
#include <outlay/impact/terminal_value.hpp>
#include <outlay/impact/economic_profit.hpp>

#include <outlay/impact/base_case.hpp>
#include <outlay/impact/programme.hpp>
#include <outlay/impact/cash_effects.hpp>
#include <outlay/impact/returns.hpp>
#include <outlay/impact/translated.hpp>
#include <outlay/impact/checks.hpp>
#include <outlay/impact/peers.hpp>
#include <outlay/impact/market_reaction.hpp>

#include <outlay/impact/depreciation.hpp>
#include <outlay/impact/losses.hpp>
#include <outlay/impact/income_tax.hpp>
#include <outlay/impact/working_capital_rows.hpp>
#include <outlay/impact/loan.hpp>
#include <outlay/impact/price_index_rows.hpp>
#include <outlay/impact/declining_pool.hpp>
#include <outlay/impact/reserve.hpp>

#include <outlay/impact/line_names.hpp>
#include <outlay/impact/programme_model.hpp>
#include <outlay/impact/fixed_point.hpp>
// IWYU pragma: end_exports
