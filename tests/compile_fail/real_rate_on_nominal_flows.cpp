// expect: (use of deleted function .*npv.*real_rate|call to deleted function .npv)
#include <outlay/cashflow/npv.hpp>
#include <outlay/cashflow/real_rate.hpp>
#include <outlay/money/literals.hpp>

#include <vector>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const std::vector<money<CNY>> flows{-100_cny, 110_cny};
#ifdef OUTLAY_MUST_NOT_COMPILE
    npv(real_rate<>{3_pct}, flows);
#else
    npv(real_rate<>{3_pct}, deflated(flows, 2_pct));
#endif
}
