// expect: this_text_is_no_day_of_the_calendar
#include <outlay/time/calendar_day.hpp>

using namespace outlay::literals;

int main() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return "2025-02-30"_day == "2025-03-02"_day;
#else
    return "2025-02-28"_day == "2025-03-02"_day;
#endif
}
