// expect: no matching function for call to .*with_and_without
#include <outlay/impact/programme.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::currencies;

template <class C>
capital_programme<money<C>, yearly> programme(const timeline<yearly>& on) {
    const flow_series<money<C>, yearly> none(on, std::vector<money<C>>(on.size()));
    return {"cloud", none, none, none, {{"servers", 1, 5}}};
}

void lay_over(const base_case<exact_money<CNY>, yearly>& base, const timeline<yearly>& on) {
    (void)with_and_without(base, std::vector{programme<CNY>(on)}, tax_rule{});
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)with_and_without(base, std::vector{programme<USD>(on)}, tax_rule{});
#endif
}

int main() {}
