// SPDX-License-Identifier: BSL-1.0
// Any bytes are rates, all above zero and their days in order, or a feed_error.
#include "rate_table.hpp"

#include <outlay/feed/fred.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace outlay;
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const auto rates = feed::parse_fred<currencies::USD, currencies::CNY>(text, "fuzz");
        for (std::size_t row = 0; row < rates.size(); ++row) {
            if (row > 0 && rates.days()[row] <= rates.days()[row - 1]) std::abort();
            if (rates.rates()[row].value() <= exact_ratio(0)) std::abort();
        }
    } catch (const feed::feed_error& e) {
        if (e.reason().empty() || e.file() != "fuzz") std::abort();
    }
    return fuzz::rate_table(data, size, [](const std::string& table) { return feed::parse_fred_table(table, "fuzz"); });
}
