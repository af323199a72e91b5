# SPDX-License-Identifier: BSL-1.0
# {fmt} is tried where it is installed.
find_package(fmt 9 CONFIG QUIET)
if(TARGET fmt::fmt-header-only)
  target_link_libraries(outlay_tests_text PRIVATE fmt::fmt-header-only)
endif()
