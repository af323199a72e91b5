// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the text layer: text for people, never through double or a locale.

// IWYU pragma: begin_exports
#include <outlay/text/amount.hpp>
#include <outlay/text/claim.hpp>
#include <outlay/text/percent.hpp>
#include <outlay/text/statement.hpp>
#include <outlay/text/table.hpp>

#include <outlay/text/hash.hpp>
#include <outlay/text/ostream.hpp>
#include <outlay/text/parse_amount.hpp>
#include <outlay/text/parse_format.hpp>
#include <outlay/text/symbols.hpp>
// IWYU pragma: end_exports

// Included by name: text/format.hpp (std::format), text/fmt.hpp ({fmt}).
