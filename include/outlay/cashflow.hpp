// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the cashflow layer.

// IWYU pragma: begin_exports
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/real_rate.hpp>

#include <outlay/cashflow/timing.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/dated_npv.hpp>
#include <outlay/cashflow/series_npv.hpp>
#include <outlay/cashflow/rate_exposure.hpp>

#include <outlay/cashflow/irr_result.hpp>
#include <outlay/cashflow/irr.hpp>
#include <outlay/cashflow/mirr.hpp>
#include <outlay/cashflow/refine.hpp>
#include <outlay/cashflow/irr_batch.hpp>

#include <outlay/cashflow/annuity_factor.hpp>
#include <outlay/cashflow/tvm.hpp>
#include <outlay/cashflow/amortisation.hpp>

#include <outlay/cashflow/payback.hpp>
#include <outlay/cashflow/measures.hpp>
#include <outlay/cashflow/private_equity.hpp>

#include <outlay/cashflow/depreciation.hpp>

#include <outlay/cashflow/excel_depreciation.hpp>
#include <outlay/cashflow/excel.hpp>
// IWYU pragma: end_exports
