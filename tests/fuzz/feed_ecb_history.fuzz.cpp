// SPDX-License-Identifier: BSL-1.0
// Any bytes are rates, all above zero and their days in order, or a feed_error.
#include <outlay/feed/ecb_csv.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace outlay;
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const auto rates = feed::parse_ecb_history(text, "fuzz");
        for (std::size_t row = 0; row < rates.size(); ++row) {
            if (row > 0 && rates.day(row) <= rates.day(row - 1)) std::abort();
            for (std::size_t i = 0; i < rates.pairs().size(); ++i)
                if (const auto rate = rates.cell(row, i); rate && rate->coefficient() <= 0) std::abort();
        }
    } catch (const feed::feed_error& e) {
        if (e.reason().empty() || e.file() != "fuzz") std::abort();
    }
    return 0;
}
