// SPDX-License-Identifier: BSL-1.0
#pragma once
// Amounts as people write them, read by a stated format: lenient in form, strict in everything that changes the number.
//
//   parse_format                     decimal mark, grouping, what symbols mean, whether digits may be rounded away
//   parse_amount<C>(text, format)    money<C>; try_parse_amount gives a result
//   parse_any_amount(text, format)   any_money, the currency being the text's; try_parse_any_amount gives a result
//   split_amount(text, format)       sign, digits and the code
//
//     parse_amount<EUR>("1.127,54 \u20ac", {.decimal_mark = ',', .group_mark = '.'})     1127.54 EUR
//
// Canonical text ("1127.54 EUR") is read by money<C>::from_chars, which is stricter and faster.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/money/any_money.hpp>
#include <outlay/money/iso_currency.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/detail/round_quotient.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/number/result.hpp>
#include <outlay/text/amount.hpp>
#include <outlay/text/symbols.hpp>

namespace outlay::inline v0 {

/// How amounts are written where the text comes from. Nothing is taken from a locale.
///
///     parse_format{}                                               1,234.50
///     parse_format{.decimal_mark = ',', .group_mark = '.'}         1.234,50
///     parse_format{.group_mark = '\''}                             1'234.50, also with the typographic apostrophe
///     parse_format{.decimal_mark = ',', .group_mark = ' '}         1 234,50, also with no-break, narrow and thin spaces
///     parse_format{.grouping = grouping_style::indian}             12,34,567.50
struct parse_format {
    char decimal_mark = '.';
    char group_mark = ',';
    grouping_style grouping = grouping_style::thousands;
    /// What an ambiguous symbol means here, as in {{"$", "USD"}, {"kr", "DKK"}}.
    std::vector<std::pair<std::string_view, std::string_view>> symbols{};
    /// More decimals than the currency has are an error unless a rounding is named.
    rounding mode = rounding::exact;
};

/// An amount's text taken apart: the value is coefficient x 10^-scale, negative or not, of the currency `code`.
struct amount_parts {
    bool negative = false;
    int128 coefficient = 0;
    int scale = 0;
    std::string code;                ///< as a symbol's meaning or a three-letter code; empty where the text has none
    std::size_t code_position = 0;   ///< where it stands, for errors
    std::size_t digits_position = 0;
};

namespace detail {

/// One pass over the text of an amount; every failure says where and why.
class amount_reader {
public:
    amount_reader(std::string_view text, const parse_format& format) : text_(text), format_(format) {}

    result<amount_parts, text_error> read(std::string_view typed_code) {
        if (format_.grouping != grouping_style::none && format_.group_mark == format_.decimal_mark)
            throw numeric_domain_error("the group mark of a format", std::string(1, format_.group_mark), "another than the decimal mark");
        typed_code_ = typed_code;
        skip_spaces();
        const bool parenthesis = take("(");
        bool sign = parenthesis;
        if (!read_sign(sign) || !read_unit() || !read_sign(sign)) return failure();
        skip_spaces();
        if (!read_digits()) return failure();
        skip_spaces();
        const bool closed = parenthesis && take(")");
        if (!read_trailing_sign(sign) || !read_unit() || !read_trailing_sign(sign)) return failure();
        if (parenthesis && !closed && !take(")")) return fail(at_, "a parenthesis is opened and not closed");
        skip_spaces();
        if (at_ != text_.size()) return fail(at_, what_is_here());
        parts_.negative = negative_ || parenthesis;
        return parts_;
    }

private:
    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    bool take(std::string_view token) {
        if (!rest().starts_with(token)) return false;
        at_ += token.size();
        return true;
    }
    bool stop(std::size_t at, std::string reason) {
        error_at_ = at;
        reason_ = std::move(reason);
        return false;
    }
    [[nodiscard]] text_error failure() const { return {text_, error_at_, reason_}; }
    text_error fail(std::size_t at, std::string reason) {
        stop(at, std::move(reason));
        return failure();
    }
    [[nodiscard]] bool is_digit(std::size_t at) const { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; }

    /// No-break, narrow no-break, thin and figure spaces are spaces.
    [[nodiscard]] std::size_t space_size() const {
        if (rest().starts_with(" ")) return 1;
        if (rest().starts_with("\u00a0")) return 2;
        for (const std::string_view wide : {"\u202f", "\u2009", "\u2007"})
            if (rest().starts_with(wide)) return wide.size();
        return 0;
    }
    void skip_spaces() {
        while (const std::size_t size = space_size()) at_ += size;
    }
    bool read_sign(bool& seen) {
        skip_spaces();
        const std::size_t at = at_;
        const bool minus = take("-") || take("\u2212");
        if (!minus && !take("+")) return true;
        if (seen) return stop(at, "a second sign");
        seen = true;
        negative_ = minus;
        return true;
    }
    bool read_trailing_sign(bool& seen) {
        skip_spaces();
        const std::size_t at = at_;
        if (!take("-") && !take("\u2212")) return true;
        if (seen) return stop(at, "a second sign");
        seen = true;
        negative_ = true;
        return true;
    }
    bool read_unit() {
        skip_spaces();
        const std::size_t begin = at_;
        std::string code;
        // A symbol may begin like a code ("R" and "RON"), so three capital letters that are no symbol are taken first.
        std::size_t letters = 0;
        while (letters < rest().size() && rest()[letters] >= 'A' && rest()[letters] <= 'Z') ++letters;
        const std::string_view word = rest().substr(0, letters);
        if (letters >= 3 && find_symbol(word) == nullptr && find_symbol(rest().substr(0, letters + 1)) == nullptr) {
            code = word;
            at_ += letters;
        } else {
            std::string_view longest;
            for (const currency_symbol& s : currency_symbols)
                if (rest().starts_with(s.symbol) && s.symbol.size() > longest.size()) longest = s.symbol;
            for (const auto& [symbol, meaning] : format_.symbols)
                if (rest().starts_with(symbol) && symbol.size() > longest.size()) longest = symbol;
            if (longest.empty()) return true;
            at_ += longest.size();
            if (!resolve(longest, begin, code)) return false;
        }
        if (!parts_.code.empty()) return stop(begin, "a second currency");
        parts_.code = std::move(code);
        parts_.code_position = begin;
        return true;
    }
    bool resolve(std::string_view symbol, std::size_t begin, std::string& code) {
        for (const auto& [known, meaning] : format_.symbols)
            if (known == symbol) {
                code = meaning;
                return true;
            }
        const auto meanings = symbol_meanings(symbol);
        for (const std::string_view meaning : meanings)
            if (meanings.size() == 1 || meaning == typed_code_) {  // the caller's type says which dollar
                code = meaning;
                return true;
            }
        std::string list;
        for (const std::string_view meaning : meanings) list += (list.empty() ? "" : ", ") + std::string(meaning);
        return stop(begin, "\"" + std::string(symbol) + "\" is ambiguous: it may be " + list + "; say which in the format's symbols");
    }
    /// The size of the group mark here, or 0: an apostrophe and a space have several shapes.
    [[nodiscard]] std::size_t group_mark_size() const {
        if (format_.grouping == grouping_style::none) return 0;
        if (format_.group_mark == ' ') return space_size();
        if (format_.group_mark == '\'' && rest().starts_with("\u2019")) return 3;
        return !rest().empty() && rest()[0] == format_.group_mark ? 1 : 0;
    }
    bool push(char digit) {
        constexpr int128 limit = (power_of_ten(38) - 9) / 10;
        if (parts_.coefficient > limit) return stop(at_, "more than 38 digits");
        parts_.coefficient = parts_.coefficient * 10 + (digit - '0');
        return true;
    }
    bool read_digits() {
        parts_.digits_position = at_;
        std::vector<std::size_t> groups{0};  // digits between marks
        std::vector<std::size_t> marks;
        bool any = false;
        for (; at_ < text_.size();) {
            if (is_digit(at_)) {
                if (!push(text_[at_])) return false;
                any = true;
                ++groups.back();
                ++at_;
            } else if (const std::size_t size = group_mark_size(); size != 0 && is_digit(at_ + size)) {
                marks.push_back(at_);
                at_ += size;
                groups.push_back(0);
            } else {
                break;
            }
        }
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const bool last = i + 1 == marks.size();
            const std::size_t wanted = last || format_.grouping == grouping_style::thousands ? 3 : 2;
            if (groups[i + 1] != wanted || (i == 0 && (groups[0] == 0 || groups[0] > (format_.grouping == grouping_style::thousands ? 3u : 2u))))
                return stop(marks[i], "a group of digits of another size than the format's");
        }
        if (at_ < text_.size() && text_[at_] == format_.decimal_mark) {
            ++at_;
            for (; is_digit(at_); ++at_) {
                any = true;
                if (!push(text_[at_])) return false;
                ++parts_.scale;
            }
            if (at_ < text_.size() && (text_[at_] == format_.decimal_mark || (group_mark_size() == 1 && format_.group_mark != ' ')))
                return stop(at_, "a mark after the decimals");
        }
        return any || stop(at_, what_is_here());
    }
    [[nodiscard]] std::string what_is_here() const {
        if (at_ >= text_.size()) return "a digit is missing";
        const auto lead = static_cast<unsigned char>(text_[at_]);
        // Digits of Arabic, Indic and other scripts, and full-width ones.
        if ((lead == 0xd9 || lead == 0xdb) || (lead == 0xe0 && at_ + 1 < text_.size()) || rest().starts_with("\uff11") ||
            (lead == 0xef && rest().size() > 2 && static_cast<unsigned char>(rest()[1]) == 0xbc))
            return "digits of this script are not read";
        return "not part of an amount in this format";
    }

    std::string_view text_;
    const parse_format& format_;
    std::string_view typed_code_;
    amount_parts parts_;
    std::size_t at_ = 0;
    std::size_t error_at_ = 0;
    std::string reason_;
    bool negative_ = false;
};

}  // namespace detail

/// Takes an amount's text apart, where the currency is only known from the text.
///
///     throws   text_error   with the position of the first character at fault
inline result<amount_parts, text_error> split_amount(std::string_view text, const parse_format& format = {}) {
    return detail::amount_reader(text, format).read({});
}

namespace detail {

/// The parts in whole minor units of a currency with so many digits, by the format's rounding.
inline result<std::int64_t, text_error> minor_units(std::string_view text, const amount_parts& parts, std::string_view code,
                                                    int digits, const parse_format& format) {
    const int128 units = parts.negative ? -parts.coefficient : parts.coefficient;
    const int dropped = parts.scale - digits;
    try {
        if (dropped <= 0) return checked_narrow(checked_multiply(units, power_of_ten(-dropped)));
        if (dropped > 38) return text_error(text, parts.digits_position, "more than 38 decimals");
        return checked_narrow(round_quotient(units, power_of_ten(dropped), format.mode));
    } catch (const not_exact_error&) {
        return text_error(text, parts.digits_position, "more decimals than " + std::string(code) + " has");
    } catch (const numeric_overflow_error&) {
        return text_error(text, parts.digits_position, "more than 64 bits of the minor unit hold");
    }
}

}  // namespace detail

/// An amount of C from text that people wrote; the text may name C by its code or by a symbol that can mean it, or not at all.
///
///     parse_amount<USD>("($98,765.43)") is -98765.43 USD; parse_amount<USD>("9.999") is an error, of GBP 2.43 too
///
///     throws   text_error   a second sign, groups of another size, another currency, more decimals than the currency has
///                           (unless the format names a rounding), digits of another script, text after the amount
///              numeric_domain_error   a format whose two marks are one
template <counted_currency C>
result<money<C>, text_error> try_parse_amount(std::string_view text, const parse_format& format = {}) {
    const auto parts = detail::amount_reader(text, format).read(C::code);
    if (!parts) return parts.error();
    if (!parts->code.empty() && parts->code != C::code)
        return text_error(text, parts->code_position, "the currency is " + parts->code + ", not " + std::string(C::code));
    return detail::minor_units(text, *parts, C::code, C::digits, format).transform([](std::int64_t n) { return money<C>::from_minor(n); });
}
template <counted_currency C>
money<C> parse_amount(std::string_view text, const parse_format& format = {}) {
    return try_parse_amount<C>(text, format).value();
}

/// An amount whose currency the text names: an active code of ISO 4217, or a symbol whose meaning is not in doubt.
///
///     parse_any_amount("HK$172.70") is 172.70 HKD; "$100" is an error that lists what the dollar may be
///
///     throws   text_error   as above; no currency in the text, an unknown one, or one that has no minor unit (gold)
inline result<any_money, text_error> try_parse_any_amount(std::string_view text, const parse_format& format = {}) {
    const auto parts = split_amount(text, format);
    if (!parts) return parts.error();
    if (parts->code.empty()) return text_error(text, 0, "the text names no currency");
    any_currency currency;
    try {
        currency = iso_currency(parts->code);
    } catch (const error& e) {  // no active code, or one without a minor unit
        return text_error(text, parts->code_position, e.what());
    }
    return detail::minor_units(text, *parts, parts->code, currency.digits(), format).transform([&](std::int64_t n) {
        return any_money::from_minor(n, currency);
    });
}
inline any_money parse_any_amount(std::string_view text, const parse_format& format = {}) {
    return try_parse_any_amount(text, format).value();
}

}  // namespace outlay
