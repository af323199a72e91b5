# SPDX-License-Identifier: BSL-1.0
# The house in one place: its layers, lowest first, and what each may include. check_layers.cmake holds every header to it.

set(layers number time money cashflow fx commitment model impact scenario simulation text feed report)

set(number_may_include)
set(time_may_include number)
set(money_may_include number time)
set(cashflow_may_include number time money)
set(fx_may_include number time money cashflow)
set(commitment_may_include number time money cashflow fx)
set(model_may_include number time money cashflow fx commitment)
set(impact_may_include number time money cashflow fx commitment model)
set(scenario_may_include number time money cashflow fx commitment model impact)
set(simulation_may_include number time money cashflow fx commitment model impact scenario)
set(text_may_include number time money cashflow fx commitment model impact scenario simulation)
set(feed_may_include ${text_may_include})
set(report_may_include ${text_may_include} text feed)

# Headers that cost too much for their layer's umbrella: included by name.
set(by_name
  number/unbounded.hpp number/fifty_digits.hpp number/interval.hpp number/traced.hpp number/tape_node.hpp
  money/iso4217_dates.hpp
  fx/averages.hpp fx/chained.hpp fx/valuation.hpp
  model/check_model.hpp model/explain.hpp model/formula_line.hpp model/formula_lines.hpp
  model/detail/cut_lines.hpp model/detail/explained_text.hpp model/detail/formula_match.hpp model/detail/formula_text.hpp
  model/detail/recorded_model.hpp
  scenario/enclosure.hpp scenario/break_even.hpp
  simulation/sobol.hpp
  text/format.hpp text/fmt.hpp
  report/live_workbook.hpp report/detail/live_layout.hpp)

# Headers that only their own umbrella, which must stay cheapest, leaves out: others may include them.
set(beside_umbrella money/iso4217.hpp money/iso_currency.hpp)

# The headers that may include Boost.
set(with_boost
  number/unbounded.hpp number/fifty_digits.hpp number/interval.hpp
  fx/averages.hpp fx/chained.hpp fx/valuation.hpp
  scenario/enclosure.hpp scenario/break_even.hpp
  simulation/sobol.hpp)

# Only a layer that sees time's days may include date/date.h; money does so in one header.
set(with_date time cashflow fx commitment model impact scenario simulation text feed report money/iso4217_dates.hpp)

# Standard headers that cost more than they give: nowhere, and not in the layers that must stay cheap.
set(refused_everywhere iostream)
set(refused_in_number chrono functional ranges)
set(refused_in_money chrono functional ranges)

# The headers that may define macros, and know what compilers add to C++20 (its first ones are those that every header reaches).
set(with_macros number/config.hpp number/detail/compiler.hpp number/detail/no_exceptions.hpp)
# Between a header's includes and its text: read as often as it is included.
set(without_form number/detail/undef_min_max.hpp number/detail/restore_min_max.hpp)
# Draws in the whole standard library, in a mode of its own.
set(may_include_anything number/detail/no_exceptions.hpp)

# Headers over 400 lines: tables, and what was looked at and found to be one idea.
set(long_headers money/currencies.hpp)
