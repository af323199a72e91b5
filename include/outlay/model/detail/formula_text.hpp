// SPDX-License-Identifier: BSL-1.0
#pragma once
// A node as a formula: the operations down to the nodes that stand in cells of their own, with no parenthesis too few.
//
//   formula_text(tape, is_reference, node, top, least, syntax, leaf)
//   formula_words            the syntax for people
//
// A spreadsheet's minus before a number binds tighter than ^, and its ^ goes from the left: both stand in parentheses. So does the
// right operand of + and *, whose order the last bit depends on.

#include <cstdint>
#include <string>
#include <string_view>

#include <outlay/number/traced.hpp>

namespace outlay::inline v0::detail {

struct formula_words {
    static constexpr std::string_view times = " x ", lesser = "min", greater = "max", exp = "exp", log = "ln", square_root = "root";
    static std::string whole(std::int32_t n) { return std::to_string(n); }
};

/// least: the precedence that the surroundings ask for. 1 sums, 2 products, 5 what stands alone.
template <class IsReference, class Syntax, class Leaf>
[[nodiscard]] std::string formula_text(const tape& on, const IsReference& is_reference, std::uint32_t n, bool top, int least, const Syntax& syntax,
                                       const Leaf& leaf) {
    if (!top && is_reference(n)) return leaf(n);
    const tape_node& node = on[n];
    if (node.is_leaf()) return leaf(n);
    const auto part = [&](std::uint32_t m, int precedence) { return formula_text(on, is_reference, m, false, precedence, syntax, leaf); };
    const auto joined = [&](std::string_view sign, int left, int right, int own) {
        const std::string a = part(node.left, left);  // references are numbered from the left
        std::string text = a + std::string(sign) + part(node.right, right);
        return own < least ? "(" + text + ")" : text;
    };
    const auto call = [&](std::string_view name) { return std::string(name) + "(" + part(node.left, 0) + ")"; };
    const auto call_of_two = [&](std::string_view name) {
        const std::string a = part(node.left, 0);
        return std::string(name) + "(" + a + ", " + part(node.right, 0) + ")";
    };
    switch (node.op) {
        case tape_op::add: return joined(" + ", 1, 2, 1);
        case tape_op::subtract: return joined(" - ", 1, 2, 1);
        case tape_op::multiply: return joined(syntax.times, 2, 3, 2);
        case tape_op::divide: return joined(" / ", 2, 3, 2);
        case tape_op::negate: return least > 0 ? "(-" + part(node.left, 5) + ")" : "-" + part(node.left, 5);
        case tape_op::lesser: return call_of_two(syntax.lesser);
        case tape_op::greater: return call_of_two(syntax.greater);
        case tape_op::exp: return call(syntax.exp);
        case tape_op::log: return call(syntax.log);
        case tape_op::square_root: return call(syntax.square_root);
        case tape_op::exp_less_1: return least > 1 ? "(" + call(syntax.exp) + " - 1)" : call(syntax.exp) + " - 1";
        case tape_op::log_of_1_more: return std::string(syntax.log) + "(1 + " + part(node.left, 2) + ")";
        case tape_op::power: return joined(" ^ ", 5, 5, 4);
        case tape_op::whole_power: {
            const std::string text = part(node.left, 5) + " ^ " + syntax.whole(node.whole);
            return least > 4 ? "(" + text + ")" : text;
        }
        case tape_op::input:
        case tape_op::constant:
        case tape_op::fixed: break;
    }
    return leaf(n);
}

}  // namespace outlay::inline v0::detail
