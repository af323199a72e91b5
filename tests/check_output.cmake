# SPDX-License-Identifier: BSL-1.0
# Runs PROGRAM and fails unless it succeeds and prints EXPECTED, byte for byte.
cmake_minimum_required(VERSION 3.24)
execute_process(COMMAND "${PROGRAM}" OUTPUT_VARIABLE printed RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} ended with ${status}; it printed:\n${printed}")
endif()
file(READ "${EXPECTED}" expected)
if(NOT printed STREQUAL expected)
  file(WRITE "${PROGRAM}.printed" "${printed}")
  execute_process(COMMAND diff -u "${EXPECTED}" "${PROGRAM}.printed")
  message(FATAL_ERROR "${PROGRAM} does not print ${EXPECTED}; what it prints is in ${PROGRAM}.printed")
endif()
