// SPDX-License-Identifier: BSL-1.0
// Writing a workbook of 40 lines over 130 periods: 5,200 formulas with their values, 560 numbers and texts. What Python's xlsxwriter
// and openpyxl take for the same cells: python3 benchmarks/report_peers.py build/bench/benchmarks/outlay_bench_report
#include <cstdint>
#include <string>

#include <benchmark/benchmark.h>
#include <outlay/report.hpp>

namespace {

using namespace outlay;

constexpr std::uint32_t lines = 40, periods = 130, first_row = 5, first_column = 5;

// report_peers.py makes the same.
workbook forty_lines() {
    workbook book({.title = "Model"});
    worksheet& s = book.add_sheet("Model");
    for (std::uint32_t t = 0; t < periods; ++t) {
        s.text({1, first_column + t}, "FY" + std::to_string(2026 + t), cell_style::period_heading);
        s.number({2, first_column + t}, 1.0 / (t + 3.0), cell_style::input, number_format::plain(4));
        s.number({3, first_column + t}, t * 1234.567, cell_style::input, number_format::grouped(2));
    }
    for (std::uint32_t line = 0; line < lines; ++line) {
        const std::uint32_t row = first_row + line;
        s.text({row, 1}, "line " + std::to_string(line)).text({row, 2}, "CNY million", cell_style::unit).number({row, 3}, line * 0.1, cell_style::input);
        for (std::uint32_t t = 0; t < periods; ++t) {
            const std::string column = column_letters(first_column + t), above = std::to_string(row - 1);
            s.formula({row, first_column + t}, "MAX(0, " + column + "$2 * $C" + std::to_string(row) + ") + " + column + above + " - MIN(" + column + "$3, " + column + above + ")",
                      line * 1000.0 + t / 7.0, cell_style::figure, number_format::grouped(2));
        }
    }
    return book;
}

void write(benchmark::State& state) {
    const workbook book = forty_lines();
    std::size_t bytes = 0;
    for (auto _ : state) {
        const std::string file = to_xlsx(book);
        bytes = file.size();
        benchmark::DoNotOptimize(file.data());
    }
    state.counters["bytes"] = static_cast<double>(bytes);
}
BENCHMARK(write)->Unit(benchmark::kMillisecond);

void make_and_write(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(to_xlsx(forty_lines()).data());
}
BENCHMARK(make_and_write)->Unit(benchmark::kMillisecond);

}  // namespace
