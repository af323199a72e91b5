// SPDX-License-Identifier: BSL-1.0
#pragma once
// Names of lines and drivers in the text of an error.
//
//   shortened(name)      cut where it is long
//   shown_names(names)   a list of them, cut where it is long; "none" where there is none

#include <outlay/number/errors.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace outlay::inline v0::detail {

inline std::string shortened(std::string_view name) {
    return name.size() <= 80 ? std::string(name) : joined_text({name.substr(0, 77), "..."});
}
inline std::string shown_names(const std::vector<std::string>& names) {
    std::string list;
    for (const std::string& name : names) {
        if (list.size() > 200) return list + ", ...";
        list = joined_text({list, list.empty() ? "" : ", ", shortened(name)});
    }
    return list.empty() ? "none" : list;
}

}  // namespace outlay::inline v0::detail
