// SPDX-License-Identifier: BSL-1.0
// After a header's includes: its min(a, b) and max(a, b) are no macros, as <windows.h> has them without NOMINMAX.
// restore_min_max.hpp at the header's end brings the macros back. Included as often as wanted, so without #pragma once.
#pragma push_macro("min")
#pragma push_macro("max")
#undef min
#undef max
