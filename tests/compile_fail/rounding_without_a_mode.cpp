// expect: round
#include <outlay/number/exact_ratio.hpp>

int main() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return outlay::exact_ratio(7, 2).round() == 4;
#else
    return outlay::exact_ratio(7, 2).round(outlay::half_even) == 4;
#endif
}
