// expect: constant expression
#include <outlay/fx/fx_rate.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
constexpr fx_rate<USD, CNY> spot{0_dec};
#else
constexpr fx_rate<USD, CNY> spot{7.1698_dec};
#endif

int main() {}
