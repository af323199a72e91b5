// SPDX-License-Identifier: BSL-1.0
#pragma once
// Amounts of several currencies side by side: exact, ordered by code, and never converted by itself.
//
//   basket                whole minor units; exact_basket keeps fractions of one
//   basket{5_cny, 1_usd}  lines of one currency are added; a zero line is no line
//   + - * / ==            line by line; equality by value
//   b.of<CNY>()           the line of a currency, zero where there is none
//   total(amounts)        the basket of a range of amounts of any currencies
//   split(b, ...)         every line split, the parts baskets
//
// Its value in one currency is fx/valuation.hpp's.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <vector>

#include <outlay/money/any_money.hpp>
#include <outlay/number/whole_count.hpp>

namespace outlay::inline v0 {

template <detail::exact_representation Rep>
class basic_basket;
using basket = basic_basket<std::int64_t>;
using exact_basket = basic_basket<exact_ratio>;

/// Amounts of several currencies.
///
///     basket held{100_cny, 5_usd};
///     held -= 5_usd;                     // held == basket{100_cny}
///
///     throws   numeric_overflow_error   a line does not fit
///     cost     a line is found by halving; a new line moves those behind it
template <detail::exact_representation Rep>
class basic_basket {
public:
    using value_type = basic_any_money<Rep>;

    basic_basket() = default;
    basic_basket(std::initializer_list<value_type> lines) {
        for (const value_type& line : lines) *this += line;
    }
    template <class Other>
        requires detail::representation_widens<Other, Rep>
    basic_basket(const basic_basket<Other>& other) : lines_(other.begin(), other.end()) {}

    /// The lines, ordered by currency; none is zero.
    [[nodiscard]] auto begin() const noexcept { return lines_.begin(); }
    [[nodiscard]] auto end() const noexcept { return lines_.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return lines_.size(); }
    [[nodiscard]] bool empty() const noexcept { return lines_.empty(); }

    template <counted_currency C>
    [[nodiscard]] money<C, Rep> of() const {
        return of(any_currency::of<C>()).template as<C>();
    }
    [[nodiscard]] value_type of(const any_currency& c) const {
        const std::size_t at = place(c);
        return at < lines_.size() && lines_[at].currency() == c ? lines_[at] : value_type::from_minor(Rep{}, c);
    }

    basic_basket& operator+=(const value_type& line) {
        const std::size_t at = place(line.currency());
        const auto here = lines_.begin() + static_cast<std::ptrdiff_t>(at);
        if (here != lines_.end() && here->currency() == line.currency()) {
            *here += line;
            if (here->minor_units() == Rep{}) lines_.erase(here);
        } else if (line.minor_units() != Rep{}) {
            lines_.insert(here, line);
        }
        return *this;
    }
    basic_basket& operator-=(const value_type& line) { return *this += -line; }
    /// Where a line overflows, neither basket has changed.
    basic_basket& operator+=(const basic_basket& other) {
        basic_basket joined = *this;
        for (const value_type& line : other) joined += line;
        lines_.swap(joined.lines_);
        return *this;
    }
    basic_basket& operator-=(const basic_basket& other) { return *this += -other; }

    friend basic_basket operator+(basic_basket a, const basic_basket& b) { return a += b; }
    friend basic_basket operator-(basic_basket a, const basic_basket& b) { return a -= b; }
    friend basic_basket operator-(const basic_basket& a) {
        return mapped<Rep>(a, [](const value_type& line) { return -line; });
    }
    template <detail::whole_number N>
    friend basic_basket operator*(const basic_basket& a, const N& n) {
        return mapped<Rep>(a, [&](const value_type& line) { return line * n; });
    }
    template <detail::whole_number N>
    friend basic_basket operator*(const N& n, const basic_basket& a) {
        return a * n;
    }
    template <detail::exact_factor F>
    friend exact_basket operator*(const basic_basket& a, const F& factor) {
        return mapped<exact_ratio>(a, [&](const value_type& line) { return line * factor; });
    }
    template <detail::exact_factor F>
    friend exact_basket operator*(const F& factor, const basic_basket& a) {
        return a * factor;
    }
    template <class F>
        requires detail::exact_factor<F> || detail::whole_number<F>
    friend exact_basket operator/(const basic_basket& a, const F& divisor) {
        return mapped<exact_ratio>(a, [&](const value_type& line) { return line / divisor; });
    }
    /// Every line rounded to its currency's minor unit.
    [[nodiscard]] basket round(rounding mode) const
        requires std::same_as<Rep, exact_ratio>
    {
        return mapped<std::int64_t>(*this, [&](const value_type& line) { return line.round(mode); });
    }

    friend bool operator==(const basic_basket&, const basic_basket&) = default;

private:
    template <class To, class F>
    static basic_basket<To> mapped(const basic_basket& from, const F& f) {
        basic_basket<To> out;
        for (const value_type& line : from) out += f(line);
        return out;
    }
    /// Where the line of a currency is, or would be.
    [[nodiscard]] std::size_t place(const any_currency& c) const {
        std::size_t first = 0;
        for (std::size_t count = lines_.size(); count > 0;) {
            const std::size_t half = count / 2;
            if (lines_[first + half].currency() < c) {
                first += half + 1;
                count -= half + 1;
            } else {
                count = half;
            }
        }
        return first;
    }

    std::vector<value_type> lines_;
};

/// Canonical text: "100.00 CNY + -5.00 USD"; of nothing "0".
template <detail::exact_representation Rep>
[[nodiscard]] std::string to_string(const basic_basket<Rep>& b) {
    std::string text;
    for (const auto& line : b) text += (text.empty() ? "" : " + ") + to_string(line);
    return text.empty() ? "0" : text;
}

/// What a range of amounts of any currencies comes to, a line for each currency; of no amounts an empty basket.
///
///     total(std::vector<any_money>{1_usd, 5_cny, 2_usd}) == basket{5_cny, 3_usd}
template <class R>
    requires detail::any_money_range<R>
[[nodiscard]] basket total(const R& amounts) {
    basket out;
    for (const any_money& m : amounts) out += m;
    return out;
}

/// Every line split equally: the parts sum to the basket, and the first get what does not divide.
///
///     throws   as the split of an amount; of no or fewer parts numeric_domain_error
template <exact_integer Rep>
[[nodiscard]] shares<basic_basket<Rep>> split(const basic_basket<Rep>& b, whole_count<std::int64_t> into) {
    const std::size_t parts = detail::part_count(static_cast<std::int64_t>(into));
    shares<basic_basket<Rep>> out{std::vector<basic_basket<Rep>>(parts), {}};
    for (const auto& line : b) {
        const auto of_line = split(line, parts);
        for (std::size_t i = 0; i < parts; ++i) out.parts[i] += of_line[i];
    }
    return out;
}
/// Every line split by the same weights.
template <exact_integer Rep, detail::weights_of Weights>
[[nodiscard]] shares<basic_basket<Rep>> split(const basic_basket<Rep>& b, const Weights& weights, leftover how) {
    (void)detail::whole_weights(detail::run_of(weights));  // impossible weights are an error for an empty basket too
    shares<basic_basket<Rep>> out{std::vector<basic_basket<Rep>>(std::size(weights)), {}};
    for (const auto& line : b) {
        const auto of_line = split(line, weights, how);
        for (std::size_t i = 0; i < out.parts.size(); ++i) out.parts[i] += of_line[i];
        out.apart += of_line.apart;
    }
    return out;
}
template <exact_integer Rep, class W>
[[nodiscard]] shares<basic_basket<Rep>> split(const basic_basket<Rep>& b, std::initializer_list<W> weights, leftover how) {
    return split(b, detail::run<const W>(weights.begin(), weights.size()), how);
}

}  // namespace outlay
