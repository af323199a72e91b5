# SPDX-License-Identifier: BSL-1.0
# PROGRAM prints no number by the locale: what an inline function of the standard library does so leaves a symbol.
execute_process(COMMAND "${NM}" -C "${PROGRAM}" OUTPUT_VARIABLE symbols COMMAND_ERROR_IS_FATAL ANY)
if(symbols MATCHES "std::[a-z_0-9:]*to_string(\\[[a-z0-9:]*\\])?\\((float|double|long double)\\)")
  message(FATAL_ERROR "${PROGRAM} uses ${CMAKE_MATCH_0}: print by detail::number_text")
endif()
