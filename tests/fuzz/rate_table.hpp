// SPDX-License-Identifier: BSL-1.0
#pragma once
// What every reader of a table of rates promises for any bytes: rates above zero with their days in order, or a feed_error.
#include <outlay/feed/feed_error.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

namespace fuzz {

/// parse(text) reads the bytes under the name "fuzz"; whatever breaks the promise aborts.
template <class Parse>
int rate_table(const std::uint8_t* data, std::size_t size, Parse parse) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    try {
        const auto rates = parse(text);
        for (std::size_t row = 0; row < rates.size(); ++row) {
            if (row > 0 && rates.day(row) <= rates.day(row - 1)) std::abort();
            for (std::size_t i = 0; i < rates.pairs().size(); ++i)
                if (const auto rate = rates.cell(row, i); rate && rate->coefficient() <= 0) std::abort();
        }
    } catch (const outlay::feed::feed_error& e) {
        if (e.reason().empty() || e.file() != "fuzz") std::abort();
    }
    return 0;
}

}  // namespace fuzz
