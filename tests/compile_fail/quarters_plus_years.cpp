// expect: deleted.*series<int, (outlay::)?flow, (outlay::)?quarterly>.*series<int, (outlay::)?flow, (outlay::)?yearly>
#include <outlay/time/series.hpp>

using namespace outlay;

void add(const flow_series<int, quarterly>& quarters, const flow_series<int, yearly>& years) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    (void)(quarters - years);
#else
    (void)(quarters - quarters), (void)(years - years);
#endif
}

int main() {}
