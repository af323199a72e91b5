// SPDX-License-Identifier: BSL-1.0
#pragma once
// A value, or the error that says why there is none: what every try_... function returns.
//
//   result<T, E>   has_value, value (throws the E itself), error, value_or, *, ->, transform, and_then

#include <type_traits>
#include <utility>
#include <variant>

namespace outlay::inline v0 {

/// A value, or the error that says why there is none. The plain name of a `try_...` function is `try_...().value()`.
///
///     const auto quote = history.try_on("2025-02-22"_day, same_day{});
///     if (!quote) log(quote.error().what());
///
///     throws   value(), * and -> throw the E that it holds
template <class T, class E>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<T, E>, "a result's value and error are of different types");

public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
    constexpr result(E error) : state_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] constexpr bool has_value() const noexcept { return state_.index() == 0; }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    constexpr const T& value() const& {
        if (!has_value()) throw *std::get_if<1>(&state_);
        return *std::get_if<0>(&state_);
    }
    constexpr T& value() & {
        if (!has_value()) throw *std::get_if<1>(&state_);
        return *std::get_if<0>(&state_);
    }
    constexpr T value() && {
        if (!has_value()) throw *std::get_if<1>(&state_);
        return std::move(*std::get_if<0>(&state_));
    }
    /// The error; throws std::bad_variant_access where there is a value.
    constexpr const E& error() const { return std::get<1>(state_); }

    constexpr const T& operator*() const& { return value(); }
    constexpr T& operator*() & { return value(); }
    constexpr const T* operator->() const { return &value(); }
    constexpr T* operator->() { return &value(); }

    template <class U>
    [[nodiscard]] constexpr T value_or(U&& fallback) const& {
        return has_value() ? value() : static_cast<T>(std::forward<U>(fallback));
    }

    /// The result of f(value), or the same error.
    template <class F>
    constexpr auto transform(F&& f) const -> result<std::remove_cvref_t<std::invoke_result_t<F, const T&>>, E> {
        if (!has_value()) return error();
        return std::forward<F>(f)(value());
    }
    /// f(value), itself a result with the same error type, or the same error.
    template <class F>
    constexpr auto and_then(F&& f) const -> std::remove_cvref_t<std::invoke_result_t<F, const T&>> {
        if (!has_value()) return error();
        return std::forward<F>(f)(value());
    }

private:
    std::variant<T, E> state_;
};

}  // namespace outlay
