// SPDX-License-Identifier: BSL-1.0
// Any bytes are a table or a feed_error that knows its line; a table's fields lie in it.
#include <outlay/feed/csv.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace outlay;
    const std::string text(reinterpret_cast<const char*>(data), size);
    for (const feed::csv_options options : {feed::csv_options{}, feed::csv_options{.separator = ';', .trim = true}}) {
        try {
            feed::csv_reader rows(text, "fuzz", options);
            std::size_t line = rows.line();
            while (rows.next()) {
                if (rows.size() != rows.header().size() || rows.line() <= line) std::abort();
                line = rows.line();
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    if (rows[i].size() > size) std::abort();
                    try {
                        (void)rows.number(i);
                        (void)rows.day(i);
                    } catch (const feed::feed_error& e) {
                        if (e.line() != line || e.column() != i + 1) std::abort();
                    }
                }
            }
        } catch (const feed::feed_error& e) {
            if (e.line() == 0 || e.reason().empty()) std::abort();
        }
    }
    return 0;
}
