// SPDX-License-Identifier: BSL-1.0
#pragma once
// What may be wrong with what is asked of a simulation or of its result.
//
//   simulation_name_error          no outcome or line of this name
//   conditional_statistic_error    a statistic of an outcome that some paths do not have
//   simulation_mismatch_error      two simulations that are not of the same paths
//   simulation_request_error       no paths, a share outside of 0 to 1, a path that was not run

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <outlay/number/errors.hpp>
#include <outlay/simulation/progress.hpp>

namespace outlay::inline v0 {

/// An outcome of this name was not simulated.
class OUTLAY_VISIBLE simulation_name_error final : public error {
public:
    simulation_name_error(std::string_view name, std::vector<std::string> names)
        : error("no outcome is called \"" + detail::shown(name) + "\"; there are " + list(names)), name_(name), names_(std::move(names)) {}
    [[nodiscard]] const std::string& name() const noexcept { return name_; }
    [[nodiscard]] const std::vector<std::string>& names() const noexcept { return names_; }

private:
    static std::string list(const std::vector<std::string>& names) {
        std::string text;
        for (const std::string& n : names) {
            if (text.size() > 160) return text + ", ...";
            text += (text.empty() ? "" : ", ") + detail::shown(n);
        }
        return text;
    }

    std::string name_;
    std::vector<std::string> names_;
};

/// Some paths have no answer: a statistic is of those that have one, and is so asked for by of_answered().
class OUTLAY_VISIBLE conditional_statistic_error final : public error {
public:
    conditional_statistic_error(std::string_view outcome, std::uint64_t failed, std::uint64_t paths, std::string_view reason)
        : error("\"" + detail::shown(outcome, 0, 60) + "\" has no answer in " + detail::counted_text(failed) + " of " + detail::counted_text(paths) + " paths" +
                (reason.empty() ? std::string() : " (" + detail::shown(reason, 0, 80) + ")") +
                (failed == paths ? "" : "; ask of_answered() for what holds of the others")),
          outcome_(outcome), failed_(failed), paths_(paths) {}
    [[nodiscard]] const std::string& outcome() const noexcept { return outcome_; }
    [[nodiscard]] std::uint64_t failed() const noexcept { return failed_; }
    [[nodiscard]] std::uint64_t paths() const noexcept { return paths_; }

private:
    std::string outcome_;
    std::uint64_t failed_, paths_;
};

/// Two results do not have the same paths.
class OUTLAY_VISIBLE simulation_mismatch_error final : public error {
public:
    simulation_mismatch_error(std::string_view what, std::string_view left, std::string_view right)
        : error("the " + std::string(what) + " of two simulations differs: " + detail::shown(left) + " and " + detail::shown(right)),
          property_(what), left_(left), right_(right) {}
    /// "seed", "number of paths", "unit of npv".
    [[nodiscard]] const std::string& property() const noexcept { return property_; }
    [[nodiscard]] const std::string& left() const noexcept { return left_; }
    [[nodiscard]] const std::string& right() const noexcept { return right_; }

private:
    std::string property_, left_, right_;
};

/// What a simulation or a result cannot do.
class OUTLAY_VISIBLE simulation_request_error final : public error {
public:
    simulation_request_error(std::string_view what, std::string_view value, std::string_view requirement)
        : error(std::string(what) + " is " + detail::shown(value) + ", must be " + std::string(requirement)),
          request_(what), value_(value), requirement_(requirement) {}
    [[nodiscard]] const std::string& request() const noexcept { return request_; }
    [[nodiscard]] const std::string& value() const noexcept { return value_; }
    [[nodiscard]] const std::string& requirement() const noexcept { return requirement_; }

private:
    std::string request_, value_, requirement_;
};

}  // namespace outlay
