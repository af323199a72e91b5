// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a test program has allocated so far: counted by tests/allocations.cpp, which is linked where this is included.

#include <atomic>

namespace test {

extern std::atomic<long> allocations;

}  // namespace test
