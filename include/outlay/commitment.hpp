// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the commitment layer: what was promised, how it is spread over time, what of it was spent.

// IWYU pragma: begin_exports
#include <outlay/commitment/horizon.hpp>
#include <outlay/commitment/as_printed.hpp>
#include <outlay/commitment/life_cycle.hpp>
#include <outlay/commitment/commitment.hpp>
#include <outlay/commitment/phasing.hpp>
#include <outlay/commitment/phase.hpp>
#include <outlay/commitment/progress.hpp>
#include <outlay/commitment/earned_value.hpp>
#include <outlay/commitment/baseline.hpp>
#include <outlay/commitment/payment_terms.hpp>
#include <outlay/commitment/escalation.hpp>
#include <outlay/commitment/drawdown.hpp>
#include <outlay/commitment/growth.hpp>
#include <outlay/commitment/breakdown.hpp>
#include <outlay/commitment/exposure.hpp>
// IWYU pragma: end_exports
