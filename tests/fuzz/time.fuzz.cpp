// SPDX-License-Identifier: BSL-1.0
// Days and labels from outside: whatever is read prints back as it was written, and lies where its label says.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <outlay/time/fiscal_calendar.hpp>

using namespace outlay;

namespace {

template <class Freq>
void label_round_trips(const fiscal_calendar& calendar, std::string_view text) {
    try {
        const fiscal_period<Freq> p = calendar.labelled<Freq>(text);
        if (p.label() != text || !(calendar.containing<Freq>(p.from()) == p) || !(calendar.containing<Freq>(p.last()) == p)) std::abort();
    } catch (const error&) {  // no such label, or beyond the calendar
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto day = calendar_day::try_from_chars(text); day && to_string(*day) != text) std::abort();
    const fiscal_calendar calendars[] = {
        {.year_ends = date::March},
        {.year_ends = date::September, .closes = year_close::last_weekday, .long_quarter = 1},
        {.year_ends = date::January, .closes = year_close::nearest_weekday, .named = named_after::its_start}};
    for (const auto& calendar : calendars) {
        label_round_trips<yearly>(calendar, text);
        label_round_trips<half_yearly>(calendar, text);
        label_round_trips<quarterly>(calendar, text);
        label_round_trips<monthly>(calendar, text);
        label_round_trips<daily>(calendar, text);
    }
    return 0;
}
