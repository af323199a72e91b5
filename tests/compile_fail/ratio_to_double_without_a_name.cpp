// expect: exact_ratio
#include <outlay/number/real.hpp>

int main() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    const double third = outlay::exact_ratio(1, 3);
#else
    const double third = outlay::to_real<double>(outlay::exact_ratio(1, 3));
#endif
    return third > 0;
}
