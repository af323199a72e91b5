// SPDX-License-Identifier: BSL-1.0
#pragma once
// How a table of rates finds its way from one currency to another, and over how many days.

#include <outlay/fx/any_rate.hpp>
#include <outlay/fx/currency_pair.hpp>
#include <outlay/fx/fx_quote.hpp>
#include <outlay/time/calendar_day.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

/// A rate set by law has no day on which it is old.
inline bool ages(const any_quote& quote) { return quote.kind() != rate_kind::fixed; }

/// The days that quotes are of, those that age.
class day_span {
public:
    void add(const any_quote& quote) {
        if (!ages(quote)) return;
        oldest_ = any_ ? std::min(oldest_, quote.day()) : quote.day();
        youngest_ = any_ ? std::max(youngest_, quote.day()) : quote.day();
        any_ = true;
    }
    [[nodiscard]] bool within(int max_days) const {
        return (youngest_ - oldest_).count() <= max_days;
    }
    /// Why they are not.
    [[nodiscard]] std::string reason(int max_days) const {
        return "the quotes for it are from " + to_string(oldest_) + " to " + to_string(youngest_) + "; at most " +
               std::to_string(max_days) + " days were allowed";
    }

private:
    calendar_day oldest_, youngest_;
    bool any_ = false;
};

/// A quote so that it begins with this currency.
inline any_quote turned(const any_quote& quote, std::string_view base) {
    return quote.rate().pair().base() == base ? quote : quote.inverse();
}

/// Which of two quotes of a pair a table keeps: an order of all quotes, so that it does not matter which came first.
inline bool precedes(const any_quote& a, const any_quote& b) {
    if (a.day() != b.day()) return a.day() > b.day();
    if (a.value() != b.value()) return a.value() > b.value();
    return std::tuple(a.pair(), a.source(), a.kind()) < std::tuple(b.pair(), b.source(), b.kind());
}

/// The shortest ways between currencies over some of a table's quotes.
class quote_search {
public:
    explicit quote_search(const std::vector<any_quote>& quotes) {
        for (const any_quote& quote : quotes)
            edges_.push_back({place(quote.rate().pair().base()), place(quote.rate().pair().quote()), &quote});
    }
    [[nodiscard]] bool knows(std::string_view code) const {
        return std::find(codes_.begin(), codes_.end(), code) != codes_.end();
    }
    /// The shortest way over quotes that may be used; of several, through the currencies that come first in the alphabet.
    /// Empty where there is none.
    template <class Usable>
    [[nodiscard]] std::vector<const any_quote*> shortest(const currency_pair& pair, Usable usable) const {
        constexpr std::size_t unreached = static_cast<std::size_t>(-1);
        const std::size_t begin = at(pair.base()), end = at(pair.quote());
        std::vector<std::size_t> distance(codes_.size(), unreached);  // from the end
        distance[end] = 0;
        std::vector<std::size_t> reached{end};
        for (std::size_t i = 0; i < reached.size() && distance[begin] == unreached; ++i)
            for (const edge& e : edges_) {
                if ((e.base != reached[i] && e.quote != reached[i]) || !usable(*e.by)) continue;
                const std::size_t next = e.base == reached[i] ? e.quote : e.base;
                if (distance[next] != unreached) continue;
                distance[next] = distance[reached[i]] + 1;
                reached.push_back(next);
            }
        std::vector<const any_quote*> way;
        if (distance[begin] == unreached) return way;
        for (std::size_t here = begin; here != end;) {
            const edge* taken = nullptr;
            std::size_t to = end;
            for (const edge& e : edges_) {
                if ((e.base != here && e.quote != here) || !usable(*e.by)) continue;
                const std::size_t next = e.base == here ? e.quote : e.base;
                if (distance[next] == unreached || distance[next] + 1 != distance[here]) continue;
                if (taken == nullptr || codes_[next] < codes_[to]) taken = &e, to = next;
            }
            way.push_back(taken->by);
            here = to;
        }
        return way;
    }

private:
    struct edge {
        std::size_t base, quote;
        const any_quote* by;
    };
    [[nodiscard]] std::size_t at(std::string_view code) const {
        return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), code) - codes_.begin());
    }
    std::size_t place(std::string_view code) {
        const std::size_t found = at(code);
        if (found == codes_.size()) codes_.push_back(code);
        return found;
    }

    std::vector<std::string_view> codes_;
    std::vector<edge> edges_;
};

}  // namespace outlay::detail

#include <outlay/number/detail/restore_min_max.hpp>
