# SPDX-License-Identifier: BSL-1.0
# SOURCE compiles as it is; with OUTLAY_MUST_NOT_COMPILE it is refused in one error, and the text of that error or its first
# note matches the regular expression of the file's first line, "// expect: <regex>". COMPILER and FLAGS say how to compile.
cmake_minimum_required(VERSION 3.24)
set(ENV{LC_ALL} C)  # plain quotes in the messages
file(STRINGS "${SOURCE}" expect LIMIT_COUNT 1)
if(NOT expect MATCHES "^// expect: (.+)$")
  message(FATAL_ERROR "${SOURCE}: the first line is not \"// expect: <regex>\"")
endif()
set(expect "${CMAKE_MATCH_1}")

execute_process(COMMAND "${COMPILER}" ${FLAGS} -fsyntax-only "${SOURCE}" RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} does not compile as it is:\n${said}")
endif()

execute_process(COMMAND "${COMPILER}" ${FLAGS} -fsyntax-only -DOUTLAY_MUST_NOT_COMPILE "${SOURCE}"
  RESULT_VARIABLE status ERROR_VARIABLE said)
if(status EQUAL 0)
  message(FATAL_ERROR "${SOURCE} compiles with OUTLAY_MUST_NOT_COMPILE")
endif()
string(REGEX MATCHALL " error: " errors "${said}")
list(LENGTH errors count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "${SOURCE} is refused in ${count} errors, not in one:\n${said}")
endif()

# From the error to the end of its first note.
string(FIND "${said}" " error: " begin)
string(SUBSTRING "${said}" ${begin} -1 shown)
string(FIND "${shown}" " note: " first_note)
if(NOT first_note EQUAL -1)
  math(EXPR after "${first_note} + 1")
  string(SUBSTRING "${shown}" ${after} -1 rest)
  string(FIND "${rest}" " note: " second_note)
  if(NOT second_note EQUAL -1)
    math(EXPR end "${after} + ${second_note}")
    string(SUBSTRING "${shown}" 0 ${end} shown)
  endif()
endif()
if(NOT shown MATCHES "${expect}")
  message(FATAL_ERROR "${SOURCE}: the error and its first note do not match \"${expect}\":\n${shown}\nall of it:\n${said}")
endif()
