// SPDX-License-Identifier: BSL-1.0
#pragma once
// A sheet's lines on one number.
//
//   sheet_core<R>    a line_layout with cells of R: open a line; constants and lists of fixed data, converted once
//   fill             writes an expression into its cells
//
// What does not depend on the number is in line_layout.hpp.

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <type_traits>

#include <outlay/model/detail/line_layout.hpp>
#include <outlay/model/detail/nodes.hpp>
#include <outlay/model/line_name.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/number/real.hpp>

namespace outlay::inline v0::detail {

/// What a sheet remembers of its fixed data beside their cells: nothing.
template <class R>
struct number_memory {
    OUTLAY_ALWAYS_INLINE static R fixed(const exact_ratio& x, std::uint32_t, std::size_t) { return to_real<R>(x); }
    static std::uint32_t begin_list(std::uint32_t) { return 0; }
};
/// On a number that remembers how it was computed, where each came from (number/traced.hpp).
template <class R>
    requires requires { typename real_traits<R>::memory; }
struct number_memory<R> : real_traits<R>::memory {};

/// A layout whose cells are of the number R.
template <class R>
class sheet_core final : public line_layout {
public:
    sheet_core(std::size_t n, const years_of_periods& by_year) : line_layout(n, by_year) {}
    ~sheet_core() { release(); }

    /// The cells of the next line, which must be this one.
    OUTLAY_ALWAYS_INLINE R* open(const line_name& name, const line_type& type) { return static_cast<R*>(open_line(name, type)); }
    [[nodiscard]] const R* cells(std::size_t line) const { return static_cast<const R*>(cells_of(line)); }
    /// A constant of fixed data, converted in the first run.
    [[nodiscard]] OUTLAY_ALWAYS_INLINE const R& number(const exact_ratio& x) { return *static_cast<const R*>(constant_of(x)); }
    /// The numbers that f lists in the first run, exact or on R.
    template <class F>
    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::span<R> list(const F& f) {
        if (!has_next_list()) [[unlikely]] make_list(f);
        const fixed_list& made = next_list();
        return {static_cast<R*>(made.first), made.size};
    }

    [[no_unique_address]] number_memory<R> memory;

private:
    struct block {
        R* cells;
        block* before;
    };
    template <class F>
    OUTLAY_OUT_OF_LINE void make_list(const F& f) {
        if (!recording) throw_layout("the end of its lists", "another list of fixed data");
        const auto given = f();
        R* const first = numbers_of(given.size());
        [[maybe_unused]] const std::uint32_t which = memory.begin_list(opened());
        for (std::size_t i = 0; i < given.size(); ++i) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(given[i])>, R>) first[i] = given[i];
            else first[i] = memory.fixed(given[i], which, i);
        }
        add_list(first, given.size());
    }
    R* numbers_of(std::size_t n) {
        auto made = std::make_unique<block>();
        made->cells = new R[n]();
        made->before = blocks_;
        blocks_ = made.release();
        return blocks_->cells;
    }
    void* numbers(std::size_t n) override { return numbers_of(n); }
    void* after(void* cells, std::size_t n) const override { return static_cast<R*>(cells) + n; }
    void convert(const exact_ratio& x, void* cells, std::size_t t, std::uint32_t line) const override {
        static_cast<R*>(cells)[t] = memory.fixed(x, line, t);
    }
    void convert(const exact_ratio& x, void* to) const override { *static_cast<R*>(to) = to_real<R>(x); }
    void release() noexcept override {
        while (blocks_ != nullptr) {
            block* const before = blocks_->before;
            delete[] blocks_->cells;
            delete blocks_;
            blocks_ = before;
        }
    }

    block* blocks_ = nullptr;
};

/// Writes an expression into its cells, in one pass. The copy has no other name, so the compiler keeps it in registers.
template <class R, class Node>
OUTLAY_ALWAYS_INLINE void fill(Node node, R* __restrict out, const span_of_periods& where) {
    std::size_t t = where.from;
    const std::size_t until = where.until;
    if constexpr (Node::looks_back)
        for (const std::size_t alone = node.lookback(); t < until && t < alone; ++t) out[t] = node.template at<R>(t);
    if constexpr (std::same_as<R, double>) {
        for (; t < until; t += 2) node.template at<two_periods>(t).store(out + t);
    } else {
        for (; t < until; ++t) out[t] = node.template at<R>(t);
    }
}

}  // namespace outlay::inline v0::detail
