// expect: deleted (member )?function.*name a rounding
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr fx_rate<USD, CNY> spot{7.1698_dec};
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)spot.convert(100_usd);
#else
    (void)spot.convert(100_usd, half_even);
#endif
}
