// SPDX-License-Identifier: BSL-1.0
// deflated: what it writes is read back by a reader of RFC 1951 that is written here from its text, and by unzip and openpyxl in
// recalculate.py.
#include <report/sheets.hpp>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include <catch.hpp>
#include <report/xlsx_part.hpp>

namespace deflated_test {

using namespace outlay;

/// One last block with the fixed codes, RFC 1951, 3.2.5 and 3.2.6; nothing where it is not that.
std::optional<std::string> inflated(std::string_view stream) {
    std::size_t at = 0;
    const auto bit = [&] {
        const std::size_t byte = at / 8;
        const unsigned value = byte < stream.size() ? static_cast<unsigned>(static_cast<unsigned char>(stream[byte])) >> at % 8 & 1u : 0u;
        ++at;
        return value;
    };
    const auto number = [&](int bits) {
        unsigned value = 0;
        for (int i = 0; i < bits; ++i) value |= bit() << i;
        return value;
    };
    if (number(3) != 0b011) return std::nullopt;
    std::string out;
    while (at / 8 <= stream.size()) {
        unsigned code = 0;
        for (int i = 0; i < 7; ++i) code = code << 1 | bit();
        unsigned symbol = 0;
        if (code <= 0b0010111) {
            symbol = 256 + code;
        } else {
            code = code << 1 | bit();
            if (code >= 0b00110000 && code <= 0b10111111) symbol = code - 0b00110000;
            else if (code >= 0b11000000 && code <= 0b11000111) symbol = 280 + code - 0b11000000;
            else symbol = 144 + ((code << 1 | bit()) - 0b110010000);
        }
        if (symbol < 256) {
            out += static_cast<char>(symbol);
            continue;
        }
        if (symbol == 256) return (at + 7) / 8 == stream.size() ? std::optional(out) : std::nullopt;
        // 257 to 264: 3 to 10; then four codes each of one more bit; 285: 258.
        unsigned length = 258;
        if (symbol < 265) length = symbol - 254;
        else if (symbol < 285) {
            const unsigned bits = (symbol - 261) / 4;
            length = 3 + ((4 + (symbol - 265) % 4) << bits);
            length += number(static_cast<int>(bits));
        }
        unsigned d = 0;
        for (int i = 0; i < 5; ++i) d = d << 1 | bit();
        unsigned distance = d + 1;
        if (d >= 4) {
            const unsigned bits = d / 2 - 1;
            distance = 1 + ((2 + d % 2) << bits);
            distance += number(static_cast<int>(bits));
        }
        if (distance > out.size()) return std::nullopt;
        for (; length > 0; --length) out += out[out.size() - distance];
    }
    return std::nullopt;
}

TEST_CASE("what is deflated is read back, whatever it is", "[report]") {
    std::mt19937 dice(1951);
    const auto random = [&](std::size_t size, unsigned letters) {
        std::string text;
        while (text.size() < size) text += static_cast<char>('a' + dice() % letters);
        return text;
    };
    std::vector<std::string> all{std::string(100'000, 'a'), random(50'000, 2), random(50'000, 4), "abcabcabcabcabcabcabcabcabc"};
    // Matches at every length up to the longest, and as far back as the window goes and further.
    for (std::size_t n = 3; n <= 300; ++n) all.push_back(random(300, 3) + std::string(n, 'x') + random(20, 3) + std::string(n, 'x') + random(20, 3));
    for (std::size_t gap : {32'000u, 32'505u, 32'509u, 32'510u, 32'511u, 32'767u, 32'768u, 32'769u, 40'000u, 70'000u}) {
        const std::string word = "a word that is longer than four letters";
        all.push_back(word + std::string(gap - word.size(), ' ') + word);
        all.push_back(word + random(gap, 2) + word + word);
    }
    std::string bytes;
    for (int i = 0; i < 256; ++i) bytes += std::string(3, static_cast<char>(i));
    all.push_back(bytes + bytes);
    for (const std::string& text : all) {
        const auto stream = deflated{}(text);
        INFO(text.substr(0, 60) << " " << text.size());
        REQUIRE(stream.has_value());
        CHECK((inflated(*stream) == text));
        CHECK(stream->size() < text.size());
    }
    CHECK(deflated{}(all[0])->size() < 1'000);
    // What would grow is stored.
    for (const std::string& text : {std::string(), std::string("a"), std::string("abcd")}) CHECK_FALSE(deflated{}(text).has_value());
    std::string noise;
    for (int i = 0; i < 10'000; ++i) noise += static_cast<char>(dice() & 0xff);
    CHECK_FALSE(deflated{}(noise).has_value());
}

TEST_CASE("a workbook with deflated parts is the same workbook, smaller", "[report]") {
    const std::string file = to_xlsx(sheets::whole()), smaller = to_xlsx(sheets::whole(), deflated{});
    CHECK(smaller.size() * 5 < file.size() * 2);
    const auto parts = xlsx::parts(file), kept = xlsx::parts(smaller);
    REQUIRE(kept.size() == parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
        INFO(parts[i].name);
        CHECK(kept[i].name == parts[i].name);
        CHECK(kept[i].crc == parts[i].crc);
        if (kept[i].method == 8) CHECK((inflated(kept[i].content) == parts[i].content));
        else CHECK((kept[i].content == parts[i].content));
    }
    CHECK((to_xlsx(sheets::whole(), deflated{}) == smaller));
    // Any function of that form will do.
    CHECK((to_xlsx(sheets::whole(), [](std::string_view) -> std::optional<std::string> { return std::nullopt; }) == file));
}

}  // namespace deflated_test
