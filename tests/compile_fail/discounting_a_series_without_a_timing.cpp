// expect: (use of deleted function .*npv.*series<|call to deleted function .npv)
#include <outlay/cashflow/series_npv.hpp>

using namespace outlay;

int main() {
    const flow_series<double, yearly> flows{fiscal_calendar{}.years("FY2026", 2), {1.0, 1.0}};
#ifdef OUTLAY_MUST_NOT_COMPILE
    npv(0.1, flows);
#else
    npv(0.1, flows, timing::end);
#endif
}
