// SPDX-License-Identifier: BSL-1.0
#pragma once
// The words of claims, read back: the text that in_words writes.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include <outlay/number/bounds.hpp>
#include <outlay/number/errors.hpp>

namespace outlay::inline v0::detail {

/// Reads what in_words(claim, ...) writes, each value by value(text), which throws text_error or another error.
///
///     "380"  "at least 380"  "more than 10 and less than 12"  "from 10 to 12"  "up to 5"  "unknown"
template <claimable T, class Value>
bounds<T> read_claim(std::string_view text, Value value) {
    const auto after = [&](std::string_view& rest, std::string_view word) {
        if (!rest.starts_with(word)) return false;
        rest.remove_prefix(word.size());
        return true;
    };
    const auto end = [&](std::string_view number, end_kind kind) { return bounds_end<T>{value(number), kind}; };
    if (text == "unknown") return {};
    std::string_view rest = text;
    if (after(rest, "from ")) {
        const std::size_t to = rest.find(" to ");
        if (to == std::string_view::npos) throw text_error(text, text.size(), "from one value to which?");
        return bounds<T>::from_ends(end(rest.substr(0, to), end_kind::closed), end(rest.substr(to + 4), end_kind::closed));
    }
    const auto upper = [&](std::string_view words) {
        if (after(words, "up to ")) return end(words, end_kind::closed);
        if (after(words, "less than ")) return end(words, end_kind::open);
        throw text_error(text, static_cast<std::size_t>(words.data() - text.data()), "an upper end begins with up to or less than");
    };
    const bool at_least = after(rest, "at least ");
    if (at_least || after(rest, "more than ")) {
        const end_kind kind = at_least ? end_kind::closed : end_kind::open;
        const std::size_t both = rest.find(" and ");
        if (both == std::string_view::npos) return bounds<T>::from_ends(end(rest, kind), {});
        return bounds<T>::from_ends(end(rest.substr(0, both), kind), upper(rest.substr(both + 5)));
    }
    if (rest.starts_with("up to ") || rest.starts_with("less than ")) return bounds<T>::from_ends({}, upper(rest));
    return bounds<T>(value(rest));
}

}  // namespace outlay::inline v0::detail
