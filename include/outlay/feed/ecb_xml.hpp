// SPDX-License-Identifier: BSL-1.0
#pragma once
// The European Central Bank's reference rates as XML: eurofxref-daily.xml, -hist-90d.xml and -hist.xml.
//
//   read_ecb_xml(path), parse_ecb_xml(text, name)    the rates of all its days

#include <outlay/feed/detail/xml.hpp>
#include <outlay/feed/ecb_csv.hpp>
#include <outlay/fx/fx_table_history.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::feed {

/// The rates of every day in the file, units of each currency for one euro.
///
///     shape    gesmes:Envelope, then Cube time='2026-09-24' around Cube currency='USD' rate='1.1367'; quotes of either sort
///     throws   feed_error   a file that is something else or ends early, anything but days and rates inside the Cubes, a
///                           currency twice in a day, a day out of order or without rates, a rate that is no number or not
///                           above zero
[[nodiscard]] inline fx_table_history parse_ecb_xml(std::string_view text, std::string name) {
    detail::xml_tags tags(text, name);
    if (!tags.next() || tags.tag() != "gesmes:Envelope")
        throw feed_error(name, 1, 0, text.substr(0, text.find('\n')),
                         "not a file of the ECB's reference rates: no gesmes:Envelope");

    struct day_of_rates {
        calendar_day day;
        std::vector<std::optional<decimal>> cells;
    };
    std::vector<day_of_rates> days;
    std::vector<currency_pair> pairs;
    detail::day_order order;
    int depth = 0;  // of Cubes: 1 around all days, 2 a day, 3 a rate
    bool closed = false;
    const auto close_cube = [&] {
        if (depth == 2 && days.back().cells.empty()) throw tags.fail("a day without rates");
        --depth;
    };
    while (tags.next()) {
        if (closed) throw tags.fail("a tag after the envelope");
        if (tags.tag() != "Cube") {
            closed = tags.closing() && tags.tag() == "gesmes:Envelope";
            if (depth > 0)
                throw tags.fail(closed ? "the envelope ends before its Cubes do" : "not a Cube, where rates stand");
            continue;
        }
        if (depth > 0 && tags.text_between()) throw tags.fail("text before this tag, where rates stand");
        if (tags.closing()) {
            if (depth == 0) throw tags.fail("a Cube is closed that was not opened");
            close_cube();
            continue;
        }
        ++depth;
        if (depth == 1) {
            if (tags.attributes() != 0) throw tags.fail("the outermost Cube holds nothing but days");
        } else if (depth == 2) {
            const std::string_view time = tags["time"];
            if (time.data() == nullptr || tags.attributes() != 1)
                throw tags.fail("a day is written as <Cube time='2026-09-24'>");
            const auto day = calendar_day::try_from_chars(time);
            if (!day) throw tags.fail(day.error().reason());
            if (const char* why = order.next(*day)) throw tags.fail(why);
            days.push_back({*day, {}});
        } else {
            const std::string_view currency = tags["currency"], rate = tags["rate"];
            if (depth > 3 || currency.data() == nullptr || rate.data() == nullptr || tags.attributes() != 2)
                throw tags.fail("a rate is written as <Cube currency='USD' rate='1.1367'/>");
            if (!detail::is_foreign_code(currency)) throw tags.fail("not the code of a currency");
            const auto number = decimal::try_from_chars(rate);
            if (!number) throw tags.fail("the rate: " + number.error().reason());
            if (number->coefficient() <= 0) throw tags.fail("a rate must be more than 0");
            const currency_pair pair("EUR", currency);
            const auto place = static_cast<std::size_t>(std::find(pairs.begin(), pairs.end(), pair) - pairs.begin());
            if (place == pairs.size()) pairs.push_back(pair);
            auto& cells = days.back().cells;
            cells.resize(std::max(cells.size(), place + 1));
            if (cells[place]) throw tags.fail("a currency that stands twice in its day");
            cells[place] = *number;
        }
        if (tags.empty()) close_cube();
    }
    if (!closed) throw feed_error(name, tags.line(), 0, {}, "the file ends before its envelope does");
    if (tags.text_between()) throw feed_error(name, tags.line(), 0, {}, "text after the envelope");
    if (days.empty()) throw feed_error(name, tags.line(), 0, {}, "the file ends before its first day");
    fx_table_history out(pairs, {"ECB", rate_kind::reference});
    for (day_of_rates& one : days) {
        one.cells.resize(pairs.size());
        out.add(one.day, one.cells);
    }
    return out;
}

[[nodiscard]] inline fx_table_history read_ecb_xml(const std::string& path) {
    return parse_ecb_xml(detail::read_text_file(path), path);
}

}  // namespace outlay::inline v0::feed

#include <outlay/number/detail/restore_min_max.hpp>
