#include <algorithm>

#include "base/text.hpp"
#include "output/workbook.hpp"
#include "output/writers.hpp"

namespace edv::output {

namespace {

/// How the parts of a bar, or lines, are told apart in greyscale too.
constexpr std::array<lxw_chart_pattern_type, 6> patterns{LXW_CHART_PATTERN_NONE,
                                                         LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL,
                                                         LXW_CHART_PATTERN_PERCENT_20,
                                                         LXW_CHART_PATTERN_LIGHT_HORIZONTAL,
                                                         LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL,
                                                         LXW_CHART_PATTERN_LIGHT_VERTICAL};
constexpr std::array<lxw_chart_marker_type, 6> markers{LXW_CHART_MARKER_CIRCLE,   LXW_CHART_MARKER_SQUARE,
                                                       LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
                                                       LXW_CHART_MARKER_X,        LXW_CHART_MARKER_PLUS};
constexpr std::array<lxw_chart_line_dash_type, 6> dashes{
    LXW_CHART_LINE_DASH_SOLID,     LXW_CHART_LINE_DASH_DASH,     LXW_CHART_LINE_DASH_ROUND_DOT,
    LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_LINE_DASH_SQUARE_DOT};
constexpr std::array<lxw_color_t, 6> colours{0x1D5A8F, 0xE9B44C, 0x5F9E8F, 0xD9E2EA, 0xB98A9B, 0x9AA36B};
constexpr lxw_color_t ink = 0x1A1D21;
constexpr double usual_height = 288; // pixels, as libxlsxwriter makes a chart
constexpr double usual_width = 480;
constexpr double wanted_width = 720;
constexpr double row_height = 26;
constexpr double around_bars = 130;

lxw_chart_type type_of(Chart::Kind kind) {
    switch (kind) {
    case Chart::Kind::bar:
        return LXW_CHART_BAR;
    case Chart::Kind::stacked_bar:
        return LXW_CHART_BAR_STACKED;
    case Chart::Kind::line:
        break;
    }
    return LXW_CHART_LINE;
}

/// Bars and lines of one series.
void draw_series(lxw_chart_series* series, Chart::Kind kind, std::size_t place) {
    lxw_chart_line outline{};
    outline.color = kind == Chart::Kind::line ? colours[0] : ink;
    outline.width = kind == Chart::Kind::line ? 2.25F : 0.75F;
    if (kind == Chart::Kind::line) {
        outline.dash_type = static_cast<uint8_t>(dashes.at(place));
        chart_series_set_marker_type(series, static_cast<uint8_t>(markers.at(place)));
        chart_series_set_marker_size(series, 8);
        lxw_chart_fill paper{};
        paper.color = LXW_COLOR_WHITE;
        chart_series_set_marker_fill(series, &paper);
        chart_series_set_line(series, &outline);
        return;
    }
    chart_series_set_line(series, &outline);
    lxw_chart_fill fill{};
    fill.color = colours.at(place);
    lxw_chart_pattern pattern{};
    pattern.type = static_cast<uint8_t>(patterns.at(place));
    pattern.fg_color = ink;
    pattern.bg_color = colours.at(place);
    pattern.type == LXW_CHART_PATTERN_NONE ? chart_series_set_fill(series, &fill)
                                           : chart_series_set_pattern(series, &pattern);
    if (kind == Chart::Kind::bar) {
        chart_series_set_labels(series);
    }
}

} // namespace

void Workbook::add_chart(const Sheet& sheet, const Table& table, const Chart& chart) {
    const auto items = static_cast<lxw_row_t>(std::count_if(
        table.rows.begin(), table.rows.end(), [](const Row& row) { return row.role == Role::item; }));
    if (items == 0) {
        return;
    }
    lxw_chart* made = workbook_add_chart(book_, static_cast<uint8_t>(type_of(chart.kind)));
    if (made == nullptr) {
        throw file_.failure();
    }
    const bool lines = chart.kind == Chart::Kind::line;
    for (std::size_t place = 0; place < chart.series.size(); ++place) {
        lxw_chart_series* series = chart_add_series(made, nullptr, nullptr);
        const auto column = static_cast<lxw_col_t>(chart.series[place]);
        const auto names = static_cast<lxw_col_t>(chart.names);
        chart_series_set_categories(series, sheet.name.c_str(), 1, names, items, names);
        chart_series_set_values(series, sheet.name.c_str(), 1, column, items, column);
        chart_series_set_name_range(series, sheet.name.c_str(), 0, column);
        draw_series(series, chart.kind, place);
    }
    std::string title = join(lines_of(table.title), " ");
    if (title.starts_with('=')) {
        title.insert(0, 1, ' '); // else it would be taken for a reference
    }
    chart_title_set_name(made, title.c_str());
    lxw_chart_font font{};
    font.size = 12;
    chart_title_set_name_font(made, &font);
    if (chart.series.size() == 1) {
        chart_legend_set_position(made, LXW_CHART_LEGEND_NONE);
    } else {
        chart_legend_set_position(made, LXW_CHART_LEGEND_BOTTOM);
    }
    if (!lines) {
        chart_axis_set_reverse(made->y_axis); // the first row of the table on top
        chart_axis_set_crossing_max(made->y_axis);
        chart_set_series_gap(made, 50);
        if (chart.kind == Chart::Kind::stacked_bar) {
            chart_set_series_overlap(made, 100);
        }
    }
    std::string description = title;
    lxw_chart_options options{};
    options.x_scale = wanted_width / usual_width;
    options.y_scale = lines ? 1.25 : (around_bars + row_height * items) / usual_height;
    options.description = description.data();
    worksheet_insert_chart_opt(sheet.sheet, 0, static_cast<lxw_col_t>(table.columns.size() + 1), made,
                               &options);
}

} // namespace edv::output
