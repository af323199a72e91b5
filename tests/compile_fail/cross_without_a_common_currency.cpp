// expect: deleted function.*cross.*(CNY|fx_rate)
#include <outlay/fx/fx_rate.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr fx_rate<EUR, USD> eurusd{1.0466_dec};
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)cross(eurusd, fx_rate<GBP, CNY>{9.1_dec});
#else
    (void)cross(eurusd, fx_rate<EUR, CNY>{7.5879_dec});
#endif
}
