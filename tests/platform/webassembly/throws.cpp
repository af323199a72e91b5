// SPDX-License-Identifier: BSL-1.0
// What a program in WebAssembly is linked with: nothing is unwound there, so a throw prints the error's sentence and ends it. And
// what Debian's compiler-rt for wasm32 asks for, which its wasi-libc lacks: 128-bit division guards its stack.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>

extern "C" {

void* __cxa_allocate_exception(std::size_t size) { return std::malloc(size); }
[[noreturn]] void __cxa_throw(void* thrown, void*, void (*)(void*)) {
    std::fprintf(stderr, "thrown: %s\n", static_cast<std::exception*>(thrown)->what());  // the first base of all of ours
    std::abort();
}

std::uintptr_t __stack_chk_guard = 0x5bd1e995;
[[noreturn]] void __stack_chk_fail() { std::abort(); }
}
