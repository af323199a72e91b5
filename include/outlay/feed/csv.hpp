// SPDX-License-Identifier: BSL-1.0
#pragma once
// Tables of comma-separated text: the one reader that every CSV feed goes through.
//
//   csv_options   {separator, trim}
//   csv_reader    a header, then rows; fields as text, numbers, days; every error says file, line, column and text

#include <outlay/feed/feed_error.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace outlay::inline v0::feed {

/// How a table departs from plain RFC 4180.
struct csv_options {
    char separator = ',';
    bool trim = false;  ///< drop spaces around fields that are not quoted
};

/// A CSV table, row by row: RFC 4180 quotes, a byte order mark, LF or CRLF.
///
///     feed::csv_reader rows = feed::csv_reader::open("capex.csv");
///     const std::size_t quarter = rows.column("quarter"), capex = rows.column("capex_total_rmb_m");
///     while (rows.next()) use(rows[quarter], rows.try_number(capex));
///
///     shape    the first record is the header; every row has as many fields as it, and no row is skipped
///     throws   feed_error   a file that cannot be read, a column that is not there, a row of another length, an empty
///                           line before the end, a quote out of place, a field that is no number or no day
///     cost     fields are views into the text: no allocation a row but for doubled quotes
class csv_reader {
public:
    /// A table in memory; `name` stands for the file in errors.
    csv_reader(std::string text, std::string name, csv_options options = {})
        : text_(std::move(text)), name_(std::move(name)), options_(options) {
        if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
        if (text_.starts_with("\xff\xfe") || text_.starts_with("\xfe\xff"))
            throw feed_error(name_, 1, 0, {}, "UTF-16 text: a table is read in UTF-8");
        if (!read_record()) throw feed_error(name_, 1, 0, {}, "the file is empty: a header is missing");
        std::unordered_set<std::string_view> names;  // of the text, or of unescaped_, which stays until the next row
        for (std::size_t i = 0; i < fields_.size(); ++i) {
            header_.emplace_back((*this)[i]);
            if (!header_[i].empty() && !names.insert((*this)[i]).second)
                throw error_at(i, "a second column of this name");
        }
    }
    static csv_reader open(const std::string& path, csv_options options = {}) {
        return csv_reader(detail::read_text_file(path), path, options);
    }

    [[nodiscard]] const std::vector<std::string>& header() const noexcept { return header_; }
    /// Where the column of this name is; feed_error where there is none.
    [[nodiscard]] std::size_t column(std::string_view name) const;
    /// Refuses any header but this.
    void expect_header(std::initializer_list<std::string_view> names) const;

    /// Goes to the next row; false after the last.
    bool next() {
        if (!read_record()) return false;
        if (fields_.size() != header_.size())
            throw feed_error(
                name_, line_, 0, record(),
                std::to_string(fields_.size()) + " fields, where the header has " + std::to_string(header_.size()));
        return true;
    }
    /// The line on which the current row begins; until next() is called, the header's.
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    [[nodiscard]] std::size_t size() const noexcept { return fields_.size(); }
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

    /// The field's text without its quotes; valid until next().
    [[nodiscard]] std::string_view operator[](std::size_t column) const {
        const field_place& field = fields_[column];
        return std::string_view(field.unescaped ? unescaped_ : text_).substr(field.begin, field.size);
    }
    /// The field as a number, as in 366.90 or -0.5.
    [[nodiscard]] decimal number(whole_count<std::size_t> column) const {
        const detail::decimal_reading read = detail::read_decimal((*this)[column], false);
        if (read.reason != nullptr)
            throw error_at(column, (*this)[column].empty() ? "the field is empty" : read.reason);
        return decimal::scaled(read.coefficient, read.scale);
    }
    /// The same; nothing where the field is empty.
    [[nodiscard]] std::optional<decimal> try_number(whole_count<std::size_t> column) const {
        if ((*this)[column].empty()) return std::nullopt;
        return number(column);
    }
    /// The field as a day, as in 2025-02-24.
    [[nodiscard]] calendar_day day(whole_count<std::size_t> column) const {
        calendar_day day;
        switch (detail::read_day((*this)[column], day)) {
            case detail::day_text::day:
                break;
            case detail::day_text::no_such_day:
                throw error_at(column, "no such day in the calendar");
            case detail::day_text::malformed:
                throw error_at(column, "a day is written as 2025-02-24");
        }
        return day;
    }

    /// An error about a field of the current row, for readers built on this one.
    [[nodiscard]] feed_error error_at(whole_count<std::size_t> column, std::string_view reason) const {
        return feed_error(name_, line_, column + 1, (*this)[column], reason);
    }

private:
    struct field_place {
        std::size_t begin;
        std::size_t size;
        bool unescaped;
    };

    [[nodiscard]] std::string_view record() const {
        const std::size_t end = text_.find_first_of("\r\n", record_begin_);
        return std::string_view(text_).substr(record_begin_, end - record_begin_);
    }
    [[nodiscard]] bool at_line_end() const noexcept {
        return at_ == text_.size() || text_[at_] == '\n' ||
               (text_[at_] == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n');
    }
    void pass_line_end() noexcept {
        if (at_ < text_.size()) at_ += text_[at_] == '\r' ? std::size_t{2} : 1;
        ++next_line_;
    }
    bool read_record();
    void read_plain_field();
    void read_quoted_field();

    std::string text_;
    std::string name_;
    csv_options options_;
    std::vector<std::string> header_;
    std::vector<field_place> fields_;
    std::string unescaped_;  // the fields of this row in which a doubled quote stood
    std::size_t at_ = 0;
    std::size_t record_begin_ = 0;
    std::size_t line_ = 0;
    std::size_t next_line_ = 1;
};

inline std::size_t csv_reader::column(std::string_view name) const {
    const auto found = std::find(header_.begin(), header_.end(), name);
    if (found == header_.end()) throw feed_error(name_, 1, 0, name, "no column of this name in the header");
    return static_cast<std::size_t>(found - header_.begin());
}

inline void csv_reader::expect_header(std::initializer_list<std::string_view> names) const {
    if (std::equal(header_.begin(), header_.end(), names.begin(), names.end())) return;
    std::string expected, found;
    for (const std::string_view name : names) (expected += expected.empty() ? "" : ",") += name;
    for (const std::string& name : header_) (found += found.empty() ? "" : ",") += name;
    throw feed_error(name_, 1, 0, found, "the header should be " + expected);
}

inline bool csv_reader::read_record() {
    fields_.clear();
    unescaped_.clear();
    line_ = next_line_;
    record_begin_ = at_;
    if (at_line_end()) {  // the end of the file, or an empty line, which may stand only there
        if (text_.find_first_not_of("\r\n", at_) != std::string::npos)
            throw feed_error(name_, line_, 0, {}, "an empty line");
        at_ = text_.size();
        return false;
    }
    for (;;) {
        if (options_.trim)
            while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ < text_.size() && text_[at_] == '"') read_quoted_field();
        else read_plain_field();
        if (at_line_end()) break;
        ++at_;  // the separator
    }
    pass_line_end();
    return true;
}

inline void csv_reader::read_plain_field() {
    const std::size_t begin = at_;
    // One comparison passes over almost all: what ends or spoils a field lies at or below '"', as does the text's closing 0.
    for (const char* p = text_.data() + at_;; ++p) {
        const char c = *p;
        if (c == options_.separator || static_cast<unsigned char>(c) <= '"') {
            at_ = static_cast<std::size_t>(p - text_.data());
            if (c == options_.separator || at_line_end()) break;
            if (c == '"')
                throw feed_error(name_, next_line_, fields_.size() + 1, record(),
                                 "a quote inside a field that is not quoted");
            if (c == '\r')
                throw feed_error(name_, next_line_, fields_.size() + 1, record(),
                                 "a carriage return without a line feed");
        }
    }
    std::size_t size = at_ - begin;
    if (options_.trim)
        while (size > 0 && text_[begin + size - 1] == ' ') --size;
    fields_.push_back({begin, size, false});
}

inline void csv_reader::read_quoted_field() {
    const std::size_t opening_line = next_line_;
    const std::size_t column = fields_.size() + 1;
    const auto fail = [&](const char* reason) { return feed_error(name_, opening_line, column, record(), reason); };
    const std::size_t begin = ++at_;
    const std::size_t kept = unescaped_.size();
    std::size_t from = begin;
    bool doubled = false;
    for (;;) {
        const std::size_t quote = text_.find('"', at_);
        if (quote == std::string::npos) throw fail("a quote is opened and never closed");
        next_line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                          text_.begin() + static_cast<std::ptrdiff_t>(quote), '\n'));
        at_ = quote + 1;
        if (at_ < text_.size() && text_[at_] == '"') {
            unescaped_.append(text_, from, at_ - from);
            from = ++at_;
            doubled = true;
            continue;
        }
        if (doubled) unescaped_.append(text_, from, quote - from);
        fields_.push_back(doubled ? field_place{kept, unescaped_.size() - kept, true}
                                  : field_place{begin, quote - begin, false});
        break;
    }
    if (options_.trim)
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    if (!at_line_end() && text_[at_] != options_.separator) throw fail("text after a closing quote");
}

}  // namespace outlay::inline v0::feed
