// SPDX-License-Identifier: BSL-1.0
#pragma once
// The table of contents: every layer in reading order.

// IWYU pragma: begin_exports
#include <outlay/version.hpp>

#include <outlay/number.hpp>      // what a number is and how it fails
#include <outlay/time.hpp>        // days, periods, fiscal calendars, timelines, series
#include <outlay/money.hpp>       // amounts with the currency in the type
#include <outlay/cashflow.hpp>    // discounting, annuities, rates of return
#include <outlay/fx.hpp>          // rates of a pair, quotes, histories, tables
#include <outlay/commitment.hpp>  // what was promised, how it is phased, what of it was spent
#include <outlay/model.hpp>       // drivers, rows on a sheet, a runner
#include <outlay/impact.hpp>      // statements, free cash flow, depreciation, with against without
#include <outlay/scenario.hpp>    // cases, sensitivities, break-even
#include <outlay/text.hpp>        // text for people
#include <outlay/feed.hpp>        // readers and writers
// IWYU pragma: end_exports
