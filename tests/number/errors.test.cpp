// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/errors.hpp>

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

}  // namespace errors_test
