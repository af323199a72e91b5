// SPDX-License-Identifier: BSL-1.0
// What .ci/platform compiles of this layer on every change:
// days, literals, labels.
#include "../time/calendar_day.test.cpp"
#include "../time/fiscal_calendar.test.cpp"
#include "../time/months.test.cpp"
