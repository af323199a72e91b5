# SPDX-License-Identifier: BSL-1.0
# Runs PROGRAM, with ARGUMENT if given, and fails unless it succeeds and prints EXPECTED, byte for byte.
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND "${PROGRAM}" ${ARGUMENT} OUTPUT_VARIABLE printed RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ${ARGUMENT} ended with ${status}; it printed:\n${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  set(kept "${PROGRAM}.${ARGUMENT}.printed")
  file(WRITE "${kept}" "${printed}")
  execute_process(COMMAND diff -u "${EXPECTED}" "${kept}")
  message(FATAL_ERROR "${PROGRAM} ${ARGUMENT} does not print ${EXPECTED}; what it prints is in ${kept}")
endif()
