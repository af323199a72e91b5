// SPDX-License-Identifier: BSL-1.0
// The other half of undef_min_max.hpp.
#pragma pop_macro("min")
#pragma pop_macro("max")
