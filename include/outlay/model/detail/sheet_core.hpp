// SPDX-License-Identifier: BSL-1.0
#pragma once
// The memory of a sheet and the layout of its lines: recorded in the first run, compared in later ones.
//
//   line_type, line_type_of<...>    kind, unit and frequency of a line, known by its address
//   line_record                     what is known of a line after the first run
//   sheet_core<R>                   open a line; constants and lists of fixed data, converted once
//
// The measured path is open(): two comparisons and an increment a line. All else is in functions that are not inlined.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <outlay/model/amount.hpp>
#include <outlay/model/detail/years.hpp>
#include <outlay/model/detail/nodes.hpp>
#include <outlay/model/line_name.hpp>
#include <outlay/model/row.hpp>
#include <outlay/model/sheet_errors.hpp>
#include <outlay/number/exact_ratio.hpp>

namespace outlay::inline v0::detail {

/// What a line holds, one object a combination.
struct line_type {
    std::string_view kind;
    std::string_view frequency;
    std::string (*unit)();
    bool windowed;
    std::int64_t counts_in_one = 1;  // of its unit

    [[nodiscard]] std::string text() const {
        const std::string of = unit();
        return std::string(kind) + " of " + (of.empty() ? "numbers" : of) + " by " + std::string(frequency);
    }
};
template <class Kind>
inline constexpr std::string_view kind_name = std::same_as<Kind, flow> ? "flow" : std::same_as<Kind, balance> ? "balance" : "level";
template <class T, class Kind, class Freq, bool Windowed>
inline constexpr line_type line_type_of{kind_name<Kind>, Freq::name, [] { return std::string(row_amount<T>::unit()); }, Windowed,
                                              counts_in_one<T>};
inline constexpr line_type section_type{"section", {}, [] { return std::string(); }, false, 1};

/// A line in a total, with its sign.
struct signed_line {
    std::uint32_t line;
    int sign;
};
struct line_record {
    std::string section;
    std::string name;
    const line_type* type;
    span_of_periods window;
    span_of_periods support;
    std::vector<signed_line> terms;  ///< of a total
    std::vector<signed_line> rolls;  ///< the flows that a balance changes by, where the model says so
    std::uint32_t published = 0;     ///< the cells of so many first periods are published ones
    bool accumulates = false;        ///< it adds up, or compounds, from an opening of its own
};

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

template <class R>
struct sheet_core {
    struct slot {
        const char* literal;
        const line_type* type;
        R* cells;
    };

    // Hot: the slot of the next line, or null at the end and in the first run.
    slot* next = nullptr;
    slot* last = nullptr;
    bool recording = true;
    bool complete = false;
    std::size_t periods;
    std::size_t open_lines = 0;
    years_of_periods years;  ///< how the periods fall into years
    [[no_unique_address]] number_memory<R> memory;

    // An odd number of cache lines from row to row, or the rows of long timelines would fall on the same few places of a cache.
    explicit sheet_core(std::size_t n, const years_of_periods& by_year) : periods(n), years(by_year), stride_(((n + 3 + 7) / 8 | 1) * 8) {}
    sheet_core(const sheet_core&) = delete;
    sheet_core& operator=(const sheet_core&) = delete;

    /// The cells of the next line, which must be this one.
    OUTLAY_ALWAYS_INLINE R* open(const line_name& name, const line_type& type) {
        if (next != last) [[likely]] {
            slot& s = *next;
            if (s.literal == name.literal() && s.type == &type && s.literal != nullptr) [[likely]] {
                ++next;
                return s.cells;
            }
        }
        return open_other(name, type);
    }
    /// The place of the line that was opened last.
    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::uint32_t opened() const { return static_cast<std::uint32_t>(next - slots_.data() - 1); }

    void begin() {
        if (recording) forget();
        else rewind();
        complete = false;
        open_lines = 0;
    }
    OUTLAY_ALWAYS_INLINE void end() {
        if (open_lines != 0 || next != last || number_ != numbers_.size() || list_ != lists_.size() || recording) [[unlikely]] end_other();
        complete = true;
    }

    [[nodiscard]] span_of_periods support_of(std::uint32_t line) const { return records_[line].support; }
    [[nodiscard]] const std::vector<line_record>& records() const { return records_; }
    [[nodiscard]] line_record& record(std::uint32_t line) { return records_[line]; }
    [[nodiscard]] const R* cells(std::size_t line) const { return slots_[line].cells; }

    /// A constant of fixed data, converted in the first run.
    [[nodiscard]] OUTLAY_ALWAYS_INLINE const R& number(const exact_ratio& x) {
        if (number_ < numbers_.size()) [[likely]]
            if (numbers_[number_].first == x) [[likely]] return numbers_[number_++].second;
        return number_other(x);
    }
    /// A list of numbers that f makes in the first run.
    template <class F>
    [[nodiscard]] std::span<R> list(const F& f) {
        if (list_ == lists_.size()) [[unlikely]] {
            if (!recording) throw_layout("the end of its lists", "another list of fixed data");
            add_list(f);
        }
        return std::span<R>(*lists_[list_++]);
    }

    OUTLAY_OUT_OF_LINE void open_section(const line_name& name) { section_ = name.text(); }
    OUTLAY_OUT_OF_LINE void reopen_section(std::uint32_t line) { section_ = records_[line].section; }

    /// The leaves of an expression are rows of this sheet.
    template <class Node>
    OUTLAY_OUT_OF_LINE void check_rows(const Node& node) const {
        auto check = [this](const auto& l) {
            if (l.owner != this) throw foreign_row_error(records_.back().name);
        };
        node.each_leaf(check);
    }
    /// What the first run notes of a line that an expression was written to.
    template <class Node>
    OUTLAY_OUT_OF_LINE void note(const Node& node, std::size_t n) {
        check_rows(node);
        line_record& r = records_.back();
        r.window = node.window(n);
        r.support = node.support(n);
        r.accumulates = requires { Node::accumulates; };
    }
    template <class Node>
    OUTLAY_OUT_OF_LINE void note_terms(std::vector<signed_line> line_record::*which, std::uint32_t of, const Node& node) {
        std::vector<signed_line> terms;
        auto add = [&terms](const auto& l, int sign) { terms.push_back({l.line, sign}); };
        node.lines(add, 1);
        records_[of].*which = std::move(terms);
    }

    [[noreturn]] OUTLAY_OUT_OF_LINE void throw_layout(std::string_view was, std::string_view is) const {
        throw layout_changed_error(static_cast<std::size_t>(next - slots_.data()), was, is);
    }
    [[noreturn]] OUTLAY_OUT_OF_LINE void throw_open(std::uint32_t line, std::size_t written) const {
        throw cell_not_written_error(records_[line].name, written, periods);
    }

private:
    OUTLAY_OUT_OF_LINE R* open_other(const line_name& name, const line_type& type) {
        if (recording) return add(name, type);
        if (next == last) throw_layout("the end of the model", described(name.text(), type));
        const line_record& r = records_[static_cast<std::size_t>(next - slots_.data())];
        if (next->type != &type || !name.reads(r.name)) throw_layout(described(r.name, *r.type), described(name.text(), type));
        return (next++)->cells;
    }
    static std::string described(const std::string& name, const line_type& type) {
        if (&type == &section_type) return "the section \"" + shortened(name) + "\"";
        return "\"" + shortened(name) + "\", a " + type.text();
    }

    OUTLAY_OUT_OF_LINE R* add(const line_name& name, const line_type& type) {
        const bool is_section = &type == &section_type;
        std::string text = name.text();
        if (!is_section)
            for (const line_record& r : records_)
                if (r.type != &section_type && r.name == text && r.section == section_) throw repeated_line_error(section_, text);
        records_.push_back({section_, std::move(text), &type, all_of(periods), all_of(periods), {}, {}, 0, false});
        R* const cells = is_section ? nullptr : room();
        slots_.push_back({name.literal(), &type, cells});
        next = last = slots_.data() + slots_.size();
        return cells;
    }
    /// A line's cells: one before the first for what looks back, and some after the last for what goes by twos.
    R* room() {
        if (left_ == 0) {
            left_ = 32;
            blocks_.push_back(std::make_unique<R[]>(left_ * stride_ + 8));
            free_ = blocks_.back().get();
            // One cell before the first, so that the first of double is where a pair is aligned.
            free_ += 8 - 1;
        }
        --left_;
        R* const cells = free_ + 1;
        free_ += stride_;
        return cells;
    }
    OUTLAY_OUT_OF_LINE const R& number_other(const exact_ratio& x) {
        if (!recording) throw_layout("a constant of another value", "the constant " + to_string(x));
        numbers_.emplace_back(x, to_real<R>(x));
        return numbers_[number_++].second;
    }
    template <class F>
    OUTLAY_OUT_OF_LINE void add_list(const F& f) {
        const auto exact = f();
        auto made = std::make_unique<std::vector<R>>();
        made->reserve(exact.size());
        const std::uint32_t which = memory.begin_list(opened());
        for (const auto& x : exact) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(x)>, R>) made->push_back(x);
            else made->push_back(memory.fixed(exact_ratio(x), which, made->size()));
        }
        lists_.push_back(std::move(made));
    }
    OUTLAY_OUT_OF_LINE void end_other() {
        if (open_lines != 0)
            for (std::uint32_t i = 0; i < records_.size(); ++i)
                if (records_[i].window == span_of_periods{1, 0}) throw_open(i, 0);
        if (open_lines != 0) throw cell_not_written_error("an open line", 0, periods);
        if (next != last) {
            const line_record& r = records_[static_cast<std::size_t>(next - slots_.data())];
            throw_layout(described(r.name, *r.type), "the end of the model");
        }
        if (number_ != numbers_.size() || list_ != lists_.size()) throw_layout("a constant or a list of fixed data", "the end of the model");
        recording = false;
    }
    void rewind() {
        next = slots_.data();
        last = next + slots_.size();
        number_ = 0;
        list_ = 0;
    }
    void forget() {
        records_.clear();
        slots_.clear();
        blocks_.clear();
        numbers_.clear();
        lists_.clear();
        section_.clear();
        left_ = 0;
        rewind();
    }

    std::size_t stride_;
    std::size_t number_ = 0;
    std::size_t list_ = 0;
    std::vector<slot> slots_;
    std::vector<std::pair<exact_ratio, R>> numbers_;
    std::vector<std::unique_ptr<std::vector<R>>> lists_;
    std::vector<line_record> records_;
    std::vector<std::unique_ptr<R[]>> blocks_;
    R* free_ = nullptr;
    std::size_t left_ = 0;
    std::string section_;
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
