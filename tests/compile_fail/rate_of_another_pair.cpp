// expect: deleted function.*(EUR.*fx_rate|fx_rate.*EUR)|overload resolution selected deleted operator '\*'.*EUR
#include <outlay/fx/fx_rate.hpp>
#include <outlay/money/literals.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

int main() {
    constexpr fx_rate<USD, CNY> spot{7.1698_dec};
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(100_eur * spot);
#else
    (void)(100_usd * spot);
#endif
}
