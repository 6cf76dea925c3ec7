#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

#include "base/text.hpp"
#include "output/markup.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

// Lengths are CSS pixels, positions across are per cent of the width.
constexpr std::size_t label_width = 38; // characters that fit on the narrowest screen
constexpr double label_line = 17;
constexpr double text_base = 12; // of a bar, from its top
constexpr double bar_height = 15;
constexpr double between_bars = 9;
constexpr double longest_bar = 84; // the figure stands behind it
constexpr double room_for_figure = 7;
constexpr double plot_height = 220;
constexpr double plot_left = 11;
constexpr double plot_right = 94;
constexpr std::size_t most_names = 6; // of points that fit side by side on the narrowest screen

/// A way of filling that greyscale can't blur: what is drawn over the ground of a tile of 8 by 8.
constexpr std::array<std::string_view, 6> fillings{
    "", "M-2 2l4-4M0 8l8-8M6 10l4-4", "M4 2v4M2 4h4", "M0 2h8M0 6h8", "M0 0l8 8M0 8l8-8", "M2 0v8M6 0v8",
};

/// The mark of a line, around 0 0.
constexpr std::array<std::string_view, 6> marks{
    "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "M-4-4h8v8h-8z",
    "M0-5l5 9h-10z",
    "M0-6l6 6l-6 6l-6-6z",
    "M-5-4h10l-5 9z",
    "M-1.5-5h3v3.5h3.5v3h-3.5v3.5h-3v-3.5h-3.5v-3h3.5z",
};

double number_in(const Cell& cell) {
    if (const auto* whole = std::get_if<long long>(&cell.value)) {
        return static_cast<double>(*whole);
    }
    const auto* number = std::get_if<double>(&cell.value);
    return number != nullptr && std::isfinite(*number) ? *number : 0;
}

std::string one_line(std::string_view text) {
    return join(lines_of(text), " ");
}

/// The label in lines that fit.
std::vector<std::string> label_lines(std::string_view text) {
    std::vector<std::string> lines;
    for (const std::string& word : words(text)) {
        if (!lines.empty() && width(lines.back()) + 1 + width(word) <= label_width) {
            lines.back() += " " + word;
        } else {
            lines.push_back(word);
        }
    }
    return lines;
}

/// The least round number that is not less, for the top of an axis.
double round_top(double value) {
    if (value <= 0) {
        return 1;
    }
    const double scale = std::pow(10.0, std::floor(std::log10(value)));
    for (const double step : {1.0, 2.0, 4.0, 5.0, 10.0}) {
        if (step * scale >= value) {
            return step * scale;
        }
    }
    return 10 * scale;
}

/// Draws one chart; a member for each part of it.
class Drawing {
public:
    Drawing(const Table& table, const Chart& chart, const std::string& id, const language::Language& language)
        : table_(table), chart_(chart), id_(id), language_(language) {
        // A line goes through its zeros: without them time would not pass evenly.
        for (const Row& row : table.rows) {
            if (row.role == Role::item && (sum(row) > 0 || chart.kind == Chart::Kind::line)) {
                rows_.push_back(&row);
            }
        }
        if (std::all_of(rows_.begin(), rows_.end(), [&](const Row* row) { return sum(*row) == 0; })) {
            rows_.clear();
        }
    }

    std::string draw() {
        if (rows_.empty()) {
            return {};
        }
        chart_.kind == Chart::Kind::line ? lines() : bars();
        return key() +
               fmt::format(
                   "<svg class=\"chart\" role=\"img\" aria-labelledby=\"{0}-t\" aria-describedby=\"{0}-d\" "
                   "width=\"100%\" "
                   "height=\"{1:.0f}\">\n<title id=\"{0}-t\">{2}</title>\n<desc id=\"{0}-d\">{3}</desc>\n{4}"
                   "{5}</svg>\n",
                   id_, height_, escaped(one_line(table_.title)), escaped(description()), definitions(),
                   body_);
    }

private:
    [[nodiscard]] bool parted() const { return chart_.kind != Chart::Kind::bar; }

    [[nodiscard]] double value(const Row& row, std::size_t series) const {
        return std::max(0.0, number_in(row.cells.at(chart_.series[series])));
    }

    [[nodiscard]] double sum(const Row& row) const {
        double all = 0;
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            all += value(row, i);
        }
        return all;
    }

    [[nodiscard]] std::string name(const Row& row) const {
        return one_line(shown(row.cells.at(chart_.names), table_.columns.at(chart_.names), language_));
    }

    [[nodiscard]] std::string figure(double value) const {
        return value == std::floor(value) ? language_.number(static_cast<long long>(value))
                                          : language_.number(value);
    }

    [[nodiscard]] std::string description() const {
        const std::string same = language_.tr(mark("The table that follows has the same figures."));
        if (chart_.kind == Chart::Kind::line) {
            return language_.tr(mark("Line chart.")) + " " + same;
        }
        const Row* longest = *std::max_element(rows_.begin(), rows_.end(),
                                               [&](const Row* a, const Row* b) { return sum(*a) < sum(*b); });
        return language_.tr(msg("Bar chart. The longest bar: {name}, {figure}.",
                                {{"name", name(*longest)}, {"figure", figure(sum(*longest))}})) +
               " " + same;
    }

    /// A record may count in several parts of a bar: then their sum is not the total.
    [[nodiscard]] bool adds_up(const Row& row) const {
        for (std::size_t at = 0; at < table_.columns.size(); ++at) {
            if (table_.columns[at].key == "total") {
                return std::abs(number_in(row.cells[at]) - sum(row)) < 1e-9;
            }
        }
        return true;
    }

    // ---- bars

    void bars() {
        double most = 0;
        for (const Row* row : rows_) {
            most = std::max(most, sum(*row));
        }
        for (const Row* row : rows_) {
            for (const std::string& line : label_lines(name(*row))) {
                body_ +=
                    fmt::format("<text x=\"0\" y=\"{:.0f}\">{}</text>\n", height_ + text_base, escaped(line));
                height_ += label_line;
            }
            bar(*row, longest_bar / most);
            height_ += bar_height + between_bars;
        }
    }

    void bar(const Row& row, double scale) {
        double left = 0;
        std::string figures;
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            const double wide = value(row, i) * scale;
            if (wide <= 0) {
                continue;
            }
            body_ +=
                fmt::format("<rect x=\"{:.2f}%\" y=\"{:.0f}\" width=\"{:.2f}%\" height=\"{:.0f}\" {}/>\n",
                            left, height_, wide, bar_height, filling(i));
            if (parted() && wide >= room_for_figure) {
                figures += fmt::format(
                    "<text class=\"inside\" paint-order=\"stroke\" x=\"{:.2f}%\" y=\"{:.0f}\">{}</text>\n",
                    left + wide / 2, height_ + text_base, escaped(figure(value(row, i))));
            }
            left += wide;
        }
        body_ += figures;
        if (adds_up(row)) {
            body_ += fmt::format("<text x=\"{:.2f}%\" dx=\"6\" y=\"{:.0f}\">{}</text>\n", left,
                                 height_ + text_base, escaped(figure(sum(row))));
        }
    }

    [[nodiscard]] std::string filling(std::size_t series) const {
        return parted() ? fmt::format("class=\"part\" fill=\"url(#{}-p{})\"", id_, series + 1)
                        : "class=\"bar\"";
    }

    // ---- lines

    void lines() {
        double most = 0;
        for (const Row* row : rows_) {
            for (std::size_t i = 0; i < chart_.series.size(); ++i) {
                most = std::max(most, value(*row, i));
            }
        }
        const double top = round_top(most);
        for (const double share : {0.0, 0.5, 1.0}) {
            body_ += fmt::format(
                "<line class=\"grid\" x1=\"{0:.2f}%\" x2=\"100%\" y1=\"{1:.1f}\" y2=\"{1:.1f}\"/>\n"
                "<text x=\"0\" y=\"{2:.1f}\">{3}</text>\n",
                plot_left - 4, high(share), high(share) + 5, escaped(figure(top * share)));
        }
        // Every second, third … point is named where there are many, the last one always.
        const std::size_t step = (rows_.size() + most_names - 1) / most_names;
        for (std::size_t at = (rows_.size() - 1) % step; at < rows_.size(); at += step) {
            body_ += fmt::format("<text class=\"middle\" x=\"{:.2f}%\" y=\"{:.0f}\">{}</text>\n", across(at),
                                 plot_height + 34, escaped(name(*rows_[at])));
        }
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            line(i, top);
        }
        height_ = plot_height + 44;
    }

    void line(std::size_t series, double top) {
        auto y = [&](std::size_t at) { return high(value(*rows_[at], series) / top); };
        for (std::size_t at = 1; at < rows_.size(); ++at) {
            body_ += fmt::format(
                "<line class=\"line\" x1=\"{:.2f}%\" y1=\"{:.1f}\" x2=\"{:.2f}%\" y2=\"{:.1f}\"{}/>\n",
                across(at - 1), y(at - 1), across(at), y(at), dashes(series));
        }
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            body_ += fmt::format("<use href=\"#{}-m{}\" x=\"{:.2f}%\" y=\"{:.1f}\"/>\n", id_, series + 1,
                                 across(at), y(at));
        }
    }

    static std::string dashes(std::size_t series) {
        return series == 0 ? "" : fmt::format(" stroke-dasharray=\"{} 4\"", 14 - 2 * series);
    }

    static double high(double share) { return 10 + plot_height * (1 - share); }

    [[nodiscard]] double across(std::size_t at) const {
        if (rows_.size() == 1) {
            return (plot_left + plot_right) / 2;
        }
        return plot_left +
               (plot_right - plot_left) * static_cast<double>(at) / static_cast<double>(rows_.size() - 1);
    }

    // ---- parts

    [[nodiscard]] std::string definitions() const {
        if (!parted()) {
            return {};
        }
        std::string text = "<defs>\n";
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            if (chart_.kind == Chart::Kind::line) {
                text +=
                    fmt::format("<path id=\"{}-m{}\" class=\"mark\" d=\"{}\"/>\n", id_, i + 1, marks.at(i));
            } else {
                text += fmt::format(
                    "<pattern id=\"{0}-p{1}\" width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\">"
                    "<rect class=\"ground{1}\" width=\"8\" height=\"8\"/>"
                    "<path class=\"hatch\" d=\"{2}\"/></pattern>\n",
                    id_, i + 1, fillings.at(i).empty() ? "M0 0" : fillings.at(i));
            }
        }
        return text + "</defs>\n";
    }

    /// Which filling or line means what. The picture's description and the table say it to those who don't
    /// see it.
    [[nodiscard]] std::string key() const {
        if (!parted()) {
            return {};
        }
        std::string text = "<ul class=\"key\" aria-hidden=\"true\">\n";
        for (std::size_t i = 0; i < chart_.series.size(); ++i) {
            std::string sample;
            if (chart_.kind == Chart::Kind::line) {
                sample = fmt::format("<line class=\"line\" x1=\"0\" y1=\"8\" x2=\"40\" y2=\"8\"{}/>"
                                     "<use href=\"#{}-m{}\" x=\"20\" y=\"8\"/>",
                                     dashes(i), id_, i + 1);
            } else {
                sample = fmt::format("<rect width=\"40\" height=\"16\" {}/>", filling(i));
            }
            text += fmt::format("<li><svg width=\"40\" height=\"16\">{}</svg> {}</li>\n", sample,
                                escaped(one_line(heading(table_.columns.at(chart_.series[i])))));
        }
        return text + "</ul>\n";
    }

    const Table& table_;
    const Chart& chart_;
    const std::string& id_;
    const language::Language& language_;
    std::vector<const Row*> rows_;
    std::string body_;
    double height_ = 0;
};

} // namespace

std::string chart_markup(const Table& table, const Chart& chart, const std::string& id,
                         const language::Language& language) {
    return Drawing(table, chart, id, language).draw();
}

} // namespace edv::output
