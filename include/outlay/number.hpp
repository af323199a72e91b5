// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the number layer: what a number is and how it fails.
// Included by name, for their cost: number/unbounded.hpp, number/fifty_digits.hpp, number/interval.hpp,
// number/traced.hpp, number/tape_node.hpp.

// IWYU pragma: begin_exports
#include <outlay/number/config.hpp>  // first: it refuses compilers and flags
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/number/named_choice.hpp>

#include <outlay/number/exact_integer.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/apportion.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/dual.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/bounds_end.hpp>
#include <outlay/number/sourced.hpp>
// IWYU pragma: end_exports
