# SPDX-License-Identifier: BSL-1.0
# Compilers' flags under which figures would be wrong end in one line that says so, and a macro goes on (number/config.hpp):
#   cmake -D COMPILER=g++ -D INCLUDE=include [-D HEADERS=all] -P tests/check_refusals.cmake
# HEADERS=all: also every header by itself below C++20, and not only the table of contents.
cmake_minimum_required(VERSION 3.24)
set(ENV{LC_ALL} C)
cmake_path(ABSOLUTE_PATH INCLUDE)
execute_process(COMMAND "${COMPILER}" --version OUTPUT_VARIABLE version)
set(is_clang OFF)
if(version MATCHES "clang")
  set(is_clang ON)
endif()
set(checks 0)

# compiled(result said header flag...): what the compiler says of a file that includes the header.
function(compiled result said header)
  execute_process(COMMAND "${COMPILER}" -I "${INCLUDE}" ${ARGN} -fsyntax-only -x c++ -include "${header}" /dev/null
    RESULT_VARIABLE status ERROR_VARIABLE text)
  set(${result} "${status}" PARENT_SCOPE)
  set(${said} "${text}" PARENT_SCOPE)
endfunction()

function(refused sentence header)
  compiled(status said "${header}" ${ARGN})
  string(REGEX MATCHALL "error: " errors "${said}")
  list(LENGTH errors count)
  if(status EQUAL 0 OR NOT count EQUAL 1 OR NOT said MATCHES "fatal error: '?${sentence}")
    message(SEND_ERROR "${header} with ${ARGN}: not refused in one line that says \"${sentence}\":\n${said}")
  endif()
endfunction()

function(accepted header)
  compiled(status said "${header}" ${ARGN})
  if(NOT status EQUAL 0 OR NOT said STREQUAL "")
    message(SEND_ERROR "${header} with ${ARGN} is not accepted in silence:\n${said}")
  endif()
endfunction()

set(newest -std=c++20)
# clang++ reads on in silence after a fatal error, which costs seconds: the umbrella of the lowest layer stands for the rest.
refused("outlay is C\\+\\+20" outlay/outlay.hpp -std=gnu++17)
foreach(standard 98 11 14 17)
  refused("outlay is C\\+\\+20" outlay/number.hpp -std=c++${standard})
endforeach()
accepted(outlay/number/config.hpp -std=c++17 -DOUTLAY_ALLOW_OLDER_STANDARD)

refused("outlay reports errors by exceptions" outlay/outlay.hpp ${newest} -fno-exceptions)
accepted(outlay/number/errors.hpp ${newest} -fno-exceptions -DOUTLAY_ALLOW_NO_EXCEPTIONS)

# What both compilers tell, and what g++ tells by __GCC_IEC_559. Alone, g++ disables -fassociative-math with a warning.
set(told -ffast-math -Ofast -ffinite-math-only)
set(told_by_gcc -funsafe-math-optimizations -freciprocal-math -fno-signed-zeros "-ffast-math -fno-finite-math-only"
  "-fassociative-math -fno-signed-zeros -fno-trapping-math")
if(NOT is_clang)
  list(APPEND told ${told_by_gcc})
endif()
foreach(flags IN LISTS told)
  separate_arguments(flags)
  refused("outlay is wrong under -ffast-math or a part of it" outlay/number.hpp ${newest} -O2 ${flags})
  accepted(outlay/number/config.hpp ${newest} -O2 ${flags} -DOUTLAY_ALLOW_FAST_MATH)
endforeach()
foreach(flags -fno-math-errno -fno-trapping-math -ffp-contract=fast -frounding-math)
  accepted(outlay/number/config.hpp ${newest} -O2 ${flags})
endforeach()

# x87, as far as this compiler compiles for it. (-m32 would want another C library's headers; only the macro is looked at.)
execute_process(COMMAND "${COMPILER}" -dumpmachine OUTPUT_VARIABLE machine)
if(machine MATCHES "^x86_64" AND NOT is_clang)
  refused("outlay needs doubles that are not held wider" outlay/number.hpp ${newest} -mfpmath=387)
  accepted(outlay/number/config.hpp ${newest} -mfpmath=387 -DOUTLAY_ALLOW_EXCESS_PRECISION)
elseif(machine MATCHES "^x86_64")
  refused("outlay needs doubles that are not held wider" outlay/number/config.hpp ${newest} -m32 -mno-sse)
  accepted(outlay/number/config.hpp ${newest} -m32 -mno-sse -DOUTLAY_ALLOW_EXCESS_PRECISION)
endif()

if(HEADERS STREQUAL "all")
  file(GLOB_RECURSE headers RELATIVE "${INCLUDE}" "${INCLUDE}/outlay/*.hpp")
  list(REMOVE_ITEM headers outlay/version.hpp)
  list(FILTER headers EXCLUDE REGEX "_min_max.hpp$")  # between the includes of others
  foreach(header IN LISTS headers)
    refused("outlay is C\\+\\+20" "${header}" -std=c++17)
  endforeach()
endif()
