# SPDX-License-Identifier: BSL-1.0
# The layer on two-word integers, as on a compiler without 128-bit ones.
add_executable(outlay_tests_number_words number/wide.test.cpp number/rounding.test.cpp number/decimal.test.cpp
  number/exact_ratio.test.cpp)
target_compile_definitions(outlay_tests_number_words PRIVATE OUTLAY_NO_INT128)
target_compile_options(outlay_tests_number_words PRIVATE -O1 -g0)  # generated cases by the ten thousand
set_target_properties(outlay_tests_number_words PROPERTIES UNITY_BUILD ON)
set(number_programs outlay_tests_number_words)

# An enclosure is true at every level of optimisation. A debug build's own program is the one at -O0.
set(levels 2 3)
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug" OR "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_DEBUG}" MATCHES "-O")
  list(PREPEND levels 0)
endif()
foreach(level IN LISTS levels)
  set(name outlay_tests_number_interval_O${level})
  add_executable(${name} number/interval.test.cpp)
  target_compile_options(${name} PRIVATE -O${level} -g0)  # after the build type's own
  list(APPEND number_programs ${name})
endforeach()

foreach(program IN LISTS number_programs)
  target_link_libraries(${program} PRIVATE outlay::outlay Catch2::Catch2WithMain)
  target_include_directories(${program} PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  add_test(NAME number.${program} COMMAND ${program})
  set_tests_properties(number.${program} PROPERTIES LABELS number)
endforeach()
