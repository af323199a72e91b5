// SPDX-License-Identifier: BSL-1.0
// Any bytes are a table of commitments, whose text reads back equal, or a feed_error that says where.
#include <outlay/feed/read_commitments.hpp>
#include <outlay/feed/write_commitments.hpp>
#include <outlay/money/currencies.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace outlay;
    try {
        const auto all = feed::parse_commitments<currencies::CNY>(std::string(reinterpret_cast<const char*>(data), size), "fuzz");
        if (feed::parse_commitments<currencies::CNY>(feed::commitments_table(all), "again") != all) std::abort();
    } catch (const feed::feed_error& e) {
        if (e.reason().empty() || e.line() == 0) std::abort();
    }
    return 0;
}
