// expect: decimal
#include <outlay/number/decimal.hpp>

int main() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return outlay::decimal(0.079).scale();
#else
    return outlay::decimal::from_chars("0.079").scale();
#endif
}
