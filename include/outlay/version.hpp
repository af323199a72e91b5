// SPDX-License-Identifier: BSL-1.0
#pragma once
// The version of the library: the one place where it is written. CMake and the package files read it from here.

#define OUTLAY_VERSION_MAJOR 0
#define OUTLAY_VERSION_MINOR 1
#define OUTLAY_VERSION_PATCH 0
