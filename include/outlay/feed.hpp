// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the feed layer.

// IWYU pragma: begin_exports
#include <outlay/feed/csv.hpp>
#include <outlay/feed/feed_error.hpp>
#include <outlay/feed/read_flows.hpp>
#include <outlay/feed/read_series.hpp>

#include <outlay/feed/ecb_csv.hpp>
#include <outlay/feed/ecb_xml.hpp>
#include <outlay/feed/fred.hpp>
#include <outlay/feed/h10.hpp>

#include <outlay/feed/read_cases.hpp>
#include <outlay/feed/read_commitments.hpp>
#include <outlay/feed/write_commitments.hpp>
// IWYU pragma: end_exports
