// SPDX-License-Identifier: BSL-1.0
#pragma once
// A part of a simulation as a file: run on any machine, in any order, and merged to the bits of one run.
//
//   run_shard(risk, 3, 8, {.paths, .seed})     simulation_shard: the third of eight parts
//   simulation_shard                           save(file), load(file), number(), of()
//   merge_shards(risk, shards)                 simulation_result, as of one run of all paths
//   shard_error                                what is missing, damaged, overlapping, or of another simulation
//
//     run_shard(risk, 3, 8, {.paths = 100'000'000, .seed = 2026}).save("risk-3.shard");          // on one machine
//     merge_shards(risk, {simulation_shard::load("risk-1.shard"), ...})["npv"].value_exceeded(10_pct);   // when all are there
//
// A shard holds statistics, no paths: some 40 bytes for 4,096 paths and 32 kB an outcome. What of a merged result needs the values
// themselves (quantiles) is computed again by the process that asks. A file appears under its name when it is whole: a process that
// is killed leaves none, and its shard is run again.

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/simulation/detail/digest.hpp>
#include <outlay/simulation/simulate.hpp>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0 {

/// A shard that cannot be merged, read or written.
class OUTLAY_VISIBLE shard_error final : public error {
public:
    enum class kind { other_simulation, damaged, overlapping, missing, not_readable, not_writable };

    shard_error(kind what, std::string_view shard, std::string_view reason, std::vector<std::uint64_t> missing = {})
        : error(detail::shown(shard) + " " + std::string(reason)), kind_(what), shard_(shard), reason_(reason), missing_(std::move(missing)) {}
    [[nodiscard]] kind what_kind() const noexcept { return kind_; }
    /// The file, or "shard 3 of 8".
    [[nodiscard]] const std::string& shard() const noexcept { return shard_; }
    [[nodiscard]] const std::string& reason() const noexcept { return reason_; }
    /// The numbers of the shards that are missing, where all are parts of one division.
    [[nodiscard]] const std::vector<std::uint64_t>& missing() const noexcept { return missing_; }

private:
    kind kind_;
    std::string shard_, reason_;
    std::vector<std::uint64_t> missing_;
};

namespace detail {

/// Numbers as bytes, the low one first, whatever the machine.
class byte_writer {
public:
    void add(std::uint64_t x) {
        for (int i = 0; i < 64; i += 8) bytes_ += static_cast<char>(x >> i & 0xff);
    }
    void add(double x) { add(std::bit_cast<std::uint64_t>(x)); }
    void add(std::string_view text) {
        add(std::uint64_t{text.size()});
        bytes_ += text;
    }
    [[nodiscard]] const std::string& bytes() const noexcept { return bytes_; }

private:
    std::string bytes_;
};
class byte_reader {
public:
    byte_reader(std::string_view bytes, std::string_view file) : bytes_(bytes), file_(file) {}
    [[nodiscard]] std::uint64_t whole() {
        std::uint64_t x = 0;
        const std::string_view eight = take(8);
        for (std::size_t i = 8; i-- > 0;) x = x << 8 | static_cast<unsigned char>(eight[i]);
        return x;
    }
    [[nodiscard]] double real() { return std::bit_cast<double>(whole()); }
    [[nodiscard]] std::string text() { return std::string(take(whole())); }
    /// A number of things of so many bytes at least, which must be there.
    [[nodiscard]] std::size_t count(std::size_t bytes) {
        const std::uint64_t n = whole();
        if (n > bytes_.size() / bytes) damaged();
        return n;
    }
    [[nodiscard]] bool at_end() const { return bytes_.empty(); }
    [[noreturn]] void damaged() const { throw shard_error(shard_error::kind::damaged, file_, "is damaged: run this shard again"); }

private:
    std::string_view take(std::uint64_t n) {
        if (n > bytes_.size()) damaged();
        const std::string_view part = bytes_.substr(0, n);
        bytes_.remove_prefix(n);
        return part;
    }
    std::string_view bytes_, file_;
};

/// One outcome's statistics of a range of blocks.
struct shard_column {
    column_scale scale;
    std::vector<block_moments> blocks;
    column_counts counts;
    path_failures failures;
    friend bool operator==(const shard_column&, const shard_column&) = default;
};

inline constexpr std::string_view shard_format = "outlay simulation shard 1\n";

}  // namespace detail

class simulation_shard;
template <model M>
[[nodiscard]] simulation_shard run_shard(const simulation<M>& risk, whole_count<std::uint64_t> number, whole_count<std::uint64_t> of, const run_options& options);
template <model M>
[[nodiscard]] simulation_result<M> merge_shards(const simulation<M>& risk, std::vector<simulation_shard> shards, const run_options& options = {});

/// The statistics of some blocks of a simulation.
class simulation_shard {
public:
    [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
    [[nodiscard]] std::uint64_t of() const noexcept { return of_; }
    /// Of the whole simulation.
    [[nodiscard]] std::uint64_t paths() const noexcept { return paths_; }
    [[nodiscard]] std::uint64_t seed() const noexcept { return seed_; }
    /// Two shards of one simulation have one.
    [[nodiscard]] std::uint64_t digest() const noexcept { return digest_; }
    friend bool operator==(const simulation_shard&, const simulation_shard&) = default;

    /// Writes it whole, or not at all.
    ///
    ///     throws   shard_error   the file cannot be written
    void save(const std::string& file) const {
        detail::byte_writer w;
        for (const std::uint64_t x : {digest_, seed_, paths_, number_, of_, first_, last_, std::uint64_t{columns_.size()}}) w.add(x);
        for (const detail::shard_column& c : columns_) {
            for (const double x : {c.scale.centre, c.scale.bins.lowest, c.scale.bins.bins_in_one}) w.add(x);
            w.add(std::uint64_t{c.blocks.size()});
            for (const detail::block_moments& b : c.blocks) {
                w.add(b.count);
                for (const double x : {b.sum.high, b.sum.low, b.second, b.third}) w.add(x);
            }
            std::uint64_t used = 0;
            for (const std::uint64_t n : c.counts.bins) used += n != 0;
            w.add(used);
            for (std::size_t i = 0; i < c.counts.bins.size(); ++i) {
                if (c.counts.bins[i] == 0) continue;
                w.add(std::uint64_t{i});
                w.add(c.counts.bins[i]);
            }
            for (const std::uint64_t x : {c.counts.below_zero, c.counts.zero, c.counts.lowest.path, c.counts.highest.path}) w.add(x);
            w.add(c.counts.lowest.value);
            w.add(c.counts.highest.value);
            w.add(std::uint64_t{c.failures.reasons().size()});
            for (const auto& [reason, of] : c.failures.reasons()) {
                w.add(reason);
                w.add(of.paths);
                w.add(of.first);
                w.add(of.said);
            }
        }
        std::string all(detail::shard_format);
        all += w.bytes();
        detail::digest_of_bytes sum;
        sum.add(all.data(), all.size());
        detail::byte_writer end;
        end.add(sum.value());
        all += end.bytes();
        const std::string part = file + ".part";
        {
            std::ofstream out(part, std::ios::binary | std::ios::trunc);
            out.write(all.data(), static_cast<std::streamsize>(all.size()));
            out.flush();
            if (!out) throw shard_error(shard_error::kind::not_writable, file, "cannot be written");
        }
        if (std::rename(part.c_str(), file.c_str()) != 0) throw shard_error(shard_error::kind::not_writable, file, "cannot be written");
    }
    /// Reads one.
    ///
    ///     throws   shard_error   no such file; no shard, or one of another version; damaged
    [[nodiscard]] static simulation_shard load(const std::string& file) {
        std::ifstream in(file, std::ios::binary);
        if (!in) throw shard_error(shard_error::kind::not_readable, file, "cannot be read");
        const std::string all{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        if (!std::string_view(all).starts_with(detail::shard_format)) throw shard_error(shard_error::kind::not_readable, file, "is no shard of this version");
        const std::size_t body = all.size() - std::min<std::size_t>(8, all.size() - detail::shard_format.size());
        detail::digest_of_bytes sum;
        sum.add(all.data(), body);
        detail::byte_reader end(std::string_view(all).substr(body), file);
        if (end.whole() != sum.value()) end.damaged();
        detail::byte_reader r(std::string_view(all).substr(0, body).substr(detail::shard_format.size()), file);
        simulation_shard s;
        for (std::uint64_t* x : {&s.digest_, &s.seed_, &s.paths_, &s.number_, &s.of_, &s.first_, &s.last_}) *x = r.whole();
        s.columns_.resize(r.count(8));
        for (detail::shard_column& c : s.columns_) {
            for (double* x : {&c.scale.centre, &c.scale.bins.lowest, &c.scale.bins.bins_in_one}) *x = r.real();
            c.blocks.resize(r.count(40));
            for (detail::block_moments& b : c.blocks) {
                b.count = r.whole();
                for (double* x : {&b.sum.high, &b.sum.low, &b.second, &b.third}) *x = r.real();
            }
            for (std::size_t used = r.count(16); used > 0; --used) {
                const std::uint64_t bin = r.whole();
                if (bin >= c.counts.bins.size()) r.damaged();
                c.counts.bins[bin] = r.whole();
            }
            for (std::uint64_t* x : {&c.counts.below_zero, &c.counts.zero, &c.counts.lowest.path, &c.counts.highest.path}) *x = r.whole();
            c.counts.lowest.value = r.real();
            c.counts.highest.value = r.real();
            for (std::size_t reasons = r.count(32); reasons > 0; --reasons) {
                const std::string kind = r.text();
                detail::failure_count of;
                of.paths = r.whole();
                of.first = r.whole();
                of.said = r.text();
                c.failures.add(kind, of);
            }
        }
        if (!r.at_end()) r.damaged();
        s.name_ = file;
        return s;
    }

private:
    template <model M>
    friend simulation_shard run_shard(const simulation<M>&, whole_count<std::uint64_t>, whole_count<std::uint64_t>, const run_options&);
    template <model M>
    friend simulation_result<M> merge_shards(const simulation<M>&, std::vector<simulation_shard>, const run_options&);

    [[nodiscard]] std::string said() const { return name_.empty() ? "shard " + std::to_string(number_) + " of " + std::to_string(of_) : name_; }

    std::uint64_t digest_ = 0, seed_ = 0, paths_ = 0, number_ = 0, of_ = 0;
    std::uint64_t first_ = 0, last_ = 0;  ///< blocks
    std::vector<detail::shard_column> columns_{};
    std::string name_{};
};

namespace detail {

/// What tells two simulations apart: what is drawn, the base, the names of the outcomes, and what block 0 gives.
template <model M>
std::uint64_t digest_of(const simulation<M>& risk, const simulated<M>& of, const value_source& source) {
    digest_of_bytes d;
    d.add(of.drawn.digest());
    d.add(of.drawn.paths());
    constexpr auto list = M::template drivers<double>::list();
    const auto base = drivers_as<double, M::template drivers>(of.base);
    for (const auto& driver : list) {
        d.add(driver.name);
        d.add(driver.type_unit());
        d.add(driver.count(base));
    }
    for (const outcome_description& o : risk.described()) {
        d.add(o.name);
        d.add(o.unit);
    }
    const auto worker = source.worker();
    const block_of_columns& block = worker->block(0);
    for (const double* x : block.columns)
        for (std::size_t i = 0; i < block.paths; ++i) d.add(std::isfinite(x[i]) ? x[i] : 0.0);
    return d.value();
}
/// Where shard k of n begins, in blocks.
inline std::uint64_t begin_of_shard(std::uint64_t k, std::uint64_t n, std::uint64_t blocks) { return blocks / n * k + std::min(k, blocks % n); }

}  // namespace detail

/// Runs one part of a simulation, by number from 1.
///
///     throws   simulation_request_error   a number above `of`, more parts than blocks of 4,096 paths
///              plan_error                 Iman and Conover's method needs all paths at once
///     cost     beside its own paths the first 4,096, by which shards know each other
template <model M>
simulation_shard run_shard(const simulation<M>& risk, whole_count<std::uint64_t> number, whole_count<std::uint64_t> of, const run_options& options) {
    if (of == 0 || number == 0 || number > of)
        throw simulation_request_error("the number of a shard", std::to_string(std::uint64_t{number}), "from 1 to the " + std::to_string(std::uint64_t{of}) + " there are");
    if (risk.options().plan.by == dependence::iman_conover)
        throw plan_error(detail::text_of(risk.options().plan), "it needs all paths at once, and is not divided into shards");
    const auto simulated = risk.prepared(options);
    const std::uint64_t blocks = detail::blocks_of(options.paths);
    if (of > blocks)
        throw simulation_request_error("the number of shards", std::to_string(std::uint64_t{of}), "at most one for each 4,096 paths, " + std::to_string(blocks));
    const auto source = std::make_shared<detail::model_columns<M>>(simulated, risk.read());
    const std::size_t threads = options.executor ? 1 : std::size_t{options.threads};
    detail::column_set set(source, threads);
    simulation_shard s;
    s.digest_ = detail::digest_of(risk, *simulated, *source);
    s.seed_ = options.seed;
    s.paths_ = options.paths;
    s.number_ = number;
    s.of_ = of;
    s.first_ = detail::begin_of_shard(number - 1, of, blocks);
    s.last_ = detail::begin_of_shard(number, of, blocks);
    const std::uint64_t until = set.take(s.first_, s.last_, {.threads = threads, .executor = &options.executor, .progress = &options.progress,
                                                             .paths_in_all = std::min<std::uint64_t>(options.paths, s.last_ * detail::paths_of_block) - s.first_ * detail::paths_of_block});
    s.last_ = until;
    for (std::size_t c = 0; c < set.columns(); ++c) {
        const auto& all = set.blocks(c);
        s.columns_.push_back({set.scale(c), {all.begin() + static_cast<std::ptrdiff_t>(s.first_), all.end()}, set.counts(c), set.failures(c)});
    }
    return s;
}

/// The result of all shards, in any order, to the bits of one run.
///
///     throws   shard_error   a shard of another simulation, of other paths, overlapping another; paths of which no shard is there
///     cost     the first 4,096 paths
template <model M>
simulation_result<M> merge_shards(const simulation<M>& risk, std::vector<simulation_shard> shards, const run_options& options) {
    if (shards.empty()) throw shard_error(shard_error::kind::missing, "every shard", "is missing");
    run_options all = options;
    all.paths = shards.front().paths_;
    all.seed = shards.front().seed_;
    const auto simulated = risk.prepared(all);
    const auto source = std::make_shared<detail::model_columns<M>>(simulated, risk.read());
    const std::size_t threads = all.executor ? 1 : std::size_t{all.threads};
    auto set = std::make_shared<detail::column_set>(source, threads);
    const std::uint64_t digest = detail::digest_of(risk, *simulated, *source);
    std::sort(shards.begin(), shards.end(), [](const auto& a, const auto& b) { return a.first_ < b.first_ || (a.first_ == b.first_ && a.number_ < b.number_); });
    for (const simulation_shard& s : shards) {
        using kind = shard_error::kind;
        if (s.seed_ != all.seed)
            throw shard_error(kind::other_simulation, s.said(), "has the seed " + std::to_string(s.seed_) + ", another " + std::to_string(all.seed));
        if (s.paths_ != all.paths)
            throw shard_error(kind::other_simulation, s.said(), "is part of " + detail::counted_text(s.paths_) + " paths, another of " + detail::counted_text(all.paths));
        if (s.digest_ != digest || s.columns_.size() != set->columns())
            throw shard_error(kind::other_simulation, s.said(), "is of another simulation: another model, other drivers or distributions, or another build of the program");
    }
    const std::uint64_t blocks = detail::blocks_of(all.paths);
    std::uint64_t next = 0, absent = 0;
    const bool one_division = std::all_of(shards.begin(), shards.end(), [&](const auto& s) { return s.of_ == shards.front().of_; });
    std::vector<std::uint64_t> missing;
    for (const simulation_shard& s : shards) {
        if (s.first_ < next) throw shard_error(shard_error::kind::overlapping, s.said(), "has paths that another shard has, too");
        absent += s.first_ - next;
        next = s.last_;
    }
    absent += blocks - next;
    if (absent != 0) {
        std::string numbers;
        for (std::uint64_t k = 1; one_division && k <= shards.front().of_; ++k) {
            const bool there = std::any_of(shards.begin(), shards.end(), [&](const auto& s) {
                return s.number_ == k && s.last_ == detail::begin_of_shard(k, s.of_, blocks);
            });
            if (there) continue;
            missing.push_back(k);
            if (numbers.size() < 100) numbers += (numbers.empty() ? "" : ", ") + std::to_string(k);
        }
        throw shard_error(shard_error::kind::missing, one_division ? "shard " + numbers + " of " + std::to_string(shards.front().of_) : "a shard",
                          "is missing: " + detail::counted_text(absent) + " of " + detail::counted_text(blocks) + " blocks of 4,096 paths", missing);
    }
    for (const simulation_shard& s : shards)
        for (std::size_t c = 0; c < s.columns_.size(); ++c) set->merge(c, s.first_, s.columns_[c].blocks, s.columns_[c].counts, s.columns_[c].failures);
    return {simulated, risk.read(), risk.described(), std::move(set), {all.paths, all.seed, risk.options().plan}};
}

}  // namespace outlay

#include <outlay/number/detail/restore_min_max.hpp>
