// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// files, folders, lines.
#include "../feed/csv.test.cpp"
#include "../feed/read_flows.test.cpp"
