// SPDX-License-Identifier: BSL-1.0
#pragma once
// Dated flows out of a table: a column of days, a column of amounts, perhaps one of currencies and one of projects.
//
//   flow_columns                               the columns' names
//   read_flows(path, unit, columns, mode)      the flows of one currency, in the order of the file
//   read_projects(path, unit, columns, mode)   the same by project, in the order in which projects first appear
//   parse_flows  parse_projects                of a csv_reader, for text that is no file
//   project_flows<C>                           {project, line, flows}

#include <outlay/feed/csv.hpp>
#include <outlay/feed/detail/amount_of.hpp>
#include <outlay/money/money.hpp>
#include <outlay/number/rounding.hpp>
#include <outlay/number/whole_count.hpp>
#include <outlay/time/dated.hpp>

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0::feed {

/// Which columns hold what. Without a currency column the file is taken to be in the currency asked for.
struct flow_columns {
    std::string_view day = "day";
    std::string_view amount = "amount";
    std::string_view currency{};
    std::string_view project = "project";  ///< for read_projects
};

/// The flows of one project, and the line on which it first appears.
template <class C>
struct project_flows {
    std::string project;
    whole_count<std::size_t> line = 0;
    std::vector<dated<money<C>>> flows{};
};

}  // namespace outlay::inline v0::feed

namespace outlay::inline v0::detail {

/// Hands every row's flow to `keep(rows, flow)`.
template <class C, class Keep>
void each_flow(feed::csv_reader& rows, money<C> unit, const feed::flow_columns& columns, rounding mode, Keep keep) {
    const std::size_t day = rows.column(columns.day);
    const std::size_t amount = rows.column(columns.amount);
    const std::size_t currency = columns.currency.empty() ? amount : rows.column(columns.currency);
    bool first = true;
    while (rows.next()) {
        first = false;
        if (currency != amount && rows[currency] != C::code)
            throw rows.error_at(currency, "another currency than " + std::string(C::code));
        const calendar_day on = rows.day(day);
        const auto fail = [&](std::string_view reason) { return rows.error_at(amount, reason); };
        keep(rows, dated<money<C>>{on, amount_of(unit, rows.number(amount), mode, fail)});
    }
    if (first) throw feed::feed_error(rows.name(), rows.line(), 0, {}, "no row after the header");
}

}  // namespace outlay::inline v0::detail

namespace outlay::inline v0::feed {

/// The flows of a table.
///
///     feed::read_flows("project.csv", 1e6_cny, {.day = "date", .amount = "rmb_m"})
///
///     units    unit: what a 1 in the file means, 1e6_cny for "RMB million"
///     throws   feed_error   what csv_reader throws; no row; an empty amount; more decimals than the currency has, zeros too,
///                           unless a rounding is named; another currency
template <class C>
[[nodiscard]] std::vector<dated<money<C>>> parse_flows(csv_reader rows, money<C> unit, const flow_columns& columns = {},
                                                       rounding mode = rounding::exact) {
    std::vector<dated<money<C>>> flows;
    detail::each_flow(rows, unit, columns, mode,
                      [&](const csv_reader&, const dated<money<C>>& flow) { flows.push_back(flow); });
    return flows;
}
template <class C>
[[nodiscard]] std::vector<dated<money<C>>> read_flows(const std::string& path, money<C> unit,
                                                      const flow_columns& columns = {},
                                                      rounding mode = rounding::exact) {
    return parse_flows(csv_reader::open(path), unit, columns, mode);
}

/// The flows of a table by project; the rows of a project need not stand together.
template <class C>
[[nodiscard]] std::vector<project_flows<C>> parse_projects(csv_reader rows, money<C> unit,
                                                           const flow_columns& columns = {},
                                                           rounding mode = rounding::exact) {
    const std::size_t project = rows.column(columns.project);
    std::vector<project_flows<C>> projects;
    std::map<std::string, std::size_t, std::less<>> places;
    detail::each_flow(rows, unit, columns, mode, [&](const csv_reader& row, const dated<money<C>>& flow) {
        const std::string_view name = row[project];
        auto place = places.find(name);
        if (place == places.end()) {
            place = places.emplace(name, projects.size()).first;
            projects.push_back({std::string(name), row.line()});
        }
        projects[place->second].flows.push_back(flow);
    });
    return projects;
}
template <class C>
[[nodiscard]] std::vector<project_flows<C>> read_projects(const std::string& path, money<C> unit,
                                                          const flow_columns& columns = {},
                                                          rounding mode = rounding::exact) {
    return parse_projects(csv_reader::open(path), unit, columns, mode);
}

}  // namespace outlay::inline v0::feed
