// SPDX-License-Identifier: BSL-1.0
#pragma once
// What can go wrong between a model and its sheet.
//
//   layout_changed_error      a run writes another line than the first run did
//   repeated_line_error       a second line of one name in one section
//   foreign_row_error         a row of another sheet
//   cell_not_written_error    an open line whose cells were not set once each, in order, or that was not closed
//   run_incomplete_error      rows were asked for, and the last run did not end
//   line_unknown_error        no line of this name, or several
//   line_type_error           a line of another kind, unit or frequency than was asked for
//   partial_year_error        a year of which the timeline has only a part
//   actuals_missing_error     a line is to be taken as published, and is not in some periods
//   actuals_beyond_error      a line is published for longer than the timeline lasts
//   forecast_not_rolled_error after what is published a line would jump to what rolls on from an opening of its own

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/model/detail/shown_names.hpp>
#include <outlay/number/errors.hpp>
#include <outlay/time/missing_cell.hpp>

namespace outlay::inline v0 {

/// A model wrote another line than in its first run: which lines there are may depend on its fixed data only.
class OUTLAY_VISIBLE layout_changed_error final : public error {
public:
    layout_changed_error(std::size_t line, std::string_view was, std::string_view is)
        : error(detail::joined_text({"line ", std::to_string(line + 1), " of the model was ", detail::shortened(was), " in its first run and is ",
                                     detail::shortened(is), ": which lines there are may depend on what is fixed, not on drivers"})),
          line_(line), was_(was), is_(is) {}
    /// Counted from 0.
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    [[nodiscard]] const std::string& was() const noexcept { return was_; }
    [[nodiscard]] const std::string& is() const noexcept { return is_; }

private:
    std::size_t line_;
    std::string was_, is_;
};

/// A second line of the same name in the same section.
class OUTLAY_VISIBLE repeated_line_error final : public error {
public:
    repeated_line_error(std::string_view section, std::string_view line)
        : error(detail::joined_text({"there is already a line \"", detail::shortened(line), "\" in ",
                                     section.empty() ? "the model" : "the section \"", detail::shortened(section), section.empty() ? "" : "\""})),
          section_(section), line_(line) {}
    [[nodiscard]] const std::string& section() const noexcept { return section_; }
    [[nodiscard]] const std::string& line() const noexcept { return line_; }

private:
    std::string section_, line_;
};

/// An expression has a row of another sheet, or one that was kept from another model.
class OUTLAY_VISIBLE foreign_row_error final : public error {
public:
    explicit foreign_row_error(std::string_view line)
        : error(detail::joined_text({"the line \"", detail::shortened(line), "\" is computed from a row of another sheet"})), line_(line) {}
    /// The line that was being written.
    [[nodiscard]] const std::string& line() const noexcept { return line_; }

private:
    std::string line_;
};

/// An open line was closed, or a run ended, and its cells had not been set once each in the order of the periods.
class OUTLAY_VISIBLE cell_not_written_error final : public error {
public:
    cell_not_written_error(std::string_view line, std::size_t written, std::size_t periods)
        : error(detail::joined_text({"of the line \"", detail::shortened(line), "\" ", std::to_string(written),
                                     " cells were set in order, of ", std::to_string(periods), " periods, or it was not closed"})),
          line_(line), written_(written), periods_(periods) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    /// How many of the first cells had been set in order.
    [[nodiscard]] std::size_t written() const noexcept { return written_; }
    [[nodiscard]] std::size_t periods() const noexcept { return periods_; }

private:
    std::string line_;
    std::size_t written_, periods_;
};

/// A runner has no rows: it has not run, or its last run threw.
class OUTLAY_VISIBLE run_incomplete_error final : public error {
public:
    run_incomplete_error() : error("there are no rows: the model has not run, or its last run did not end") {}
};

/// No line, or more than one, is called so.
class OUTLAY_VISIBLE line_unknown_error final : public error {
public:
    line_unknown_error(std::string_view line, std::vector<std::string> lines)
        : error(detail::joined_text({"not one line is called \"", detail::shortened(line), "\"; there are: ", detail::shown_names(lines)})),
          line_(line), lines_(std::move(lines)) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    /// The lines that there are; or, where several are called so, their sections.
    [[nodiscard]] const std::vector<std::string>& lines() const noexcept { return lines_; }

private:
    std::string line_;
    std::vector<std::string> lines_;
};

/// A line was asked for as something that it is not.
class OUTLAY_VISIBLE line_type_error final : public error {
public:
    line_type_error(std::string_view line, std::string_view is, std::string_view asked)
        : error(detail::joined_text({"the line \"", detail::shortened(line), "\" is ", is, " and was asked for as ", asked})),
          line_(line), is_(is), asked_(asked) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    [[nodiscard]] const std::string& is() const noexcept { return is_; }
    [[nodiscard]] const std::string& asked() const noexcept { return asked_; }

private:
    std::string line_, is_, asked_;
};

/// A timeline begins or ends within a year, and whole years were asked for.
class OUTLAY_VISIBLE partial_year_error final : public error {
public:
    explicit partial_year_error(std::string_view timeline)
        : error(detail::joined_text(
              {"the timeline of ", timeline, " begins or ends within a year: say part_years::kept to have the parts as years"})),
          timeline_(timeline) {}
    [[nodiscard]] const std::string& timeline() const noexcept { return timeline_; }

private:
    std::string timeline_;
};

/// A line is published through a period, and a cell before it, or in it, is not there: the series begins late or has gaps.
class OUTLAY_VISIBLE actuals_missing_error final : public error {
public:
    actuals_missing_error(std::string_view line, std::string_view through, std::vector<std::string> periods)
        : error("of the line \"" + detail::shortened(line) + "\" nothing is published for " + detail::listed(periods) +
                (through.empty() ? "" : ": it is taken as published through " + std::string(through))),
          line_(line), through_(through), periods_(std::move(periods)) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    /// The last period that is taken as published; empty where none is.
    [[nodiscard]] const std::string& through() const noexcept { return through_; }
    /// The labels of the periods without a published cell.
    [[nodiscard]] const std::vector<std::string>& periods() const noexcept { return periods_; }

private:
    std::string line_, through_;
    std::vector<std::string> periods_;
};

/// A line is published for periods after the last of the timeline: through which one it is taken is to be named.
class OUTLAY_VISIBLE actuals_beyond_error final : public error {
public:
    actuals_beyond_error(std::string_view line, std::string_view last, std::string_view timeline)
        : error("the line \"" + detail::shortened(line) + "\" is published through " + std::string(last) + ", after the timeline of " +
                std::string(timeline) + ": name the period through which it is taken"),
          line_(line), last_(last), timeline_(timeline) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    /// The last period that is published.
    [[nodiscard]] const std::string& last() const noexcept { return last_; }
    [[nodiscard]] const std::string& timeline() const noexcept { return timeline_; }

private:
    std::string line_, last_, timeline_;
};

/// A forecast is a line that rolls on from an opening of its own: after what is published it would jump.
class OUTLAY_VISIBLE forecast_not_rolled_error final : public error {
public:
    forecast_not_rolled_error(std::string_view line, std::string_view forecast)
        : error("the forecast of \"" + detail::shortened(line) + "\" is \"" + detail::shortened(forecast) +
                "\", which rolls on from its own opening: give with_actuals the running(...) or growth_index(...) itself"),
          line_(line), forecast_(forecast) {}
    [[nodiscard]] const std::string& line() const noexcept { return line_; }
    [[nodiscard]] const std::string& forecast() const noexcept { return forecast_; }

private:
    std::string line_, forecast_;
};

}  // namespace outlay
