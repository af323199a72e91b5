// SPDX-License-Identifier: BSL-1.0
#include <outlay/money/any_currency.hpp>

#include <cstdio>

void throw_one(int which);

template <class Error>
int caught(int which) {
    try {
        throw_one(which);
    } catch (const Error&) {
        return 0;
    } catch (const std::exception& e) {
        std::printf("not caught by its type: %s\n", e.what());
    }
    return 1;
}

int main() {
    using namespace outlay;
    return caught<numeric_domain_error>(0) + caught<text_error>(1) + caught<currency_mismatch_error>(2) + caught<error>(0);
}
