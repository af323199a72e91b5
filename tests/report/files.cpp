// SPDX-License-Identifier: BSL-1.0
// Writes workbooks into a folder for other programs to read: recalculate.py says what is asked of them.
//   outlay_report_files FOLDER
#include <report/live.hpp>
#include <report/sheets.hpp>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

/// Texts in column A, their bytes in hexadecimal digits in column B.
workbook texts() {
    workbook book({.title = "Texts <&> \"quoted\"", .author = "nobody"});
    worksheet& s = book.add_sheet("It's <&> \"quoted\"");
    std::uint32_t row = 0;
    for (const std::string text : {"=1+1", "+1", "-1", "@SUM(A1)", "=more than 380 billion yuan", "'quoted", "1e5", "0012345678901234567", "TRUE", "#N/A", "<a href=\"x\">&amp;</a>",
                                   " padded ", "two\nlines", "a\tb", "_x0041_", "380 \u4ebf\u5143", "\U0001f4b0", "\u00e9\u00df\u0416\u03a9", "2025-02-24", "1/2", "]]>"}) {
        constexpr char digits[] = "0123456789abcdef";
        std::string hex = "x";
        for (const char c : text) (hex += digits[static_cast<unsigned char>(c) >> 4]) += digits[static_cast<unsigned char>(c) & 15];
        ++row;
        s.text({row, 1}, text).text({row, 2}, hex);
    }
    return book;
}

/// Formulas over random numbers, each with what C++ makes of it in the same order.
workbook arithmetic() {
    workbook book;
    worksheet& s = book.add_sheet("Numbers");
    std::mt19937_64 dice(16);
    const auto number = [&] { return (static_cast<double>(dice() >> 11) * 0x1p-53 - 0.5) * (dice() % 2 == 0 ? 1.0 : 1e6); };
    constexpr std::uint32_t rows = 60;
    for (std::uint32_t r = 1; r <= rows; ++r) {
        const double a = number(), b = number(), c = number();
        const std::string n = std::to_string(r), A = "A" + n, B = "B" + n, C = "C" + n;
        s.number({r, 1}, a, cell_style::input).number({r, 2}, b, cell_style::input).number({r, 3}, c, cell_style::input);
        const std::pair<std::string, double> formulas[] = {
            {A + " + " + B + " * " + C, a + b * c}, {A + " - (" + B + " - " + C + ")", a - (b - c)}, {A + " / (" + B + " / " + C + ")", a / (b / c)},
            {A + " * (" + B + " * " + C + ")", a * (b * c)}, {"-(" + A + " ^ 2)", -(a * a)}, {"MAX(0, " + A + ") - MIN(" + B + ", " + C + ")", std::max(0.0, a) - std::min(b, c)},
            {"SUM(" + A + ":" + C + ")", a + b + c}, {"IF(" + A + " < " + B + ", " + C + ", 0 - " + C + ")", a < b ? c : 0 - c}, {"ABS(" + A + ") + (1/3)", std::abs(a) + 1.0 / 3}};
        std::uint32_t column = 4;
        for (const auto& [formula, value] : formulas) s.formula({r, column++}, formula, value);
    }
    s.formula({rows + 1, 1}, "IF(A1 < A2, \"rises & <rises>\", \"falls & <falls>\")", std::get<double>(s.find({1, 1})->content) < std::get<double>(s.find({2, 1})->content) ? "rises & <rises>" : "falls & <falls>");
    s.formula({rows + 1, 2}, "the_first + Names.two", std::get<double>(s.find({1, 1})->content) + std::get<double>(s.find({2, 1})->content));
    s.formula({rows + 1, 3}, "NA()", not_available{});
    book.define("the_first", s, cell_position{1, 1}).define("Names.two", s, cell_position{2, 1});
    book.must_equal("missing", "Numbers!C61", not_available{}, not_available{}).must_equal("text", "\"a\"", "a", "a").must_equal("truth", "1 = 1", true, true);
    book.must_hold("an order", "Numbers!A1 < 1000000", true);
    s.shows_checks({rows + 1, 4});
    return book;
}

/// Every look beside every format, for eyes.
workbook looks() {
    workbook book({.title = "Looks", .negative = negative_style::parentheses});
    worksheet& s = book.add_sheet("Looks");
    std::uint32_t row = 1;
    for (int style = 0; style <= static_cast<int>(cell_style::uneven); ++style, ++row) {
        const auto look = static_cast<cell_style>(style);
        if (look == cell_style::holds) {
            s.truth({row, 1}, true, look).truth({row, 2}, false, look);
            continue;
        }
        s.text({row, 1}, "text", look).number({row, 2}, -1234.5, look, number_format::grouped(2)).share({row, 3}, -0.079, look).number({row, 4}, 7.1698, look, number_format::plain(4));
        s.day({row, 5}, "2025-02-24"_day, look).number({row, 6}, 0.1, look);
    }
    s.width(1, 6, 16);
    return book;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) return 1;
    const std::string folder = arguments[1];
    write_xlsx(folder + "/sheets.xlsx", sheets::whole());
    write_xlsx(folder + "/deflated.xlsx", sheets::whole(), deflated{});
    write_xlsx(folder + "/texts.xlsx", texts());
    write_xlsx(folder + "/arithmetic.xlsx", arithmetic());
    write_xlsx(folder + "/looks.xlsx", looks());
    live::each_workbook([&](const std::string& name, const workbook& book) { write_xlsx(folder + "/" + name + ".xlsx", book); });
    return 0;
}
