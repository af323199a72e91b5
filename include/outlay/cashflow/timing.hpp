// SPDX-License-Identifier: BSL-1.0
#pragma once
// When in its period a flow falls, or a payment is made.
//
//   timing      start, mid, end

#include <outlay/number/config.hpp>

namespace outlay::inline v0 {

/// When in its period a flow falls, or a payment is made.
enum class timing { start, mid, end };

}  // namespace outlay
