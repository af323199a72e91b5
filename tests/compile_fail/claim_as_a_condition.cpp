// expect: answer
#include <outlay/number/bounds.hpp>
#include <outlay/number/decimal.hpp>

using namespace outlay::literals;

int main() {
    const auto above = outlay::more_than(53_dec).is_above(50_dec);
#ifdef OUTLAY_MUST_NOT_COMPILE
    return above ? 1 : 0;  // unknown is neither
#else
    return above == outlay::answer::yes ? 1 : 0;
#endif
}
