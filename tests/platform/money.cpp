// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// every representation, and text of it.
#include "../money/representations.test.cpp"
#include "../money/canonical_text.test.cpp"
#include "../money/ranges.test.cpp"
