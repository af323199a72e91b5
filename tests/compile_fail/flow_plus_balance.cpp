// expect: deleted.*series<int, (outlay::)?flow, (outlay::)?quarterly>.*series<int, (outlay::)?balance, (outlay::)?quarterly>
#include <outlay/time/series.hpp>

using namespace outlay;

void add(const flow_series<int, quarterly>& capex, const balance_series<int, quarterly>& cash) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(capex + cash);
#else
    (void)(capex + capex), (void)(cash + cash);
#endif
}

int main() {}
