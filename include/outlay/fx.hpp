// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the fx layer. Included by name, for their cost: fx/averages.hpp, fx/chained.hpp, fx/valuation.hpp.

// IWYU pragma: begin_exports
#include <outlay/fx/currency_pair.hpp>
#include <outlay/fx/pair_convention.hpp>

#include <outlay/fx/fx_rate.hpp>
#include <outlay/fx/fx_rate_on.hpp>
#include <outlay/fx/prepared_rate.hpp>
#include <outlay/fx/bid_ask.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_history.hpp>

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/fx_table.hpp>
#include <outlay/fx/fx_table_history.hpp>
#include <outlay/fx/prepared_table.hpp>

#include <outlay/fx/fixed_rates.hpp>
#include <outlay/fx/forward.hpp>
#include <outlay/fx/implied_rate.hpp>
#include <outlay/fx/translation.hpp>
// IWYU pragma: end_exports
