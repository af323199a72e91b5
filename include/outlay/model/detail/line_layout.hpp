// SPDX-License-Identifier: BSL-1.0
#pragma once
// The layout of a sheet's lines and its fixed data, whatever the number: recorded in the first run, compared in later ones.
//
//   line_type, line_type_of<...>    kind, unit and frequency of a line, known by its address
//   line_record                     what is known of a line after the first run
//   line_layout                    lines, constants and lists of fixed data; the cells are of a number that sheet_core knows
//
// The measured path is open_line(): two comparisons and an increment a line. All else is in functions that are not inlined, once
// for all numbers that a model is run on.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
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
        return joined_text({kind, " of ", of.empty() ? "numbers" : of, " by ", frequency});
    }
};
template <class Kind>
inline constexpr std::string_view kind_name = std::same_as<Kind, flow> ? "flow" : std::same_as<Kind, balance> ? "balance" : "level";
template <class T, class Kind, class Freq, bool Windowed>
inline constexpr line_type line_type_of{kind_name<Kind>, Freq::name, [] { return std::string(row_amount<T>::unit()); }, Windowed,
                                              counts_in_one<T>};
inline constexpr line_type section_type{"section", {}, [] { return std::string(); }, false, 1};

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

/// What a line of an expression is noted as in the first run.
enum class noted { line, total, rolls };

/// The layout of a sheet and its fixed data, whatever the number: the cells are of one that sheet_core knows.
class line_layout {
public:
    struct slot {
        const char* literal;
        const line_type* type;
        void* cells;
    };

    // Hot: the slot of the next line, or null at the end and in the first run.
    slot* next = nullptr;
    slot* last = nullptr;
    bool recording = true;
    bool complete = false;
    std::size_t periods;
    std::size_t open_lines = 0;
    years_of_periods years;  ///< how the periods fall into years

    line_layout(const line_layout&) = delete;
    line_layout& operator=(const line_layout&) = delete;

    /// The place of the line that was opened last.
    [[nodiscard]] OUTLAY_ALWAYS_INLINE std::uint32_t opened() const { return static_cast<std::uint32_t>(next - slots_.data() - 1); }

    void begin() {
        if (recording) forget();
        else rewind();
        complete = false;
        open_lines = 0;
    }
    OUTLAY_ALWAYS_INLINE void end() {
        if (open_lines != 0 || next != last || constant_ != constants_.size() || list_ != lists_.size() || recording) [[unlikely]] end_other();
        complete = true;
    }

    [[nodiscard]] span_of_periods support_of(std::uint32_t line) const { return records_[line].support; }
    [[nodiscard]] const std::vector<line_record>& records() const { return records_; }
    [[nodiscard]] line_record& record(std::uint32_t line) { return records_[line]; }

    OUTLAY_OUT_OF_LINE void open_section(const line_name& name) { section_ = name.text(); }
    OUTLAY_OUT_OF_LINE void reopen_section(std::uint32_t line) { section_ = records_[line].section; }

    /// What the first run notes of an expression of rows of this sheet: of the line that it was written to, of a total also its
    /// terms; or by what flows a balance rolls.
    ///
    ///     throws   foreign_row_error
    template <class Node>
    OUTLAY_OUT_OF_LINE void note(const Node& node, std::size_t n, noted what, std::uint32_t line, const span_of_periods& window) {
        expression_reader read{this, n};
        const span_of_periods support = node.told(read, 1);
        note_read(read, what, line, window, support, requires { Node::accumulates; });
    }
    /// The lines of a sum, with their signs; where any expression can be other than zero.
    ///
    ///     throws   foreign_row_error
    template <class Node>
    OUTLAY_OUT_OF_LINE span_of_periods read(const Node& node, std::vector<signed_line>& lines) const {
        expression_reader read{this, periods};
        const span_of_periods support = node.told(read, 1);
        lines = std::move(read.lines);
        return support;
    }

    /// A row is of this sheet.
    ///
    ///     throws   foreign_row_error
    void check_owner(const line_layout* owner) const {
        if (owner != this) throw foreign_row_error(records_.empty() ? std::string_view() : std::string_view(records_.back().name));
    }

    template <class Node>
    void check_rows(const Node& node) const {
        if constexpr (requires { node.owner; }) {
            check_owner(node.owner);
        } else {
            std::vector<signed_line> lines;
            (void)read(node, lines);
        }
    }

    [[noreturn]] OUTLAY_OUT_OF_LINE void throw_layout(std::string_view was, std::string_view is) const {
        throw layout_changed_error(static_cast<std::size_t>(next - slots_.data()), was, is);
    }
    [[noreturn]] OUTLAY_OUT_OF_LINE void throw_open(std::uint32_t line, std::size_t written) const {
        throw cell_not_written_error(records_[line].name, written, periods);
    }

    /// Fixed data in the cells of a line, zero after the last.
    OUTLAY_OUT_OF_LINE void take(const std::vector<exact_ratio>& list, std::uint32_t line) {
        span_of_periods where;
        for (std::size_t t = 0; t < periods; ++t) {
            convert(t < list.size() ? list[t] : exact_ratio(0), slots_[line].cells, t, line);
            const auto at = static_cast<std::uint32_t>(t);
            if (t < list.size() && list[t] != exact_ratio(0)) where = either(where, {at, at + 1});
        }
        records_[line].support = where;
    }
    OUTLAY_OUT_OF_LINE void take_shares(const std::vector<exact_ratio>& list, std::uint32_t line) {
        exact_ratio whole;
        for (const exact_ratio& share : list) whole += share;
        if (list.size() > periods)
            throw numeric_domain_error("the shares of \"" + records_[line].name + "\"", std::to_string(list.size()),
                                       "at most the " + std::to_string(periods) + " periods of the timeline");
        if (whole != exact_ratio(1)) throw numeric_domain_error("the sum of the shares \"" + records_[line].name + "\"", to_string(whole), "1");
        take(list, line);
    }
    OUTLAY_OUT_OF_LINE void take_levels(const std::vector<exact_ratio>& list, std::uint32_t line) {
        if (list.size() != periods)
            throw numeric_domain_error("the levels of \"" + records_[line].name + "\"", std::to_string(list.size()),
                                       "one for each of " + std::to_string(periods) + " periods");
        take(list, line);
    }
    /// The same of f(t), of which only how it is called is known here.
    OUTLAY_OUT_OF_LINE void take_fixed(exact_ratio (*call)(const void* f, std::size_t t), const void* f, std::uint32_t line) {
        std::vector<exact_ratio> list;
        for (std::size_t t = 0; t < periods; ++t) list.push_back(call(f, t));
        take(list, line);
    }

protected:
    // An odd number of cache lines from row to row, or the rows of long timelines would fall on the same few places of a cache.
    line_layout(std::size_t n, const years_of_periods& by_year) : periods(n), years(by_year), stride_(((n + 3 + 7) / 8 | 1) * 8) {}
    ~line_layout() = default;

    /// The cells of the next line, which must be this one.
    OUTLAY_ALWAYS_INLINE void* open_line(const line_name& name, const line_type& type) {
        if (next != last) [[likely]] {
            slot& s = *next;
            if (s.literal == name.literal() && s.type == &type && s.literal != nullptr) [[likely]] {
                ++next;
                return s.cells;
            }
        }
        return open_other(name, type);
    }
    [[nodiscard]] void* cells_of(std::size_t line) const { return slots_[line].cells; }

    struct constant {
        exact_ratio exact;
        void* value;
    };
    struct fixed_list {
        void* first;
        std::size_t size;
    };
    [[nodiscard]] OUTLAY_ALWAYS_INLINE const void* constant_of(const exact_ratio& x) {
        if (constant_ < constants_.size()) [[likely]]
            if (constants_[constant_].exact == x) [[likely]] return constants_[constant_++].value;
        return other_constant(x);
    }
    [[nodiscard]] OUTLAY_ALWAYS_INLINE bool has_next_list() const { return list_ != lists_.size(); }
    [[nodiscard]] OUTLAY_ALWAYS_INLINE const fixed_list& next_list() { return lists_[list_++]; }
    void add_list(void* first, std::size_t n) { lists_.push_back({first, n}); }

private:
    // What depends on the number: so many of it, zero, that live as long as the layout; a cell of a line and a constant converted; all
    // given back.
    virtual void* numbers(std::size_t n) = 0;
    virtual void* after(void* cells, std::size_t n) const = 0;
    virtual void convert(const exact_ratio& x, void* cells, std::size_t t, std::uint32_t line) const = 0;
    virtual void convert(const exact_ratio& x, void* to) const = 0;
    virtual void release() noexcept = 0;

    OUTLAY_OUT_OF_LINE void note_read(expression_reader& read, noted what, std::uint32_t line, const span_of_periods& window,
                                      const span_of_periods& support, bool accumulates) {
        line_record& r = records_[line];
        if (what == noted::rolls) {
            r.rolls = std::move(read.lines);
            return;
        }
        r.window = window;
        r.support = support;
        r.accumulates = accumulates;
        if (what == noted::total) r.terms = std::move(read.lines);
    }
    OUTLAY_OUT_OF_LINE void* open_other(const line_name& name, const line_type& type) {
        if (recording) return add(name, type);
        if (next == last) throw_layout("the end of the model", described(name.text(), type));
        const line_record& r = records_[static_cast<std::size_t>(next - slots_.data())];
        if (next->type != &type || !name.reads(r.name)) throw_layout(described(r.name, *r.type), described(name.text(), type));
        return (next++)->cells;
    }
    static std::string described(const std::string& name, const line_type& type) {
        if (&type == &section_type) return joined_text({"the section \"", shortened(name), "\""});
        return joined_text({"\"", shortened(name), "\", a ", type.text()});
    }

    OUTLAY_OUT_OF_LINE void* add(const line_name& name, const line_type& type) {
        const bool is_section = &type == &section_type;
        std::string text = name.text();
        if (!is_section)
            for (const line_record& r : records_)
                if (r.type != &section_type && r.name == text && r.section == section_) throw repeated_line_error(section_, text);
        records_.push_back({section_, std::move(text), &type, all_of(periods), all_of(periods), {}, {}, 0, false});
        void* const cells = is_section ? nullptr : room();
        slots_.push_back({name.literal(), &type, cells});
        next = last = slots_.data() + slots_.size();
        return cells;
    }
    /// A line's cells: one before the first for what looks back, and some after the last for what goes by twos.
    void* room() {
        if (left_ == 0) {
            left_ = 32;
            // One cell before the first, so that the first of double is where a pair is aligned.
            free_ = after(numbers(left_ * stride_ + 8), 8);
        } else {
            free_ = after(free_, stride_);
        }
        --left_;
        return free_;
    }
    OUTLAY_OUT_OF_LINE const void* other_constant(const exact_ratio& x) {
        if (!recording) throw_layout("a constant of another value", "the constant " + to_string(x));
        void* const value = numbers(1);
        convert(x, value);
        constants_.push_back({x, value});
        return constants_[constant_++].value;
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
        if (constant_ != constants_.size() || list_ != lists_.size()) throw_layout("a constant or a list of fixed data", "the end of the model");
        recording = false;
    }
    void rewind() {
        next = slots_.data();
        last = next + slots_.size();
        constant_ = 0;
        list_ = 0;
    }
    void forget() {
        records_.clear();
        slots_.clear();
        constants_.clear();
        lists_.clear();
        section_.clear();
        left_ = 0;
        release();
        rewind();
    }

    std::size_t stride_;
    std::size_t constant_ = 0;
    std::size_t list_ = 0;
    std::vector<slot> slots_;
    std::vector<constant> constants_;
    std::vector<fixed_list> lists_;
    std::vector<line_record> records_;
    void* free_ = nullptr;
    std::size_t left_ = 0;
    std::string section_;
};

inline span_of_periods expression_reader::line(const line_layout* owner, std::uint32_t place, int sign) {
    of->check_owner(owner);
    lines.push_back({place, sign});
    return of->support_of(place);
}

}  // namespace outlay::inline v0::detail
