// SPDX-License-Identifier: BSL-1.0
#pragma once
// A spreadsheet in a hundred lines: it calculates formula lines from their formulas and the drivers alone, by a spreadsheet's rules
// (a minus before a number binds tighter than ^, ^ goes from the left), and knows nothing of the tape.

#include <outlay/model/formula_lines.hpp>

#include <cmath>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recalculated {

using namespace outlay;

/// References as text: D2 a driver, S3 a scalar, K7 the constant of a node, L4:12 a cell of a line.
struct syntax {
    static constexpr std::string_view times = " * ", lesser = "MIN", greater = "MAX", exp = "EXP", log = "LN", square_root = "SQRT";
    static std::string whole(std::int32_t n) { return n < 0 ? "(" + std::to_string(n) + ")" : std::to_string(n); }
    static std::string sum(std::size_t first, std::size_t last, std::int32_t column) {
        return "SUM(" + std::to_string(first) + ", " + std::to_string(last) + ", " + std::to_string(column) + ")";
    }
};
inline std::string reference(const formula_reference& r) {
    using kind = formula_place::kind;
    if (r.place.what == kind::driver) return "D" + std::to_string(r.place.index);
    if (r.place.what == kind::scalar) return "S" + std::to_string(r.place.index);
    if (r.place.what == kind::cell) return "L" + std::to_string(r.place.index) + ":" + std::to_string(r.place.column);
    return "K" + std::to_string(r.node);
}

class calculator {
public:
    calculator(const formula_lines& lines, const tape& on, std::vector<double> drivers) : lines_(lines), on_(on), drivers_(std::move(drivers)) {}

    double cell(std::size_t line, std::int32_t column) {
        const auto at = std::pair(line, column);
        if (const auto known = cells_.find(at); known != cells_.end()) return known->second;
        const formula_line& l = lines_.lines()[line];
        const std::size_t i = l.place_of(column);
        double x = 0;  // of an empty cell
        if (i < l.nodes.size()) {
            if (l.from == formula_line::origin::fixed) x = on_[l.nodes[i]].value;
            else x = calculated(lines_.cell_formula(line, i, syntax{}, reference));
        } else if (l.opening && column == l.opening_column) {
            x = calculated(lines_.opening_formula(line, reference));
        }
        return cells_[at] = x;
    }
    double scalar(std::size_t i) {
        if (const auto known = scalars_.find(i); known != scalars_.end()) return known->second;
        const double x = calculated(lines_.scalar_formula(i, syntax{}, reference));
        return scalars_[i] = x;
    }
    double calculated(const std::string& formula) {
        reader r{formula, 0, *this};
        const double x = r.sum();
        if (r.at != formula.size()) throw std::runtime_error("not read to its end: " + formula);
        return x;
    }

private:
    struct reader {
        const std::string& text;
        std::size_t at;
        calculator& of;

        bool take(std::string_view sign) {
            if (text.compare(at, sign.size(), sign) != 0) return false;
            at += sign.size();
            return true;
        }
        double sum() {
            double x = product();
            for (;;) {
                if (take(" + ")) x = x + product();
                else if (take(" - ")) x = x - product();
                else return x;
            }
        }
        double product() {
            double x = power();
            for (;;) {
                if (take(" * ")) x = x * power();
                else if (take(" / ")) x = x / power();
                else return x;
            }
        }
        double power() {
            double x = signed_one();
            while (take(" ^ ")) {
                const double y = signed_one();
                x = y == std::floor(y) && std::abs(y) < 100 ? detail::whole_power_of(x, static_cast<std::int32_t>(y)) : std::pow(x, y);
            }
            return x;
        }
        double signed_one() { return take("-") ? -signed_one() : one(); }
        std::size_t count() {
            char* end = nullptr;
            const unsigned long n = std::strtoul(text.c_str() + at, &end, 10);
            at = static_cast<std::size_t>(end - text.c_str());
            return n;
        }
        std::int32_t column() {
            const bool below = take("-");
            const auto n = static_cast<std::int32_t>(count());
            return below ? -n : n;
        }
        double closed(double x) {
            if (!take(")")) throw std::runtime_error("a parenthesis is missing: " + text);
            return x;
        }
        double second() {
            if (!take(", ")) throw std::runtime_error("a comma is missing: " + text);
            return sum();
        }
        double one() {
            if (take("(")) return closed(sum());
            if (take("MIN(")) { const double a = sum(), b = second(); return closed(b < a ? b : a); }
            if (take("MAX(")) { const double a = sum(), b = second(); return closed(a < b ? b : a); }
            if (take("EXP(")) {
                const double x = closed(sum());
                return take(" - 1") ? std::expm1(x) : std::exp(x);
            }
            if (take("LN(1 + ")) return closed(std::log1p(sum()));
            if (take("LN(")) return closed(std::log(sum()));
            if (take("SQRT(")) return closed(std::sqrt(sum()));
            if (take("SUM(")) {
                const std::size_t first = count();
                take(", ");
                const std::size_t last = count();
                take(", ");
                const std::int32_t c = column();
                double x = 0;
                for (std::size_t l = first; l <= last; ++l) x += of.cell(l, c);
                return closed(x);
            }
            if (take("D")) return of.drivers_.at(count());
            if (take("S")) return of.scalar(count());
            if (take("K")) return of.on_[count()].value;
            if (take("L")) {
                const std::size_t line = count();
                take(":");
                return of.cell(line, column());
            }
            return static_cast<double>(count());
        }
    };

    const formula_lines& lines_;
    const tape& on_;
    std::vector<double> drivers_;
    std::map<std::pair<std::size_t, std::int32_t>, double> cells_;
    std::map<std::size_t, double> scalars_;
};

}  // namespace recalculated
