// SPDX-License-Identifier: BSL-1.0
// Any bytes are an amount whose text they are, to the byte, or a text_error that says where; and any digits are read as
// they are one by one.
#include <outlay/money/any_money.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/detail/digits.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace outlay;

template <class M>
void there_and_back(std::string_view text) {
    const auto read = M::try_from_chars(text);
    if (read ? to_string(read.value()) != text : read.error().position() > text.size() || read.error().reason().empty()) std::abort();
}

/// detail::read_digits, a character at a time.
void digits_agree(std::string_view text, char separator) {
    detail::digits_read read;
    const char* const end = detail::read_digits(text.data(), text.data() + text.size(), separator, read);
    const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
    std::size_t i = 0;
    int count = 0;
    uint128 value = 0;
    const auto take = [&](char c) {
        if ((value >> 100) == 0) value = value * 10 + static_cast<unsigned>(c - '0');
        ++count;
    };
    for (; digit(i); ++i) take(text[i]);
    if (separator != '\0' && count <= 3)
        for (; i < text.size() && text[i] == separator && digit(i + 1) && digit(i + 2) && digit(i + 3); i += 4)
            for (std::size_t k = 1; k <= 3; ++k) take(text[i + k]);
    const bool too_large = value > static_cast<uint128>(static_cast<std::uint64_t>(INT64_MAX));
    if (end != text.data() + i || read.count != count || read.too_large != too_large) std::abort();
    if (!too_large && read.value != static_cast<std::uint64_t>(value)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    there_and_back<money<currencies::CNY>>(text);
    there_and_back<money<currencies::JPY>>(text);
    there_and_back<money<currencies::KWD, int128>>(text);
    there_and_back<any_money>(text);
    digits_agree(text, '\0');
    digits_agree(text, ',');
    return 0;
}
