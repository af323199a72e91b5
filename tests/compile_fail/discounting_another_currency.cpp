// expect: (use of deleted function .*npv.*discount_rate.*USD|call to deleted function .npv)
#include <outlay/cashflow/interest_rate.hpp>
#include <outlay/cashflow/npv.hpp>
#include <outlay/money/literals.hpp>

#include <vector>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    const std::vector<money<CNY>> flows{-100_cny, 110_cny};
#ifdef OUTLAY_MUST_NOT_COMPILE
    npv(discount_rate<USD>{10_pct}, flows);
#else
    npv(discount_rate<CNY>{10_pct}, flows);
#endif
}
