# SPDX-License-Identifier: BSL-1.0
"""The cells of report.bench.cpp, made and written by Python's xlsxwriter and openpyxl and by outlay in turn, medians of CPU time:
    python3 benchmarks/report_peers.py build/bench/benchmarks/outlay_bench_report
"""
import io
import json
import statistics
import subprocess
import sys
import time

import openpyxl
import xlsxwriter
from openpyxl.utils import get_column_letter

LINES, PERIODS, ROW, COLUMN = 40, 130, 5, 5


def cells():
    """(row, column, text or number or formula with =, value of a formula)"""
    for t in range(PERIODS):
        yield 1, COLUMN + t, f"FY{2026 + t}", None
        yield 2, COLUMN + t, 1 / (t + 3), None
        yield 3, COLUMN + t, t * 1234.567, None
    for line in range(LINES):
        row = ROW + line
        yield row, 1, f"line {line}", None
        yield row, 2, "CNY million", None
        yield row, 3, line * 0.1, None
        for t in range(PERIODS):
            c = get_column_letter(COLUMN + t)
            yield row, COLUMN + t, f"=MAX(0, {c}$2 * $C{row}) + {c}{row - 1} - MIN({c}$3, {c}{row - 1})", line * 1000 + t / 7


def by_xlsxwriter():
    book = xlsxwriter.Workbook(io.BytesIO(), {"in_memory": True})
    s = book.add_worksheet("Model")
    look = book.add_format({"num_format": "#,##0.00"})
    for row, column, content, value in cells():
        if value is not None:
            s.write_formula(row - 1, column - 1, content, look, value)
        elif isinstance(content, str):
            s.write_string(row - 1, column - 1, content)
        else:
            s.write_number(row - 1, column - 1, content, look)
    book.close()


def by_openpyxl():
    book = openpyxl.Workbook()
    s = book.active
    for row, column, content, value in cells():
        s.cell(row, column, content).number_format = "#,##0.00"
    book.save(io.BytesIO())


def by_outlay():
    out = subprocess.run([sys.argv[1], "--benchmark_format=json", "--benchmark_min_time=0.05"], capture_output=True, check=True).stdout
    return {b["name"]: b["cpu_time"] for b in json.loads(out)["benchmarks"]}


rounds = {"xlsxwriter": [], "openpyxl": [], "write": [], "make_and_write": []}
for _ in range(11):
    for name, f in (("xlsxwriter", by_xlsxwriter), ("openpyxl", by_openpyxl)):
        begin = time.process_time()
        f()
        rounds[name].append((time.process_time() - begin) * 1000)
    for name, ms in by_outlay().items():
        rounds[name].append(ms)
for name, ms in rounds.items():
    print(f"{name:16}{statistics.median(ms):9.2f} ms")
for ours in ("write", "make_and_write"):
    print(ours, {peer: round(statistics.median(p / o for p, o in zip(rounds[peer], rounds[ours])), 1) for peer in ("xlsxwriter", "openpyxl")})
