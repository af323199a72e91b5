// SPDX-License-Identifier: BSL-1.0
#pragma once
// Reads the certified cases of this folder: plain CSV without quotes, a header line, lists separated by ';'.

#include <fstream>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace test {

using csv_row = std::map<std::string, std::string>;

inline std::vector<std::string> split(const std::string& text, char separator) {
    std::vector<std::string> parts;
    if (text.empty()) return parts;
    std::size_t from = 0;
    for (std::size_t to; (to = text.find(separator, from)) != std::string::npos; from = to + 1)
        parts.push_back(text.substr(from, to - from));
    parts.push_back(text.substr(from));
    return parts;
}

inline std::vector<csv_row> read_rows(const std::string& name) {
    std::ifstream file(std::string(OUTLAY_TEST_DATA) + "/" + name);
    std::string line;
    if (!std::getline(file, line)) throw std::runtime_error("cannot read " + name);
    const std::vector<std::string> names = split(line, ',');
    std::vector<csv_row> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = split(line, ',');
        csv_row row;
        for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = i < cells.size() ? cells[i] : "";
        rows.push_back(row);
    }
    return rows;
}

inline std::vector<double> numbers(const std::string& list) {
    std::vector<double> values;
    for (const std::string& text : split(list, ';')) values.push_back(std::stod(text));
    return values;
}

}  // namespace test
