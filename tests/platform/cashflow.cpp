// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// the solvers alone and in lanes, present value in pairs of doubles.
#include "../cashflow/irr.test.cpp"
#include "../cashflow/irr_batch.test.cpp"
#include "../cashflow/dated_npv.test.cpp"
