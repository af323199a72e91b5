// SPDX-License-Identifier: BSL-1.0
#pragma once
// A base case: the company without the programme. No one has seen it, so it is an assumption, and says which.
//
//   base_case<T, Freq>               a statement of the company, and what was assumed to leave the programme out
//   reported_base(statement)         the company's own figures: whatever it spends is in them
//   base.capex_held_at(level, why)          capital expenditure at a level, say a named year's
//   base.capex_at_share(share, why)         or at a share of revenue
//   base.taking_out(programme, spend)       or as reported, less what is the programme's
//   base.leaving_out(programme, why)        or a forecast that was made without it
//   base_contains_programme_error    a base that was not told what to leave out
//
// Lines that a base must have: "revenue", "operating income", "operating cash flow", and "capital expenditure" as a
// magnitude. Next to read: impact/programme.hpp.

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/impact/detail/amounts.hpp>
#include <outlay/impact/line_names.hpp>
#include <outlay/model/statement.hpp>
#include <outlay/money/canonical_text.hpp>
#include <outlay/number/bounds.hpp>

namespace outlay::inline v0 {

/// The base case contains the programme that was to be laid over it: its spending would count twice.
class OUTLAY_VISIBLE base_contains_programme_error final : public error {
public:
    /// The figures of a period in which both spend.
    struct figures {
        std::string period;
        std::string capital_expenditure;
        std::string programme_spend;
    };
    base_contains_programme_error(std::string_view programme, std::vector<figures> periods)
        : error(text(programme, periods)), programme_(programme), periods_(std::move(periods)) {}
    [[nodiscard]] const std::string& programme() const noexcept { return programme_; }
    [[nodiscard]] const std::vector<figures>& periods() const noexcept { return periods_; }

private:
    static std::string text(std::string_view programme, const std::vector<figures>& periods) {
        std::string list;
        for (const figures& f : periods)
            list +=
                (list.empty() ? "" : "; ") + f.period + ": " + f.programme_spend + " within " + f.capital_expenditure;
        return "the base case contains \"" + std::string(programme) + "\" (" + list +
               "): hold its capital expenditure at an assumed level, or take the programme's out";
    }

    std::string programme_;
    std::vector<figures> periods_;
};

/// A company's statement without a programme, with the assumption that makes it so.
///
///     reported_base(forecast).capex_held_at(32'929e6_cny, "the level of fiscal 2024")
///
///     throws   line_missing_error         a line that a base must have
///              negative_magnitude_error   a level, or what is left once a programme is taken out, below zero
///              missing_cell_error, timeline_mismatch_error
template <class T, frequency Freq>
class base_case {
public:
    explicit base_case(statement<T, Freq> lines) : lines_(std::move(lines)) {
        for (const char* name : {line_names::revenue, line_names::operating_income, line_names::operating_cash_flow, line_names::capital_expenditure})
            (void)lines_[name];
    }

    [[nodiscard]] const statement<T, Freq>& lines() const noexcept { return lines_; }
    /// What the base case assumes, for print: "as reported" where it assumes nothing.
    [[nodiscard]] const std::string& assumption() const noexcept { return assumption_; }
    /// Whether a programme of this name is left out.
    [[nodiscard]] bool leaves_out(std::string_view programme) const {
        return assumed_ || std::find(taken_out_.begin(), taken_out_.end(), programme) != taken_out_.end();
    }

    /// Every period spends the same, whatever was reported.
    [[nodiscard]] base_case capex_held_at(const T& level, std::string_view why) const {
        return assuming(std::vector<T>(lines_.on().size(), level),
                        "capital expenditure of " + detail::claim_value_text(level) +
                            " a period without the programme: " + std::string(why));
    }
    /// Every period spends a share of its revenue.
    [[nodiscard]] base_case capex_at_share(const exact_ratio& of_revenue, std::string_view why) const {
        std::vector<T> capex;
        for (const T& revenue : lines_[line_names::revenue].view()) capex.push_back(detail::part_of(revenue, of_revenue));
        return assuming(std::move(capex), "capital expenditure of " + to_string(of_revenue) +
                                              " of revenue without the programme: " + std::string(why));
    }
    /// As reported, less what the programme spends in it.
    [[nodiscard]] base_case taking_out(std::string programme, const flow_series<T, Freq>& spend) const {
        const flow_series<T, Freq> left = lines_[line_names::capital_expenditure] - spend;
        base_case base = with_capex({left.view().begin(), left.view().end()});
        base.assumption_ += ", without the spending of \"" + programme + "\"";
        base.taken_out_.push_back(std::move(programme));
        return base;
    }

    /// A forecast that was made without the programme: its capital expenditure stays as it is.
    [[nodiscard]] base_case leaving_out(std::string programme, std::string_view why) const {
        base_case base = *this;
        base.assumption_ = taken_out_.empty() && !assumed_ ? std::string(why) : assumption_ + "; " + std::string(why);
        base.taken_out_.push_back(std::move(programme));
        return base;
    }

private:
    base_case assuming(std::vector<T> capex, std::string what) const {
        base_case base = with_capex(std::move(capex));
        base.assumption_ = std::move(what);
        base.assumed_ = true;
        return base;
    }
    base_case with_capex(std::vector<T> capex) const {
        for (const T& x : capex)
            if (detail::below_zero(x)) throw negative_magnitude_error(detail::claim_value_text(x));
        base_case base = *this;
        statement<T, Freq> lines(lines_.on());
        for (const auto& line : lines_.lines())
            if (line.name == line_names::capital_expenditure) lines.add(line.name, flow_series<T, Freq>(lines_.on(), capex));
            else lines.add(line.name, line.values, line.published_through);
        base.lines_ = std::move(lines);
        return base;
    }

    statement<T, Freq> lines_;
    std::string assumption_ = "as reported";
    bool assumed_ = false;
    std::vector<std::string> taken_out_{};
};

/// The company's own figures as a base case; amounts become exact, so that shares of them are.
template <class T, frequency Freq>
[[nodiscard]] auto reported_base(const statement<T, Freq>& figures) {
    using amount = detail::share_type<T>;
    statement<amount, Freq> lines(figures.on());
    for (const auto& line : figures.lines())
        lines.add(line.name, cellwise([](const T& x) { return amount(x); }, line.values), line.published_through);
    return base_case<amount, Freq>(std::move(lines));
}

}  // namespace outlay
