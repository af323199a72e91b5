// SPDX-License-Identifier: BSL-1.0
#pragma once
// A value, or the error that says why there is none: what every try_... function returns.
//
//   result<T, E>   has_value, value (throws the E itself), error, value_or, *, ->, transform, and_then

#include <outlay/number/config.hpp>

#include <new>
#include <stdexcept>
#include <type_traits>
#include <utility>

namespace outlay::inline v0 {

namespace detail {

// Room for one object that may not be there. By hand, since std::variant costs a fifth of the time in which the smallest
// program of ours compiles; a trivial X may also live in a constant expression.
template <class X, bool Trivial = std::is_trivially_copyable_v<X>>
class slot {
public:
    constexpr slot() noexcept : nothing_{} {}
    constexpr explicit slot(X x) : x_(std::move(x)) {}
    constexpr X& get() noexcept { return x_; }
    constexpr const X& get() const noexcept { return x_; }
    constexpr void fill(const slot& other) { *this = other; }
    constexpr void clear() noexcept {}

private:
    union {
        char nothing_;
        X x_;
    };
};
template <class X>
class slot<X, false> {
public:
    constexpr slot() noexcept : nothing_{} {}
    explicit slot(X x) { ::new (static_cast<void*>(bytes_)) X(std::move(x)); }
    slot(const slot&) = delete;
    slot& operator=(const slot&) = delete;
    X& get() noexcept { return *std::launder(reinterpret_cast<X*>(bytes_)); }
    const X& get() const noexcept { return *std::launder(reinterpret_cast<const X*>(bytes_)); }
    void fill(const slot& other) { ::new (static_cast<void*>(bytes_)) X(other.get()); }
    void fill(slot&& other) { ::new (static_cast<void*>(bytes_)) X(std::move(other.get())); }
    void clear() noexcept { get().~X(); }

private:
    union {
        char nothing_;
        alignas(X) unsigned char bytes_[sizeof(X)];
    };
};

}  // namespace detail

/// A value, or the error that says why there is none. The plain name of a `try_...` function is `try_...().value()`.
///
///     const auto quote = history.try_on("2025-02-22"_day, same_day{});
///     if (!quote) log(quote.error().what());
///
///     throws   value(), * and -> throw the E that it holds; error() throws std::logic_error where there is a value
template <class T, class E>
class [[nodiscard]] result {
    static_assert(!std::is_same_v<T, E>, "a result's value and error are of different types");

public:
    using value_type = T;
    using error_type = E;

    constexpr result(T value) : value_(std::move(value)), has_value_(true) {}
    constexpr result(E error) : error_(std::move(error)), has_value_(false) {}
    constexpr result(const result& other) : has_value_(other.has_value_) { fill(other); }
    constexpr result(result&& other) : has_value_(other.has_value_) { fill(std::move(other)); }
    constexpr result& operator=(result other) {
        clear();
        has_value_ = other.has_value_;
        fill(std::move(other));
        return *this;
    }
    constexpr ~result() { clear(); }

    [[nodiscard]] constexpr bool has_value() const noexcept { return has_value_; }
    constexpr explicit operator bool() const noexcept { return has_value(); }

    constexpr const T& value() const& {
        if (!has_value()) throw error_.get();
        return value_.get();
    }
    constexpr T& value() & {
        if (!has_value()) throw error_.get();
        return value_.get();
    }
    constexpr T value() && {
        if (!has_value()) throw error_.get();
        return std::move(value_.get());
    }
    constexpr const E& error() const {
        if (has_value()) throw std::logic_error("a result with a value has no error");
        return error_.get();
    }

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
    template <class Other>
    constexpr void fill(Other&& other) {
        if (has_value_) value_.fill(std::forward<Other>(other).value_);
        else error_.fill(std::forward<Other>(other).error_);
    }
    constexpr void clear() {
        if (has_value_) value_.clear();
        else error_.clear();
    }

    detail::slot<T> value_;
    detail::slot<E> error_;
    bool has_value_;
};

}  // namespace outlay
