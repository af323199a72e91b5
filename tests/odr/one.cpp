// SPDX-License-Identifier: BSL-1.0
// One of two translation units that include every header: what is not inline is defined twice, and does not link.
#include <every_header.hpp>

int other();

int main() { return other(); }
