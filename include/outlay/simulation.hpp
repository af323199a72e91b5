// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the simulation layer: distributions of drivers, how they depend on each other, how a model is run for them.
// Included by name, for its cost: simulation/sobol.hpp (Boost.Random). outlay.hpp leaves the whole layer out.

// IWYU pragma: begin_exports
#include <outlay/simulation/distribution.hpp>
#include <outlay/simulation/uniform.hpp>
#include <outlay/simulation/triangular.hpp>
#include <outlay/simulation/pert.hpp>
#include <outlay/simulation/normal.hpp>
#include <outlay/simulation/lognormal.hpp>
#include <outlay/simulation/truncated.hpp>
#include <outlay/simulation/shifted.hpp>
#include <outlay/simulation/discrete.hpp>
#include <outlay/simulation/empirical.hpp>
#include <outlay/simulation/metalog.hpp>
#include <outlay/simulation/path_driver.hpp>
#include <outlay/simulation/uncertain_driver.hpp>
#include <outlay/simulation/correlation.hpp>
#include <outlay/simulation/plan.hpp>
#include <outlay/simulation/progress.hpp>
#include <outlay/simulation/result_errors.hpp>
#include <outlay/simulation/estimates.hpp>
#include <outlay/simulation/result.hpp>
#include <outlay/simulation/summary.hpp>
#include <outlay/simulation/row_fan.hpp>
#include <outlay/simulation/simulation_result.hpp>
#include <outlay/simulation/simulate.hpp>
#include <outlay/simulation/sobol_indices.hpp>
#include <outlay/simulation/shard.hpp>
// IWYU pragma: end_exports
