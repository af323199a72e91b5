// expect: no matching (member )?function for call to .*flow
// SPDX-License-Identifier: BSL-1.0
#include <outlay/model/row_functions.hpp>
#include <outlay/model/sheet.hpp>

using namespace outlay;

void write(sheet<double, quarterly>& s, const row<double, balance, quarterly>& owed) {
#ifdef OUTLAY_MUST_NOT_COMPILE
    s.flow("owed", owed * 2);
#else
    s.flow("borrowed", change(owed));
#endif
}

int main() {}
