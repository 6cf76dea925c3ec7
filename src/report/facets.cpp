#include "report/facets.hpp"

#include <algorithm>

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "report/stretches.hpp"

namespace edv::report {
namespace {

/// Whether values may be codes of partners, which stand as others after a merger and have dated names.
bool may_be_partner(const Facet& facet) {
    return facet.type == model::FieldType::ref && (facet.of == model::name::partner || facet.of == "subject");
}

} // namespace

std::string free_value(std::string text) {
    if (text.empty())
        return std::string(no_value);
    const bool quoted = text.size() > 1 && text.front() == '\'' && text.back() == '\'';
    return quoted || text == no_value || lower(text) == "total" ? "'" + text + "'" : text;
}

std::string plain_value(const std::string& value) {
    const bool quoted = value.size() > 1 && value.front() == '\'' && value.back() == '\'';
    return quoted ? value.substr(1, value.size() - 2) : value;
}

bool names_code(const std::vector<std::string>& codes, std::string_view value) {
    const std::string meant = lower(value);
    const std::string plain = plain_value(meant);
    return std::any_of(codes.begin(), codes.end(), [&](const std::string& code) {
        return lower(code) == meant || (code != no_value && lower(code) == plain);
    });
}

std::vector<Period> times_of(const Facet& facet, const Period& period) {
    return is_yearly(facet) ? years_of(period) : months_of(period);
}

std::string time_of(const Facet& facet, std::string_view day) {
    return std::string(day.substr(0, is_yearly(facet) ? 4 : 7));
}

std::string FacetValues::of(const Facet& facet, const std::string& text) const {
    if (text.empty())
        return std::string(no_value);
    if (is_time(facet))
        return time_of(facet, text);
    const bool at_partner = !facet.then.empty() || may_be_partner(facet);
    // An institution may be a partner or any name, a meeting about an expert or a project.
    const auto code = at_partner ? codes_.find(model::name::partner, text) : std::nullopt;
    if (!code)
        return at_partner || facet.type == model::FieldType::text ? free_value(text) : text;
    const std::string stands = view_.standing().stands_as(*code, day_);
    if (facet.then.empty())
        return stands;
    const model::Record* partner = view_.partner(stands);
    const std::string value = partner ? partner->text(facet.then) : std::string();
    return value.empty() ? std::string(no_value) : value;
}

std::vector<std::string> FacetView::every_value() const {
    std::vector<std::string> all;
    if (facet_.type == model::FieldType::term)
        for (const model::Term& term : context_.config.taxonomy(facet_.of))
            all.push_back(term.code);
    else if (facet_.type == model::FieldType::choice)
        for (std::string_view word : model::choices(facet_.of))
            all.emplace_back(word);
    else if (facet_.type == model::FieldType::ref)
        all = context_.store.codes().codes(facet_.of);
    else if (is_time(facet_))
        for (const Period& time : times_of(facet_, period_))
            all.push_back(time_of(facet_, time.from.iso()));
    return all;
}

std::vector<std::string> FacetView::ordered(const std::set<std::string>& values, bool all) const {
    std::vector<std::string> every = every_value();
    std::vector<std::string> result;
    // Among years, one without anything says that there was nothing.
    const std::string this_year = context_.today ? time_of(facet_, context_.today->iso()) : "";
    const auto is_gap = [&](const std::string& value) {
        return is_yearly(facet_) && !result.empty() && (this_year.empty() || value <= this_year);
    };
    for (const std::string& value : every)
        if (all || values.contains(value) || is_gap(value))
            result.push_back(value);
    for (const std::string& value : values)
        if (value != no_value && std::find(every.begin(), every.end(), value) == every.end())
            result.push_back(value);
    if (context_.by_label && (facet_.type == model::FieldType::ref || facet_.type == model::FieldType::text))
        std::stable_sort(result.begin(), result.end(), [&](const std::string& a, const std::string& b) {
            return context_.language.before(label(a), label(b));
        });
    if (values.contains(std::string(no_value)))
        result.emplace_back(no_value);
    return result;
}

std::string FacetView::label(const std::string& value) const {
    return label(value, context_.language);
}

std::vector<std::string> FacetView::labels(const std::string& value) const {
    std::vector<language::Language> languages = context_.read_in;
    languages.push_back(context_.language);
    std::vector<std::string> all;
    for (const language::Language& language : languages) {
        if (value == "total")
            all.push_back(language.tr(mark("Total")));
        else
            all.push_back(label(value, language));
        if (may_be_partner(facet_))
            all.push_back(view_.standing().name(value, period_.to, language.code()));
    }
    return all;
}

std::string FacetView::label(const std::string& value, const language::Language& language) const {
    if (value == no_value)
        return language.tr(mark("not stated"));
    if (may_be_partner(facet_))
        return view_.standing().short_name(plain_value(value), period_.to, language.code());
    if (is_time(facet_) && !is_yearly(facet_))
        if (auto month = parse_month(value))
            return language.month(*month);
    if (facet_.type == model::FieldType::term && !find_term(context_.config.taxonomies, facet_.of, value))
        return kept_label(value, language);
    if (facet_.type == model::FieldType::text)
        return plain_value(value);
    return config::label_of(context_.config.taxonomies, language, facet_.type, facet_.of, value);
}

std::string FacetView::kept_label(const std::string& code, const language::Language& language) const {
    model::Record key(model::kind(model::name::taxonomy));
    key.at("taxonomy") = std::string(facet_.of);
    key.at("code") = code;
    auto kept = context_.store.find(key);
    if (!kept)
        return code;
    model::Labels labels;
    for (const std::string& one : language_codes())
        labels[one] = kept->record.text(one);
    return model::label_in(labels, language.code(), code);
}

} // namespace edv::report
