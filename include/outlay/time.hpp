// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the time layer.

#include <outlay/time/act_act.hpp>
#include <outlay/time/any_day_count.hpp>
#include <outlay/time/business_day.hpp>
#include <outlay/time/calendar_day.hpp>
#include <outlay/time/corkscrew.hpp>
#include <outlay/time/dated.hpp>
#include <outlay/time/day_count.hpp>
#include <outlay/time/fiscal_calendar.hpp>
#include <outlay/time/frequency.hpp>
#include <outlay/time/missing_cell.hpp>
#include <outlay/time/months.hpp>
#include <outlay/time/period.hpp>
#include <outlay/time/resample.hpp>
#include <outlay/time/schedule.hpp>
#include <outlay/time/series.hpp>
#include <outlay/time/thirty_360.hpp>
#include <outlay/time/timeline.hpp>
#include <outlay/time/window.hpp>
#include <outlay/time/yearfrac.hpp>
