// SPDX-License-Identifier: BSL-1.0
#pragma once
// A node of a tape on which a computation is recorded, and the errors of tapes.
//
//   tape_op                 what a node does with its operands
//   tape_node               one operation, or a leaf: an input, a constant, a figure of fixed data
//   tape_guard              a sign or a value that the computation asked for
//   tape_mismatch_error     numbers of two tapes met
//   replay_diverged_error   with other inputs the computation would have taken another branch
//
// Next to read: number/traced.hpp.

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_integer.hpp>
#include <outlay/number/real.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// Numbers of two tapes met in one operation.
class OUTLAY_VISIBLE tape_mismatch_error final : public error {
public:
    tape_mismatch_error() : error("numbers that were recorded on two tapes met in one operation: a computation has one tape") {}
};

/// With other inputs the computation would have taken another branch: what was recorded says nothing of it.
class OUTLAY_VISIBLE replay_diverged_error final : public error {
public:
    replay_diverged_error(std::string_view line, std::string_view was, std::string_view is)
        : error("\"" + std::string(line.substr(0, 120)) + "\" was " + std::string(was) + " where it was recorded and is " + std::string(is) +
                " now, and what is computed depends on it: run the model with these drivers instead"),
          line_(line), was_(was), is_(is) {}
    /// The name of what changed: a line and its period, an input, or what the tape knows it by.
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    [[nodiscard]] const std::string& was() const noexcept { return was_; }
    [[nodiscard]] const std::string& is() const noexcept { return is_; }

private:
    std::string line_, was_, is_;
};

/// What a node does with its operands.
enum class tape_op : std::uint8_t {
    input,     ///< a driver; `left` is its place among the inputs
    constant,  ///< a number that met a recorded one
    fixed,     ///< a figure of fixed data; `left` and `right` are what the caller said: a list, and the place in it
    add, subtract, multiply, divide, negate,
    lesser, greater,
    exp, log, power, square_root, exp_less_1, log_of_1_more,
    whole_power,  ///< left ^ whole
};

/// One node; its operands stand before it.
struct tape_node {
    double value = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::int32_t whole = 0;
    tape_op op = tape_op::constant;
    std::uint8_t asked = 0;  ///< whether it has a guard

    [[nodiscard]] constexpr bool is_leaf() const noexcept { return op <= tape_op::fixed; }
    [[nodiscard]] constexpr bool has_right() const noexcept {
        return (op >= tape_op::add && op <= tape_op::divide) || op == tape_op::lesser || op == tape_op::greater || op == tape_op::power;
    }
};

/// What the computation asked of a node: with another answer it might have gone another way.
struct tape_guard {
    std::uint32_t node = 0;
    bool of_value = false;  ///< not of the sign only: the value itself left the tape
};

namespace detail {

/// base^n as outlay::pow of a double.
inline double whole_power_of(double base, std::int32_t n) {
    const double size = power_by_squaring(base, magnitude(std::int64_t{n}));
    return n < 0 ? 1.0 / size : size;
}
inline const char* sign_text(double x) { return x < 0 ? "negative" : x > 0 ? "positive" : x == 0 ? "zero" : "not a number"; }

OUTLAY_ALWAYS_INLINE double value_on_tape(const tape_node& node, const double* values) {
    if (node.is_leaf()) return node.value;
    const double a = values[node.left];
    switch (node.op) {
        case tape_op::add: return a + values[node.right];
        case tape_op::subtract: return a - values[node.right];
        case tape_op::multiply: return a * values[node.right];
        case tape_op::divide: return a / values[node.right];
        case tape_op::negate: return -a;
        case tape_op::lesser: return real_traits<double>::min(a, values[node.right]);
        case tape_op::greater: return real_traits<double>::max(a, values[node.right]);
        case tape_op::exp: return std::exp(a);
        case tape_op::log: return std::log(a);
        case tape_op::power: return std::pow(a, values[node.right]);
        case tape_op::square_root: return std::sqrt(a);
        case tape_op::exp_less_1: return std::expm1(a);
        case tape_op::log_of_1_more: return std::log1p(a);
        case tape_op::whole_power: return whole_power_of(a, node.whole);
        case tape_op::input:
        case tape_op::constant:
        case tape_op::fixed: break;
    }
    return node.value;
}

/// The derivative of node `of` to every node before it, backwards; at(i) is the value of node i.
template <class At>
std::vector<double> swept(std::span<const tape_node> nodes, std::uint32_t of, const At& at) {
    std::vector<double> slope(nodes.size());
    slope[of] = 1;
    for (std::size_t i = std::size_t{of} + 1; i-- > 0;) {
        const double s = slope[i];
        if (s == 0) continue;
        const tape_node& n = nodes[i];
        double* const to = slope.data();
        switch (n.op) {
            case tape_op::input:
            case tape_op::constant:
            case tape_op::fixed: break;
            case tape_op::add: to[n.left] += s, to[n.right] += s; break;
            case tape_op::subtract: to[n.left] += s, to[n.right] -= s; break;
            case tape_op::multiply: {
                const double a = at(n.left), b = at(n.right);
                to[n.left] += s * b;
                to[n.right] += s * a;
                break;
            }
            case tape_op::divide: {
                const double b = at(n.right);
                to[n.left] += s / b;
                to[n.right] -= s * at(i) / b;
                break;
            }
            case tape_op::negate: to[n.left] -= s; break;
            case tape_op::lesser: to[at(n.right) < at(n.left) ? n.right : n.left] += s; break;
            case tape_op::greater: to[at(n.left) < at(n.right) ? n.right : n.left] += s; break;
            case tape_op::exp: to[n.left] += s * at(i); break;
            case tape_op::log: to[n.left] += s / at(n.left); break;
            case tape_op::square_root: to[n.left] += s / (2 * at(i)); break;
            case tape_op::exp_less_1: to[n.left] += s * std::exp(at(n.left)); break;
            case tape_op::log_of_1_more: to[n.left] += s / (1 + at(n.left)); break;
            case tape_op::power: {
                const double x = at(n.left), y = at(n.right);
                to[n.left] += s * (y * std::pow(x, y - 1));
                if (nodes[n.right].op != tape_op::constant) to[n.right] += s * (at(i) * std::log(x));
                break;
            }
            case tape_op::whole_power:
                if (n.whole != 0) to[n.left] += s * (n.whole * detail::whole_power_of(at(n.left), n.whole - 1));
                break;
        }
    }
    return slope;
}

}  // namespace detail

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
