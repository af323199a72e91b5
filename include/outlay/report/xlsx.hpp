// SPDX-License-Identifier: BSL-1.0
#pragma once
// A workbook as a file of Office Open XML (ECMA-376), which Excel, LibreOffice, Numbers and every library of spreadsheets read.
//
//   to_xlsx(book)                  the bytes
//   to_xlsx(book, deflated{})      smaller: report/deflated.hpp
//   write_xlsx("plan.xlsx", book)  to a file
//
// Written by ourselves, without a library: doubles with all their digits, the value of every formula beside it, the same bytes each
// time.

#include <algorithm>
#include <concepts>
#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/report/detail/xlsx_sheet.hpp>
#include <outlay/report/detail/xlsx_styles.hpp>
#include <outlay/report/detail/zip.hpp>
#include <outlay/report/workbook.hpp>
#include <outlay/report/workbook_errors.hpp>

namespace outlay::inline v0 {

namespace detail {

/// The sheets that a file has: those of the workbook, then that of its checks.
class sheets_of_file {
public:
    explicit sheets_of_file(const workbook& book) {
        for (const auto& s : book.sheets()) all_.push_back(s.get());
        if (!book.checks().empty()) {
            checks_ = book.checks_as_sheet();
            all_.push_back(checks_.get());
        } else {
            for (const worksheet* s : all_)
                for (const auto& [number, row] : s->rows())
                    for (const worksheet_cell& c : row)
                        if (std::holds_alternative<all_checks>(c.content))
                            throw workbook_limit_error("the checks of a workbook that shows them", 0, 1, s->reference(cell_position{number, c.column}));
        }
        if (all_.empty()) throw workbook_limit_error("the sheets of a workbook", 0, 1, "the workbook");
    }
    [[nodiscard]] const std::vector<const worksheet*>& all() const noexcept { return all_; }

private:
    std::vector<const worksheet*> all_;
    std::unique_ptr<worksheet> checks_;
};

inline std::string workbook_xml(const workbook& book, const std::vector<const worksheet*>& sheets) {
    std::string out(xml_head);
    out += "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
           "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr/>"
           "<bookViews><workbookView/></bookViews><sheets>";
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        out += "<sheet name=\"";
        append_xml(out, sheets[i]->name());
        const std::string n = std::to_string(i + 1);
        out += "\" sheetId=\"" + n + "\" r:id=\"rId" + n + "\"/>";
    }
    out += "</sheets>";
    struct name {
        std::string text, reference;
        std::ptrdiff_t sheet;  // of a name of one sheet; -1 of the workbook's
    };
    std::vector<name> names;
    for (const auto& [text, reference] : book.defined_names()) names.push_back({text, reference, -1});
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        const print_setup& p = sheets[i]->printed();
        const std::string of = quoted_sheet(sheets[i]->name()) + "!";
        std::string titles;
        if (p.repeated_columns > 0u) titles += of + "$A:$" + column_letters(p.repeated_columns);
        if (p.repeated_rows > 0u) titles += (titles.empty() ? "" : ",") + of + "$1:$" + std::to_string(std::uint32_t{p.repeated_rows});
        if (!titles.empty()) names.push_back({"_xlnm.Print_Titles", titles, static_cast<std::ptrdiff_t>(i)});
    }
    std::stable_sort(names.begin(), names.end(), [](const name& a, const name& b) { return folded(a.text) < folded(b.text); });
    if (!names.empty()) out += "<definedNames>";
    for (const name& n : names) {
        out += "<definedName name=\"";
        append_xml(out, n.text);
        if (n.sheet >= 0) out += "\" localSheetId=\"" + std::to_string(n.sheet);
        out += "\">";
        append_xml(out, n.reference);
        out += "</definedName>";
    }
    if (!names.empty()) out += "</definedNames>";
    return out += book.about().recalculate_on_load ? "<calcPr calcId=\"191029\" fullCalcOnLoad=\"1\"/></workbook>" : "<calcPr calcId=\"191029\"/></workbook>";
}

inline std::string properties_xml(const workbook_about& about) {
    std::string out(xml_head);
    out += "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
           "xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" "
           "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">";
    const auto element = [&](std::string_view tag, std::string_view text) {
        if (text.empty()) return;
        ((out += "<dc:") += tag) += '>';
        append_xml(out, text);
        ((out += "</dc:") += tag) += '>';
    };
    element("title", about.title);
    element("creator", about.author);
    if (about.as_of) out += "<dcterms:created xsi:type=\"dcterms:W3CDTF\">" + to_string(*about.as_of) + "T00:00:00Z</dcterms:created>";
    return out += "</cp:coreProperties>";
}

inline std::vector<zip_part> xlsx_parts(const workbook& book) {
    constexpr std::string_view package = "http://schemas.openxmlformats.org/package/2006/";
    constexpr std::string_view relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    constexpr std::string_view main = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    const sheets_of_file sheets(book);
    std::string types(xml_head), relations(xml_head), of_workbook(xml_head);
    const auto type = [&](std::string_view part, std::string_view content) {
        ((((types += "<Override PartName=\"/") += part) += "\" ContentType=\"") += content) += "\"/>";
    };
    const auto relate = [&](std::string& in, std::size_t id, std::string_view schema, std::string_view kind, std::string_view to) {
        in += "<Relationship Id=\"rId" + std::to_string(id) + "\" Type=\"";
        ((((in += schema) += kind) += "\" Target=\"") += to) += "\"/>";
    };
    ((types += "<Types xmlns=\"") += package) += "content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    type("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    type("xl/styles.xml", std::string(main) + "styles+xml");
    type("xl/workbook.xml", std::string(main) + "sheet.main+xml");
    for (std::string* const list : {&relations, &of_workbook}) ((*list += "<Relationships xmlns=\"") += package) += "relationships\">";
    relate(relations, 1, relation, "officeDocument", "xl/workbook.xml");
    relate(relations, 2, package, "relationships/metadata/core-properties", "docProps/core.xml");

    std::vector<zip_part> parts(5);  // the first ones are known last
    style_table styles;
    sheet_writer write(book, styles);
    for (std::size_t i = 0; i < sheets.all().size(); ++i) {
        const std::string name = "worksheets/sheet" + std::to_string(i + 1) + ".xml";
        type("xl/" + name, std::string(main) + "worksheet+xml");
        relate(of_workbook, i + 1, relation, "worksheet", name);
        parts.push_back({"xl/" + name, write(*sheets.all()[i], i == 0)});
    }
    relate(of_workbook, sheets.all().size() + 1, relation, "styles", "styles.xml");
    parts.push_back({"xl/styles.xml", styles.xml(book.about().negative)});
    parts[0] = {"[Content_Types].xml", types + "</Types>"};
    parts[1] = {"_rels/.rels", relations + "</Relationships>"};
    parts[2] = {"docProps/core.xml", properties_xml(book.about())};
    parts[3] = {"xl/workbook.xml", workbook_xml(book, sheets.all())};
    parts[4] = {"xl/_rels/workbook.xml.rels", of_workbook + "</Relationships>"};
    return parts;
}

inline void write_bytes(const std::string& path, std::string_view bytes) {
    std::ofstream file(path, std::ios::binary);
    if (!file) throw file_error(path, "the file cannot be opened for writing");
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file) throw file_error(path, "the file cannot be written to its end");
}

}  // namespace detail

/// The file as bytes: the same for the same workbook, on every machine.
///
///     throws   workbook_limit_error   no sheet; a sheet shows the checks and there are none; 4 GiB
///     cost     one pass over the cells, about 0.3 microseconds each
[[nodiscard]] inline std::string to_xlsx(const workbook& book) { return detail::zip(detail::xlsx_parts(book)); }
/// The same with smaller parts: deflate(part) gives a raw deflate stream (RFC 1951), or nothing to store the part.
template <std::invocable<std::string_view> Deflate>
[[nodiscard]] std::string to_xlsx(const workbook& book, const Deflate& deflate) {
    return detail::zip(detail::xlsx_parts(book), deflate);
}

/// To a file, once the whole is made: what is refused leaves the file as it was.
///
///     throws   as to_xlsx; file_error   the file cannot be written
inline void write_xlsx(const std::string& path, const workbook& book) { detail::write_bytes(path, to_xlsx(book)); }
template <std::invocable<std::string_view> Deflate>
void write_xlsx(const std::string& path, const workbook& book, const Deflate& deflate) {
    detail::write_bytes(path, to_xlsx(book, deflate));
}

}  // namespace outlay
