// expect: named_choice
// SPDX-License-Identifier: BSL-1.0
#include <outlay/impact/programme_model.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::currencies;

programme<USD, yearly> plan(const timeline<yearly>& on) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return programme<USD, yearly>{.on = on, .spending = {1}, .earning = {1}, .losses = losses::lost{}, .at_end = working_capital_at_end::released};
#else
    return programme<USD, yearly>{.on = on, .spending = {1}, .earning = {1}, .losses = losses::lost{}, .at_end = working_capital_at_end::released, .when = timing::mid};
#endif
}

int main() {}
