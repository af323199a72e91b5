// SPDX-License-Identifier: BSL-1.0
#pragma once
// The part sheetN.xml of a workbook. The order of a sheet's children is that of ECMA-376, part 1, 18.3.1.99.

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/report/cell.hpp>
#include <outlay/report/detail/xlsx_styles.hpp>
#include <outlay/report/workbook.hpp>
#include <outlay/report/worksheet.hpp>
#include <outlay/text/detail/character_width.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

inline constexpr std::string_view xml_head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The bytes that XML writes in another way.
inline constexpr std::array<bool, 256> written_otherwise = [] {
    std::array<bool, 256> is{};
    for (const char c : {'&', '<', '>', '"'}) is[static_cast<unsigned char>(c)] = true;
    return is;
}();
/// Text between tags or in an attribute.
inline void append_xml(std::string& out, std::string_view text) {
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!written_otherwise[static_cast<unsigned char>(text[i])]) continue;
        out.append(text, from, i - from);
        out += text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&quot;";
        from = i + 1;
    }
    out.append(text, from);
}
/// The text of a cell: "_x0041_" would be read as "A" (ECMA-376, part 1, 22.9.2.19), so its first mark is written as _x005F_.
inline void append_cell_text(std::string& out, std::string_view text) {
    const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
    std::size_t from = 0;
    for (std::size_t i = text.find("_x"); i != std::string_view::npos; i = text.find("_x", i + 1)) {
        if (i + 7 > text.size() || text[i + 6] != '_') continue;
        if (!is_hex(text[i + 2]) || !is_hex(text[i + 3]) || !is_hex(text[i + 4]) || !is_hex(text[i + 5])) continue;
        append_xml(out, text.substr(from, i - from));
        out += "_x005F_";
        from = i + 1;
    }
    append_xml(out, text.substr(from));
}
/// As short as reads back to the same double: 17 digits at most.
inline void append_number(std::string& out, double x) {
    char buffer[32];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, x).ptr);
}
inline void append_number(std::string& out, std::uint32_t n) {
    char buffer[16];
    out.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, n).ptr);
}
/// Whether a reader would drop spaces of this text unless it is told not to.
inline bool has_spaces_to_keep(std::string_view text) {
    return text.starts_with(' ') || text.ends_with(' ') || text.find_first_of("\n\t") != std::string_view::npos ||
           text.find("  ") != std::string_view::npos;
}

inline constexpr double usual_height = 13.5, title_height = 21, greatest_height = 409.5;  // in points

/// The height of a row: of a title, of the lines that a paragraph takes in its column.
inline double row_height(const worksheet& s, const std::vector<worksheet_cell>& row) {
    double height = usual_height;
    for (const worksheet_cell& c : row) {
        const std::string* const text = std::get_if<std::string>(&c.content);
        if (text == nullptr) continue;
        if (c.style == cell_style::title) height = std::max(height, title_height);
        if (c.style != cell_style::paragraph) continue;
        double width = 9;  // of a column that none was given
        for (const worksheet::column_width& w : s.widths())
            if (w.first <= c.column && c.column <= w.last) width = std::max(w.characters, 1.0);
        double lines = 0;
        for (std::size_t from = 0; from <= text->size();) {
            const std::size_t end = std::min(text->find('\n', from), text->size());
            lines += std::max(1.0, std::ceil(static_cast<double>(columns_of(std::string_view(*text).substr(from, end - from))) / width));
            from = end + 1;
        }
        height = std::max(height, std::min(lines * usual_height, greatest_height));
    }
    return height;
}

/// The cells of a sheet as XML, row by row.
class sheet_writer {
public:
    sheet_writer(const workbook& book, style_table& styles) : book_(book), styles_(styles) {}

    [[nodiscard]] std::string operator()(const worksheet& s, bool is_first);

private:
    void cells(const worksheet& s);
    void cell(const worksheet_cell& c);
    void formula(std::string_view text, const cell_result& result);
    const std::string& letters(std::uint32_t column) {
        while (letters_.size() < column) letters_.push_back(column_letters(letters_.size() + 1));
        return letters_[column - 1];
    }

    const workbook& book_;
    style_table& styles_;
    std::vector<std::string> letters_;
    std::string out_;
    std::string row_;     // the number of the row
    std::string checks_;  // the cells that are green or red
};

inline void sheet_writer::formula(std::string_view text, const cell_result& result) {
    const cell_result::value_type& value = result.value();
    if (std::holds_alternative<bool>(value)) out_ += " t=\"b\"";
    else if (std::holds_alternative<std::string>(value)) out_ += " t=\"str\"";
    else if (std::holds_alternative<not_available>(value)) out_ += " t=\"e\"";
    out_ += "><f>";
    append_xml(out_, text);
    out_ += "</f><v>";
    if (const double* x = std::get_if<double>(&value)) append_number(out_, *x);
    else if (const bool* truth = std::get_if<bool>(&value)) out_ += *truth ? '1' : '0';
    else if (const std::string* text_value = std::get_if<std::string>(&value)) append_cell_text(out_, *text_value);
    else out_ += "#N/A";
    out_ += "</v></c>";
}

inline void sheet_writer::cell(const worksheet_cell& c) {
    const std::string& column = letters(c.column);
    (((out_ += "<c r=\"") += column) += row_) += '"';
    if (const std::size_t style = styles_.index_of(c.style, c.format); style != 0) {
        out_ += " s=\"";
        append_number(out_, static_cast<std::uint32_t>(style));
        out_ += '"';
    }
    if (c.style == cell_style::holds) {
        if (!checks_.empty()) checks_ += ' ';
        (checks_ += column) += row_;
    }
    if (const double* x = std::get_if<double>(&c.content)) {
        out_ += "><v>";
        append_number(out_, *x);
        out_ += "</v></c>";
    } else if (const cell_formula* f = std::get_if<cell_formula>(&c.content)) {
        formula(f->text, f->result);
    } else if (const std::string* text = std::get_if<std::string>(&c.content)) {
        out_ += has_spaces_to_keep(*text) ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>";
        append_cell_text(out_, *text);
        out_ += "</t></is></c>";
    } else if (const bool* truth = std::get_if<bool>(&c.content)) {
        out_ += *truth ? " t=\"b\"><v>1</v></c>" : " t=\"b\"><v>0</v></c>";
    } else if (std::holds_alternative<not_available>(c.content)) {
        out_ += " t=\"e\"><v>#N/A</v></c>";
    } else if (std::holds_alternative<all_checks>(c.content)) {
        formula(std::string(workbook::checks_sheet) + "!" + fixed(workbook::all_checks_at), book_.checks_hold());
    } else {
        out_ += "/>";
    }
}

inline void sheet_writer::cells(const worksheet& s) {
    if (s.rows().empty()) {
        out_ += "<sheetData/>";
        return;
    }
    out_ += "<sheetData>";
    for (const auto& [number, row] : s.rows()) {
        row_.clear();
        append_number(row_, number);
        (out_ += "<row r=\"") += row_;
        if (const double height = row_height(s, row); height > usual_height) {
            out_ += "\" ht=\"";
            append_number(out_, height);
            out_ += "\" customHeight=\"1";
        }
        out_ += "\">";
        for (const worksheet_cell& c : row) cell(c);
        out_ += "</row>";
    }
    out_ += "</sheetData>";
}

inline std::string sheet_writer::operator()(const worksheet& s, bool is_first) {
    out_.clear();
    checks_.clear();
    std::size_t count = 0;
    std::uint32_t left = worksheet::last_column, right = 1;
    for (const auto& [number, row] : s.rows()) {
        count += row.size();
        left = std::min<std::uint32_t>(left, row.front().column);
        right = std::max<std::uint32_t>(right, row.back().column);
    }
    out_.reserve(2000 + count * 128);
    (out_ += xml_head) += "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    out_ += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><dimension ref=\"";
    if (s.rows().empty()) out_ += "A1";
    else out_ += to_string(cell_range{{s.rows().begin()->first, left}, {s.rows().rbegin()->first, right}});
    out_ += "\"/><sheetViews><sheetView showGridLines=\"0\"";
    out_ += is_first ? " tabSelected=\"1\" workbookViewId=\"0\"" : " workbookViewId=\"0\"";
    if (s.frozen() && (s.frozen()->row > 1u || s.frozen()->column > 1u)) {
        const std::uint32_t rows = s.frozen()->row - 1, columns = s.frozen()->column - 1;
        const std::string_view pane = columns == 0 ? "bottomLeft" : rows == 0 ? "topRight" : "bottomRight";
        out_ += "><pane";
        if (columns > 0) out_ += " xSplit=\"" + std::to_string(columns) + "\"";
        if (rows > 0) out_ += " ySplit=\"" + std::to_string(rows) + "\"";
        out_ += " topLeftCell=\"" + to_string(*s.frozen()) + "\" activePane=\"" + std::string(pane) + "\" state=\"frozen\"/><selection pane=\"" +
                std::string(pane) + "\"/></sheetView></sheetViews>";
    } else {
        out_ += "/></sheetViews>";
    }
    out_ += "<sheetFormatPr defaultRowHeight=\"13.5\"/>";
    if (!s.widths().empty()) {
        out_ += "<cols>";
        for (const worksheet::column_width& w : s.widths()) {
            out_ += "<col min=\"" + std::to_string(std::uint32_t{w.first}) + "\" max=\"" + std::to_string(std::uint32_t{w.last}) + "\" width=\"";
            append_number(out_, w.characters);
            out_ += "\" customWidth=\"1\"/>";
        }
        out_ += "</cols>";
    }
    cells(s);
    if (!checks_.empty())
        out_ += "<conditionalFormatting sqref=\"" + checks_ +
                "\"><cfRule type=\"cellIs\" dxfId=\"0\" priority=\"1\" operator=\"equal\"><formula>TRUE</formula></cfRule>"
                "<cfRule type=\"cellIs\" dxfId=\"1\" priority=\"2\" operator=\"equal\"><formula>FALSE</formula></cfRule></conditionalFormatting>";
    const print_setup& p = s.printed();
    out_ += "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.6\" bottom=\"0.7\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"";
    out_ += p.on == print_setup::paper::a4 ? "9" : "1";
    out_ += "\" fitToWidth=\"" + std::to_string(std::uint32_t{p.pages_wide}) + "\" fitToHeight=\"" + std::to_string(std::uint32_t{p.pages_tall}) +
            "\" orientation=\"" + (p.landscape ? "landscape" : "portrait") + "\"/>";
    // The file's name, the sheet's, the page: text for all of a workbook's sheets.
    out_ += "<headerFooter><oddFooter>&amp;L&amp;F&amp;C&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>";
    return std::move(out_);
}

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
