// SPDX-License-Identifier: BSL-1.0
#pragma once
// What the library needs of a compiler and its flags. Where that is missing, compilation ends in one line that says so, for the
// figures would be wrong without a word. A macro, defined before the first include, goes on at one's own risk.
//
//   below C++20             OUTLAY_ALLOW_OLDER_STANDARD     nothing compiles before g++ 11, clang++ 14 or the like
//   -fno-exceptions         OUTLAY_ALLOW_NO_EXCEPTIONS      what would throw prints its sentence and ends the program
//   -ffast-math, -Ofast, and each part of them              OUTLAY_ALLOW_FAST_MATH
//   x87: FLT_EVAL_METHOD    OUTLAY_ALLOW_EXCESS_PRECISION
//
// Of -ffast-math g++ tells every part (__GCC_IEC_559 is 0). clang++ tells the whole and -ffinite-math-only; of
// -fassociative-math, -freciprocal-math, -fno-signed-zeros and -fapprox-func by themselves it tells nothing: sums in pairs of
// doubles are protected there by a pragma (detail/compiler.hpp), enclosures are not, and last digits differ. What
// `#pragma GCC optimize` and function attributes switch on is seen by no header.
//
// What a program asks of the library's inner workings, for the whole of it alike:
//
//   OUTLAY_NO_INT128        128-bit integers of two words, as where the compiler has none
//   OUTLAY_PORTABLE         plain C++20 only: no vector extension, builtin or attribute of g++ and clang++

// The sentence is the name of a header that is not there: that ends every compiler's work at once, which #error does not.
#include <float.h>

#if __cplusplus < 202002L && !(defined(_MSVC_LANG) && _MSVC_LANG >= 202002L) && !defined(OUTLAY_ALLOW_OLDER_STANDARD)
#include <outlay is C++20: compile with -std=c++20 or later>
#endif

#if !defined(__cpp_exceptions) && !defined(__EXCEPTIONS) && !defined(_CPPUNWIND) && !defined(OUTLAY_ALLOW_NO_EXCEPTIONS)
#include <outlay reports errors by exceptions: compile without -fno-exceptions, or define OUTLAY_ALLOW_NO_EXCEPTIONS to end the program instead>
#endif

// g++ without floating-point hardware has no rounding modes and so no IEC 559 by its own account; we need none.
#if !defined(OUTLAY_ALLOW_FAST_MATH) &&                                                          \
    (defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__ != 0) ||   \
     defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__) || defined(_M_FP_FAST) ||     \
     (defined(__GCC_IEC_559) && __GCC_IEC_559 == 0 && !defined(__SOFTFP__) && !defined(__mips_soft_float) && \
      !defined(__riscv_float_abi_soft) && !defined(_SOFT_FLOAT)))
#include <outlay is wrong under -ffast-math or a part of it: compile this file without, or define OUTLAY_ALLOW_FAST_MATH>
#endif

#if defined(FLT_EVAL_METHOD) && FLT_EVAL_METHOD != 0 && !defined(OUTLAY_ALLOW_EXCESS_PRECISION)
#include <outlay needs doubles that are not held wider, as by x87: compile with -msse2 -mfpmath=sse, or define OUTLAY_ALLOW_EXCESS_PRECISION>
#endif

#if !defined(__cpp_exceptions) && !defined(__EXCEPTIONS) && !defined(_CPPUNWIND)
#include <outlay/number/detail/no_exceptions.hpp>
#endif
