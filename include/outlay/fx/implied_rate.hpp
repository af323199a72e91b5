// SPDX-License-Identifier: BSL-1.0
#pragma once
// Reading a rate out of two rounded amounts: "380 billion yuan (US$53 billion)" allows some rates and no others.
//
//   before_rounding(m, grid, mode)     the amounts that print as m on the grid: a claim
//   implied_rate<Base, Quote>          the rates that two claims allow: implied_rate(quote_amount, base_amount)
//   .allows(rate), .claim()            does the day's rate fit?
//   implied_quote(quote_amount, base_amount, day, source)     the rate of the two as they stand
//   intersection(a, b)                 several pairs narrow to one interval; none left is claims_conflict_error

#include <outlay/fx/fx_quote.hpp>
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/grid.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/bounds.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/time/calendar_day.hpp>

#include <string>
#include <utility>

namespace outlay::inline v0 {

/// The exact amounts that a rounding would have made the printed one.
///
///     before_rounding(53e9_usd, grid{1e9_usd}, half_up)     from 52.5bn to less than 53.5bn
///
///     throws   not_exact_error        the amount does not lie on the grid
///              numeric_domain_error   a grid that is none; rounding::exact prints only the amount itself, so that is the claim
template <class C>
[[nodiscard]] bounds<exact_money<C>> before_rounding(const money<C>& printed, grid<money<C>> on, rounding mode) {
    const int128 step = detail::checked_step(on.step.minor_units(), C::digits);
    const exact_ratio middle(printed.minor_units()), unit(step);
    if (printed.minor_units() % step != 0) throw not_exact_error(to_string(printed), to_string(on.step));
    // Whether a value so far from the printed one, in steps, rounds to it, at its own side of zero.
    const int128 count = printed.minor_units() / step;
    const auto lands = [&](const exact_ratio& away) {
        const exact_ratio value = exact_ratio(count) + away;
        return value.round(mode) == count;
    };
    if (mode == rounding::exact) return bounds<exact_money<C>>(exact_money<C>(printed));
    // Each end lies a half or a whole step away or at the amount itself; it belongs to the claim if it rounds to the amount.
    const auto end = [&](int sign) {
        const exact_ratio nearly(sign * 1, 1'000'000), half(sign, 2), whole(sign);
        const exact_ratio reach = !lands(nearly) ? exact_ratio(0) : lands(half + nearly) ? whole : half;
        return bounds_end<exact_money<C>>{exact_money<C>::from_minor(middle + reach * unit),
                                          lands(reach) ? end_kind::closed : end_kind::open};
    };
    return bounds<exact_money<C>>::from_ends(end(-1), end(1));
}

/// The rates Base/Quote that two claims on one amount allow.
///
///     const auto stated = before_rounding(53e9_usd, grid{1e9_usd}, half_up);
///     implied_rate<USD, CNY> rate(exactly<exact_money<CNY>>(380e9_cny), stated);     (760/107, 152/21]
///     rate.allows(fx_rate<USD, CNY>{7.2476_dec})                                      false
///
///     throws   numeric_domain_error   a claim that is not above zero, or has no lower end
template <detail::rated_currency Base, detail::rated_currency Quote>
class implied_rate {
public:
    implied_rate(const bounds<exact_money<Quote>>& quote_amount, const bounds<exact_money<Base>>& base_amount)
        : claim_(quotient(quote_amount, base_amount)) {}

    /// Units of the quote for one of the base.
    [[nodiscard]] const bounds<exact_ratio>& claim() const noexcept { return claim_; }
    [[nodiscard]] bool allows(const fx_rate<Base, Quote>& rate) const {
        return claim_.contains(bounds<exact_ratio>(rate.value()));
    }
    [[nodiscard]] bool allows(const fx_quote<Base, Quote>& quote) const { return allows(quote.rate()); }

    friend bool operator==(const implied_rate&, const implied_rate&) = default;
    /// What both allow.
    friend implied_rate intersection(const implied_rate& a, const implied_rate& b) {
        return implied_rate(intersection(a.claim_, b.claim_));
    }

private:
    explicit implied_rate(const bounds<exact_ratio>& claim) : claim_(claim) {}

    static bounds<exact_ratio> quotient(const bounds<exact_money<Quote>>& quote,
                                        const bounds<exact_money<Base>>& base) {
        const auto refuse = [](const auto& claim) {
            throw numeric_domain_error("the claim of an amount", to_string(claim), "above zero");
        };
        const auto positive = [](const auto& end) { return end.bounded() && end.value.minor_units() > exact_ratio(0); };
        if (!positive(quote.lower())) refuse(quote);
        if (!positive(base.lower())) refuse(base);
        // Low is the lower end of the quote over the upper end of the base; an end belongs to it if both do.
        const auto over = [](const auto& top, const auto& bottom) -> bounds_end<exact_ratio> {
            if (!top.bounded() || !bottom.bounded()) return {};
            const bool closed = top.kind == end_kind::closed && bottom.kind == end_kind::closed;
            return {top.value.template major_units<exact_ratio>() / bottom.value.template major_units<exact_ratio>(),
                    closed ? end_kind::closed : end_kind::open};
        };
        auto low = over(quote.lower(), base.upper());
        if (!low.bounded()) low = {exact_ratio(0), end_kind::open};  // no rate is zero
        return bounds<exact_ratio>::from_ends(low, over(quote.upper(), base.lower()));
    }

    bounds<exact_ratio> claim_;
};

/// The rate at which one printed amount is the other, as they stand: 380 billion yuan for 53 billion dollars are 7.169811.
template <class Quote, class Base>
[[nodiscard]] fx_quote<Base, Quote> implied_quote(const money<Quote>& quote_amount, const money<Base>& base_amount,
                                                  calendar_day day, std::string source) {
    const exact_ratio rate = quote_amount.template major_units<exact_ratio>() / base_amount.template major_units<exact_ratio>();
    return {fx_rate<Base, Quote>(rate), day, {std::move(source), rate_kind::implied}};
}

/// The pair and the claim in seven significant digits, as in "USD/CNY more than 7.102804 and up to 7.238095".
template <class Base, class Quote>
[[nodiscard]] std::string to_string(const implied_rate<Base, Quote>& rate) {
    return to_string(pair_of<Base, Quote>) + " " +
           in_words(rate.claim(), [](const exact_ratio& x) { return detail::short_rate(x, false); });
}

}  // namespace outlay
