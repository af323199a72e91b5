// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a claim is made of, and what is asked of claims.
//
//   claimable<T>                 what a claim can be about
//   bounds_end<T>, end_kind      one end of a claim: open, closed or unbounded
//   answer                       yes, no or unknown: what comparing claims gives
//   claim_relation               how one claim on a fact stands to another
//   monotone                     which way a function goes that is mapped over a claim
//   claims_conflict_error        no value satisfies two claims on one fact
//
// Next to read: number/bounds.hpp.

#include <concepts>
#include <string>
#include <string_view>

#include <outlay/number/errors.hpp>

namespace outlay::inline v0 {

/// What a comparison of claims knows.
enum class answer { no, unknown, yes };

constexpr answer operator!(answer a) noexcept {
    return a == answer::yes ? answer::no : (a == answer::no ? answer::yes : answer::unknown);
}

/// How one claim on a fact stands to another: stronger says more, overlapping says partly other things.
enum class claim_relation { same, stronger, weaker, overlapping, conflicting };

/// Which way a function goes where its argument rises.
enum class monotone { rising, falling };

/// No value satisfies two claims on one fact.
class OUTLAY_VISIBLE claims_conflict_error final : public error {
public:
    claims_conflict_error(std::string_view left, std::string_view right)
        : error("claims conflict: " + std::string(left) + " against " + std::string(right)), left_(left), right_(right) {}
    [[nodiscard]] const std::string& left() const noexcept { return left_; }
    [[nodiscard]] const std::string& right() const noexcept { return right_; }

private:
    std::string left_;
    std::string right_;
};

/// What a claim can be about: an ordered value with exact or at least own arithmetic; built-in integers would overflow.
template <class T>
concept claimable = std::regular<T> && std::totally_ordered<T> && !std::integral<T>;

enum class end_kind : unsigned char { unbounded, open, closed };

/// One end of a claim; where it is unbounded the value is T{}.
template <class T>
struct bounds_end {
    T value{};
    end_kind kind = end_kind::unbounded;

    [[nodiscard]] constexpr bool bounded() const noexcept { return kind != end_kind::unbounded; }
    friend constexpr bool operator==(const bounds_end&, const bounds_end&) = default;
};

}  // namespace outlay
