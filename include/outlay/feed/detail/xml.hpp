// SPDX-License-Identifier: BSL-1.0
#pragma once
// As much of XML as a rates file needs: tags with attributes, one after the other; text between them is passed over.

#include <outlay/feed/feed_error.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <outlay/number/detail/undef_min_max.hpp>

namespace outlay::inline v0::detail {

class xml_tags {
public:
    struct attribute {
        std::string_view name;
        std::string_view value;
    };

    xml_tags(std::string_view text, std::string name) : text_(text), name_(std::move(name)) {
        if (text_.starts_with("\xef\xbb\xbf")) at_ = 3;
    }

    /// Goes to the next opening or closing tag; false at the end of the text. Comments are passed over, and before the first
    /// tag the declaration and the document type.
    ///
    ///     throws   feed_error   a tag that does not end, an attribute without a quoted value
    bool next() {
        text_between_ = false;
        for (;;) {
            const std::size_t from = at_;
            const bool found = advance(text_.find('<', at_));
            text_between_ =
                text_between_ || text_.substr(from, at_ - from).find_first_not_of(" \t\r\n") != std::string_view::npos;
            if (!found) return false;
            begin_ = at_;
            line_ = next_line_;
            const bool before = tag_.empty();
            if (text_.substr(at_).starts_with("<!--")) pass("-->");
            else if (before && text_.substr(at_).starts_with("<?")) pass("?>");
            else if (before && text_.substr(at_).starts_with("<!")) pass(">");
            else break;
        }
        ++at_;
        closing_ = at_ < text_.size() && text_[at_] == '/';
        if (closing_) ++at_;
        tag_ = word();
        if (tag_.empty()) throw fail("a tag without a name");
        empty_ = false;
        attributes_.clear();
        for (;;) {
            space();
            if (at_ >= text_.size()) throw fail("a tag that does not end");
            if (text_[at_] == '>') break;
            if (text_[at_] == '/' && at_ + 1 < text_.size() && text_[at_ + 1] == '>') {
                ++at_;
                empty_ = true;
                break;
            }
            const std::string_view name = word();
            space();
            if (name.empty() || at_ >= text_.size() || text_[at_] != '=') throw fail("not an attribute with a value");
            ++at_;
            space();
            const char quote = at_ < text_.size() ? text_[at_] : '\0';
            if (quote != '"' && quote != '\'') throw fail("the value of an attribute is not quoted");
            const std::size_t from = ++at_;
            const std::size_t end = text_.find(quote, at_);
            if (!advance(end)) throw fail("the value of an attribute does not end");
            attributes_.push_back({name, text_.substr(from, end - from)});
            ++at_;
        }
        ++at_;
        return true;
    }

    [[nodiscard]] std::string_view tag() const noexcept { return tag_; }
    [[nodiscard]] bool closing() const noexcept { return closing_; }
    /// Whether the tag closes itself, as <Cube/> does.
    [[nodiscard]] bool empty() const noexcept { return empty_; }
    [[nodiscard]] std::size_t attributes() const noexcept { return attributes_.size(); }
    /// Whether anything but white space stands before this tag, after the one before it; past the last tag, before the end.
    [[nodiscard]] bool text_between() const noexcept { return text_between_; }
    /// The attribute's value; nullptr data where there is none.
    [[nodiscard]] std::string_view operator[](std::string_view name) const noexcept {
        for (const attribute& one : attributes_)
            if (one.name == name) return one.value;
        return {};
    }
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    [[nodiscard]] feed::feed_error fail(std::string_view reason) const {
        const std::string_view rest = text_.substr(begin_);
        return {name_, line_, 0,
                rest.substr(0, std::min(rest.find('\n'), std::min(rest.find('>'), rest.size() - 1) + 1)), reason};
    }

private:
    static bool is_space(char c) noexcept { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
    bool advance(std::size_t to) {
        const bool found = to != std::string_view::npos;
        for (const std::size_t end = found ? to : text_.size(); at_ < end; ++at_)
            next_line_ += text_[at_] == '\n' ? 1u : 0u;
        return found;
    }
    void pass(std::string_view end) {
        if (!advance(text_.find(end, at_))) throw fail("a comment or declaration that does not end");
        at_ += end.size();
    }
    void space() {
        while (at_ < text_.size() && is_space(text_[at_])) next_line_ += text_[at_++] == '\n' ? 1u : 0u;
    }
    std::string_view word() {
        const std::size_t from = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '=' && text_[at_] != '>' &&
               text_[at_] != '/')
            ++at_;
        return text_.substr(from, at_ - from);
    }

    std::string_view text_;
    std::string name_;
    std::vector<attribute> attributes_;
    std::string_view tag_;
    bool closing_ = false;
    bool empty_ = false;
    bool text_between_ = false;
    std::size_t at_ = 0;
    std::size_t begin_ = 0;
    std::size_t line_ = 1;
    std::size_t next_line_ = 1;
};

}  // namespace outlay::inline v0::detail

#include <outlay/number/detail/restore_min_max.hpp>
