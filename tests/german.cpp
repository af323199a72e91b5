// SPDX-License-Identifier: BSL-1.0
// In every test program: with OUTLAY_TEST_GERMAN set all of it runs with a decimal comma, in streams and in the C library.
#include <clocale>
#include <cstdlib>
#include <locale>
#include <string>

namespace {

struct german_number_marks : std::numpunct<char> {
protected:
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
};

[[maybe_unused]] const bool german_is_set = [] {
    if (std::getenv("OUTLAY_TEST_GERMAN") == nullptr) return false;
    std::locale::global(std::locale(std::locale::classic(), new german_number_marks));
    return std::setlocale(LC_ALL, "de_DE.UTF-8") != nullptr;  // of the system, or made in LOCPATH
}();

}  // namespace
