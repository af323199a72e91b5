// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the simulation layer: distributions of drivers, how they depend on each other, what paths draw.
// Included by name, for its cost: simulation/sobol.hpp (Boost.Random). outlay.hpp leaves the whole layer out.

// IWYU pragma: begin_exports
#include <outlay/simulation/distribution.hpp>
#include <outlay/simulation/uniform.hpp>
#include <outlay/simulation/uncertain_driver.hpp>
#include <outlay/simulation/correlation.hpp>
#include <outlay/simulation/plan.hpp>
// IWYU pragma: end_exports
