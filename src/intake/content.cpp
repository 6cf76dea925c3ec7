#include "intake/content.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include "edv/base/value.hpp"

#include "base/text.hpp"
#include "intake/days.hpp"
#include "model/privacy.hpp"

namespace edv::intake {
namespace {

constexpr std::size_t most_texts = 200;
constexpr std::size_t longest_text = 80; // of what may be a code or label
constexpr double prose_length = 40;

/// A form of days, and the same with the month first, if it can be mistaken for it.
struct Form {
    std::string_view form;
    std::string_view month_first = {};
};

// The first that fits every cell is proposed: what is hardest to mistake stands first, numbers last.
constexpr Form forms[] = {{"iso"},
                          {"%d/%m/%Y", "%m/%d/%Y"},
                          {"%d.%m.%Y", "%m.%d.%Y"},
                          {"%d-%m-%Y", "%m-%d-%Y"},
                          {"%m/%d/%Y"},
                          {"%m.%d.%Y"},
                          {"%m-%d-%Y"},
                          {"%Y/%m/%d"},
                          {"%Y.%m.%d"},
                          {"%d/%m/%y", "%m/%d/%y"},
                          {"%d.%m.%y", "%m.%d.%y"},
                          {"%d-%m-%y", "%m-%d-%y"},
                          {"%m/%d/%y"},
                          {"%m.%d.%y"},
                          {"%m-%d-%y"},
                          {"%d %B %Y"},
                          {"%d-%b-%Y"},
                          {"%B %d, %Y"},
                          {"%Y%m%d"},
                          {"unix"},
                          {"excel"}};
static_assert(std::size(forms) <= Content::most_forms);

const std::vector<DayForms>& readers() {
    static const std::vector<DayForms> all = [] {
        std::vector<DayForms> made;
        for (const Form& one : forms)
            made.emplace_back(std::vector<std::string>{std::string(one.form)});
        return made;
    }();
    return all;
}

/// Numbers are days of some century in any case: only those of our time are meant.
bool is_of_our_time(const std::optional<Date>& day) {
    return day && *day >= Date(1990, 1, 1) && *day < Date(2100, 1, 1);
}

std::size_t place_of(std::string_view form) {
    return static_cast<std::size_t>(
        std::find_if(std::begin(forms), std::end(forms), [&](const Form& one) { return one.form == form; }) -
        std::begin(forms));
}

} // namespace

Content::Content() {
    for (std::size_t i = 0; i < std::size(forms); ++i)
        forms_.set(i);
}

void Content::see(std::string_view cell) {
    const std::string_view text = trim(cell);
    if (text.empty())
        return;
    ++filled_;
    bytes_ += text.size();
    line_breaks_ = line_breaks_ || text.find('\n') != std::string_view::npos;
    numbers_ = numbers_ && parse_number(text, true).has_value();
    see_days(text);
    see_identity(text);
    keep(text);
}

void Content::see_days(std::string_view text) {
    for (std::size_t i = 0; i < std::size(forms) && forms_.any(); ++i)
        if (forms_.test(i) && !is_of_our_time(readers()[i].read(text)))
            forms_.reset(i);
}

void Content::see_identity(std::string_view text) {
    const bool fresh = seen_.insert(std::hash<std::string_view>()(text)).second;
    const bool formed = text.size() <= longest_text &&
                        text.find_first_of(" \t\r\n") == std::string_view::npos &&
                        text.find_first_of("0123456789") != std::string_view::npos;
    identifiers_ = identifiers_ && fresh && formed && model::masked(text) == text;
}

void Content::keep(std::string_view text) {
    if (std::find(texts_.begin(), texts_.end(), text) != texts_.end())
        return;
    if (text.size() <= longest_text && texts_.size() < most_texts)
        texts_.emplace_back(text);
    else
        has_all_ = false;
}

bool Content::is_prose() const {
    return line_breaks_ || mean_length() >= prose_length;
}

double Content::mean_length() const {
    return filled_ == 0 ? 0 : static_cast<double>(bytes_) / static_cast<double>(filled_);
}

std::string_view Content::day_form() const {
    if (filled_ == 0)
        return {};
    for (std::size_t i = 0; i < std::size(forms); ++i)
        if (forms_.test(i))
            return forms[i].form;
    return {};
}

bool Content::is_order_open() const {
    const std::string_view form = day_form();
    if (form.empty())
        return false;
    const std::string_view other = forms[place_of(form)].month_first;
    return !other.empty() && forms_.test(place_of(other));
}

std::optional<std::size_t> plainly_longest(const std::vector<Content>& columns,
                                           const std::function<bool(std::size_t)>& is_candidate) {
    std::optional<std::size_t> longest;
    double second = 0;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!is_candidate(i))
            continue;
        const double most = longest ? columns[*longest].mean_length() : 0;
        second = std::max(second, std::min(most, columns[i].mean_length()));
        if (columns[i].mean_length() > most)
            longest = i;
    }
    const bool plainly =
        longest && columns[*longest].is_prose() && columns[*longest].mean_length() >= 2 * second;
    return plainly ? longest : std::nullopt;
}

} // namespace edv::intake
