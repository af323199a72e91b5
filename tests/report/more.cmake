# SPDX-License-Identifier: BSL-1.0
# Workbooks read and recalculated by other programs. Each of these tests is skipped, by its name, where its program is not there:
# Debian's python3-openpyxl, unzip, libreoffice-calc-nogui; HyperFormula by `npm install --prefix build/node hyperformula@3.5.0`.
add_executable(outlay_report_files report/files.cpp)
target_link_libraries(outlay_report_files PRIVATE outlay::outlay)
target_include_directories(outlay_report_files PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
set(files "${CMAKE_CURRENT_BINARY_DIR}/report_files")
file(MAKE_DIRECTORY "${files}")
add_test(NAME report.files COMMAND outlay_report_files "${files}")
set_tests_properties(report.files PROPERTIES LABELS report FIXTURES_SETUP report_files)

find_program(OUTLAY_PYTHON NAMES python3 HINTS /usr/bin)
find_path(OUTLAY_NODE_MODULES NAMES hyperformula/package.json HINTS "${PROJECT_SOURCE_DIR}/build/node/node_modules")
mark_as_advanced(OUTLAY_PYTHON OUTLAY_NODE_MODULES)
foreach(reader openpyxl unzip libreoffice hyperformula)
  add_test(NAME report.${reader} COMMAND "${OUTLAY_PYTHON}" "${CMAKE_CURRENT_SOURCE_DIR}/report/recalculate.py" ${reader} "${files}"
    "${OUTLAY_NODE_MODULES}")
  set_tests_properties(report.${reader} PROPERTIES LABELS "report;readers" FIXTURES_REQUIRED report_files SKIP_RETURN_CODE 77)
  if(NOT OUTLAY_PYTHON)
    set_tests_properties(report.${reader} PROPERTIES DISABLED ON)
  endif()
endforeach()
