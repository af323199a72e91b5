// SPDX-License-Identifier: BSL-1.0
#include <every_header.hpp>

int other();

int other() { return 0; }
