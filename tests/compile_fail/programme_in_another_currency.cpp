// expect: a programme is laid over a company in the company's currency
#include <outlay/impact/programme.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::currencies;

template <class C>
statement<money<C>, yearly> cloud(const timeline<yearly>& on) {
    statement<money<C>, yearly> lines(on);
    for (const char* name : {"revenue", "operating cost", "depreciation", "change of working capital", "capital expenditure"})
        lines.add(name, flow_series<money<C>, yearly>(on, std::vector<money<C>>(on.size())));
    return lines;
}

void lay_over(const base_case<exact_money<CNY>, yearly>& base, const timeline<yearly>& on) {
    (void)with_and_without(base, {{"cloud", cloud<CNY>(on)}}, tax_rule{});
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)with_and_without(base, {{"cloud", cloud<USD>(on)}}, tax_rule{});
#endif
}

int main() {}
