// SPDX-License-Identifier: BSL-1.0
#pragma once
// Commitments as the table of entries that read_commitments reads: what is read back is equal, and no name or source is a
// formula where a spreadsheet opens the table: "=1+1" is written as "'=1+1".
//
//   commitments_table(commitments, unit)          the text
//   write_commitments(path, commitments, unit)    to a file

#include <cstddef>
#include <fstream>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/commitment/commitment.hpp>
#include <outlay/feed/detail/csv_field.hpp>
#include <outlay/feed/detail/formula_guard.hpp>
#include <outlay/feed/feed_error.hpp>
#include <outlay/money/money.hpp>

namespace outlay::inline v0 {
namespace detail {

}  // namespace detail

namespace feed {

/// The table of all entries: of each commitment what was said, then what became of it.
///
///     units    unit: what a 1 in the file means; amounts are written with as many decimals as they need, up to 18
///     throws   not_exact_error   an amount is no decimal number of units
template <counted_currency C>
[[nodiscard]] std::string commitments_table(std::span<const commitment<C>> commitments, money<C> unit = money<C>::from_major(1)) {
    const auto number = [&](const money<C>& m) {
        const exact_ratio units = m / unit;
        for (int digits = 0; digits <= decimal::max_scale; ++digits)
            if (detail::power_of_ten(digits) % units.denominator() == 0) return to_string(units.round_to(digits, rounding::exact));
        throw not_exact_error(to_string(m), "decimals of " + to_string(unit));
    };
    std::string out = "commitment,entry,on,known,amount,currency,starts,months,source\n";
    const auto row = [&](std::initializer_list<std::string_view> fields) {
        bool first = true;
        for (const std::string_view field : fields) {
            if (!first) out += ',';
            first = false;
            out += detail::csv_field(field);
        }
        out += '\n';
    };
    for (const commitment<C>& c : commitments) {
        const std::string name = detail::with_formula_guard(c.name());
        for (const revision<C>& r : c.revisions()) {
            const std::string starts = r.over.starts.is_unknown() ? "" : to_string(r.over.starts);
            const std::string months = r.over.months == 0 ? "" : std::to_string(int{r.over.months});
            row({name, to_string(r.kind), to_string(r.on), "", in_words(r.amount, number), C::code, starts, months,
                 detail::with_formula_guard(r.source)});
        }
        for (const movement<C>& m : c.life().movements()) {
            const std::string entry = std::string(to_string(m.to)) + (m.reverses ? " reversed" : "");
            row({name, entry, to_string(m.on), m.known ? to_string(*m.known) : "", number(m.amount), C::code, "", "",
                 detail::with_formula_guard(m.source)});
        }
    }
    return out;
}
template <counted_currency C>
[[nodiscard]] std::string commitments_table(const std::vector<commitment<C>>& commitments, money<C> unit = money<C>::from_major(1)) {
    return commitments_table(std::span<const commitment<C>>(commitments), unit);
}

/// To a file.
///
///     throws   feed_error   the file cannot be written
template <counted_currency C>
void write_commitments(const std::string& path, const std::vector<commitment<C>>& commitments,
                       money<C> unit = money<C>::from_major(1)) {
    const std::string table = commitments_table(commitments, unit);
    std::ofstream file(path, std::ios::binary);
    file << table;
    file.close();
    if (!file) throw feed_error(path, 0, 0, {}, "the file cannot be written");
}

}  // namespace feed
}  // namespace outlay
