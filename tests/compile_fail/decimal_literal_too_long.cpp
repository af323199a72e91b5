// expect: literal_is_not_a_decimal|'literal_decimal<0, '0', '.', '1'
#include <outlay/number/decimal.hpp>

using namespace outlay::literals;

int main() {
#ifdef OUTLAY_MUST_NOT_COMPILE
    return (0.1234567890123456789_dec).scale();
#else
    return (0.123456789012345678_dec).scale();
#endif
}
