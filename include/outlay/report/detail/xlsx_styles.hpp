// SPDX-License-Identifier: BSL-1.0
#pragma once
// The part styles.xml of a workbook: the fixed looks, the number formats in use, and the pairs of both that cells refer to.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/report/cell.hpp>
#include <outlay/report/number_format.hpp>
#include <outlay/text/amount.hpp>

namespace outlay::inline v0::detail {

/// A look, by the places of its font, fill and border below, and how it is set.
struct look {
    int font, fill, border;
    std::string_view alignment;
};
inline constexpr std::string_view fonts_of_looks[] = {
    R"(<sz val="10"/><color rgb="FF000000"/>)",          // 0 black
    R"(<b/><sz val="14"/><color rgb="FF1F3864"/>)",      // 1 title
    R"(<sz val="10"/><color rgb="FF6B6B6B"/>)",          // 2 grey
    R"(<b/><sz val="10"/><color rgb="FFFFFFFF"/>)",      // 3 white, bold
    R"(<b/><sz val="10"/><color rgb="FF000000"/>)",      // 4 bold
    R"(<sz val="10"/><color rgb="FF0000FF"/>)",          // 5 blue
    R"(<sz val="10"/><color rgb="FF007A33"/>)",          // 6 green
    R"(<i/><sz val="10"/><color rgb="FF0000FF"/>)",      // 7 blue, slanted
};
// Excel takes the first two for itself.
inline constexpr std::string_view fills_of_looks[] = {"", "", "FF1F3864", "FFFFF8DC", "FFFCE4D6"};
inline constexpr std::string_view borders_of_looks[] = {
    "<left/><right/><top/><bottom/><diagonal/>",
    R"(<left/><right/><top style="thin"><color rgb="FF000000"/></top><bottom/><diagonal/>)",
    R"(<left/><right/><top/><bottom style="thin"><color rgb="FF8C8C8C"/></bottom><diagonal/>)",
};
/// By cell_style, in its order.
inline constexpr look looks[] = {
    {0, 0, 0, ""},                                          // text
    {1, 0, 0, ""},                                          // title
    {2, 0, 0, ""},                                          // note
    {0, 0, 0, R"(vertical="top" wrapText="1")"},            // paragraph
    {3, 2, 0, ""},                                          // heading
    {3, 2, 0, R"(horizontal="right")"},                     // period_heading
    {4, 0, 2, ""},                                          // section
    {2, 0, 0, ""},                                          // unit
    {5, 3, 0, ""},                                          // input
    {0, 0, 0, ""},                                          // figure
    {6, 0, 0, ""},                                          // link
    {7, 0, 0, ""},                                          // opening
    {4, 0, 1, ""},                                          // total
    {4, 0, 0, R"(horizontal="center")"},                    // holds
    {2, 0, 0, R"(horizontal="right")"},                     // missing
    {0, 4, 0, ""},                                          // uneven
};
static_assert(std::size(looks) == static_cast<std::size_t>(cell_style::uneven) + 1);

/// The pairs of look and number format that a workbook uses, in the order of their first use; the first is a plain text.
class style_table {
public:
    style_table() { (void)index_of(cell_style::text, {}); }

    std::size_t index_of(cell_style style, number_format format) {
        const std::size_t key = (static_cast<std::size_t>(style) * 8 + static_cast<std::size_t>(format.shape())) * 32 + static_cast<std::size_t>(format.digits());
        if (key >= known_.size()) known_.resize(key + 1, 0);
        if (known_[key] == 0) {
            pairs_.emplace_back(style, format);
            known_[key] = pairs_.size();
        }
        return known_[key] - 1;
    }
    [[nodiscard]] const std::vector<std::pair<cell_style, number_format>>& pairs() const noexcept { return pairs_; }

    [[nodiscard]] std::string xml(negative_style negative) const;

private:
    std::vector<std::pair<cell_style, number_format>> pairs_;
    std::vector<std::size_t> known_;  // by key, the place in pairs_ and one
};

inline std::string style_table::xml(negative_style negative) const {
    const auto count = [](std::size_t n) { return " count=\"" + std::to_string(n) + "\">"; };
    std::vector<std::string> codes;  // of Excel's own numbering 0 is general; ours begin at 164
    std::string cells;
    for (const auto& [style, format] : pairs_) {
        const look& l = looks[static_cast<std::size_t>(style)];
        const std::string code = format_code(format, negative);
        std::size_t id = 0;
        if (!code.empty()) {
            std::size_t at = 0;
            while (at < codes.size() && codes[at] != code) ++at;
            if (at == codes.size()) codes.push_back(code);
            id = 164 + at;
        }
        cells += "<xf numFmtId=\"" + std::to_string(id) + "\" fontId=\"" + std::to_string(l.font) + "\" fillId=\"" + std::to_string(l.fill) +
                 "\" borderId=\"" + std::to_string(l.border) + "\" xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\"";
        if (l.alignment.empty()) cells += "/>";
        else ((cells += " applyAlignment=\"1\"><alignment ") += l.alignment) += "/></xf>";
    }
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">";
    if (!codes.empty()) {
        out += "<numFmts" + count(codes.size());
        for (std::size_t i = 0; i < codes.size(); ++i) out += "<numFmt numFmtId=\"" + std::to_string(164 + i) + "\" formatCode=\"" + codes[i] + "\"/>";
        out += "</numFmts>";
    }
    out += "<fonts" + count(std::size(fonts_of_looks));
    for (const std::string_view font : fonts_of_looks) ((out += "<font>") += font) += "<name val=\"Calibri\"/><family val=\"2\"/></font>";
    out += "</fonts><fills" + count(std::size(fills_of_looks));
    for (std::size_t i = 0; i < std::size(fills_of_looks); ++i) {
        if (i < 2) out += i == 0 ? "<fill><patternFill patternType=\"none\"/></fill>" : "<fill><patternFill patternType=\"gray125\"/></fill>";
        else ((out += "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"") += fills_of_looks[i]) += "\"/><bgColor indexed=\"64\"/></patternFill></fill>";
    }
    out += "</fills><borders" + count(std::size(borders_of_looks));
    for (const std::string_view border : borders_of_looks) ((out += "<border>") += border) += "</border>";
    out += "</borders><cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs" + count(pairs_.size());
    out += cells;
    out += "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
           // What the formats of checks refer to: 0 is green, 1 is red.
           "<dxfs count=\"2\"><dxf><font><b/><color rgb=\"FF006100\"/></font><fill><patternFill><bgColor rgb=\"FFC6EFCE\"/></patternFill></fill></dxf>"
           "<dxf><font><b/><color rgb=\"FF9C0006\"/></font><fill><patternFill><bgColor rgb=\"FFFFC7CE\"/></patternFill></fill></dxf></dxfs>"
           "</styleSheet>";
    return out;
}

}  // namespace outlay::inline v0::detail
