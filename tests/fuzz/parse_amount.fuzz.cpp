// SPDX-License-Identifier: BSL-1.0
// Whatever text comes in, parse_amount gives an amount or a text_error inside the text; what it reads prints and reads back.
#include <outlay/text/parse_amount.hpp>

#include <cstdint>
#include <cstdlib>

using namespace outlay;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    parse_format format;
    if (data[0] & 1) format.decimal_mark = ',';
    if (data[0] & 2) format.group_mark = data[0] & 4 ? '\'' : ' ';
    if (data[0] & 8) format.grouping = data[0] & 16 ? grouping_style::indian : grouping_style::none;
    if (data[0] & 32) format.mode = rounding::half_even;
    if (format.decimal_mark == format.group_mark) format.group_mark = '.';
    if (data[0] & 64) format.scale = amount_scale::millions;
    const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
    const auto read = try_parse_amount<currencies::USD>(text, format);
    if (!read) {
        if (read.error().position() > text.size()) std::abort();
        return 0;
    }
    const amount_format printed{.negative = data[0] & 128 ? negative_style::parentheses : negative_style::minus,
                                .currency = currency_style::code_before};
    if (parse_amount<currencies::USD>(format_amount(*read, printed), matching(printed)) != *read) std::abort();
    return 0;
}
