// SPDX-License-Identifier: BSL-1.0
// parse_amount: lenient in form, strict in the number. Cases from the issue trackers of other libraries are named.
#include <outlay/money/literals.hpp>
#include <outlay/text/parse_amount.hpp>

#include <catch.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace parse_amount_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const parse_format continental{.decimal_mark = ',', .group_mark = '.'};
const parse_format spaced{.decimal_mark = ',', .group_mark = ' '};

template <class C>
std::string reason(std::string_view text, const parse_format& format = {}) {
    const auto read = try_parse_amount<C>(text, format);
    return read ? "read" : std::to_string(read.error().position()) + ": " + read.error().reason();
}

}  // namespace

TEST_CASE("codes, symbols, signs and spaces may stand where people put them", "[text][parse]") {
    // joda-money's TestMoney rows: GBP .99, GBP -.99, GBP 123., GBP3.10, GBP +12.57
    CHECK(parse_amount<GBP>("GBP .99") == 0.99_gbp);
    CHECK(parse_amount<GBP>("GBP -.99") == -0.99_gbp);
    CHECK(parse_amount<GBP>("GBP 123.") == 123_gbp);
    CHECK(parse_amount<GBP>("GBP3.10") == 3.10_gbp);
    CHECK(parse_amount<GBP>("GBP +12.57") == 12.57_gbp);
    // NodaMoney's MoneyParsableSpec
    CHECK(parse_amount<USD>("-$98,765.43") == -98765.43_usd);
    CHECK(parse_amount<USD>("$-98,765.43") == -98765.43_usd);
    CHECK(parse_amount<USD>("($98,765.43)") == -98765.43_usd);
    CHECK(parse_amount<RON>("200.23 RON") == 200.23_ron);
    CHECK(parse_amount<USD>("\u221212.50 US$") == -12.50_usd);  // a true minus sign
    CHECK(parse_amount<CNY>("RMB 380,000,000,000") == 380e9_cny);
}

TEST_CASE("grouping and decimal marks are the stated format's", "[text][parse]") {
    CHECK(parse_amount<EUR>("1.127,54 \u20ac", continental) == 1127.54_eur);
    CHECK(parse_amount<EUR>("1\u00a0127,54 \u20ac", spaced) == 1127.54_eur);
    CHECK(parse_amount<EUR>("1\u202f127,54", spaced) == 1127.54_eur);
    CHECK(parse_amount<CHF>("CHF 98\u2019765.43", {.group_mark = '\''}) == 98765.43_chf);
    CHECK(parse_amount<CHF>("CHF 98'765.43", {.group_mark = '\''}) == 98765.43_chf);
    CHECK(parse_amount<INR>("\u20b912,34,567.50", {.grouping = grouping_style::indian}) == 1234567.50_inr);
    CHECK(parse_amount<EUR>("\u20ac127,54-", continental) == -127.54_eur);
    CHECK(parse_amount<DKK>("kr -127,54", continental) == -127.54_dkk);
    // ex_money issue 112: "1.127,54 €" read as 1.12754 by an English reader; here it is refused.
    CHECK(reason<EUR>("1.127,54 \u20ac") == "5: a mark after the decimals");
    // money.dart: 6,534 in a currency of four digits is six thousand, since the format says so.
    CHECK(parse_amount<CLF>("6,534") == 6534_clf);
}

TEST_CASE("groups of another size are an error, not a guess", "[text][parse]") {
    CHECK(reason<USD>("1,2,3") == "1: a group of digits of another size than the format's");
    CHECK(reason<USD>("1234,567") == "4: a group of digits of another size than the format's");
    CHECK(reason<USD>("12,34,567") == "2: a group of digits of another size than the format's");
    CHECK(reason<INR>("1,234,567", {.grouping = grouping_style::indian}) == "1: a group of digits of another size than the format's");
    CHECK(reason<USD>("1,234", {.grouping = grouping_style::none}) == "1: ',' is not part of an amount in this format");
    CHECK_THROWS_AS(parse_amount<USD>("1,234", {.decimal_mark = ',', .group_mark = ','}), numeric_domain_error);
}

TEST_CASE("more decimals than the currency has need a named rounding", "[text][parse]") {
    CHECK(reason<USD>("9.999") == "4: more decimals than USD has");  // moneyphp rounds it in silence
    CHECK(parse_amount<USD>("9.999", {.mode = half_up}) == 10.00_usd);
    CHECK(reason<EUR>("\u20ac55.555") == "8: more decimals than EUR has");  // parsecurrency issue 14 read 55555
    CHECK(reason<JPY>("JPY 1.2") == "6: more decimals than JPY has");
    CHECK(parse_amount<KWD>("KWD 1.2345", {.mode = half_even}) == 1.234_kwd);
}

TEST_CASE("what is no amount says where and why", "[text][parse]") {
    CHECK(reason<GBP>("") == "0: a digit is missing");
    CHECK(reason<GBP>(".") == "1: a digit is missing");
    CHECK(reason<GBP>("GBP") == "3: a digit is missing");
    CHECK(reason<GBP>("GBP ") == "4: a digit is missing");
    CHECK(reason<GBP>("GBX 2.34") == "0: the currency is GBX, not GBP");
    CHECK(reason<GBP>("GBP 234E2") == "7: 'E' is not part of an amount in this format");
    CHECK(reason<GBP>("(5") == "2: a parenthesis is opened and not closed");
    CHECK(reason<GBP>("(-5)") == "1: a second sign");
    CHECK(reason<GBP>("-5-") == "2: a second sign");
    CHECK(reason<USD>("USD 5 USD") == "6: a second currency");
    CHECK(reason<USD>("5 USD each") == "6: 'e' is not part of an amount in this format");
    CHECK(reason<USD>("US$ \u0967\u0968") == "4: digits of this script are not read");
    CHECK(reason<USD>("99999999999999999999") == "0: more than 64 bits of the minor unit hold");
    CHECK(reason<USD>(std::string(60, '9')).ends_with("more than 38 digits"));
}

TEST_CASE("an ambiguous symbol is an error unless the type or the format says what it means", "[text][parse]") {
    const auto code = [](std::string_view text, const parse_format& format = {}) {
        const auto parts = split_amount(text, format);
        return parts ? parts->code : parts.error().reason();
    };
    // NodaMoney: "¥ -98,765" is JPY in Japan, CNY in China, an error elsewhere.
    CHECK(code("\u00a5 -98,765").starts_with("\"\u00a5\" is ambiguous: it may be CNY, JPY"));
    CHECK(code("\u00a5 -98,765", {.symbols = {{"\u00a5", "JPY"}}}) == "JPY");
    CHECK(code("\u00a5 -98,765", {.symbols = {{"\u00a5", "CNY"}}}) == "CNY");
    CHECK(code("$100").starts_with("\"$\" is ambiguous"));
    CHECK(code("R$ 5") == "BRL");
    CHECK(code("R 5") == "ZAR");
    CHECK(code("RON 5") == "RON");
    CHECK(code("5") == "");
    CHECK(parse_amount<CAD>("$5") == 5_cad);
    CHECK(reason<CAD>("US$5") == "0: the currency is USD, not CAD");
}

TEST_CASE("an amount of any currency is read where the text names one", "[text][parse]") {
    CHECK(parse_any_amount("HK$172.70") == any_money(172.70_hkd));
    CHECK(parse_any_amount("JPY 1,000") == any_money(1000_jpy));
    CHECK(parse_any_amount("1.234 KWD") == any_money(1.234_kwd));
    const auto why = [](std::string_view text) { return try_parse_any_amount(text).error().reason(); };
    CHECK(why("100") == "the text names no currency");
    CHECK(why("GBX 2.34") == "ISO 4217 has no active currency GBX");
    CHECK(why("DEM 5") == "ISO 4217 has no active currency DEM");
    CHECK(why("XAU 5") == "XAU has no minor unit to count in");
    CHECK(why("JPY 1.2") == "more decimals than JPY has");
}

TEST_CASE("S5: a dash that touches the decimal mark stands for no decimals", "[text][parse]") {
    CHECK(parse_amount<CHF>("CHF 12345.-") == 12345_chf);
    CHECK(parse_amount<CHF>("CHF 12'345.\u2013", {.group_mark = '\''}) == 12345_chf);
    CHECK(parse_amount<EUR>("1.299,- \u20ac", continental) == 1299_eur);
    CHECK(parse_amount<EUR>("1.299,-- \u20ac", continental) == 1299_eur);
    CHECK(parse_amount<EUR>("\u20ac 1.299,\u2014", continental) == 1299_eur);
    CHECK(parse_amount<SEK>("kr 99,-", continental) == 99_sek);
    CHECK(parse_amount<HUF>("500,- Ft", spaced) == 500_huf);
    CHECK(parse_amount<EUR>("-1.299,- \u20ac", continental) == -1299_eur);
    CHECK(parse_amount<EUR>("(1.299,-) \u20ac", continental) == -1299_eur);
    CHECK(parse_amount<EUR>("1.299,- \u20ac -", continental) == -1299_eur);
    CHECK(parse_amount<JPY>("500.-") == 500_jpy);
    // A dash behind digits is a sign.
    CHECK(parse_amount<EUR>("127,54-", continental) == -127.54_eur);
    CHECK(parse_amount<EUR>("500-", continental) == -500_eur);
    CHECK(parse_amount<EUR>("500- \u20ac", continental) == -500_eur);
    CHECK(parse_amount<EUR>("500 \u20ac-", continental) == -500_eur);
    // Apart from the mark it may be either.
    CHECK(reason<CHF>("12345. -") == "7: a dash apart from the decimal mark: it may be a sign or stand for no decimals");
    CHECK(reason<CHF>("12345. CHF-").starts_with("10: a dash apart"));
    CHECK(reason<CHF>(".-") == "1: '-' is not part of an amount in this format");
    // Behind an abbreviation too: nobody can tell "500 kr.-" from "500,- kr.". With decimals, or behind a sign as "€", it is one.
    CHECK(reason<DKK>("500 kr.-", continental).starts_with("7: a dash apart"));
    CHECK(reason<DKK>("500 kr-", continental).starts_with("6: a dash apart"));
    CHECK(reason<CHF>("500 Fr. -").starts_with("8: a dash apart"));
    CHECK(parse_amount<DKK>("127,54 kr.-", continental) == -127.54_dkk);
    CHECK(reason<EUR>("5,---", continental) == "4: more dashes than stand for no decimals");
    CHECK(reason<EUR>("10,\u2014-", continental) == "6: more dashes than stand for no decimals");  // of two kinds: the last may be a sign
    CHECK(reason<EUR>("902.\u2013\u2212") == "7: more dashes than stand for no decimals");
    CHECK(reason<INR>("500/--") == "5: more dashes than stand for no decimals");
    // Before the mark it stands for no francs where prices are written so; elsewhere it is a sign.
    CHECK(reason<CHF>("Fr. -.50") == "4: a dash before the decimal mark: it may be a sign or stand for nothing before it");
    CHECK(reason<CHF>("CHF -.50").starts_with("4: a dash before"));
    CHECK(reason<EUR>("\u20ac -,50", continental).starts_with("4: a dash before"));
    CHECK(parse_amount<CHF>("-.50") == -0.50_chf);
    CHECK(parse_amount<CHF>("-CHF 0.50") == -0.50_chf);
    CHECK(reason<CHF>("5.-7") == "3: '7' is not part of an amount in this format");
    // "500/-" is five hundred rupees, "500/=" so many shillings, and no more.
    CHECK(parse_amount<INR>("Rs. 500/-") == 500_inr);
    CHECK(parse_amount<KES>("Ksh 1,500/=") == 1500_kes);
}

TEST_CASE("S6: a dot behind an abbreviation belongs to it", "[text][parse]") {
    CHECK(parse_amount<INR>("Rs.500") == 500_inr);
    CHECK(parse_amount<INR>("-Rs.500") == -500_inr);
    CHECK(parse_amount<INR>("Rs.-500") == -500_inr);
    CHECK(parse_amount<INR>("Rs. 1,500.50") == 1500.50_inr);
    CHECK(parse_amount<INR>("1,500.50 Rs.") == 1500.50_inr);
    CHECK(parse_amount<IDR>("Rp.500") == 500_idr);
    CHECK(parse_amount<IDR>("Rp.50.000", continental) == 50000_idr);
    CHECK(parse_amount<CHF>("Fr.500") == 500_chf);
    CHECK(parse_amount<CHF>("Fr. 12345.-") == 12345_chf);
    CHECK(parse_amount<DKK>("kr.127,54", continental) == 127.54_dkk);
    CHECK(parse_amount<NOK>("127,54 kr.", continental) == 127.54_nok);
    CHECK(parse_amount<BTN>("Nu.5") == 5_btn);
    CHECK(parse_amount<PAB>("B/.5.50") == 5.50_pab);
    CHECK(parse_amount<PEN>("S/.5.50") == 5.50_pen);
    CHECK(parse_amount<VES>("Bs.5,50", continental) == 5.50_ves);
    // Behind a code nobody can tell whether 500 or 0.500 is meant; with another decimal mark there is one reading.
    CHECK(reason<CHF>("CHF.500") == "3: a dot between letters and digits: it may belong to either");
    CHECK(reason<CHF>("CHF.50").starts_with("3: a dot between"));
    CHECK(parse_amount<CHF>("CHF. 500") == 500_chf);
    CHECK(parse_amount<CHF>("CHF.500", continental) == 500_chf);
    CHECK(parse_amount<CHF>("CHF .50") == 0.50_chf);
    CHECK(reason<MYR>("RM.50").starts_with("2: a dot between"));  // nobody writes RM with a dot
    CHECK(parse_amount<MYR>("RM .50") == 0.50_myr);
    CHECK(parse_amount<HNL>("L.500.00") == 500_hnl);
    CHECK(parse_amount<GTQ>("Q.500.00") == 500_gtq);
    CHECK(parse_amount<CHF>("SFr. 99.-") == 99_chf);
    CHECK(parse_amount<BDT>("Tk.500") == 500_bdt);
    // A blank before the dot: "Rs. 50" or "Rs 0.50"?
    CHECK(reason<INR>("Rs .50") == "3: a dot between letters and digits: it may belong to either");
    CHECK(reason<DKK>("kr .500", continental).starts_with("3: a dot between"));
    CHECK(parse_amount<INR>("Rs. .50") == 0.50_inr);
    CHECK(parse_amount<INR>("Rs 0.50") == 0.50_inr);
    // A sign that is no abbreviation takes no dot.
    CHECK(parse_amount<USD>("$.50") == 0.50_usd);
    CHECK(parse_amount<GBP>("-\u00a3.50") == -0.50_gbp);
}

TEST_CASE("S7: zeros beyond the currency's decimals are no less an error", "[text][parse]") {
    CHECK(reason<EUR>("EUR 2.600") == "8: more decimals than EUR has");
    CHECK(reason<JPY>("JPY 1.000") == "6: more decimals than JPY has");
    CHECK(reason<IDR>("IDR 50.000") == "9: more decimals than IDR has");
    CHECK(reason<USD>("9.990000000000000000") == "4: more decimals than USD has");
    CHECK(reason<KWD>("1.2340") == "5: more decimals than KWD has");
    CHECK(try_parse_any_amount("EUR 2.600").error().reason() == "more decimals than EUR has");
    CHECK(parse_amount<KWD>("KWD 2.600") == 2.600_kwd);
    CHECK(parse_amount<EUR>("EUR 2.600", {.mode = half_even}) == 2.60_eur);
    CHECK(parse_amount<EUR>("EUR 2.600", continental) == 2600_eur);
    // A group of zero is no group: this is a half, written with the other mark.
    const std::string zero = "a number of several groups does not begin with 0";
    CHECK(reason<EUR>("0,500") == "1: " + zero);
    CHECK(reason<EUR>("EUR 0.500", continental) == "5: " + zero);
    CHECK(reason<EUR>("0 500", spaced) == "1: " + zero);
    CHECK(reason<CHF>("0'500", {.group_mark = '\''}) == "1: " + zero);
    CHECK(reason<INR>("0,50,000", {.grouping = grouping_style::indian}) == "1: " + zero);
    CHECK(reason<USD>("0,123,456.00") == "1: " + zero);
    CHECK(reason<USD>("012,345") == "3: " + zero);
    CHECK(parse_amount<EUR>("0,50", continental) == 0.50_eur);
    CHECK(parse_amount<USD>("0012.50") == 12.50_usd);
    // In millions six more decimals are whole cents.
    CHECK(parse_amount<EUR>("2.600 million EUR") == 2'600'000_eur);
    CHECK(reason<EUR>("2.123456780 million EUR") == "10: more decimals than EUR has");
}

TEST_CASE("S12: a sign that two active currencies use is never guessed", "[text][parse]") {
    const auto code = [](std::string_view text) {
        const auto parts = split_amount(text);
        return parts ? parts->code : parts.error().reason();
    };
    CHECK(code("C$500") == "\"C$\" is ambiguous: it may be CAD, NIO; say which in the format's symbols");
    CHECK(code("\u20a1500") == "\"\u20a1\" is ambiguous: it may be CRC, SVC; say which in the format's symbols");
    CHECK(code("$5") == "\"$\" is ambiguous: it may be USD, AUD, CAD, HKD, MXN, SGD or one of 27 more; say which in the format's symbols");
    for (const std::string_view sign : {"$", "C$", "B$", "\u20a1", "kr", "\u00a3", "\u00a5", "Rs", "\u20a8", "Fr", "L", "lei", "K", "P", "Bs", "Br", "CFA",
                                        "FCFA", "\u5143", "\u20a9", "\ufdfc", "Sh", "Dhs"}) {
        INFO(sign);
        CHECK(symbol_meanings(sign).size() > 1);
        CHECK(code(std::string(sign) + "5").find("is ambiguous") != std::string::npos);
        for (const std::string_view meaning : symbol_meanings(sign)) {  // the type decides, and so does the format
            const any_currency is = iso_currency(meaning);
            CHECK(parse_amount(std::string(sign) + "5", is) == any_money::from_major(5, is));
            CHECK(split_amount(std::string(sign) + "5", {.symbols = {{sign, meaning}}})->code == meaning);
        }
    }
    CHECK(parse_amount<CAD>("C$500") == 500_cad);
    CHECK(parse_amount<NIO>("C$500") == 500_nio);
    CHECK(parse_amount<CRC>("\u20a1500") == 500_crc);
    CHECK(parse_amount<SVC>("\u20a1500") == 500_svc);
    CHECK(reason<USD>("C$500").starts_with("0: \"C$\" is ambiguous"));
    // The table names active codes only, none twice for a sign, and no sign twice.
    std::vector<std::string_view> signs;
    for (const auto& s : detail::currency_symbols) {
        INFO(s.symbol);
        CHECK(std::find(signs.begin(), signs.end(), s.symbol) == signs.end());
        signs.push_back(s.symbol);
        const auto meanings = symbol_meanings(s.symbol);
        for (std::size_t i = 0; i < meanings.size(); ++i) {
            CHECK(iso_currency(meanings[i]).code() == meanings[i]);
            CHECK(std::find(meanings.begin(), meanings.begin() + static_cast<std::ptrdiff_t>(i), meanings[i]) ==
                  meanings.begin() + static_cast<std::ptrdiff_t>(i));
        }
        CHECK((!s.printed || meanings.size() == 1));
    }
}

TEST_CASE("R5: a code beside a sign says which, and so does the type", "[text][parse]") {
    CHECK(parse_any_amount("$1,234.50 CAD") == any_money(1234.50_cad));
    CHECK(parse_any_amount("CAD $5") == any_money(5_cad));
    CHECK(parse_any_amount("USD$5") == any_money(5_usd));
    CHECK(parse_any_amount("$5 USD") == any_money(5_usd));
    CHECK(parse_any_amount("-$5 USD") == any_money(-5_usd));
    CHECK(parse_any_amount("($5) USD") == any_money(-5_usd));
    CHECK(parse_any_amount("5 $ CAD") == any_money(5_cad));
    CHECK(parse_any_amount("MXN$ 5") == any_money(5_mxn));
    CHECK(parse_any_amount("GBP \u00a35") == any_money(5_gbp));
    CHECK(parse_any_amount("Rs.500 PKR") == any_money(500_pkr));
    CHECK(parse_any_amount("US$5 USD") == any_money(5_usd));
    CHECK(parse_amount<CAD>("$1,234.50 CAD") == 1234.50_cad);
    CHECK(parse_amount<USD>("$5 USD") == 5_usd);
    CHECK(parse_amount<NZD>("$5") == 5_nzd);
    CHECK(parse_amount<CLP>("$5") == 5_clp);
    for (const std::string_view c : {"ARS", "BBD", "COP", "CUP", "DOP", "JMD", "TTD", "TWD", "UYU", "XCD"})
        CHECK(parse_amount("$5", iso_currency(c)) == any_money::from_major(5, iso_currency(c)));
    // The format's meaning yields to the code, too.
    CHECK(parse_amount<CAD>("$5 CAD", {.symbols = {{"$", "USD"}}}) == 5_cad);
    CHECK(reason<USD>("$5 CAD") == "3: the currency is CAD, not USD");
    CHECK(reason<EUR>("$5 EUR") == "3: the currency is EUR, which \"$\" does not mean");
    CHECK(reason<CAD>("CAD US$5") == "0: the currency is CAD, which \"US$\" does not mean");
    CHECK(reason<USD>("$5 $") == "3: a second currency");
    CHECK(reason<USD>("USD 5 USD") == "6: a second currency");
}

TEST_CASE("a word for the scale multiplies, once", "[text][parse]") {
    CHECK(parse_amount<CNY>("CNY 380,000 million") == 380e9_cny);
    CHECK(parse_amount<USD>("US$52.43bn") == 52'430'000'000_usd);
    CHECK(parse_amount<USD>("$1.5M") == 1'500'000_usd);
    CHECK(parse_amount<USD>("($1.5M)") == -1'500'000_usd);
    CHECK(parse_amount<USD>("$(1.5) million") == -1'500'000_usd);
    CHECK(parse_amount<USD>("100k USD") == 100'000_usd);
    CHECK(parse_amount<EUR>("5,2 Mrd. \u20ac", continental) == 5'200'000'000_eur);
    CHECK(parse_amount<EUR>("5 Mio. EUR") == 5'000'000_eur);
    CHECK(parse_amount<CNY>("3,800\u4ebf\u5143") == 380e9_cny);
    CHECK(parse_amount<TWD>("NT$5\u842c") == 50'000_twd);
    CHECK(parse_amount<INR>("\u20b95 crore") == 50'000'000_inr);
    CHECK(parse_amount<DKK>("5 kr") == 5_dkk);  // k begins a longer word
    CHECK(parse_amount<CZK>("5 K\u010d") == 5_czk);
    CHECK(parse_amount<CNY>("380,000", {.scale = amount_scale::millions}) == 380e9_cny);
    CHECK(reason<CNY>("5 million", {.scale = amount_scale::millions}) == "2: a scale's word where the format names the scale");
    CHECK(reason<CNY>("5 million k") == "10: a second scale");
    CHECK(reason<CNY>("5 Billion").starts_with("2: 'B' is not part"));  // 10^12 in German
    CHECK(reason<USD>("5mm").starts_with("1: 'm' is not part"));        // millimetres
    CHECK(reason<USD>("92233720369bn") == "0: more than 64 bits of the minor unit hold");
    CHECK(reason<USD>("1" + std::string(35, '0') + "bn") == "0: more than 38 digits");
    // K is the kina's sign and the kwacha's.
    CHECK(parse_amount<PGK>("K5") == 5_pgk);
    CHECK(reason<PGK>("5K") == "1: \"K\" may be a scale or the currency: write PGK");
    CHECK(parse_amount<PGK>("PGK 5K") == 5000_pgk);
    CHECK(parse_amount<USD>("$5K") == 5000_usd);
    // So may be the code of a user's own currency.
    const any_currency metres("m", 2);
    CHECK(try_parse_amount("5 m", metres).error().reason() == "\"m\" may be a scale or the currency: write m");
    CHECK(parse_amount("m 5", metres) == any_money::from_major(5, metres));
    CHECK(parse_amount("5 thousand m", metres) == any_money::from_major(5000, metres));
    CHECK(parse_amount("5 m", metres, {.scale = amount_scale::thousands}) == any_money::from_major(5000, metres));
}

TEST_CASE("R6: what is printed is read back, in every format and every currency", "[text][parse]") {
    CHECK(parse_amount<EUR>("EUR (5.00)") == -5_eur);
    CHECK(parse_amount<USD>("$(5)") == -5_usd);
    CHECK(parse_amount<USD>("USD (5)") == -5_usd);
    CHECK(parse_amount<USD>("USD ($5)") == -5_usd);
    CHECK(reason<USD>("($(5))") == "2: a second sign");
    CHECK(reason<USD>("-$(5)") == "2: a second sign");

    struct marks {
        std::string_view decimal_mark, group_mark;
    };
    std::vector<amount_format> formats;
    for (const auto scale : {amount_scale::units, amount_scale::thousands, amount_scale::wan, amount_scale::millions, amount_scale::yi,
                             amount_scale::billions, amount_scale::trillions})
        for (const auto grouping : {grouping_style::none, grouping_style::thousands, grouping_style::indian})
            for (const auto negative : {negative_style::minus, negative_style::parentheses})
                for (const auto style : {currency_style::none, currency_style::code_before, currency_style::code_after,
                                         currency_style::symbol_before, currency_style::symbol_after})
                    for (const auto word : {scale_style::none, scale_style::word, scale_style::abbreviation})
                        for (const auto& [decimal, group] : {marks{".", ","}, {",", "."}, {",", " "}, {".", "'"}, {",", "\u202f"}, {".", "\u2019"}})
                            formats.push_back({.scale = scale, .grouping = grouping, .negative = negative, .currency = style, .word = word,
                                               .decimal_mark = decimal, .group_mark = group});
    std::vector<any_currency> currencies;
    for (const auto& entry : iso4217::active)
        if (entry.digits != iso4217::none) currencies.push_back(iso_currency(entry.code));
    CHECK(currencies.size() > 160);
    const auto check = [](const any_money& m, amount_format format) {
        format.digits = m.currency().digits() + static_cast<int>(format.scale);
        const std::string text = format_amount(m, format);
        const auto back = try_parse_amount(text, m.currency(), matching(format));
        if (!back || *back != m) FAIL("of its type: " << text << " from " << to_string(m) << (back ? "" : back.error().what()));
        if (format.currency == currency_style::none) return;
        const auto any = try_parse_any_amount(text, matching(format));
        if (!any || *any != m) FAIL("of any type: " << text << " from " << to_string(m) << (any ? "" : any.error().what()));
    };
    std::mt19937_64 random(6);
    const auto amount = [&]() -> std::int64_t {
        switch (random() % 6) {
            case 0: return 0;
            case 1: return INT64_MIN;
            case 2: return INT64_MAX;
            default: return static_cast<std::int64_t>(random()) >> (random() % 63);
        }
    };
    // Every format in one currency or another of each number of digits, and every currency in many formats.
    const any_currency by_digits[] = {iso_currency("USD"), iso_currency("JPY"), iso_currency("KWD"), iso_currency("CLF"), iso_currency("ZAR"), iso_currency("PGK")};
    for (std::size_t i = 0; i < formats.size(); ++i) check(any_money::from_minor(amount(), by_digits[i % 6]), formats[i]);
    for (const any_currency& c : currencies)
        for (int i = 0; i < 20; ++i) check(any_money::from_minor(amount(), c), formats[random() % formats.size()]);
    // By the type, with the default digits.
    for (const std::int64_t minor : {std::int64_t{0}, std::int64_t{-1}, std::int64_t{123456789}, INT64_MAX, INT64_MIN}) {
        const auto m = money<USD>::from_minor(minor);
        CHECK(parse_amount<USD>(format_amount(m)) == m);
        CHECK(parse_amount<USD>(format_amount(m, {.negative = negative_style::parentheses, .currency = currency_style::code_before})) == m);
    }
    CHECK_THROWS_AS(matching({.decimal_mark = "\u00b7"}), numeric_domain_error);
    CHECK_THROWS_AS(matching({.group_mark = "::"}), numeric_domain_error);
    CHECK_THROWS_AS(format_amount(5_usd, {.group_mark = "."}), numeric_domain_error);
    CHECK_THROWS_AS(format_amount(5_usd, {.decimal_mark = ""}), numeric_domain_error);
    CHECK_THROWS_AS(format_amount(5_usd, {.decimal_mark = "5"}), numeric_domain_error);
}

TEST_CASE("R6: two readers that both accept a text agree on it", "[text][parse]") {
    const parse_format formats[] = {{}, continental, spaced, {.group_mark = '\''}, {.decimal_mark = ',', .group_mark = '\''},
                                    {.grouping = grouping_style::indian}, {.decimal_mark = ',', .grouping = grouping_style::none}};
    const std::string_view pieces[] = {"0", "1", "5", "00", "234", "567", "1,234", "1.234", ".", ",", "'", " ", "-", "+", "(", ")", "$", "US$", "\u20ac",
                                       "Rs", "Rs.", "kr", "USD", "EUR", "JPY", "CAD", " USD", " EUR", "\u2212", "/-", ",-", ".-"};
    std::mt19937_64 random(66);
    const auto agree = [](const std::string& text, std::vector<std::string>& said, std::string value) {
        if (!said.empty() && said.back() != value) FAIL(text << " is " << said.back() << " and " << value);
        said.push_back(std::move(value));
    };
    int both = 0;
    for (int i = 0; i < 6'000; ++i) {
        std::string text;
        for (std::size_t n = 1 + random() % 5; n > 0; --n) text += pieces[random() % std::size(pieces)];
        // Of two and of no decimals: with three, as of thousands by a scale's word, 1.234 is read in two ways by two formats, rightly.
        std::vector<std::string> dollars, yen;
        for (const parse_format& format : formats) {
            if (const auto m = try_parse_amount<USD>(text, format)) agree(text, dollars, to_string(*m));
            if (const auto m = try_parse_amount<JPY>(text, format)) agree(text, yen, to_string(*m));
        }
        if (const auto m = money<USD>::try_from_chars(text)) agree(text, dollars, to_string(*m));
        if (const auto m = money<JPY>::try_from_chars(text)) agree(text, yen, to_string(*m));
        if (const auto m = try_parse_any_amount(text); m && m->currency() == any_currency::of<USD>()) agree(text, dollars, to_string(*m));
        if (const auto m = any_money::try_from_chars(text); m && m->currency() == any_currency::of<USD>()) agree(text, dollars, to_string(*m));
        if (const auto d = decimal::try_from_chars(text))  // the point is its decimal mark, as the default format's
            if (const auto m = try_parse_amount<USD>(text)) agree(text, dollars, to_string(money<USD>::from_major(*d)));
        both += dollars.size() > 1 ? 1 : 0;
    }
    CHECK(both > 60);
}

}  // namespace parse_amount_test
