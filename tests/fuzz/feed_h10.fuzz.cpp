// SPDX-License-Identifier: BSL-1.0
// Any bytes are rates, all above zero and their days in order, or a feed_error.
#include "rate_table.hpp"

#include <outlay/feed/h10.hpp>

using namespace outlay;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::rate_table(data, size, [](const std::string& text) { return feed::parse_h10(text, "fuzz"); });
    return fuzz::rate_table(data, size, [](const std::string& text) { return feed::parse_h10(text, "fuzz", calendar_day()); });
}
