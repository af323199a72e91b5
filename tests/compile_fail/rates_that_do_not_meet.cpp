// expect: (deleted function.*USD|selected deleted operator .\*.).*USD
#include <outlay/fx/fx_rate.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr fx_rate<EUR, USD> eurusd{1.0466_dec};
    constexpr fx_rate<USD, CNY> usdcny{7.2476_dec};
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(usdcny * eurusd);
#else
    (void)(eurusd * usdcny);
#endif
}
