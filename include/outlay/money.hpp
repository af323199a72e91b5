// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the money layer. Included by name, for their cost: money/iso4217.hpp (the table of codes),
// money/iso_currency.hpp (a currency by its code), money/iso4217_dates.hpp (which code a number meant on a day).

#include <outlay/money/currency.hpp>
#include <outlay/money/grid.hpp>
#include <outlay/money/literals.hpp>
#include <outlay/money/money.hpp>
#include <outlay/money/outflow.hpp>

#include <outlay/money/any_money.hpp>
#include <outlay/money/basket.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/money/ranges.hpp>
#include <outlay/money/split.hpp>
