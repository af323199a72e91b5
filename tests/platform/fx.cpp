// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// rates, prepared ones, pairs in order.
#include "../fx/prepared_rate.test.cpp"
#include "../fx/fx_rate.test.cpp"
#include "../fx/fx_history.test.cpp"
