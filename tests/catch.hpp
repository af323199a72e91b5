// SPDX-License-Identifier: BSL-1.0
#pragma once
// One spelling of Catch2 for 2.13 (Debian 12) and 3.x.

#if __has_include(<catch2/catch_test_macros.hpp>)
#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_all.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>
#else
#include <catch2/catch.hpp>

#include <string>

namespace Catch {
using Detail::Approx;  // 3.x: Catch::Approx
}
namespace Catch::Matchers {
inline auto ContainsSubstring(const std::string& text) { return Contains(text); }
}  // namespace Catch::Matchers
#endif

#if defined(OUTLAY_TEST_NOTHING_IS_CAUGHT)  // WebAssembly: a throw ends the program
#undef CHECK_THROWS
#undef CHECK_THROWS_AS
#undef CHECK_THROWS_WITH
#undef CHECK_THROWS_MATCHES
#undef REQUIRE_THROWS_AS
#define CHECK_THROWS(...) static_cast<void>(0)
#define CHECK_THROWS_AS(...) static_cast<void>(0)
#define CHECK_THROWS_WITH(...) static_cast<void>(0)
#define CHECK_THROWS_MATCHES(...) static_cast<void>(0)
#define REQUIRE_THROWS_AS(...) static_cast<void>(0)
#endif
