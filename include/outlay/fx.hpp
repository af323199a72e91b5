// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the fx layer.

// IWYU pragma: begin_exports
#include <outlay/fx/currency_pair.hpp>
#include <outlay/fx/prepared_rate.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_history.hpp>
// IWYU pragma: end_exports
