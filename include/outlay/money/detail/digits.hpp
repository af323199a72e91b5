// SPDX-License-Identifier: BSL-1.0
#pragma once
// Digits of amounts, three at a time: what canonical text and the printing and parsing for people are built on.
//
//   write_amount   a magnitude with a point before its last digits, whole part in groups of three where a separator is given
//   read_digits    digits, in groups of three where a separator is given; stops at the first character that is neither

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

#include <outlay/number/exact_integer.hpp>

namespace outlay::inline v0::detail {

/// The three digits of each of 0 to 999; written out, since computing them costs every program that includes this.
inline constexpr char three_digits[] =
    "000001002003004005006007008009010011012013014015016017018019020021022023024025026027028029030031032033034035"
    "036037038039040041042043044045046047048049050051052053054055056057058059060061062063064065066067068069070071"
    "072073074075076077078079080081082083084085086087088089090091092093094095096097098099100101102103104105106107"
    "108109110111112113114115116117118119120121122123124125126127128129130131132133134135136137138139140141142143"
    "144145146147148149150151152153154155156157158159160161162163164165166167168169170171172173174175176177178179"
    "180181182183184185186187188189190191192193194195196197198199200201202203204205206207208209210211212213214215"
    "216217218219220221222223224225226227228229230231232233234235236237238239240241242243244245246247248249250251"
    "252253254255256257258259260261262263264265266267268269270271272273274275276277278279280281282283284285286287"
    "288289290291292293294295296297298299300301302303304305306307308309310311312313314315316317318319320321322323"
    "324325326327328329330331332333334335336337338339340341342343344345346347348349350351352353354355356357358359"
    "360361362363364365366367368369370371372373374375376377378379380381382383384385386387388389390391392393394395"
    "396397398399400401402403404405406407408409410411412413414415416417418419420421422423424425426427428429430431"
    "432433434435436437438439440441442443444445446447448449450451452453454455456457458459460461462463464465466467"
    "468469470471472473474475476477478479480481482483484485486487488489490491492493494495496497498499500501502503"
    "504505506507508509510511512513514515516517518519520521522523524525526527528529530531532533534535536537538539"
    "540541542543544545546547548549550551552553554555556557558559560561562563564565566567568569570571572573574575"
    "576577578579580581582583584585586587588589590591592593594595596597598599600601602603604605606607608609610611"
    "612613614615616617618619620621622623624625626627628629630631632633634635636637638639640641642643644645646647"
    "648649650651652653654655656657658659660661662663664665666667668669670671672673674675676677678679680681682683"
    "684685686687688689690691692693694695696697698699700701702703704705706707708709710711712713714715716717718719"
    "720721722723724725726727728729730731732733734735736737738739740741742743744745746747748749750751752753754755"
    "756757758759760761762763764765766767768769770771772773774775776777778779780781782783784785786787788789790791"
    "792793794795796797798799800801802803804805806807808809810811812813814815816817818819820821822823824825826827"
    "828829830831832833834835836837838839840841842843844845846847848849850851852853854855856857858859860861862863"
    "864865866867868869870871872873874875876877878879880881882883884885886887888889890891892893894895896897898899"
    "900901902903904905906907908909910911912913914915916917918919920921922923924925926927928929930931932933934935"
    "936937938939940941942943944945946947948949950951952953954955956957958959960961962963964965966967968969970971"
    "972973974975976977978979980981982983984985986987988989990991992993994995996997998999";

/// Writes a group behind the separator, if there is one. Four characters may be touched past it where only three count.
constexpr char* write_three(char* out, std::uint32_t group, char separator) noexcept {
    if (separator != '\0') *out++ = separator;
    const char* three = three_digits + 3 * group;
    if (std::is_constant_evaluated()) {
        for (int i = 0; i < 3; ++i) out[i] = three[i];
    } else {
        std::memcpy(out, three, 4);  // the table ends in a fourth
    }
    return out + 3;
}
/// A number below 10^9 without leading zeros.
constexpr char* write_first(char* out, std::uint32_t value, char separator) noexcept {
    const auto plain = [&](std::uint32_t group) {
        const char* three = three_digits + 3 * group;
        if (group >= 100) *out++ = three[0];
        if (group >= 10) *out++ = three[1];
        *out++ = three[2];
    };
    if (value < 1000) {
        plain(value);
        return out;
    }
    const std::uint32_t thousands = value / 1000;
    if (thousands < 1000) {
        plain(thousands);
    } else {
        plain(thousands / 1000);
        out = write_three(out, thousands % 1000, separator);
    }
    return write_three(out, value % 1000, separator);
}
/// A number below 10^9 in three whole groups.
constexpr char* write_nine(char* out, std::uint32_t value, char separator) noexcept {
    const std::uint32_t thousands = value / 1000;
    out = write_three(out, thousands / 1000, separator);
    out = write_three(out, thousands % 1000, separator);
    return write_three(out, value % 1000, separator);
}

/// The whole number, in groups of three behind `separator` unless that is '\0'. At most 26 characters, and one touched.
constexpr char* write_whole(char* out, std::uint64_t value, char separator) noexcept {
    constexpr std::uint64_t nine = 1'000'000'000;
    if (value < nine) return write_first(out, static_cast<std::uint32_t>(value), separator);
    const std::uint64_t upper = value / nine;
    const auto lower = static_cast<std::uint32_t>(value % nine);
    if (upper < nine) {
        out = write_first(out, static_cast<std::uint32_t>(upper), separator);
    } else {
        out = write_first(out, static_cast<std::uint32_t>(upper / nine), separator);
        out = write_nine(out, static_cast<std::uint32_t>(upper % nine), separator);
    }
    return write_nine(out, lower, separator);
}

/// magnitude x 10^-digits with all its digits, as in 380,000,000,000.00. At most 28 characters.
constexpr char* write_amount(char* out, std::uint64_t magnitude, int digits, char separator, char point = '.') noexcept {
    if (digits == 0) return write_whole(out, magnitude, separator);
    if (digits == 2) {  // of 139 of the 165 currencies
        const std::uint64_t fraction = magnitude % 100;
        out = write_whole(out, magnitude / 100, separator);
        out[0] = point;
        out[1] = three_digits[3 * fraction + 1];
        out[2] = three_digits[3 * fraction + 2];
        return out + 3;
    }
    const auto unit = static_cast<std::uint64_t>(powers_of_ten[static_cast<std::size_t>(digits)]);
    std::uint64_t fraction = magnitude % unit;
    out = write_whole(out, magnitude / unit, separator);
    *out++ = point;
    for (int i = digits; i-- > 0; fraction /= 10) out[i] = static_cast<char>('0' + fraction % 10);
    return out + digits;
}

struct digits_read {
    std::uint64_t value = 0;  ///< of the digits read
    int count = 0;            ///< how many; 0: none
    bool too_large = false;   ///< more than 64 bits hold (as a signed number)
};

constexpr bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

/// The three digits at q, or 1000 or more where one is none; with `separated` behind a separator at q.
template <bool Separated>
constexpr std::uint32_t read_three(const char* q, char separator) noexcept {
    if (Separated && std::endian::native == std::endian::little && !std::is_constant_evaluated()) {
        std::uint32_t four = 0;
        std::memcpy(&four, q, 4);
        four ^= 0x30303000u | static_cast<unsigned char>(separator);  // 0 and three values of 0 to 9, or something is wrong
        if ((((four + 0x76767600u) | four) & 0x808080ffu) != 0) return 1000;
        return (four >> 8 & 15) * 100 + (four >> 16 & 15) * 10 + (four >> 24);
    }
    if (Separated && *q++ != separator) return 1000;
    const auto digit = [](char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) - '0'; };
    const std::uint32_t a = digit(q[0]), b = digit(q[1]), c = digit(q[2]);
    return a > 9 || b > 9 || c > 9 ? 1000 : 100 * a + 10 * b + c;
}

/// Reads on after what was read before, digit by digit, each checked: for more than eighteen.
constexpr const char* read_many_digits(const char* p, const char* last, char separator, digits_read& read) noexcept {
    const auto push = [&](char c) {
        const auto d = static_cast<std::uint64_t>(c - '0');
        read.too_large = read.too_large || read.value > (static_cast<std::uint64_t>(INT64_MAX) - d) / 10;
        if (!read.too_large) read.value = read.value * 10 + d;
        ++read.count;
    };
    if (separator == '\0') {
        for (; p != last && is_digit(*p); ++p) push(*p);
    } else {
        for (; last - p >= 4 && read_three<true>(p, separator) < 1000; p += 4)
            for (int i = 1; i <= 3; ++i) push(p[i]);
    }
    return p;
}

/// Reads digits on top of what was read before, so that a fraction continues its whole part; gives the first character that
/// is no part of them. Where a separator is given and used, groups are of three, and one that no three digits follow is not
/// taken. (Not by value: a struct that goes through memory in another width than it came costs as much as the reading.)
constexpr const char* read_digits(const char* p, const char* last, char separator, digits_read& read) noexcept {
    const auto digit = [](char c) { return static_cast<std::uint32_t>(static_cast<unsigned char>(c)) - '0'; };
    std::uint64_t value = read.value;
    int count = read.count;
    if (separator == '\0') {
        for (; last - p >= 3 && count <= 15; p += 3, count += 3) {
            const std::uint32_t group = read_three<false>(p, separator);
            if (group >= 1000) break;
            value = value * 1000 + group;
        }
    } else if (count == 0 && last - p > 4) {
        // One to three digits and a separator; their values are worked out beside each other, not one after the other.
        const std::uint32_t a = digit(p[0]), b = digit(p[1]), c = digit(p[2]);
        const int lead = a > 9 ? 0 : p[1] == separator ? 1 : b > 9 ? 0 : p[2] == separator ? 2 : c <= 9 && p[3] == separator ? 3 : 0;
        if (lead != 0) {
            value = lead == 3 ? 100 * a + 10 * b + c : lead == 2 ? 10 * a + b : a;
            p += lead;
            for (count = lead; last - p >= 4 && count <= 15; p += 4, count += 3) {
                const std::uint32_t group = read_three<true>(p, separator);
                if (group >= 1000) break;
                value = value * 1000 + group;
            }
            read.value = value;
            read.count = count;
            return count < 16 ? p : read_many_digits(p, last, separator, read);
        }
    }
    for (; p != last && digit(*p) <= 9 && count < 18; ++p, ++count) value = value * 10 + digit(*p);
    read.value = value;
    read.count = count;
    if (separator != '\0' && count <= 3) separator = last - p >= 4 ? separator : '\0';
    else separator = '\0';
    return count < 16 && !read.too_large && separator == '\0' ? p : read_many_digits(p, last, separator, read);
}

}  // namespace outlay::inline v0::detail
