// SPDX-License-Identifier: BSL-1.0
// Counts what a test program allocates.
#include "allocations.hpp"

#include <cstddef>
#include <cstdlib>
#include <new>

namespace test {

std::atomic<long> allocations{0};

}  // namespace test

// Not to be inlined, or g++ 12 takes new and free for a mismatch.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++test::allocations;
    if (void* p = std::malloc(size == 0 ? 1 : size)) return p;
    throw std::bad_alloc();
}
[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++test::allocations;
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* p) noexcept { std::free(p); }
[[gnu::noinline]] void operator delete(void* p, std::size_t) noexcept { std::free(p); }
