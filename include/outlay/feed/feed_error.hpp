// SPDX-License-Identifier: BSL-1.0
#pragma once
// What every reader throws when a file is not what it should be: where, the text at fault, and why.
//
//   feed_error              file, line, column, text, reason
//   detail::read_text_file  a whole file, or feed_error

#include <outlay/number/errors.hpp>
#include <outlay/number/whole_count.hpp>

#include <cstddef>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>

namespace outlay::inline v0::feed {

/// A file cannot be read as what it should be. Lines and columns count from 1; 0 stands for the whole file or line. Every error
/// of a reader is one of these, and names the text at fault unless there is none, as where a field is empty or a file ends.
///
///     DEXCHUS.csv, line 12, column 2: "7.12x": not part of a number
class OUTLAY_VISIBLE feed_error final : public error {
public:
    feed_error(std::string_view file, whole_count<std::size_t> line, whole_count<std::size_t> column,
               std::string_view text, std::string_view reason)
        : error(message(file, line, column, text, reason)), file_(file), text_(text), reason_(reason), line_(line),
          column_(column) {}

    [[nodiscard]] const std::string& file() const noexcept { return file_; }
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    /// The field of a table, from 1; in other text the character, from 1.
    [[nodiscard]] std::size_t column() const noexcept { return column_; }
    /// The text at fault as it stands in the file.
    [[nodiscard]] const std::string& text() const noexcept { return text_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }

private:
    static std::string message(std::string_view file, std::size_t line, std::size_t column, std::string_view text,
                               std::string_view reason) {
        std::string out = detail::shown(file, file.size());  // of a long path the end: it tells files apart
        if (line != 0) out += ", line " + std::to_string(line);
        if (column != 0) out += ", column " + std::to_string(column);
        out += ": ";
        if (!text.empty()) out += '"' + detail::shown(text) + "\": ";
        return out += detail::shown(reason, 0, 120);
    }

    std::string file_;
    std::string text_;
    std::string reason_;
    std::size_t line_;
    std::size_t column_;
};

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

inline std::string read_text_file(const std::string& path) {
    std::string text;
    const char* wrong = "the file cannot be opened";
    if (std::ifstream file(path, std::ios::binary); file) {
        try {
            text.assign(std::istreambuf_iterator<char>(file), {});
            wrong = file.bad() ? "the file cannot be read to its end" : nullptr;
        } catch (const std::ios_base::failure& e) {
            wrong = "the file cannot be read to its end";
        }
    }
    if (wrong == nullptr && !text.empty()) return text;
    // A folder opens, except on Windows, and is empty or cannot be read, as libraries differ: it is told by its own entry. Of a
    // file full of text that is not asked: WASI opens "file/." as the file.
    if (std::ifstream(path + "/.")) throw feed::feed_error(path, 0, 0, {}, "a folder, not a file");
    if (wrong != nullptr) throw feed::feed_error(path, 0, 0, {}, wrong);
    return text;
}

}  // namespace outlay::inline v0::detail
