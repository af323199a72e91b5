# SPDX-License-Identifier: BSL-1.0
# What HEADER draws in, directly or not, holds no path that matches REFUSED. COMPILER and FLAGS say how to compile.
cmake_minimum_required(VERSION 3.24)
file(WRITE "${WORK}.cpp" "#include <${HEADER}>\n")
execute_process(COMMAND "${COMPILER}" ${FLAGS} -M "${WORK}.cpp"
  OUTPUT_VARIABLE paths ERROR_VARIABLE said RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${said}")
endif()
if(paths MATCHES "[^ \n]*(${REFUSED})[^ \n]*")
  message(FATAL_ERROR "<${HEADER}> draws in ${CMAKE_MATCH_0}")
endif()
