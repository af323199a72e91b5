// SPDX-License-Identifier: BSL-1.0
#include <outlay/feed/read_commitments.hpp>
#include <outlay/feed/write_commitments.hpp>

#include <catch.hpp>

#include <cstdio>
#include <random>

#include <outlay/money/literals.hpp>

namespace commitments_test {

using namespace outlay;
using namespace outlay::literals;
using namespace outlay::currencies;

namespace {

const std::string header = "commitment,entry,on,known,amount,currency,starts,months,source\n";

const std::string plan = header +
    "AI and cloud,announced,2025-02-24,,more than 380000,CNY,from 2025-02-24 to 2025-04-01,36,Xinhua\n"
    "AI and cloud,mentioned,2025-02-25,,380000,CNY,,,\"SCMP, page 1\"\n"
    "Campus,announced,2025-03-01,,up to 5000.5,CNY,2025-03-01,,\n"
    "AI and cloud,raised by,2025-09-24,,more than 0,CNY,,,its CEO\n"
    "AI and cloud,contracted,2025-03-31,2025-06-30,45321,CNY,,,\"20-F, note 26\"\n"
    "Campus,contracted,2025-06-01,,10,CNY,,,\n"
    "Campus,contracted reversed,2025-06-02,,0.01,CNY,,,\n"
    "Campus,mentioned,2025-07-01,,unknown,CNY,,,\n";

// The error of a text that cannot be read.
feed::feed_error refused(const std::string& rows) {
    try {
        (void)feed::parse_commitments(header + rows, "c.csv", 1e6_cny);
    } catch (const feed::feed_error& e) {
        return e;
    }
    throw std::runtime_error("it was read");
}

const std::string good = "x,announced,2025-01-01,,100,CNY,,,\n";

}  // namespace

TEST_CASE("commitments are read entry by entry", "[feed]") {
    const auto all = feed::parse_commitments(plan, "commitments.csv", 1e6_cny);
    REQUIRE(all.size() == 2);
    const auto& ai = all[0];
    CHECK(ai.name() == "AI and cloud");
    CHECK(ai.total() == more_than(380e9_cny));
    CHECK(ai.over() == starting_between("2025-02-24"_day, "2025-04-01"_day, 36));
    CHECK(ai.revisions().size() == 3);
    CHECK(ai.revisions()[1].source == "SCMP, page 1");
    CHECK(ai.relation_to_known(1) == claim_relation::conflicting);
    CHECK(ai.life().latest().outstanding() == 45'321e6_cny);
    CHECK(ai.known_on("2025-06-29"_day).life().movements().empty());
    CHECK(all[1].total() == up_to(5'000.5e6_cny));
    CHECK(all[1].over() == horizon{exactly("2025-03-01"_day), 0});
    CHECK(all[1].life().latest().contracted == 9.99e6_cny);
    CHECK(all[1].revisions()[1].amount.is_unknown());
}

TEST_CASE("what is written is read back equal", "[feed]") {
    const auto all = feed::parse_commitments(plan, "commitments.csv", 1e6_cny);
    CHECK(feed::parse_commitments(feed::commitments_table(all, 1e6_cny), "again", 1e6_cny) == all);
    CHECK(feed::parse_commitments<CNY>(feed::commitments_table(all), "in yuan") == all);
    const std::string path = "commitments_of_a_test.csv";
    feed::write_commitments(path, all, 1e6_cny);
    CHECK(feed::read_commitments(path, 1e6_cny) == all);
    std::remove(path.c_str());
    CHECK_THROWS_AS(feed::write_commitments("no/such/folder/c.csv", all), feed::feed_error);
    CHECK_THROWS_AS(feed::commitments_table(all, 3_cny), not_exact_error);
    CHECK(feed::commitments_table(std::vector<commitment<CNY>>{}) == header);
}

TEST_CASE("random commitments survive the round trip", "[feed]") {
    std::mt19937 random(20);
    const auto draw = [&](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
    const auto amount = [&] { return money<CNY>::from_minor(draw(1'000'000)); };
    const auto claim = [&]() -> bounds<money<CNY>> {
        const auto low = amount();
        const bounds_end<money<CNY>> lower{low, draw(2) ? end_kind::open : end_kind::closed};
        const bounds_end<money<CNY>> upper{low + 0.01_cny + amount(), draw(2) ? end_kind::open : end_kind::closed};
        switch (draw(5)) {
            case 0: return {};
            case 1: return low;
            case 2: return bounds<money<CNY>>::from_ends(lower, {});
            case 3: return bounds<money<CNY>>::from_ends({}, upper);
            default: return bounds<money<CNY>>::from_ends(lower, upper);
        }
    };
    const std::string texts[] = {"", "a, b", "he said \"more\"", "two\nlines", "plain", "=1+1", "'=1+1", "''@x", "'s-Hertogenbosch",
                                 "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx", std::string("\0x", 2), " =1", "' =1", "'", "x=1"};
    const auto text = [&] { return texts[static_cast<std::size_t>(draw(static_cast<int>(std::size(texts))))]; };
    std::vector<commitment<CNY>> all;
    for (int c = 0; c < 80; ++c) {
        auto day = "2025-01-01"_day;
        commitment<CNY> one(text() + "no " + std::to_string(c),
                            {.on = day, .amount = claim(), .over = starting_on(day, draw(3) * 12), .source = text()});
        for (int i = 0; i < 8; ++i) {
            day += date::days{draw(40)};
            try {
                if (draw(2)) {
                    one.revise({.on = day, .kind = static_cast<revision_kind>(1 + draw(6)), .amount = claim(), .source = text()});
                } else {
                    movement<CNY> m{.on = day - date::days{draw(30)}, .to = static_cast<stage>(draw(6)), .amount = amount(), .reverses = draw(5) == 0};
                    if (draw(2) || m.on != day) m.known = day;
                    m.source = text();
                    one.post(m);
                }
            } catch (const life_cycle_error&) {
            } catch (const revision_direction_error&) {
            } catch (const negative_magnitude_error&) {
            }
        }
        all.push_back(one);
    }
    REQUIRE(feed::parse_commitments(feed::commitments_table(all, 1e4_cny), "again", 1e4_cny) == all);
}

TEST_CASE("R17: a table says whether a total was raised by or to an amount", "[feed]") {
    const auto total = [](const std::string& rows) {
        return feed::parse_commitments(header + "x,announced,2025-01-29,,from 60 to 65,USD,,,\n" + rows, "c.csv", 1e9_usd)[0].total();
    };
    CHECK(total("x,raised to,2025-04-30,,from 64 to 72,USD,,,\n") == between(64e9_usd, 72e9_usd));
    CHECK(total("x,raised by,2025-04-30,,from 64 to 72,USD,,,\n") == between(124e9_usd, 137e9_usd));
    CHECK(total("x,raised_to,2025-04-30,,from 64 to 72,USD,,,\n") == between(64e9_usd, 72e9_usd));  // as C++ spells it
    CHECK(total("x,lowered to,2025-04-30,,from 50 to 65,USD,,,\n") == between(50e9_usd, 65e9_usd));
    CHECK(total("x,lowered_by,2025-04-30,,5,USD,,,\n") == between(55e9_usd, 60e9_usd));
}

TEST_CASE("R23: no cell of a written table is a formula", "[feed]") {
    // A spreadsheet runs a cell that begins so, whatever its quotes.
    const std::string begins[] = {"=", "+", "-", "@", "\t", "\r", "\n", std::string(1, '\0')};
    for (const std::string& begin : begins) {
        for (const std::string& name : {begin + "HYPERLINK(\"http://x\",\"y\")", "'" + begin + "1", "''" + begin, " " + begin + "2"}) {
            commitment<CNY> one(name, {.on = "2025-01-01"_day, .amount = 5_cny, .source = name});
            one.post({.on = "2025-01-02"_day, .to = stage::approved, .amount = 5_cny, .source = name});
            const std::string table = feed::commitments_table(std::vector{one});
            feed::csv_reader rows(table, "again");
            while (rows.next())
                for (const std::string column : {"commitment", "source"}) {
                    const std::string cell(rows[rows.column(column)]);
                    CHECK(cell == "'" + name);
                }
            const auto again = feed::parse_commitments<CNY>(table, "again");
            REQUIRE(again.size() == 1);
            CHECK(again[0] == one);
        }
    }
    for (const std::string name : {"'s-Hertogenbosch", "'quoted'", "'", "a=b", "1-2"}) {  // no formulas: left as they are
        const commitment<CNY> one(name, {.on = "2025-01-01"_day, .amount = 5_cny});
        const std::string table = feed::commitments_table(std::vector{one});
        CHECK(table.find("\n" + name + ",announced") != std::string::npos);
        CHECK(feed::parse_commitments<CNY>(table, "again")[0] == one);
    }
}

TEST_CASE("R7: names of commitments are found in a time that is linear in their number", "[feed]") {
    // Each against all before it, 50,000 took 10 s.
    std::string text = "commitment,entry,on,known,amount,currency,starts,months,source\n";
    for (int i = 0; i < 40'000; ++i) text += "plan " + std::to_string(i) + ",announced,2025-02-24,,380000,CNY,,,\n";
    text += "plan 7,contracted,2025-03-31,,100,CNY,,,\n";
    const auto all = feed::parse_commitments<CNY>(text, "many.csv");
    CHECK(all.size() == 40'000);
    CHECK(all[7].life().movements().size() == 1);
}

TEST_CASE("every kind of bad entry says its line, its column and its reason", "[feed]") {
    const auto check = [](const std::string& rows, std::size_t line, std::size_t column, const std::string& reason) {
        const auto e = refused(rows);
        INFO(e.what());
        CHECK(e.line() == line);
        CHECK(e.column() == column);
        CHECK(e.reason().find(reason) != std::string::npos);
    };
    check("x,contracted,2025-01-01,,100,CNY,,,\n", 2, 2, "announces it");
    check("x,raised by,2025-01-01,,100,CNY,,,\n", 2, 2, "announces it");
    check(good + good, 3, 2, "was announced above");
    check(good + "x,raised,2025-01-02,,5,CNY,,,\n", 3, 2, "by how much, or to what: write raised by or raised to");
    check(good + "x,lowered,2025-01-02,,5,CNY,,,\n", 3, 2, "write lowered by or lowered to");
    check(good + "x,raised to,2025-01-02,,5,CNY,,,\n", 3, 5, "neither end may fall");
    check(good + "x,lowered_to,2025-01-02,,500,CNY,,,\n", 3, 5, "neither end may rise");
    check("x,promised,2025-01-01,,100,CNY,,,\n", 2, 2, "no such entry");
    check("x,announced,2025-02-30,,100,CNY,,,\n", 2, 3, "no such day");
    check("x,announced,2025-01-01,2025-01-02,100,CNY,,,\n", 2, 4, "known on the day");
    check("x,announced,2025-01-01,,about 100,CNY,,,\n", 2, 5, "a digit is missing");
    check("x,announced,2025-01-01,,,CNY,,,\n", 2, 5, "a digit is missing");
    check("x,announced,2025-01-01,,from 10,CNY,,,\n", 2, 5, "to which");
    check("x,announced,2025-01-01,,from 12 to 10,CNY,,,\n", 2, 5, "above its lower end");
    check("x,announced,2025-01-01,,more than 1 and 2,CNY,,,\n", 2, 5, "up to or less than");
    check("x,announced,2025-01-01,,0.000000001,CNY,,,\n", 2, 5, "fraction of the minor unit");
    check("x,announced,2025-01-01,,-5,CNY,,,\n", 2, 5, "must not be negative");
    check("x,announced,2025-01-01,,100,USD,,,\n", 2, 6, "not CNY");
    check("x,announced,2025-01-01,,100,CNY,soon,,\n", 2, 7, "a day is written as");
    check("x,announced,2025-01-01,,100,CNY,,1.5,\n", 2, 8, "whole number of months");
    check("x,announced,2025-01-01,,100,CNY,,-1,\n", 2, 8, "whole number of months");
    check("x,announced,2025-01-01,,100,CNY,9999-01-01,12,\n", 2, 8, "beyond 0001-01-01 to 9999-12-31");
    check(good + "x,contracted,2025-01-02,,more than 5,CNY,,,\n", 3, 5, "is exact");
    check(good + "x,contracted,2025-01-02,,5,CNY,,36,\n", 3, 8, "only a revision");
    check(good + "x,accrued,2025-01-02,,5,CNY,,,\n", 3, 5, "above contracted");
    check(good + "x,restated,2024-12-31,,5,CNY,,,\n", 3, 5, "after one known on");
    check(good + "x,approved,2025-01-02,2025-01-01,5,CNY,,,\n", 3, 4, "known before the day");
    check(",announced,2025-01-01,,100,CNY,,,\n", 2, 1, "has a name");
    check(good + "x,approved,2025-01-02\n", 3, 0, "3 fields");
    CHECK_THROWS_AS(feed::parse_commitments<CNY>("commitment,entry\n", "c.csv"), feed::feed_error);
    CHECK_THROWS_AS(feed::parse_commitments<CNY>("", "c.csv"), feed::feed_error);
    CHECK_THROWS_AS(feed::read_commitments<CNY>("no such file.csv"), feed::feed_error);
}

TEST_CASE("S7: zeros below the minor unit are an error in a table of commitments too", "[feed]") {
    const auto amount = [](const char* figure, auto unit) {
        return feed::parse_commitments(header + "x,announced,2025-01-01,," + figure + ",CNY,,,\n", "c.csv", unit)
            .at(0)
            .total();
    };
    CHECK_THROWS_WITH(amount("2.600", 1_cny),
                      "c.csv, line 2, column 5: \"2.600\": more decimals than an amount of CNY has, and no rounding is named");
    CHECK_THROWS_AS(amount("from 2.60 to 2.700", 1_cny), feed::feed_error);
    CHECK(amount("2.60", 1_cny) == bounds<money<CNY>>(2.60_cny));
    CHECK(amount("2.600", 1e6_cny) == bounds<money<CNY>>(2.6e6_cny));
}

}  // namespace commitments_test
