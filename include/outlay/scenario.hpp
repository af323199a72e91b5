// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the scenario layer: how sure a model's answer is.
// Included by name, for their cost: scenario/enclosure.hpp (Boost.Interval), scenario/break_even.hpp (Boost.Math too).

// IWYU pragma: begin_exports
#include <outlay/scenario/reported_value.hpp>
#include <outlay/scenario/outcome_of.hpp>
#include <outlay/scenario/cases.hpp>
#include <outlay/scenario/sensitivity.hpp>
// IWYU pragma: end_exports
