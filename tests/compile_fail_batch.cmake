# SPDX-License-Identifier: BSL-1.0
# Compiles a few cases of compile_fail in one run, once right and once wrong, and keeps in OUT/<case>.txt what the compiler said
# of each wrong one. To read the headers costs far more than a case does.
# BATCH: a file that includes the cases, each in a namespace of its own; CASES: their names; COMPILER, FLAGS: how to compile.
cmake_minimum_required(VERSION 3.24)
set(ENV{LC_ALL} C)  # plain quotes in the messages

execute_process(COMMAND "${COMPILER}" ${FLAGS} -fsyntax-only "${BATCH}" RESULT_VARIABLE status ERROR_VARIABLE said)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "the right sides do not compile:\n${said}")
endif()

if(COMPILER MATCHES "clang")
  set(all_errors -ferror-limit=0)
else()
  set(all_errors -fmax-errors=0)
endif()
execute_process(COMMAND "${COMPILER}" ${FLAGS} ${all_errors} -fsyntax-only -DOUTLAY_MUST_NOT_COMPILE "${BATCH}" ERROR_VARIABLE said)

# A line a list element: neither brackets nor semicolons may stand in one.
string(REPLACE ";" "," said "${said}")
string(REPLACE "[" "(" said "${said}")
string(REPLACE "]" ")" said "${said}")
string(REPLACE "\n" ";" lines "${said}")

# An error with its notes is of the case whose file is named first in it. Lines that say where the next error or note stands
# come before it.
function(keep block)
  if(block STREQUAL "")
    return()
  endif()
  if(block MATCHES "compile_fail/([A-Za-z_0-9]+)\\.cpp")
    file(APPEND "${OUT}/${CMAKE_MATCH_1}.txt" "${block}")
  else()
    message(SEND_ERROR "an error of no case:\n${block}")
  endif()
endfunction()
foreach(case IN LISTS CASES)
  file(WRITE "${OUT}/${case}.txt" "")
endforeach()
set(block "")
set(where "")
foreach(line IN LISTS lines)
  if(line MATCHES "^In file included |^ +from |: In |: At global scope|: +required (from|by) |: +in .constexpr. expansion of ")
    string(APPEND where "${line}\n")
  elseif(line MATCHES ": (fatal )?error: ")
    keep("${block}")
    set(block "${where}${line}\n")
    set(where "")
  elseif(NOT line MATCHES "^[0-9]+ (error|warning)s? (and|generated)")
    string(APPEND block "${where}${line}\n")
    set(where "")
  endif()
endforeach()
keep("${block}")
