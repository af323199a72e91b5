// SPDX-License-Identifier: BSL-1.0
#pragma once
// A rate that knows where it is from: its day, source and kind and, where it was derived, the chain it came by.
//
//   fx_quote<Base, Quote>      rate, day, source, kind, chain; converts as its rate does; inverse, *, cross extend the chain
//   basic_quote<Rate>          what it is, with a rate of either sort
//   rate_kind, rate_source     what sort of rate; who published it
//   quoted_leg                 one link of a chain
//   to_string                  USD/CNY 7.250048 from EUR/CNY 7.5879 and EUR/USD 1.0466, ECB 2025-02-24

#include <outlay/fx/currency_pair.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// What sort of rate it is.
enum class rate_kind {
    reference,       ///< a central bank's reference rate, as the ECB's of 14:15
    noon,            ///< noon buying rates in New York, the Federal Reserve's H.10
    central_parity,  ///< the official middle rate, as the PBOC's of 9:15
    market,          ///< dealt or quoted by a bank
    fixed,           ///< set by law: the euro's conversion rates, a redenomination
    average,         ///< a mean over a period
    implied,         ///< read from two amounts that a text equates
    derived,         ///< computed from other quotes: an inverse, a cross, an interpolation, a forward
};

[[nodiscard]] constexpr std::string_view to_string(rate_kind kind) noexcept {
    constexpr std::string_view names[] = {"reference", "noon",    "central parity", "market",
                                          "fixed",     "average", "implied",        "derived"};
    return names[static_cast<std::size_t>(kind)];
}

/// Who published a rate, and of what kind it is.
struct rate_source {
    std::string name{};
    rate_kind kind = rate_kind::market;

    friend bool operator==(const rate_source&, const rate_source&) = default;
};

/// One published rate in the chain of a derived one.
struct quoted_leg {
    currency_pair pair;
    exact_ratio value;
    calendar_day day;
    rate_source source;

    friend bool operator==(const quoted_leg&, const quoted_leg&) = default;
};

/// A rate with its day, its source and, of a derived rate, the published ones behind it.
///
///     const fx_quote<EUR, USD> ecb{fx_rate<EUR, USD>{1.0466_dec}, "2025-02-24"_day, {"ECB", rate_kind::reference}};
///
///     shape    a published quote has an empty chain
template <class Rate>
class basic_quote {
public:
    using rate_type = Rate;

    basic_quote(const Rate& rate, calendar_day day, rate_source source)
        : rate_(rate), day_(day), source_(std::move(source)) {}
    /// Derived from other quotes: of the oldest day among them, or of the day that is named.
    basic_quote(const Rate& rate, std::vector<quoted_leg> chain);
    basic_quote(const Rate& rate, std::vector<quoted_leg> chain, calendar_day day)
        : basic_quote(rate, std::move(chain)) {
        day_ = day;
    }

    [[nodiscard]] const Rate& rate() const noexcept { return rate_; }
    [[nodiscard]] currency_pair pair() const { return rate_.pair(); }
    [[nodiscard]] const exact_ratio& value() const noexcept { return rate_.value(); }
    /// The day the rate is of.
    [[nodiscard]] calendar_day day() const noexcept { return day_; }
    [[nodiscard]] const std::string& source() const noexcept { return source_.name; }
    [[nodiscard]] rate_kind kind() const noexcept { return source_.kind; }
    /// The published rates that a derived one was computed from; empty for a published one.
    [[nodiscard]] const std::vector<quoted_leg>& chain() const noexcept { return chain_; }
    /// What this quote adds to the chain of one derived from it.
    [[nodiscard]] std::vector<quoted_leg> legs() const {
        return chain_.empty() ? std::vector<quoted_leg>{{pair(), value(), day_, source_}} : chain_;
    }

    /// As the rate converts.
    template <class Amount, class... How>
        requires requires(const Rate& r, const Amount& a, const How&... how) { r.convert(a, how...); }
    [[nodiscard]] auto convert(const Amount& amount, const How&... how) const { return rate_.convert(amount, how...); }
    [[nodiscard]] auto prepare(rounding mode) const { return rate_.prepare(mode); }
    /// The rate the other way round; the inverse of an inverse is the published rate again.
    [[nodiscard]] auto inverse() const {
        const auto inverted = rate_.inverse();
        using quote = basic_quote<std::remove_const_t<decltype(inverted)>>;
        if (chain_.size() == 1 && chain_[0].pair == inverted.pair() && chain_[0].value == inverted.value())
            return quote(inverted, chain_[0].day, chain_[0].source);
        return quote(inverted, legs());
    }

    friend bool operator==(const basic_quote&, const basic_quote&) = default;

private:
    Rate rate_;
    calendar_day day_;
    rate_source source_;
    std::vector<quoted_leg> chain_;
};

/// A quote of two currencies that are types.
template <currency Base, currency Quote>
using fx_quote = basic_quote<fx_rate<Base, Quote>>;

namespace detail {

/// The legs of one, then those of the other that are not among them.
inline std::vector<quoted_leg> joined(std::vector<quoted_leg> left, const std::vector<quoted_leg>& right) {
    for (const quoted_leg& leg : right)
        if (std::find(left.begin(), left.end(), leg) == left.end()) left.push_back(leg);
    return left;
}

/// A rate for people: all decimals of a published one, where it has no more than ten, else seven significant digits.
std::string short_rate(const exact_ratio& value, bool published);
std::string quote_line(const currency_pair& pair, const exact_ratio& value, calendar_day day, const rate_source& source,
                       const std::vector<quoted_leg>& chain);

}  // namespace detail

/// An amount in the quote currency, nothing rounded.
template <class C, class Rep, class Rate>
[[nodiscard]] auto operator*(const money<C, Rep>& amount, const basic_quote<Rate>& quote) requires requires {
    amount * quote.rate();
}
{ return amount * quote.rate(); }

/// Two quotes that meet, chained; the chain says how.
template <class First, class Second>
    requires requires(const First& a, const Second& b) { a* b; }
[[nodiscard]] auto operator*(const basic_quote<First>& first, const basic_quote<Second>& second) {
    return basic_quote(first.rate() * second.rate(), detail::joined(first.legs(), second.legs()));
}

/// The quote between what two pairs do not share, as `cross` of their rates; the chain says how.
template <class First, class Second>
    requires requires(const First& a, const Second& b) { cross(a, b); }
[[nodiscard]] auto cross(const basic_quote<First>& first, const basic_quote<Second>& second) {
    // EUR/USD and EUR/CNY make USD/CNY by a division: the dividend is told first.
    const bool divides = first.pair().base() == second.pair().base();
    return basic_quote(cross(first.rate(), second.rate()), divides ? detail::joined(second.legs(), first.legs())
                                                                   : detail::joined(first.legs(), second.legs()));
}

/// One line: the rate, the published ones behind it, source and day.
template <class Rate>
[[nodiscard]] std::string to_string(const basic_quote<Rate>& quote) {
    return detail::quote_line(quote.pair(), quote.value(), quote.day(), {quote.source(), quote.kind()}, quote.chain());
}

template <class Rate>
basic_quote<Rate>::basic_quote(const Rate& rate, std::vector<quoted_leg> chain)
    : rate_(rate), chain_(std::move(chain)) {
    if (chain_.empty()) throw numeric_domain_error("the legs of a derived quote", "none", "at least one");
    day_ = chain_[0].day;
    source_.kind = rate_kind::derived;
    for (const quoted_leg& leg : chain_) {
        day_ = std::min(day_, leg.day);
        if (source_.name.find(leg.source.name) != std::string::npos) continue;
        source_.name += (source_.name.empty() ? "" : " and ") + leg.source.name;
    }
}

namespace detail {

inline std::string short_rate(const exact_ratio& value, bool published) {
    const double size = nearest_double(value);  // tens of a ratio may need more than 127 bits
    double scaled = size;
    for (int exact = 0; published && exact <= 10 && scaled < 9e18; ++exact, scaled *= 10)
        if (power_of_ten(exact) % value.denominator() == 0) return to_string(value.round_to(exact, rounding::exact));
    int digits = 6;  // seven significant digits: one before the point and six after, or more where it begins with zeros
    for (double rest = size; rest < 1 && digits < decimal::max_scale; rest *= 10) ++digits;
    for (double rest = size; rest >= 10 && digits > 0; rest /= 10) --digits;
    // What a decimal does not hold, or would hold as 0, is shown as the ratio that it is.
    return size < 9e18 && size > 1e-18 ? to_string(value.round_to(digits, half_even).normalized()) : to_string(value);
}

inline std::string quote_line(const currency_pair& pair, const exact_ratio& value, calendar_day day,
                              const rate_source& source, const std::vector<quoted_leg>& chain) {
    const auto published = [](const rate_source& by, calendar_day on) {
        return by.name.empty() ? to_string(on) : by.name + " " + to_string(on);
    };
    std::string line = to_string(pair) + " " + short_rate(value, chain.empty());
    const auto same_day_and_source = [&](const quoted_leg& leg) {
        return leg.day == chain[0].day && leg.source.name == chain[0].source.name;
    };
    if (chain.empty()) return line + ", " + published(source, day);
    const bool alike = std::all_of(chain.begin(), chain.end(), same_day_and_source);
    for (std::size_t i = 0; i < chain.size(); ++i) {
        line += i == 0 ? " from " : i + 1 < chain.size() ? ", " : " and ";
        line += to_string(chain[i].pair) + " " + short_rate(chain[i].value, true);
        if (!alike) line += " (" + published(chain[i].source, chain[i].day) + ")";
    }
    return alike ? line + ", " + published(chain[0].source, chain[0].day) : line;
}

}  // namespace detail
}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
