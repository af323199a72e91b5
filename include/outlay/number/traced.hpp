// SPDX-License-Identifier: BSL-1.0
#pragma once
// A number that remembers how it was computed: every operation on it is a node of a tape that the caller owns.
//
//   tape                    nodes, inputs, guards, names; owned by the caller, outlives its numbers
//     input(value, name)    a driver: what is computed from it is recorded
//     replay(inputs)        the value of every node with other inputs
//     slopes(of)            the derivative of one node to every node, in one sweep
//   traced                  a double with its place on a tape, or a constant on none
//   named(x, "dearer")      a name for a node; of any other number the number itself (number/real.hpp)
//
//     tape t;
//     const traced rate = t.input(0.079, "rate");
//     const traced worth = traced(118) / (1 + rate);
//     t.slopes(worth)[rate.node()];            // -101.35
//     t.replay(std::vector{0.09})[worth.node()];  // 118 / 1.09, bit for bit
//
// Included by name: a number for explanations, not for sums. Next to read: number/tape_node.hpp, what a node is.

#include <bit>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>
#include <outlay/number/tape_node.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

class traced;

/// What was computed, operation by operation. Equal operations on equal operands are one node.
///
///     cost     24 bytes a node and 8 to find it again; about 20 ns an operation, 3 ns a node for replay and for a sweep
class tape {
public:
    // Room that is not touched costs nothing; room that grows is copied.
    tape() { nodes_.reserve(std::size_t{1} << 15); }
    tape(const tape&) = delete;
    tape& operator=(const tape&) = delete;

    /// A driver. Its name is for words; two inputs may share one.
    [[nodiscard]] traced input(double value, std::string_view name);
    /// A figure of fixed data, known by a list and a place in it; the same again is the same node.
    [[nodiscard]] traced fixed(double value, std::uint32_t list, std::uint32_t place);
    /// The node of a number: a constant is entered.
    ///
    ///     throws   tape_mismatch_error   it is recorded on another tape
    [[nodiscard]] std::uint32_t node_of(const traced& x);

    [[nodiscard]] std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] const tape_node& operator[](std::size_t node) const { return nodes_[node]; }
    [[nodiscard]] std::span<const tape_node> nodes() const noexcept { return nodes_; }
    /// The nodes of the inputs, in their order, and their names.
    [[nodiscard]] std::span<const std::uint32_t> inputs() const noexcept { return inputs_; }
    [[nodiscard]] const std::string& input_name(std::size_t place) const { return input_names_[place]; }
    [[nodiscard]] std::span<const tape_guard> guards() const noexcept { return guards_; }
    /// The exact value of a constant, where it has one that fits two words.
    [[nodiscard]] const exact_ratio* exact(std::uint32_t node) const {
        const tape_node& n = nodes_[node];
        return n.op == tape_op::constant && n.whole > 0 ? &exact_[static_cast<std::size_t>(n.whole - 1)] : nullptr;
    }
    /// What the model calls a node; empty where it does not.
    [[nodiscard]] std::string_view name(std::uint32_t node) const {
        const auto found = names_.find(node);
        return found == names_.end() ? std::string_view{} : std::string_view(found->second);
    }

    /// The value of every node with other inputs, in the order of inputs().
    ///
    ///     throws   numeric_domain_error    another number of inputs
    ///              replay_diverged_error   a sign that the computation asked for is another, or a value that left the tape
    [[nodiscard]] std::vector<double> replay(std::span<const double> inputs) const {
        std::vector<double> values(nodes_.size());
        replay_into(inputs, values);
        if (const tape_guard* g = diverged(values)) {
            std::string_view known = nodes_[g->node].op == tape_op::input ? std::string_view(input_names_[nodes_[g->node].left]) : name(g->node);
            throw_diverged(*g, values, known.empty() ? "node " + std::to_string(g->node) : std::string(known));
        }
        return values;
    }
    /// The same into room that the caller has, one double a node; guards are not looked at.
    void replay_into(std::span<const double> inputs, std::span<double> values) const {
        if (inputs.size() != inputs_.size())
            throw numeric_domain_error("the number of inputs of a replay", std::to_string(inputs.size()), std::to_string(inputs_.size()));
        double* const out = values.data();
        for (std::size_t i = 0; i < nodes_.size(); ++i)
            out[i] = nodes_[i].op == tape_op::input ? inputs[nodes_[i].left] : detail::value_on_tape(nodes_[i], out);
    }
    /// The first guard that does not hold of these values, or null.
    [[nodiscard]] const tape_guard* diverged(std::span<const double> values) const {
        for (const tape_guard& g : guards_) {
            const double was = nodes_[g.node].value, is = values[g.node];
            const bool holds = g.of_value ? std::bit_cast<std::uint64_t>(was) == std::bit_cast<std::uint64_t>(is)
                                          : (was < 0) == (is < 0) && (was > 0) == (is > 0) && (was == is || was != 0) && (is == is);
            if (!holds) return &g;
        }
        return nullptr;
    }
    [[noreturn]] void throw_diverged(const tape_guard& g, std::span<const double> values, std::string_view line) const {
        const double was = nodes_[g.node].value, is = values[g.node];
        if (g.of_value) throw replay_diverged_error(line, detail::number_text(was), detail::number_text(is));
        throw replay_diverged_error(line, detail::sign_text(was), detail::sign_text(is));
    }

    /// The derivative of one node to every node, by one sweep backwards: at the recorded values, or at those of a replay.
    ///
    ///     of min and max the side that was taken, the first where both are equal: as dual does
    [[nodiscard]] std::vector<double> slopes(const traced& of) const;
    [[nodiscard]] std::vector<double> slopes(std::uint32_t of, std::span<const double> values) const {
        return detail::swept(nodes_, of, [&](std::size_t i) { return values[i]; });
    }

private:
    friend class traced;
    friend struct real_traits<traced>;

    OUTLAY_ALWAYS_INLINE std::uint32_t node(tape_op op, std::uint32_t left, std::uint32_t right, double value, std::int32_t whole = 0) {
        if (nodes_.size() * 2 >= places_) [[unlikely]] grow();
        const std::size_t mask = places_ - 1;
        std::size_t place = hashed(op, left, right);
        for (; table_[place] != 0; place = (place + 1) & mask) {
            const std::uint32_t found = table_[place] - 1;
            const tape_node& n = nodes_[found];
            // A constant is known by the bits of its value, which are its operands; `whole` says only where its ratio is.
            if (n.left == left && n.right == right && n.op == op && (n.whole == whole || op == tape_op::constant)) return found;
        }
        const auto id = static_cast<std::uint32_t>(nodes_.size());
        table_[place] = id + 1;
        nodes_.push_back({value, left, right, whole, op, 0});
        return id;
    }
    // The highest bits of a product: they depend on all bits of its factors, the lowest only on the lowest.
    [[nodiscard]] std::size_t hashed(tape_op op, std::uint32_t left, std::uint32_t right) const {
        const std::uint64_t both = std::uint64_t{left} << 32 | right;
        return static_cast<std::uint32_t>((both ^ static_cast<std::uint64_t>(op) << 25) * 0x9e3779b97f4a7c15u >> 32) >> shift_;
    }
    OUTLAY_OUT_OF_LINE void grow() {
        if (nodes_.size() >= std::numeric_limits<std::uint32_t>::max() / 2) throw numeric_overflow_error("a tape holds 2,147,483,647 nodes");
        places_ = places_ == 0 ? 8192 : places_ * 4;
        shift_ = 32 - std::countr_zero(places_);
        table_ = std::make_unique<std::uint32_t[]>(places_);
        for (std::size_t i = 0; i < nodes_.size(); ++i) {
            std::size_t place = hashed(nodes_[i].op, nodes_[i].left, nodes_[i].right);
            while (table_[place] != 0) place = (place + 1) & (places_ - 1);
            table_[place] = static_cast<std::uint32_t>(i) + 1;
        }
    }
    std::uint32_t constant(double value, std::int64_t numerator, std::int64_t denominator) {
        const auto bits = std::bit_cast<std::uint64_t>(value);
        const std::uint32_t id = node(tape_op::constant, static_cast<std::uint32_t>(bits >> 32), static_cast<std::uint32_t>(bits), value);
        if (denominator != 0 && nodes_[id].whole == 0) {
            exact_.emplace_back(numerator, denominator);
            nodes_[id].whole = static_cast<std::int32_t>(exact_.size());
        }
        return id;
    }
    void ask(std::uint32_t id, bool of_value) {
        const std::uint8_t flag = of_value ? 2 : 1;
        if ((nodes_[id].asked & flag) != 0) return;
        nodes_[id].asked = static_cast<std::uint8_t>(nodes_[id].asked | flag);
        guards_.push_back({id, of_value});
    }

    std::vector<tape_node> nodes_;
    std::unique_ptr<std::uint32_t[]> table_;
    std::size_t places_ = 0;
    int shift_ = 0;
    std::vector<std::uint32_t> inputs_;
    std::vector<std::string> input_names_;
    std::vector<exact_ratio> exact_;
    std::vector<tape_guard> guards_;
    std::unordered_map<std::uint32_t, std::string> names_;
};

/// A double that is on a tape, or a constant that is on none. A constant stays an exact ratio as long as the nearest double of the
/// ratio is what the same operations on doubles give: R(1) / R(12) is 1/12.
///
///     throws   tape_mismatch_error   numbers of two tapes meet
class traced {
public:
    traced() noexcept : number_{.numerator = 0} {}
    template <std::same_as<int> Int>
    traced(Int x) noexcept : value_(x), number_{.numerator = x} {}
    /// A constant; exact where the double is a whole number below 2^53.
    explicit traced(double x) noexcept : value_(x), number_{.numerator = 0}, place_(0) {
        if (x == std::floor(x) && std::abs(x) < 0x1p53 && !(x == 0 && std::signbit(x))) {
            number_.numerator = static_cast<std::int64_t>(x);
            place_ = 1;
        }
    }

    [[nodiscard]] double value() const noexcept { return value_; }
    /// Whether it depends on a driver; a constant does not.
    [[nodiscard]] bool recorded() const noexcept { return place_ < 0; }
    /// Its node on its tape.
    [[nodiscard]] std::uint32_t node() const noexcept { return static_cast<std::uint32_t>(~place_); }
    [[nodiscard]] const tape* on() const noexcept { return recorded() ? number_.on : nullptr; }

    friend traced operator+(const traced& a, const traced& b) { return joined(tape_op::add, a, b, a.value_ + b.value_); }
    friend traced operator-(const traced& a, const traced& b) { return joined(tape_op::subtract, a, b, a.value_ - b.value_); }
    friend traced operator*(const traced& a, const traced& b) { return joined(tape_op::multiply, a, b, a.value_ * b.value_); }
    friend traced operator/(const traced& a, const traced& b) { return joined(tape_op::divide, a, b, a.value_ / b.value_); }
    friend traced operator-(const traced& a) {
        if (a.recorded()) return a.alone(tape_op::negate, -a.value_);
        if (a.place_ == 0 || a.number_.numerator == 0) return plain(-a.value_);
        traced r = a;
        r.value_ = -a.value_;
        r.number_.numerator = -a.number_.numerator;
        return r;
    }
    traced& operator+=(const traced& b) { return *this = *this + b; }
    traced& operator-=(const traced& b) { return *this = *this - b; }
    traced& operator*=(const traced& b) { return *this = *this * b; }
    traced& operator/=(const traced& b) { return *this = *this / b; }

private:
    friend class tape;
    friend struct real_traits<traced>;

    traced(tape* on, std::uint32_t id, double value) noexcept : value_(value), number_{.on = on}, place_(~static_cast<std::int64_t>(id)) {}

    static traced plain(double x) {
        traced r;
        r.value_ = x;
        r.place_ = 0;
        return r;
    }
    OUTLAY_ALWAYS_INLINE static traced joined(tape_op op, const traced& a, const traced& b, double value) {
        if (a.recorded()) [[likely]] {
            tape* const on = a.number_.on;
            if (b.recorded()) [[likely]] {
                if (b.number_.on != on) [[unlikely]] throw tape_mismatch_error();
                return {on, on->node(op, a.node(), b.node(), value), value};
            }
            return {on, on->node(op, a.node(), b.entered(*on), value), value};
        }
        if (b.recorded()) {
            tape* const on = b.number_.on;
            return {on, on->node(op, a.entered(*on), b.node(), value), value};
        }
        return of_constants(op, a, b, value);
    }
    [[nodiscard]] traced alone(tape_op op, double value, std::int32_t whole = 0) const {
        return {number_.on, number_.on->node(op, node(), static_cast<std::uint32_t>(whole), value, whole), value};
    }
    [[nodiscard]] std::uint32_t entered(tape& on) const { return on.constant(value_, number_.numerator, place_); }
    [[nodiscard]] exact_ratio exact() const { return exact_ratio(number_.numerator, place_); }
    OUTLAY_OUT_OF_LINE static traced of_constants(tape_op op, const traced& a, const traced& b, double value) {
        if (a.place_ == 0 || b.place_ == 0 || (op == tape_op::divide && b.number_.numerator == 0)) return plain(value);
        const exact_ratio x = a.exact(), y = b.exact();  // terms of 63 bits: no result overflows 127
        return kept(op == tape_op::add ? x + y : op == tape_op::subtract ? x - y : op == tape_op::multiply ? x * y : x / y, value);
    }
    /// A ratio, where it says what the double says and fits.
    static traced kept(const exact_ratio& q, double value) {
        constexpr auto most = int128{std::numeric_limits<std::int64_t>::max()};
        if (std::bit_cast<std::uint64_t>(nearest_double(q)) != std::bit_cast<std::uint64_t>(value) || q.denominator() > most ||
            q.numerator() > most || q.numerator() < -most)
            return plain(value);
        traced r;
        r.value_ = value;
        r.number_.numerator = static_cast<std::int64_t>(q.numerator());
        r.place_ = static_cast<std::int64_t>(q.denominator());
        return r;
    }

    double value_ = 0;
    union {
        tape* on;
        std::int64_t numerator;
    } number_;
    std::int64_t place_ = 1;  // above 0 the denominator of an exact constant, 0 of one that is only a double, below 0 the node's complement
};

inline traced tape::input(double value, std::string_view name) {
    const auto place = static_cast<std::uint32_t>(inputs_.size());
    inputs_.push_back(node(tape_op::input, place, 0, value));
    input_names_.emplace_back(name);
    return {this, inputs_.back(), value};
}
inline traced tape::fixed(double value, std::uint32_t list, std::uint32_t place) {
    return {this, node(tape_op::fixed, list, place, value), value};
}
inline std::uint32_t tape::node_of(const traced& x) {
    if (!x.recorded()) return x.entered(*this);
    if (x.on() != this) throw tape_mismatch_error();
    return x.node();
}
inline std::vector<double> tape::slopes(const traced& of) const {
    if (!of.recorded()) return std::vector<double>(nodes_.size());
    if (of.on() != this) throw tape_mismatch_error();
    return detail::swept(nodes_, of.node(), [this](std::size_t i) { return nodes_[i].value; });
}

template <>
struct real_traits<traced> {
    using computes_as_double = double;
    /// What a sheet of a model remembers: its fixed data enter the tape as figures of their own, by list and place.
    struct memory {
        tape* on = nullptr;
        std::vector<std::uint32_t> list_lines;  ///< which line each list of a rule was made for

        static constexpr std::uint32_t list_of_a_rule = 0x80000000u;
        [[nodiscard]] traced fixed(const exact_ratio& x, std::uint32_t list, std::size_t place) const {
            return on == nullptr ? from_ratio(x) : on->fixed(nearest_double(x), list, static_cast<std::uint32_t>(place));
        }
        [[nodiscard]] std::uint32_t begin_list(std::uint32_t line) {
            list_lines.push_back(line);
            return list_of_a_rule | static_cast<std::uint32_t>(list_lines.size() - 1);
        }
    };
    static traced from_ratio(const exact_ratio& q) { return traced::kept(q, nearest_double(q)); }
    /// The value leaves the tape: a replay in which it is another is refused.
    static double to_double(const traced& x) {
        if (x.recorded()) x.number_.on->ask(x.node(), true);
        return x.value();
    }
    static known_sign sign_of(const traced& x) {
        if (x.recorded()) x.number_.on->ask(x.node(), false);
        return detail::sign_by_comparison(x.value());
    }
    static traced min(const traced& a, const traced& b) {
        if (!a.recorded() && !b.recorded()) return b.value() < a.value() ? b : a;
        return traced::joined(tape_op::lesser, a, b, real_traits<double>::min(a.value(), b.value()));
    }
    static traced max(const traced& a, const traced& b) {
        if (!a.recorded() && !b.recorded()) return a.value() < b.value() ? b : a;
        return traced::joined(tape_op::greater, a, b, real_traits<double>::max(a.value(), b.value()));
    }
    static traced exp(const traced& x) { return of_one(tape_op::exp, x, std::exp(x.value())); }
    static traced log(const traced& x) { return of_one(tape_op::log, x, std::log(x.value())); }
    static traced sqrt(const traced& x) { return of_one(tape_op::square_root, x, std::sqrt(x.value())); }
    static traced expm1(const traced& x) { return of_one(tape_op::exp_less_1, x, std::expm1(x.value())); }
    static traced log1p(const traced& x) { return of_one(tape_op::log_of_1_more, x, std::log1p(x.value())); }
    static traced pow(const traced& x, const traced& y) {
        const double value = std::pow(x.value(), y.value());
        if (!x.recorded() && !y.recorded()) return traced::plain(value);
        return traced::joined(tape_op::power, x, y, value);
    }
    static traced whole_power(const traced& x, int n) {
        const double value = detail::whole_power_of(x.value(), n);
        return x.recorded() ? x.alone(tape_op::whole_power, value, n) : traced::plain(value);
    }
    static traced named(const traced& x, std::string_view label) {
        if (x.recorded()) x.number_.on->names_.try_emplace(x.node(), label);
        return x;
    }

private:
    static traced of_one(tape_op op, const traced& x, double value) { return x.recorded() ? x.alone(op, value) : traced::plain(value); }
};

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
