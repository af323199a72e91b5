// expect: conversion|convert|viable
// SPDX-License-Identifier: BSL-1.0
#include <outlay/money.hpp>

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

#ifdef OUTLAY_MUST_NOT_COMPILE
money<CNY> five = 5;
#else
money<CNY> five = money<CNY>::from_major(5);
#endif
