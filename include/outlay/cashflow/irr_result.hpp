// SPDX-License-Identifier: BSL-1.0
#pragma once
// What a rate of return is: every root above -100 %, a status that says what kind of answer it is, and why there are no more.
//
//   irr_status             unique, multiple, double_root, none, same_sign, all_zero, out_of_range, invalid
//   irr_proof              what shows that no root is missing
//   irr_root               {rate, growth, log_growth, multiplicity}
//   irr_result             roots, status, sign_changes, proof; only(), primary(policy)
//   irr_row                one of many answers (irr_batch.hpp), in memory of a fixed size
//   nearest_to             policy: the root nearest to a guess
//   smallest_positive      policy: the smallest rate above zero
//   as_excel               policy: what Excel's IRR and XIRR are documented to look for
//   no_single_rate_error   only() where there is not exactly one; carries the status and the roots

#include <outlay/number/errors.hpp>

#include <charconv>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace outlay::inline v0 {

/// What kind of answer the question "at which rate is the net present value zero?" has.
enum class irr_status {
    unique,    ///< exactly one rate
    multiple,  ///< more than one root, counted with multiplicity
    double_root,  ///< one root at which the value touches zero without changing sign, as far as the data's own rounding can tell
    none,       ///< signs change, yet no rate above -100 % makes the value zero
    same_sign,  ///< all flows have one sign once those of a day are added
    all_zero,   ///< no flow is left once those of a day are added
    out_of_range,  ///< one root, so near -100 % or so large that only its growth factor, or that factor's logarithm, can show it
    invalid  ///< an amount or a time is not finite (or, see irr_proof::given_up, the answer is not complete)
};

/// What shows that no root is missing.
enum class irr_proof {
    not_applicable,   ///< the input is invalid
    no_sign_change,   ///< flows of one sign: no root
    one_sign_change,  ///< one change of sign: exactly one root (Descartes)
    /// the running totals of the flows discounted at a root change sign at most once, or their integral keeps within its ends
    cumulative_sums,
    isolation,        ///< the whole line was divided into stretches that hold one root or none
    given_up          ///< none: 100,000 stretches or 1,000 halvings were not enough, roots may be missing (status invalid)
};

[[nodiscard]] constexpr std::string_view to_string_view(irr_status status) noexcept {
    switch (status) {
        case irr_status::unique:
            return "unique";
        case irr_status::multiple:
            return "multiple";
        case irr_status::double_root:
            return "double_root";
        case irr_status::none:
            return "none";
        case irr_status::same_sign:
            return "same_sign";
        case irr_status::all_zero:
            return "all_zero";
        case irr_status::out_of_range:
            return "out_of_range";
        case irr_status::invalid:
            break;
    }
    return "invalid";
}

[[nodiscard]] inline std::string to_string(irr_status status) { return std::string(to_string_view(status)); }

/// One rate at which the net present value is zero.
///
///     units    rate: per year (dated) or per period, 0.08 is 8 %; growth = 1 + rate; log_growth = ln(1 + rate)
///
/// Near -100 % the rate has few digits left, or none (it is then -1); growth and log_growth keep all of them. A growth
/// factor that no double holds is 0 or infinite; log_growth is always finite.
struct irr_root {
    double rate{};
    double growth{1};
    double log_growth{};
    int multiplicity{1};

    /// Whether `rate` is a rate above -100 % and finite.
    [[nodiscard]] bool representable() const noexcept { return rate > -1 && std::isfinite(rate); }

    friend bool operator==(const irr_root&, const irr_root&) = default;
};

/// A single rate was asked for where there is not exactly one.
class OUTLAY_VISIBLE no_single_rate_error final : public error {
public:
    no_single_rate_error(irr_status status, std::vector<irr_root> roots)
        : error(message(status, roots)), roots_(std::move(roots)), status_(status) {}

    [[nodiscard]] irr_status status() const noexcept { return status_; }
    [[nodiscard]] const std::vector<irr_root>& roots() const noexcept { return roots_; }

private:
    static std::string message(irr_status status, const std::vector<irr_root>& roots) {
        std::string text = "there is no single rate of return: " + to_string(status);
        for (const irr_root& root : roots)
            text += (&root == &roots.front() ? ", " : " and ") + ten_digits(root.rate);
        return text;
    }
    /// A root is computed: its last digits say nothing, and differ from machine to machine.
    static std::string ten_digits(double rate) {
        char buffer[32];
        return {buffer, std::to_chars(buffer, buffer + sizeof buffer, rate, std::chars_format::general, 10).ptr};
    }

    std::vector<irr_root> roots_;
    irr_status status_;
};

/// The rate of return of one project of a batch. Of several roots it holds the lowest and their number; irr gives them all.
struct irr_row {
    irr_root root{};  ///< the lowest; of no meaning where root_count is 0
    irr_status status = irr_status::all_zero;
    irr_proof proof = irr_proof::no_sign_change;
    int root_count = 0;
    int sign_changes = 0;

    /// The rate where there is exactly one.
    [[nodiscard]] std::optional<double> rate() const noexcept {
        return status == irr_status::unique ? std::optional(root.rate) : std::nullopt;
    }
    /// The same; throws no_single_rate_error, with the lowest root, where there is not exactly one.
    [[nodiscard]] double only() const {
        if (status != irr_status::unique)
            throw no_single_rate_error(status, std::vector<irr_root>(root_count > 0 ? 1 : 0, root));
        return root.rate;
    }

    friend bool operator==(const irr_row&, const irr_row&) = default;
};

/// The root whose rate is nearest to a guess.
struct nearest_to {
    double guess = 0.1;
};

/// The smallest rate above zero.
struct smallest_positive {};

/// Excel's documented meaning of its guess: the result near it, 10 % where none is given. Excel iterates a limited number of
/// times, so it may return another root or none; this one is always found.
struct as_excel {
    double guess = 0.1;
};

/// The rates of return of one list of flows.
///
///     irr_result r = irr(flows, act_365f);
///     r.only()                          the rate, if there is exactly one
///     r.primary(nearest_to{0.1})        one of several, by a rule that the caller names
///
///     shape    roots: every root above -100 %, ascending
///     throws   only, primary: no_single_rate_error
struct irr_result {
    std::vector<irr_root> roots{};
    irr_status status = irr_status::all_zero;
    irr_proof proof = irr_proof::no_sign_change;
    int sign_changes =
        0;  ///< of the flows in time, those of a day added and zeros left out: no fewer than there are roots

    /// The rate. A double root is not one: the value has the same sign on both sides of it.
    [[nodiscard]] double only() const { return only_root().rate; }
    /// The same with its growth factor.
    [[nodiscard]] const irr_root& only_root() const {
        if (status != irr_status::unique) throw no_single_rate_error(status, roots);
        return roots.front();
    }

    /// One rate of several, by a named rule; of two that are equally near, the larger. Throws where no root satisfies it, and
    /// numeric_domain_error for a guess that is no number.
    [[nodiscard]] double primary(nearest_to policy) const {
        if (std::isnan(policy.guess)) throw numeric_domain_error("a guess", "nan", "a number");
        const irr_root* best = nullptr;
        for (const irr_root& root : roots)
            if (root.representable() &&
                (!best || std::abs(root.rate - policy.guess) <= std::abs(best->rate - policy.guess)))
                best = &root;
        return rate_of(best);
    }
    [[nodiscard]] double primary(smallest_positive) const {
        for (const irr_root& root : roots)
            if (root.rate > 0 && root.representable()) return root.rate;
        return rate_of(nullptr);
    }
    [[nodiscard]] double primary(as_excel policy) const { return primary(nearest_to{policy.guess}); }

private:
    double rate_of(const irr_root* root) const {
        if (!root) throw no_single_rate_error(status, roots);
        return root->rate;
    }
};

}  // namespace outlay
