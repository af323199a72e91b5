// SPDX-License-Identifier: BSL-1.0
#pragma once
// Drivers and cases of a model out of a table, and back into one.
//
//   read_drivers(path, base)     base with the drivers that the file names: driver,value,unit
//   read_settings(path, base)    the same as settings, each with file, line, column, and the text of a column `source`
//   read_cases<M>(path)          the cases of a file, for a model M: case,driver,value,unit
//   parse_drivers, parse_settings, parse_cases   of a csv_reader, for text that is no file
//   write_drivers(drivers)       all drivers, as parse_drivers reads them
//   write_cases<M>(cases)        settings only: a case with a model of its own is refused
//
//     case,driver,value,unit
//     export controls,equipment price,1.25,
//     export controls,amount,400000,CNY million
//     demand,utilisation,80,%
//     strong dollar,exchange rate,7.9,USD/CNY
//
// Next to read: scenario/cases.hpp.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/feed/csv.hpp>
#include <outlay/feed/detail/csv_field.hpp>
#include <outlay/feed/detail/formula_guard.hpp>
#include <outlay/model/drivers.hpp>
#include <outlay/number/decimal.hpp>
#include <outlay/number/exact_ratio.hpp>
#include <outlay/scenario/cases.hpp>

namespace outlay::inline v0 {

/// A case is one that a table cannot hold: it has another model, or sets nothing.
class OUTLAY_VISIBLE case_not_written_error final : public error {
public:
    case_not_written_error(std::string_view name, std::string_view reason)
        : error("the case \"" + detail::shown(name) + "\" " + std::string(reason) + ": a table cannot hold it"), name_(name) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }

private:
    std::string name_;
};

namespace detail {

/// How many counts one of a table's unit is, where the driver takes it: 10^8 of "CNY million" where it takes "CNY".
inline std::optional<exact_ratio> counts_in_unit(std::string_view unit, std::string_view takes, std::string_view said, std::int64_t counts_in_one) {
    if (takes.empty()) {
        if (unit == "%") return exact_ratio(1, 100);
        return unit.empty() || unit == said ? std::optional<exact_ratio>(1) : std::nullopt;
    }
    const exact_ratio one(counts_in_one);
    if (unit == takes) return one;
    struct scale {
        std::string_view word;
        int units;
    };
    constexpr scale scales[] = {{" thousand", 1'000}, {" million", 1'000'000}, {" billion", 1'000'000'000}};
    constexpr std::string_view a_year = " a year";
    const bool yearly_amount = takes.ends_with(a_year);
    if (yearly_amount && !unit.ends_with(a_year)) return std::nullopt;
    const std::string_view of = yearly_amount ? takes.substr(0, takes.size() - a_year.size()) : takes;
    const std::string_view scaled = yearly_amount ? unit.substr(0, unit.size() - a_year.size()) : unit;
    for (const scale& s : scales)
        if (scaled.size() == of.size() + s.word.size() && scaled.starts_with(of) && scaled.ends_with(s.word)) return one * exact_ratio(s.units);
    return std::nullopt;
}

/// The columns of a table of drivers.
struct driver_columns {
    std::size_t driver, value, unit;
    std::size_t source;  ///< beyond the last where there is none
    explicit driver_columns(const feed::csv_reader& rows)
        : driver(rows.column("driver")), value(rows.column("value")), unit(rows.column("unit")),
          source(static_cast<std::size_t>(std::find(rows.header().begin(), rows.header().end(), "source") - rows.header().begin())) {}
};

/// One row as a setting of one of the drivers.
template <listed_members Exact>
driver_setting setting_of(const feed::csv_reader& rows, const driver_columns& at) {
    const std::string name(without_formula_guard(rows[at.driver]));
    constexpr auto list = Exact::list();
    std::size_t place = 0;
    try {
        place = listed_place<Exact>(name);
    } catch (const driver_missing_error& e) {
        throw rows.error_at(at.driver, e.what());
    }
    const std::string takes = list[place].type_unit();
    const auto counts = counts_in_unit(rows[at.unit], takes, list[place].said, list[place].counts_in_one);
    if (!counts) {
        const std::string number = list[place].said.empty() ? "empty or %" : "empty, % or \"" + std::string(list[place].said) + "\"";
        throw rows.error_at(at.unit, "the driver \"" + name + "\" takes " + (takes.empty() ? "a number: the unit is " + number : takes));
    }
    const auto fraction = exact_ratio::try_from_chars(rows[at.value]);
    const exact_ratio value = fraction ? fraction.value() : exact_ratio(rows.number(at.value));
    try {
        driver_setting setting(name, value * *counts, takes);
        return setting.from({rows.name(), rows.line(), at.value + 1, at.source < rows.size() ? std::string(without_formula_guard(rows[at.source])) : std::string()});
    } catch (const error& e) {
        throw rows.error_at(at.value, e.what());
    }
}
/// The same, tried on drivers: a rate of exchange below zero is refused where it stands.
template <listed_members Exact>
void set_from(const feed::csv_reader& rows, const driver_columns& at, const driver_setting& setting, Exact& drivers) {
    try {
        Exact::list()[listed_place<Exact>(setting.name())].set_count(drivers, setting.count());
    } catch (const error& e) {
        throw rows.error_at(at.value, e.what());
    }
}
/// Refuses a driver that is set twice.
inline void check_is_new(const feed::csv_reader& rows, const driver_columns& at, const std::vector<driver_setting>& before, const std::string& name) {
    for (const driver_setting& s : before)
        if (s.name() == name) throw rows.error_at(at.driver, "this driver is set twice");
}

/// A count of a driver as value and unit: a decimal where it is one, else a fraction.
inline std::string value_and_unit(const exact_ratio& count, std::int64_t counts_in_one, std::string_view unit, std::string_view said) {
    const exact_ratio value = count / exact_ratio(counts_in_one);
    std::string text = to_string(value);
    const exact_ratio most(1'000'000'000'000'000'000);  // a decimal has eighteen digits
    exact_ratio scaled = value;
    for (int digits = 0; digits <= 18; ++digits) {
        if (scaled.denominator() == 1 && scaled < most && -scaled < most) {
            text = to_string(decimal::scaled(static_cast<std::int64_t>(scaled.numerator()), digits));
            break;
        }
        if (most < scaled || most < -scaled) break;
        scaled = scaled * exact_ratio(10);
    }
    return text + ',' + csv_field(unit.empty() ? said : unit);
}

}  // namespace detail

namespace feed {

/// The settings of a table of drivers, each with where it stands; a column `source`, where there is one, says more of it.
///
///     shape    a header with driver, value, unit; a row a driver, each at most once
///     units    of a number: empty, % or as the driver's list says it; of an amount as its type says it ("CNY a year", "USD/CNY"), with
///              thousand, million or billion ("CNY million a year"); values are decimals or fractions as 1/3
///     throws   feed_error   what csv_reader throws; a driver that there is not; another unit; a value that the driver does not take;
///                           a driver set twice; no row
template <listed_members Exact>
[[nodiscard]] std::vector<driver_setting> parse_settings(csv_reader rows, Exact base) {
    const detail::driver_columns at(rows);
    std::vector<driver_setting> seen;
    while (rows.next()) {
        driver_setting s = detail::setting_of<Exact>(rows, at);
        detail::check_is_new(rows, at, seen, s.name());
        detail::set_from(rows, at, s, base);
        seen.push_back(std::move(s));
    }
    if (seen.empty()) throw feed_error(rows.name(), rows.line(), 0, {}, "no row after the header");
    return seen;
}
template <listed_members Exact>
[[nodiscard]] std::vector<driver_setting> read_settings(const std::string& path, const Exact& base) {
    return parse_settings(csv_reader::open(path), base);
}
/// Drivers of a table; those that it does not name stay as they are in `base`. Shape, units and errors as of parse_settings.
template <listed_members Exact>
[[nodiscard]] Exact parse_drivers(csv_reader rows, Exact base) {
    return with(base, parse_settings(std::move(rows), base));
}
template <listed_members Exact>
[[nodiscard]] Exact read_drivers(const std::string& path, const Exact& base) {
    return parse_drivers(csv_reader::open(path), base);
}

/// The cases of a table, in the order in which they first appear; the rows of a case need not stand together.
///
///     shape    a header with case, driver, value, unit; units and errors as of parse_drivers
///     throws   feed_error   also an empty name of a case
template <model M>
[[nodiscard]] std::vector<scenario_case<M>> parse_cases(csv_reader rows, const typename M::template drivers<exact_ratio>& base) {
    using exact = typename M::template drivers<exact_ratio>;
    const std::size_t of = rows.column("case");
    const detail::driver_columns at(rows);
    std::vector<scenario_case<M>> cases;
    std::map<std::string, std::size_t> places;  // of each name in `cases`
    while (rows.next()) {
        const std::string name(detail::without_formula_guard(rows[of]));
        if (name.empty()) throw rows.error_at(of, "the case has no name");
        const std::size_t i = places.emplace(name, cases.size()).first->second;
        if (i == cases.size()) cases.push_back({name, {}, {}});
        driver_setting s = detail::setting_of<exact>(rows, at);
        detail::check_is_new(rows, at, cases[i].settings, s.name());
        exact tried = base;
        detail::set_from(rows, at, s, tried);
        cases[i].settings.push_back(std::move(s));
    }
    if (cases.empty()) throw feed_error(rows.name(), rows.line(), 0, {}, "no row after the header");
    return cases;
}
template <model M>
[[nodiscard]] std::vector<scenario_case<M>> read_cases(const std::string& path, const typename M::template drivers<exact_ratio>& base) {
    return parse_cases<M>(csv_reader::open(path), base);
}

/// All drivers as a table, exactly: parse_drivers reads it back.
template <listed_members Exact>
[[nodiscard]] std::string write_drivers(const Exact& drivers) {
    std::string out = "driver,value,unit\n";
    for (const auto& entry : Exact::list())
        out += detail::csv_field(detail::with_formula_guard(entry.name)) + ',' +
               detail::value_and_unit(entry.count(drivers), entry.counts_in_one, entry.type_unit(), entry.said) + '\n';
    return out;
}
/// Cases as a table, exactly: parse_cases reads it back.
///
///     throws   driver_missing_error, driver_unit_error; case_not_written_error   a case with a model of its own, or one that sets nothing
template <model M>
[[nodiscard]] std::string write_cases(const std::vector<scenario_case<M>>& cases) {
    using exact = typename M::template drivers<exact_ratio>;
    std::string out = "case,driver,value,unit\n";
    for (const scenario_case<M>& c : cases) {
        if (c.instead) throw case_not_written_error(c.name, "has a model of its own");
        if (c.settings.empty()) throw case_not_written_error(c.name, "sets nothing");
        for (const driver_setting& s : c.settings) {
            const auto entry = exact::list()[detail::place_for<exact>(s.name(), s.unit())];
            out += detail::csv_field(detail::with_formula_guard(c.name)) + ',' + detail::csv_field(detail::with_formula_guard(s.name())) + ',' +
                   detail::value_and_unit(s.count(), entry.counts_in_one, s.unit(), entry.said) + '\n';
        }
    }
    return out;
}

}  // namespace feed
}  // namespace outlay
