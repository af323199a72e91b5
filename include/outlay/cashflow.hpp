// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the cashflow layer.

// IWYU pragma: begin_exports
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/payback.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/depreciation.hpp>
// IWYU pragma: end_exports
#include <outlay/cashflow/irr.hpp>
