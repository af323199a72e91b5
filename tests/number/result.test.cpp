// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/result.hpp>

#include <memory>
#include <string>
#include <type_traits>

#include <outlay/number/errors.hpp>

#include <catch.hpp>

namespace result_test {

using namespace outlay;

using number = result<int, text_error>;

static_assert(std::is_convertible_v<int, number> && std::is_convertible_v<text_error, number>);
static_assert(!std::is_convertible_v<number, bool> && std::is_constructible_v<bool, number>);
static_assert(std::is_same_v<decltype(std::declval<number>().value()),
                             int>);  // of a temporary: a value, never a dangling reference
constexpr result<int, long> seven_or(7), refused(8L);
static_assert(seven_or.value() == 7 && !refused && refused.error() == 8);

namespace {

number read(const char* text) {
    if (*text == '\0') return text_error(text, 0, "a digit is missing");
    return *text - '0';
}

}  // namespace

TEST_CASE("a result holds a value or the error that says why not", "[result]") {
    const number seven = read("7"), none = read("");
    REQUIRE(seven);
    CHECK(seven.has_value());
    CHECK(*seven == 7);
    CHECK(seven.value_or(3) == 7);
    CHECK(!none);
    CHECK(none.value_or(3) == 3);
    CHECK(none.error().reason() == "a digit is missing");
    CHECK_THROWS_AS(none.value(), text_error);  // the very error, with its data
    CHECK_THROWS_AS(*none, text_error);
    CHECK_THROWS_AS(read("").value(), text_error);
    CHECK_THROWS(seven.error());
    const result<std::string, int> name(std::string("yuan"));
    CHECK(name->size() == 4);
}

TEST_CASE("a result passes through functions, its error untouched", "[result]") {
    CHECK(read("7").transform([](int x) { return x * 1.5; }).value() == 10.5);
    CHECK(read("").transform([](int x) { return x * 1.5; }).error().position() == 0);
    CHECK(read("7").and_then([](int) { return read("8"); }).value() == 8);
    CHECK(!read("7").and_then([](int) { return read(""); }));
    bool called = false;
    CHECK(!read("").and_then([&](int x) {
        called = true;
        return number(x);
    }));
    CHECK(!called);
    result<std::unique_ptr<int>, int> owner(std::make_unique<int>(5));  // values that only move
    const std::unique_ptr<int> taken = std::move(owner).value();
    CHECK(*taken == 5);
}

TEST_CASE("a result is copied, moved and assigned in either state", "[number][result]") {
    using outcome = outlay::result<std::string, outlay::text_error>;
    const std::string longer(100, 'x');  // on the heap, so that a sanitizer sees what is lost or freed twice
    const outcome good(longer);
    const outcome bad(outlay::text_error(longer, 3, longer));
    for (const outcome& from : {good, bad})
        for (const outcome& to : {good, bad}) {
            outcome assigned = to;
            assigned = from;
            CHECK(assigned.has_value() == from.has_value());
            outcome moved = std::move(assigned);
            CHECK(moved.has_value() == from.has_value());
            assigned = moved;
            moved = std::move(assigned);
            CHECK((moved ? moved.value() == longer : moved.error().reason() == longer));
            const outcome& itself = moved;
            moved = itself;
            CHECK(moved.has_value() == from.has_value());
        }
    CHECK_THROWS_AS(good.error(), std::logic_error);
}

}  // namespace result_test
