// SPDX-License-Identifier: BSL-1.0
#include <outlay/number/named_choice.hpp>

#include <catch.hpp>

#include <string>
#include <type_traits>

namespace named_choice_test {

using namespace outlay;

namespace {

enum class side { left, right };
struct plan {
    int periods = 0;
    named_choice<side> where;
};

}  // namespace

static_assert(!std::is_default_constructible_v<named_choice<side>>);
static_assert(!std::is_default_constructible_v<plan>);

TEST_CASE("a named choice is what was named, and no other", "[number]") {
    constexpr plan p{.periods = 2, .where = side::right};
    static_assert(p.where == side::right);
    plan q = p;
    q.where = side::left;
    CHECK(q.where.value() == side::left);
    const named_choice<std::string> text = "forward";
    CHECK(text.value() == "forward");
}

}  // namespace named_choice_test
