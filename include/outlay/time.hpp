// SPDX-License-Identifier: BSL-1.0
#pragma once
// The umbrella of the time layer.
