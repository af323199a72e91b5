// SPDX-License-Identifier: BSL-1.0
#pragma once
// The one reader of amounts as people write them.

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/result.hpp>
#include <outlay/text/parse_format.hpp>
#include <outlay/text/symbols.hpp>

namespace outlay::inline v0 {
namespace detail {

struct scale_unit {
    std::string_view word;
    int power = 0;
};
/// The words behind a number that scale it. Not "Billion", which is 10^12 in German; M is a million, never the Roman thousand.
inline constexpr scale_unit scale_units[] = {
    {"thousand", 3}, {"k", 3},   {"K", 3},    {"million", 6}, {"Million", 6}, {"m", 6},   {"M", 6},        {"mn", 6},      {"mln", 6},
    {"MM", 6},       {"Mio", 6}, {"mio", 6},  {"billion", 9}, {"bn", 9},      {"b", 9},   {"B", 9},        {"bln", 9},     {"Mrd", 9},
    {"mrd", 9},      {"tn", 12}, {"trn", 12}, {"lakh", 5},    {"crore", 7},   {"trillion", 12}, {"\u4e07", 4}, {"\u842c", 4}, {"\u4ebf", 8}, {"\u5104", 8},
};

/// One pass over the text of an amount; every failure says where and why.
class amount_reader {
public:
    amount_reader(std::string_view text, const parse_format& format) : text_(text), format_(format) {
        check_marks({&format.decimal_mark, 1}, {&format.group_mark, 1}, format.grouping);
    }

    result<amount_parts, text_error> read(std::string_view typed_code) {
        typed_code_ = typed_code;
        if (!read_before() || !read_digits() || !read_after()) return failure();
        if (opened_ && !closed_) return fail(at_, "a parenthesis is opened and not closed");
        if (at_ != text_.size()) return fail(at_, what_is_here());
        if (!resolve_currency() || !apply_scale()) return failure();
        parts_.negative = negative_ || opened_;
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
    [[nodiscard]] bool is_letter(std::size_t at) const {
        return at < text_.size() && ((text_[at] >= 'A' && text_[at] <= 'Z') || (text_[at] >= 'a' && text_[at] <= 'z'));
    }

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

    /// Sign, parenthesis and currency in any order; a parenthesis is a sign.
    bool read_before() {
        for (;;) {
            skip_spaces();
            const std::size_t at = at_;
            const bool parenthesis = take("("), minus = !parenthesis && (take("-") || take("\u2212"));
            if (parenthesis || minus || take("+")) {
                if (signed_) return stop(at, "a second sign");
                if (minus && is_price() && rest().starts_with(format_.decimal_mark))
                    return stop(at, "a dash before the decimal mark: it may be a sign or stand for nothing before it");
                signed_ = true;
                opened_ = opened_ || parenthesis;
                negative_ = minus;
            } else if (!read_unit(true)) {
                return false;
            } else if (at_ == at) {
                return true;
            }
        }
    }
    /// Whether the currency before the number is one of where fifty cents are written as "EUR -,50" or "Fr. -.50".
    [[nodiscard]] bool is_price() const {
        if (parts_.code.empty() && sign_.empty()) return false;
        return format_.decimal_mark == ',' || parts_.code == "CHF" || sign_.ends_with("Fr");
    }
    /// A closing parenthesis, a minus sign, a scale's word and the currency in any order. Where no decimals are written, a dash
    /// behind letters ("500 kr.-") may as well stand for them.
    bool read_after() {
        const std::size_t number_end = at_;
        bool behind_letters = false;
        for (;;) {
            skip_spaces();
            const std::size_t at = at_;
            if (opened_ && !closed_ && take(")")) {
                closed_ = true;
            } else if (take("-") || take("\u2212")) {
                if (signed_) return stop(at, "a second sign");
                if (bare_mark_ || (parts_.decimals == 0 && !dashed_ && behind_letters))
                    return stop(at, "a dash apart from the decimal mark: it may be a sign or stand for no decimals");
                if (dashed_ && at == number_end) return stop(at, "more dashes than stand for no decimals");
                signed_ = true;
                negative_ = true;
            } else if (!read_scale()) {
                return false;
            } else if (at_ == at) {
                if (!read_unit(false)) return false;
                if (at_ == at) return true;
                behind_letters = text_[at_ - 1] == '.' || ends_in_letter(text_.substr(at, at_ - at));
            }
        }
    }

    /// The longest sign of a currency that begins here, of the format's and of all.
    [[nodiscard]] std::string_view sign_here() const {
        std::string_view longest;
        if (at_ == text_.size()) return longest;
        const char first = text_[at_];
        if (first >= 'A' || first == '$' || static_cast<unsigned char>(first) >= 0x80)  // no other begins one: most need no search
            for (const currency_symbol& s : currency_symbols)
                if (s.symbol.front() == first && s.symbol.size() > longest.size() && rest().starts_with(s.symbol)) longest = s.symbol;
        for (const auto& [symbol, meaning] : format_.symbols)
            if (symbol.size() > longest.size() && rest().starts_with(symbol)) longest = symbol;
        return longest;
    }
    /// A currency's code or sign, at most one of each: in "$5 CAD" and "CAD $5" the code says which dollar.
    bool read_unit(bool before) {
        const std::size_t begin = at_;
        // A sign may begin like a code ("R" and "RON"), so the type's own code and three capital letters that are no sign come first.
        std::size_t letters = 0;
        while (letters < rest().size() && rest()[letters] >= 'A' && rest()[letters] <= 'Z') ++letters;
        const std::string_view word = rest().substr(0, letters);
        const std::size_t typed = begin + typed_code_.size();
        const bool is_typed = !typed_code_.empty() && rest().starts_with(typed_code_) && !is_letter(typed) &&
                              !(is_digit(typed - 1) && is_digit(typed));
        const bool is_code = letters >= 3 && find_symbol(word) == nullptr && find_symbol(rest().substr(0, letters + 1)) == nullptr;
        if (is_typed || is_code) {
            if (!parts_.code.empty()) return stop(begin, "a second currency");
            parts_.code = is_typed ? typed_code_ : word;
            parts_.code_position = begin;
            at_ += parts_.code.size();
        } else {
            const std::string_view sign = sign_here();
            if (sign.empty()) return true;
            if (!sign_.empty()) return stop(begin, "a second currency");
            sign_ = sign;
            sign_position_ = begin;
            at_ += sign.size();
        }
        return read_dot(text_.substr(begin, at_ - begin), before);
    }
    /// A dot straight behind an abbreviation ("Rs.500", "500 kr.") belongs to it; between other letters and digits, where it
    /// could as well be the decimal mark, nobody can tell; behind "$" it is the mark.
    bool read_dot(std::string_view letters, bool before) {
        if (!ends_in_letter(letters)) return true;
        bool dotted = false;
        for (const std::string_view known : dotted_symbols) dotted = dotted || letters == known;
        if (!rest().starts_with(".")) {
            const std::size_t end = at_;
            skip_spaces();
            if (before && dotted && rest().starts_with(".") && is_digit(at_ + 1))
                return stop(at_, "a dot between letters and digits: it may belong to either");
            at_ = end;
            return true;
        }
        if (!is_digit(at_ + 1) || (before && dotted)) {
            ++at_;
            return true;
        }
        if (!before) return true;
        if (format_.decimal_mark == '.') return stop(at_, "a dot between letters and digits: it may belong to either");
        ++at_;
        return true;
    }
    static bool ends_in_letter(std::string_view sign) {
        const auto last = static_cast<unsigned char>(sign.back());
        if ((last >= 'A' && last <= 'Z') || (last >= 'a' && last <= 'z')) return true;
        const auto lead = static_cast<unsigned char>(sign.size() < 2 ? '\0' : sign[sign.size() - 2]);
        return (lead >= 0xc3 && lead <= 0xc5) || lead == 0xd0 || lead == 0xd1;  // Latin with accents, Cyrillic
    }
    /// What the code and the sign say together.
    bool resolve_currency() {
        if (sign_.empty()) return true;
        std::string_view named;
        for (const auto& [symbol, meaning] : format_.symbols)
            if (symbol == sign_) named = meaning;
        const currency_symbol* const known = find_symbol(sign_);
        const auto may = [&](std::string_view code) { return code == named || (known != nullptr && may_mean(*known, code)); };
        if (!parts_.code.empty()) {
            if (may(parts_.code)) return true;
            return stop(parts_.code_position, "the currency is " + shown(parts_.code, 0, 16) + ", which \"" + shown(sign_, 0, 16) + "\" does not mean");
        }
        parts_.code_position = sign_position_;
        if (!named.empty()) {
            parts_.code = named;
        } else if (!is_ambiguous(*known)) {
            parts_.code = known->codes;
        } else if (may_mean(*known, typed_code_)) {  // the caller's type says which dollar
            parts_.code = typed_code_;
        } else {
            constexpr std::size_t six = 6 * 4 - 1;
            std::string list;
            for (const char c : known->codes.substr(0, six)) list += c == ' ' ? std::string(", ") : std::string(1, c);
            if (known->codes.size() > six) list += " or one of " + std::to_string((known->codes.size() - six) / 4) + " more";
            return stop(sign_position_, "\"" + std::string(sign_) + "\" is ambiguous: it may be " + list + "; say which in the format's symbols");
        }
        return true;
    }

    /// "million", "bn", "亿": once, and not where the format names the scale.
    bool read_scale() {
        if (at_ == text_.size()) return true;
        const scale_unit* longest = nullptr;
        for (const scale_unit& unit : scale_units)
            if (unit.word.front() == text_[at_] && rest().starts_with(unit.word) && (longest == nullptr || unit.word.size() > longest->word.size()) &&
                !(is_letter(at_) && is_letter(at_ + unit.word.size())))
                longest = &unit;
        if (longest == nullptr) return true;
        const std::string_view sign = sign_here();
        if (sign.size() > longest->word.size()) return true;
        const std::size_t begin = at_;
        const bool is_code = longest->word == typed_code_;  // of a user's own currency
        if (is_code && (scaled_ || format_.scale != amount_scale::units)) return true;
        const currency_symbol* const known = sign == longest->word ? find_symbol(sign) : nullptr;
        if (parts_.code.empty() && sign_.empty() && (is_code || (known != nullptr && may_mean(*known, typed_code_))))
            return stop(begin, "\"" + std::string(longest->word) + "\" may be a scale or the currency: write " + std::string(typed_code_));
        if (scaled_) return stop(begin, "a second scale");
        if (format_.scale != amount_scale::units) return stop(begin, "a scale's word where the format names the scale");
        scaled_ = true;
        power_ = longest->power;
        at_ += longest->word.size();
        if (is_letter(begin) && !is_digit(at_ + 1)) take(".");  // Mio., Mrd.
        return true;
    }
    /// Takes the scale's power out of the decimals, and what is left into the coefficient.
    bool apply_scale() {
        parts_.scale -= scaled_ ? power_ : static_cast<int>(format_.scale);
        for (; parts_.scale < 0; ++parts_.scale)
            if (!push('0')) return stop(parts_.digits_position, "more than 38 digits");
        return true;
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
        if (!marks.empty() && text_[parts_.digits_position] == '0')  // 0,500 is as likely a half, written with the other mark
            return stop(marks[0], "a number of several groups does not begin with 0");
        for (std::size_t i = 0; i < marks.size(); ++i) {
            const bool last = i + 1 == marks.size();
            const std::size_t wanted = last || format_.grouping == grouping_style::thousands ? 3 : 2;
            if (groups[i + 1] != wanted || (i == 0 && (groups[0] == 0 || groups[0] > (format_.grouping == grouping_style::thousands ? 3u : 2u))))
                return stop(marks[i], "a group of digits of another size than the format's");
        }
        if (at_ < text_.size() && text_[at_] == format_.decimal_mark) {
            parts_.decimals_position = ++at_;
            for (; is_digit(at_); ++at_) {
                any = true;
                if (!push(text_[at_])) return false;
                ++parts_.scale;
            }
            parts_.decimals = parts_.scale;
            if (at_ < text_.size() && (text_[at_] == format_.decimal_mark || (group_mark_size() == 1 && format_.group_mark != ' ')))
                return stop(at_, "a mark after the decimals");
            // 12.- and 12,-- have no cents: a dash that touches the mark is no sign. Two are of one kind, or the second may be one.
            dashed_ = any && parts_.scale == 0 && take_dashes();
            bare_mark_ = any && parts_.scale == 0 && !dashed_;
        } else if (any) {
            dashed_ = take("/-") || take("/=");  // 500/- in India, 500/= in East Africa: no paise, no cents
        }
        return any || stop(at_, what_is_here());
    }
    bool take_dashes() {
        for (const std::string_view dash : {"-", "\u2013", "\u2014", "\u2212"})
            if (take(dash)) return take(dash), true;
        return false;
    }

    [[nodiscard]] std::string what_is_here() const {
        if (at_ >= text_.size()) return "a digit is missing";
        const auto lead = static_cast<unsigned char>(text_[at_]);
        // Digits of Arabic, Indic and other scripts, and full-width ones.
        if ((lead == 0xd9 || lead == 0xdb) || (lead == 0xe0 && at_ + 1 < text_.size()) || rest().starts_with("\uff11") ||
            (lead == 0xef && rest().size() > 2 && static_cast<unsigned char>(rest()[1]) == 0xbc))
            return "digits of this script are not read";
        return shown_character(text_, at_) + " is not part of an amount in this format";
    }

    std::string_view text_;
    const parse_format& format_;
    std::string_view typed_code_;
    amount_parts parts_;
    std::size_t at_ = 0;
    std::size_t error_at_ = 0;
    std::string reason_;
    std::string_view sign_;  // of the currency
    std::size_t sign_position_ = 0;
    int power_ = 0;
    bool scaled_ = false;
    bool signed_ = false;
    bool negative_ = false;
    bool opened_ = false;
    bool closed_ = false;
    bool bare_mark_ = false;  // a decimal mark, and neither decimals nor a dash behind it
    bool dashed_ = false;     // what stands for no decimals: .- ,-- /-
};

}  // namespace detail
}  // namespace outlay
