// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/unbounded.hpp>

#include <stdexcept>
#include <string>
#include <type_traits>

#include <catch.hpp>

namespace errors_test {

using namespace outlay;

template <class E>
inline constexpr bool is_a_kind = std::is_final_v<E>&& std::is_base_of_v<error, E>&& std::is_copy_constructible_v<E>;
static_assert(std::is_base_of_v<std::runtime_error, error>);
static_assert(is_a_kind<numeric_overflow_error> && is_a_kind<numeric_domain_error> &&
              is_a_kind<division_by_zero_error>);
static_assert(is_a_kind<not_exact_error> && is_a_kind<negative_magnitude_error> && is_a_kind<text_error>);

TEST_CASE("errors carry their data and say it in a sentence", "[errors]") {
    const text_error text("1,5", 1, "not part of a number");
    CHECK(text.text() == "1,5");
    CHECK(text.position() == 1);
    CHECK(text.reason() == "not part of a number");
    CHECK(std::string(text.what()) == "\"1,5\", character 2: not part of a number");

    const numeric_domain_error domain("the rate", "-1", "above -1");
    CHECK(domain.argument() == "the rate");
    CHECK(domain.value() == "-1");
    CHECK(domain.requirement() == "above -1");
    CHECK(std::string(domain.what()) == "the rate is -1, must be above -1");

    CHECK(numeric_overflow_error("money + money").operation() == "money + money");
    CHECK(std::string(numeric_overflow_error("money + money").what()) == "numeric overflow: money + money");
    CHECK(division_by_zero_error("a / b").operation() == "a / b");
    const not_exact_error lost("3 1/3", "cents");
    CHECK((lost.value() == "3 1/3" && lost.grid() == "cents"));
    CHECK(std::string(lost.what()) == "3 1/3 is not a whole number of cents");
    CHECK(negative_magnitude_error("-5").value() == "-5");
}

TEST_CASE("one handler takes every kind", "[errors]") {
    CHECK_THROWS_AS(detail::throw_numeric_overflow("x"), error);
    CHECK_THROWS_AS(detail::throw_division_by_zero("x"), std::runtime_error);
    try {
        throw text_error("x", 0, "y");
    } catch (const error& e) {
        CHECK(dynamic_cast<const text_error*>(&e) != nullptr);
    }
}

TEST_CASE("R22: a message shows 80 characters around the fault, whatever the text", "[errors]") {
    const std::string long_text = std::string(100'000, 'a') + 'X' + std::string(100'000, 'b');
    const text_error far(long_text, 100'000, "not part of a number");
    CHECK(std::string(far.what()) ==
          "\"..." + std::string(40, 'a') + "X" + std::string(39, 'b') + "...\", character 100001: not part of a number");
    CHECK(far.text() == long_text);
    // Where less follows the fault, more is shown before it; a text of 80 characters is whole.
    CHECK(std::string(text_error(std::string(100, 'a'), 100, "y").what()) == "\"..." + std::string(80, 'a') + "\", character 101: y");
    CHECK(std::string(text_error(std::string(80, 'a'), 80, "y").what()) == "\"" + std::string(80, 'a') + "\", character 81: y");
    CHECK(std::string(text_error("", 0, "y").what()) == "\"\", character 1: y");
    CHECK(std::string(text_error("ab", 7, "y").what()) == "\"ab\", character 3: y");
    // Characters are counted, and never cut in two: 200 signs of the euro are 600 bytes.
    std::string euros;
    for (int i = 0; i < 200; ++i) euros += "\u20ac";
    const std::string shown = text_error(euros, 300, "y").what();
    CHECK(shown.starts_with("\"...\u20ac"));
    CHECK(shown.ends_with("\u20ac...\", character 101: y"));
    CHECK(shown.size() == 80 * 3 + std::string("\"......\", character 101: y").size());
}

TEST_CASE("R22: what cannot be printed is escaped: no text ends a message or forges a line", "[errors]") {
    using namespace std::string_literals;
    CHECK(std::string(text_error("1\0002"s, 1, "y").what()) == "\"1\\x002\", character 2: y");
    CHECK(std::string(text_error("a\r\n\x1b[0m\x7f"s, 0, "y").what()) == "\"a\\x0d\\x0a\\x1b[0m\\x7f\", character 1: y");
    CHECK(std::string(text_error("\xff\xc3"s, 0, "y").what()) == "\"\\xff\\xc3\", character 1: y");     // no UTF-8
    CHECK(std::string(text_error("\xc2\x85\xed\xa0\x80"s, 0, "y").what()) == "\"\\xc2\\x85\\xed\\xa0\\x80\", character 1: y");  // a control, a surrogate
    CHECK(std::string(text_error("\u202e5\u2028"s, 0, "y").what()) == "\"\\xe2\\x80\\xae5\\xe2\\x80\\xa8\", character 1: y");  // turned, a line
    CHECK(std::string(text_error("\u00a05\U0001f4b0", 0, "y").what()) == "\"\u00a05\U0001f4b0\", character 1: y");  // as they are
    CHECK(std::string(numeric_domain_error("a code", "A\0B"s, "letters").what()) == "a code is A\\x00B, must be letters");
    CHECK(std::string(numeric_overflow_error("a\0b"s).what()) == "numeric overflow: a\\x00b");
}

TEST_CASE("R22: no message is longer than some hundred bytes, whatever it is made of", "[errors]") {
    std::string wide;
    for (int i = 0; i < 20'000; ++i) wide += "\u4e07";
    for (const std::string& part : {std::string(50'000, 'x'), std::string(50'000, '\0'), std::string(50'000, '\xff'), wide}) {
        for (const std::string& what : {std::string(text_error(part, part.size() / 2, part).what()),
                                        std::string(numeric_domain_error(part, part, part).what()),
                                        std::string(numeric_overflow_error(part).what()), std::string(division_by_zero_error(part).what()),
                                        std::string(not_exact_error(part, part).what()), std::string(negative_magnitude_error(part).what())}) {
            CHECK(what.size() <= 410);
            CHECK(what.find('\0') == std::string::npos);
        }
        CHECK(numeric_domain_error("x", part, "y").value() == part);
    }
    // At every length, none is cut that fits, and the parts of one that does not are its own begin and end.
    for (std::size_t n = 0; n < 500; ++n)
        for (const std::string_view one : {"x", "\x01", "\u4e07", "\U0001f4b0"}) {
            std::string text, printed;
            for (std::size_t i = 0; i < n; ++i) {
                text += one;
                printed += one == "\x01" ? "\\x01" : one;
            }
            const std::string what = error("begin " + text + " end...").what();
            const std::string whole = "begin " + printed + " end...";
            CHECK((what == whole || (whole.size() > 320 && what.size() <= 403 && what.starts_with("begin ") && what.ends_with(" end..."))));
            CHECK((what == whole || what.size() > 300));
        }
    // The end, which has the reason, is kept.
    CHECK(std::string(numeric_domain_error(std::string(1000, 'n'), "5", "less").what()).ends_with("n is 5, must be less"));
    CHECK(detail::number_text(0.1) == "0.1");
    CHECK(detail::number_text(-1e300) == "-1e+300");
}

TEST_CASE("R22: an overflow names its operands", "[errors]") {
    using namespace outlay::literals;
    const auto operation = [](auto f) {
        try {
            (void)f();
        } catch (const numeric_overflow_error& e) {
            return e.operation();
        }
        return std::string("none");
    };
    const std::int64_t most = INT64_MAX, least = INT64_MIN;
    const int128 widest = static_cast<int128>((uint128{1} << 127) - 1);
    CHECK(operation([&] { return detail::checked_add(most, std::int64_t{1}); }) == "9223372036854775807 + 1 does not fit 64 bits");
    CHECK(operation([&] { return detail::checked_subtract(least, std::int64_t{7}); }) == "-9223372036854775808 - 7 does not fit 64 bits");
    CHECK(operation([&] { return detail::checked_multiply(most, std::int64_t{-3}); }) == "9223372036854775807 x -3 does not fit 64 bits");
    CHECK(operation([&] { return detail::checked_negate(least); }) == "0 - -9223372036854775808 does not fit 64 bits");
    CHECK(operation([&] { return detail::checked_add(widest, int128{5}); }) == "170141183460469231731687303715884105727 + 5 does not fit 128 bits");
    CHECK(operation([&] { return detail::checked_narrow(int128{most} + 1); }) == "9223372036854775808 does not fit 64 bits");
    CHECK(operation([&] { return detail::round_product_quotient(widest, int128{10}, int128{3}, rounding::down); }) ==
          "170141183460469231731687303715884105727 x 10 / 3 does not fit 127 bits");
    CHECK(operation([&] { return decimal(most) + 0.5_dec; }) == "9223372036854775807 + 0.5 does not fit a decimal of 64 bits and 18 places");
    CHECK(operation([&] { return decimal(most) * 3_dec; }) == "9223372036854775807 x 3 does not fit a decimal of 64 bits and 18 places");
    CHECK(operation([&] { return -decimal(least); }) == "0 - -9223372036854775808 does not fit 64 bits");
    CHECK(operation([&] { return decimal(UINT64_MAX); }) == "18446744073709551615 does not fit 64 bits");
    CHECK(operation([&] { return decimal::fitted(int128{most} * 10 + 1, 3); }) == "92233720368547758071 x 10^-3 does not fit a decimal");
    const exact_ratio large(widest, 2), odd(int128{1}, widest);
    const std::string hint = " needs a term of more than 127 bits: round before, or compute in unbounded_ratio";
    CHECK(operation([&] { return large * 3; }) == "170141183460469231731687303715884105727/2 x 3" + hint);
    CHECK(operation([&] { return odd - exact_ratio(1, 3); }) == "1/170141183460469231731687303715884105727 - 1/3" + hint);
    CHECK(operation([&] { return odd / 2; }) == "1/170141183460469231731687303715884105727 x 1/2" + hint);
    CHECK(operation([&] { return exact_ratio::from_double(1e300); }) == "1e+300 as a ratio needs a term of more than 127 bits");
    CHECK(operation([&] { return to_int128(to_unbounded(widest) * 10); }) == "1701411834604692317316873037158841057270 does not fit 128 bits");
    // Two ratios of the longest terms: three hundred characters.
    CHECK(std::string(numeric_overflow_error(operation([&] { return exact_ratio(widest, widest - 1) * exact_ratio(widest - 2, widest - 4); })).what()).size() < 320);
}

}  // namespace errors_test
