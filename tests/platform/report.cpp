// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change: the workbook and its file.
#include "../report/workbook.test.cpp"
