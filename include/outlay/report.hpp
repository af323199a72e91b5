// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the report layer: workbooks. Included by name, for its cost: report/live_workbook.hpp.

// IWYU pragma: begin_exports
#include <outlay/report/cell.hpp>
#include <outlay/report/number_format.hpp>
#include <outlay/report/workbook_errors.hpp>

#include <outlay/report/deflated.hpp>
#include <outlay/report/statement_workbook.hpp>
#include <outlay/report/workbook.hpp>
#include <outlay/report/worksheet.hpp>
#include <outlay/report/xlsx.hpp>
// IWYU pragma: end_exports
