// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the model layer: how a model is written and run. Included by name, for their cost: model/check_model.hpp,
// model/explain.hpp with model/formula_line.hpp and model/formula_lines.hpp.

// IWYU pragma: begin_exports
#include <outlay/model/amount.hpp>
#include <outlay/model/drivers.hpp>
#include <outlay/model/line_name.hpp>
#include <outlay/model/sheet_errors.hpp>

#include <outlay/model/row.hpp>
#include <outlay/model/row_functions.hpp>
#include <outlay/model/row_values.hpp>
#include <outlay/model/coarser.hpp>

#include <outlay/model/actuals.hpp>
#include <outlay/model/open_line.hpp>
#include <outlay/model/sheet.hpp>
#include <outlay/model/row_view.hpp>
#include <outlay/model/view_values.hpp>
#include <outlay/model/model.hpp>
#include <outlay/model/runner.hpp>

#include <outlay/model/statement.hpp>
#include <outlay/model/statement_of.hpp>
// IWYU pragma: end_exports
