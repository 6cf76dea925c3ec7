#include "edv/language/language.hpp"

#include <algorithm>
#include <array>
#include <boost/locale.hpp>
#include <boost/locale/gnu_gettext.hpp>
#include <filesystem>
#include <iomanip>
#include <locale>
#include <mutex>
#include <sstream>

#include "base/language_words.hpp"
#include "base/languages.hpp"
#include "base/rounding.hpp"
#include "base/text.hpp"

namespace edv::language {

namespace {

namespace bl = boost::locale;
using Catalog = bl::message_format<char>;

constexpr std::string_view domain = "edv";

/// The first folder with a catalog of the language.
std::optional<std::string> folder_with_catalog(const std::vector<std::string>& folders,
                                               std::string_view code) {
    for (const std::string& folder : folders) {
        std::error_code ignored;
        const auto file =
            std::filesystem::path(folder) / code / "LC_MESSAGES" / (std::string(domain) + ".mo");
        if (std::filesystem::is_regular_file(file, ignored))
            return folder;
    }
    return std::nullopt;
}

/// A locale that holds nothing but the messages: made without ICU, whose data cost more than the catalog.
std::optional<std::locale> load_catalog(const std::string& folder, std::string_view code) {
    bl::gnu_gettext::messages_info info;
    info.language = code;
    info.encoding = "UTF-8";
    info.domains.emplace_back(std::string(domain));
    info.paths.push_back(folder);
    try {
        return std::locale(std::locale::classic(), bl::gnu_gettext::create_messages_facet<char>(info));
    } catch (const std::exception&) {
        return std::nullopt; // a damaged catalog must not stop the program: English serves
    }
}

std::locale load_forms(std::string_view code) {
    auto backends = bl::localization_backend_manager::global();
    backends.select("icu");
    bl::generator generator(backends);
    generator.characters(bl::char_facet);
    generator.categories(bl::formatting_facet | bl::collation_facet | bl::calendar_facet |
                         bl::information_facet);
    return generator.generate(std::locale::classic(), std::string(text_in(code, "forms", "locale")));
}

/// A number with the same plural form in every language of the catalogs, in the range that Boost takes.
int plural_count(long long count) {
    constexpr long long period = 1'000'000;
    const auto size = count < 0 ? -(count % period) : count % period;
    return static_cast<int>(count > -period && count < period ? size : size + period);
}

bool is_spoken(std::string_view code) {
    const auto& codes = language_codes();
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

/// How a language that is called `name` in English is called in the language `code`. Each tells it of itself
/// and of those that are older in edv.
std::string_view name_in(std::string_view code, std::string_view name) {
    for (const SpokenLanguage& one : languages()) {
        if (one.name != name)
            continue;
        const std::string_view called = text_in(one.code, "called", code);
        return called.empty() ? text_in(code, "calls", one.code) : called;
    }
    return {};
}

/// The name of a language, or a text that ends in the code of one: a new language needs neither in catalogs.
std::optional<std::string> tr_of_language(const Language& language, std::string_view text) {
    if (const std::string_view name = name_in(language.code(), text); !name.empty())
        return std::string(name);
    const std::size_t note = text.rfind(" (");
    if (note == std::string_view::npos || !text.ends_with(')') ||
        !is_spoken(text.substr(note + 2, text.size() - note - 3)))
        return std::nullopt;
    return language.tr(text.substr(0, note)) + std::string(text.substr(note));
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes the digits, or what is before the next ones, off the beginning of `rest`, which is not empty.
std::string_view take_part(std::string_view& rest) {
    const bool digits = is_digit(rest[0]);
    const auto end = std::find_if(rest.begin(), rest.end(), [&](char c) { return is_digit(c) != digits; });
    const std::string_view part = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
    rest.remove_prefix(part.size());
    return part;
}

int order_of_numbers(std::string_view a, std::string_view b) {
    a.remove_prefix(std::min(a.find_first_not_of('0'), a.size()));
    b.remove_prefix(std::min(b.find_first_not_of('0'), b.size()));
    return a.size() != b.size() ? (a.size() < b.size() ? -1 : 1) : a.compare(b);
}

} // namespace

struct Language::State {
    State(std::string the_code, std::vector<std::string> the_folders)
        : code(std::move(the_code)), folders(std::move(the_folders)) {}

    /// The catalog; null for English and without one.
    const Catalog* catalog() {
        std::call_once(catalog_once, [this] {
            const auto folder = code == "en" ? std::nullopt : folder_with_catalog(folders, code);
            if (folder)
                messages = load_catalog(*folder, code);
        });
        return messages ? &std::use_facet<Catalog>(*messages) : nullptr;
    }

    const std::locale& forms() {
        std::call_once(forms_once, [this] { loaded_forms = load_forms(code); });
        return loaded_forms;
    }

    std::string month_name(unsigned month) {
        std::call_once(months_once, [this] {
            for (unsigned i = 0; i < months.size(); ++i)
                months[i] = spell_month(i + 1);
        });
        return months.at(month - 1);
    }

    std::string spell_month(unsigned month) {
        const auto seconds = std::chrono::seconds(Date(2000, month, 1).days().time_since_epoch()).count();
        auto out = stream();
        out << bl::as::gmt << bl::as::ftime("%B") << seconds;
        return out.str();
    }

    std::ostringstream stream() {
        std::ostringstream out;
        out.imbue(forms());
        return out;
    }

    const std::string code;
    const std::vector<std::string> folders;

private:
    std::once_flag catalog_once;
    std::once_flag forms_once;
    std::once_flag months_once;
    std::optional<std::locale> messages;
    std::locale loaded_forms = std::locale::classic();
    std::array<std::string, 12> months;
};

std::optional<std::string> language_of_locale(std::string_view name) {
    const auto code = lower(name.substr(0, name.find_first_of("_-.@")));
    return is_spoken(code) ? std::optional(code) : std::nullopt;
}

Language::Language(std::string code, std::vector<std::string> folders)
    : state_(std::make_shared<State>(is_spoken(code) ? std::move(code) : "en", std::move(folders))) {}

const std::string& Language::code() const {
    return state_->code;
}

std::string Language::tr(std::string_view text) const {
    std::string key(text);
    const Catalog* const catalog = key.empty() ? nullptr : state_->catalog();
    const char* const found = catalog == nullptr ? nullptr : catalog->get(0, nullptr, key.c_str());
    if (found != nullptr)
        return found;
    return catalog == nullptr ? key : tr_of_language(*this, text).value_or(key);
}

std::string Language::tr(const Message& message) const {
    const auto translate = [this](std::string_view word) { return tr(word); };
    if (message.plural.empty())
        return fill(tr(message.text), message, translate);
    Message counted = message;
    counted.args.push_back({"count", number(message.count)});
    const Catalog* const catalog = message.empty() ? nullptr : state_->catalog();
    const char* const found =
        catalog == nullptr ? nullptr
                           : catalog->get(0, nullptr, message.text.c_str(), plural_count(message.count));
    const auto& own = message.count == 1 ? message.text : message.plural;
    return fill(found == nullptr ? own : found, counted, translate);
}

std::string Language::number(long long value) const {
    if (value >= 0 && value < 1000)
        return std::to_string(value); // nothing to group: spares loading ICU's data
    auto out = state_->stream();
    out << bl::as::number << value;
    return out.str();
}

std::string Language::number(double value, int decimals) const {
    auto out = state_->stream();
    out << bl::as::number << std::setprecision(decimals) << rounded(value, decimals);
    return out.str();
}

std::string Language::percent(double share) const {
    auto out = state_->stream();
    out << bl::as::percent << std::fixed << std::setprecision(read_decimals - 2)
        << rounded(share, read_decimals);
    return out.str();
}

std::string Language::date(Date day) const {
    const Message parts = msg({}, {{"day", std::to_string(day.day())},
                                   {"month", state_->month_name(day.month())},
                                   {"year", std::to_string(day.year())}});
    return fill(text_in(code(), "forms", day.day() == 1 ? "first_of_month" : "day"), parts, {});
}

std::string Language::month(Date day) const {
    return state_->month_name(day.month()) + ' ' + std::to_string(day.year());
}

std::string Language::period(const Period& period) const {
    if (period == Period::year(period.from.year()))
        return std::to_string(period.from.year());
    if (period.from == period.to)
        return date(period.from);
    return tr(msg("{from} to {to}", {{"from", date(period.from)}, {"to", date(period.to)}}));
}

bool Language::before(std::string_view a, std::string_view b) const {
    const auto& collator = std::use_facet<bl::collator<char>>(state_->forms());
    std::string_view mine = a;
    std::string_view theirs = b;
    while (!mine.empty() && !theirs.empty()) {
        const std::string_view part = take_part(mine);
        const std::string_view other = take_part(theirs);
        const int order =
            is_digit(part[0]) && is_digit(other[0])
                ? order_of_numbers(part, other)
                : collator.compare(bl::collator_base::tertiary, part.data(), part.data() + part.size(),
                                   other.data(), other.data() + other.size());
        if (order != 0)
            return order < 0;
    }
    return mine.empty() != theirs.empty() ? mine.empty() : a < b;
}

} // namespace edv::language
