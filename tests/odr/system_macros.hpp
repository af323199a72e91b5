// SPDX-License-Identifier: BSL-1.0
// Macros that the headers of systems define with names that a library might choose, as they define them. Those of this
// machine come from its own headers; the others stand in for headers that are not here.
#include <sys/types.h>
#if __has_include(<sys/param.h>)
#include <sys/param.h>
#endif
#if __has_include(<sys/sysmacros.h>)
#include <sys/sysmacros.h>
#endif
#include <complex.h>
#include <errno.h>
#include <signal.h>

// <complex.h>, where C++'s own hides it
#undef I
#define I (__extension__ 1.0i)

// BSD's <sys/types.h>; Linux's <sys/sysmacros.h>
#undef major
#undef minor
#undef makedev
#define major(device) ((int)(((unsigned)(device) >> 8) & 0xff))
#define minor(device) ((int)((device) & 0xffff00ff))
#define makedev(one, other) ((one) << 8 | (other))

// BSD's <sys/param.h>
#undef roundup
#undef rounddown
#define roundup(x, y) ((((x) + ((y) - 1)) / (y)) * (y))
#define rounddown(x, y) (((x) / (y)) * (y))
#define nitems(x) (sizeof(x) / sizeof((x)[0]))

// <windows.h> without NOMINMAX and what it includes: minwindef.h, windef.h, rpcndr.h, wingdi.h, winuser.h, winerror.h, basetyps.h
#define STRICT 1
#define FALSE 0
#define TRUE 1
#define IN
#define OUT
#define OPTIONAL
#define far
#define near
#define FAR
#define NEAR
#define pascal __stdcall
#define cdecl
#define PASCAL __stdcall
#define CALLBACK __stdcall
#define CONST const
#define VOID void
#undef min
#undef max
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define small char
#define hyper __int64
#define interface struct
#define THIS void
#define PURE = 0
#define ERROR 0
#define NULLREGION 1
#define TRANSPARENT 1
#define OPAQUE 2
#define ABSOLUTE 1
#define RELATIVE 2
#define ALTERNATE 1
#define DIFFERENCE 11
#define DELETE (0x00010000L)
#define NO_ERROR 0L
#define MAX_PATH 260
#define GetObject GetObjectA
#define GetMessage GetMessageA
#define CreateFile CreateFileA
#define GetCurrentTime() GetTickCount()

// Microsoft's and older C libraries' <math.h>
#undef DOMAIN
#undef SING
#undef OVERFLOW
#undef UNDERFLOW
#define DOMAIN 1
#define SING 2
#define OVERFLOW 3
#define UNDERFLOW 4
#define TLOSS 5
#define PLOSS 6
#define HUGE 3.40282347e+38F

// macOS: AssertMacros.h (its names without underscores are the default), and Objective-C's
#define check(assertion) do { if (!(assertion)) {} } while (0)
#define check_noerr(code) check((code) == 0)
#define check_string(assertion, message) check(assertion)
#define debug_string(message)
#define require(assertion, label) do { if (!(assertion)) goto label; } while (0)
#define require_action(assertion, label, action) require(assertion, label)
#define require_noerr(code, label) require((code) == 0, label)
#define require_quiet(assertion, label) require(assertion, label)
#define require_string(assertion, label, message) require(assertion, label)
#define verify(assertion) check(assertion)
#define verify_action(assertion, action) do { if (!(assertion)) { action; } } while (0)
#define verify_noerr(code) check((code) == 0)
#define verify_string(assertion, message) check(assertion)
#define ncheck(assertion) check(!(assertion))
#define nrequire(assertion, label) require(!(assertion), label)
#define nverify(assertion) check(!(assertion))
#define nil nullptr
#define Nil nullptr
#define YES 1
#define NO 0

// g++ -std=gnu++20 on Unix; Solaris; X11's Xlib.h
#undef unix
#undef linux
#define unix 1
#define linux 1
#define sun 1
#define i386 1
#define None 0L
#define Bool int
#define Status int
#define Success 0
#define Always 2
#define True 1
#define False 0
