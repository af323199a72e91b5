// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the text layer: text for people, never through double or a locale.

// IWYU pragma: begin_exports
#include <outlay/text/amount.hpp>
#include <outlay/text/percent.hpp>
#include <outlay/text/table.hpp>
// IWYU pragma: end_exports
