// SPDX-License-Identifier: BSL-1.0
#pragma once
// Runs a model: owns one model value and its sheet, for life. One a thread.
//
//   runner<M, R> run(plan)      the model is copied into it
//   run(drivers)                outcomes; allocates nothing after the first run
//   run.rows()                  the rows of the last run, until the next
//
//     runner<data_centre, double> run(plan);
//     run(base).npv;
//     run.rows().flow<USD>("free cash flow")["FY2027 Q3"];

#include <concepts>
#include <utility>

#include <outlay/model/model.hpp>
#include <outlay/model/row_view.hpp>

namespace outlay::inline v0 {

namespace detail {

struct sheet_access {
    template <class R, class Freq>
    static sheet<R, Freq> made(const timeline<Freq>& on) {
        return sheet<R, Freq>(on);
    }
    template <class R, class Freq>
    OUTLAY_ALWAYS_INLINE static sheet_core<R>& core(sheet<R, Freq>& s) {
        return s.core_;
    }
};

/// Instantiates a model on a pack of doubles, in code that never runs: whatever compares its numbers does not compile.
template <class M>
void check_compares_nothing(const M& m) {
    if constexpr (!compares_its_numbers<M>) {
        using number = two_periods;
        if (false) {
            auto* s = static_cast<sheet<number, frequency_of<M>>*>(nullptr);
            (void)m(typename M::template drivers<number>{}, *s);
        }
    }
}

// On a pack a model is compiled for the processor that the pack is meant for, whatever flags the program is compiled with:
// what is inlined into such a function is compiled as it is.
#if OUTLAY_DISPATCHES
template <class M, class Drivers, class Sheet, class Outcomes>
OUTLAY_FLATTENED_FOR_AVX2 void call_with_avx2(const M& m, const Drivers& d, Sheet& s, Outcomes& out) {
    out = m(d, s);
}
template <class M, class Drivers, class Sheet, class Outcomes>
OUTLAY_FLATTENED_FOR_AVX512 void call_with_avx512(const M& m, const Drivers& d, Sheet& s,
                                                                                                   Outcomes& out) {
    out = m(d, s);
}
#endif

/// Of a pack of 4 or 8, only where the processor has registers for it: not more than widest_pack().
template <class R, class M, class Drivers, class Sheet, class Outcomes>
OUTLAY_ALWAYS_INLINE void call(const M& m, const Drivers& d, Sheet& s, Outcomes& out) {
#if OUTLAY_DISPATCHES
    if constexpr (std::same_as<R, pack<8>>) call_with_avx512(m, d, s, out);
    else if constexpr (std::same_as<R, pack<4>>) call_with_avx2(m, d, s, out);
    else out = m(d, s);
#else
    out = m(d, s);
#endif
}

/// How many paths at once this processor takes best.
inline int widest_pack() {
#if OUTLAY_DISPATCHES
    if (has_avx512()) return 8;
    if (has_avx2()) return 4;
#endif
    return 2;
}

}  // namespace detail

/// One model value and its sheet on the number R.
///
///     shape    not copied: a variant of what is fixed is another model value, with a runner of its own
///     throws   what the model throws; layout_changed_error, repeated_line_error, foreign_row_error, cell_not_written_error
///              (model/sheet_errors.hpp): the run has then no rows, and the next begins anew
///     cost     the first run makes the layout; later ones allocate nothing where the model does not
template <model M, real_number R = double>
class runner {
public:
    using drivers = typename M::template drivers<R>;
    using exact_drivers = typename M::template drivers<exact_ratio>;
    using outcomes = typename M::template outcomes<R>;
    using frequency_type = frequency_of<M>;

    explicit runner(M its_model) : model_(std::move(its_model)), sheet_(detail::sheet_access::made<R, frequency_type>(model_.on)) {
        detail::check_list_is_whole<typename M::template drivers<double>>();
        detail::check_list_is_whole<typename M::template outcomes<double>>();
        detail::check_compares_nothing(model_);
    }
    runner(const runner&) = delete;
    runner& operator=(const runner&) = delete;

    /// The outcomes of one run.
    outcomes operator()(const drivers& d) {
        auto& core = detail::sheet_access::core(sheet_);
        core.begin();
        outcomes out = model_(d, sheet_);
        core.end();
        return out;
    }
    /// The same on a pack, compiled for the processor that has registers as wide as it.
    outcomes on_registers(const drivers& d) {
        auto& core = detail::sheet_access::core(sheet_);
        core.begin();
        outcomes out;
        detail::call<R>(model_, d, sheet_, out);
        core.end();
        return out;
    }
    /// The same from exact drivers, each converted.
    outcomes operator()(const exact_drivers& exact)
        requires(!std::same_as<R, exact_ratio>)
    {
        return (*this)(drivers_as<R>(exact));
    }

    /// The rows of the last run.
    ///
    ///     throws   run_incomplete_error   it has not run, or the last run threw
    [[nodiscard]] sheet_rows<R, frequency_type> rows() const& {
        const auto& core = detail::sheet_access::core(const_cast<sheet<R, frequency_type>&>(sheet_));
        if (!core.complete) throw run_incomplete_error();
        return {core, sheet_.on()};
    }
    sheet_rows<R, frequency_type> rows() const&& = delete;

    [[nodiscard]] const M& fixed() const noexcept { return model_; }
    /// For explanations: from the next run on, which is the first, fixed data enter this tape.
    template <class Tape>
        requires requires { typename real_traits<R>::memory; }
    void remember(Tape& on) {
        detail::sheet_access::core(sheet_).memory.on = &on;
    }

private:
    M model_;
    sheet<R, frequency_type> sheet_;
};

}  // namespace outlay
