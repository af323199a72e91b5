// SPDX-License-Identifier: BSL-1.0
// Any text: it is read or refused with a position inside it; what was read prints to text that reads as the same value.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace {

template <class T>
void round_trip(std::string_view text) {
    const auto read = T::try_from_chars(text);
    if (!read) {
        if (read.error().position() > text.size() || read.error().reason().empty()) std::abort();
        return;
    }
    const auto again = T::try_from_chars(to_string(*read));
    if (!again || *again != *read || to_string(*again) != to_string(*read)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    round_trip<outlay::decimal>(text);
    round_trip<outlay::exact_ratio>(text);
    return 0;
}
