#include "edv/intake/names.hpp"

#include <algorithm>

#include "edv/base/text.hpp"

namespace edv {
namespace {

constexpr std::string_view label_fields[] = {"fr", "nl", "de", "en"};

void enter(Names::Codes& codes, std::string_view name, const std::string& code) {
    std::string key = name_key(name);
    if (key.empty())
        return;
    auto& known = codes[key];
    if (std::find(known.begin(), known.end(), code) == known.end())
        known.push_back(code);
}

void put_labels(Names::Book& book, const std::string& code, const Labels& labels) {
    enter(book.codes, code, code);
    for (const auto& [language, label] : labels) {
        enter(book.codes, label, code);
        book.labels[code].emplace(language, label);
    }
}

void put_term(Names::Book& book, const Record& term) {
    Labels labels;
    for (std::string_view language : label_fields)
        if (!is_empty(term.at(language)))
            labels.emplace(language, term.text(language));
    put_labels(book, term.text("code"), labels);
}

void put_partner(Names::Book& book, const Record& partner) {
    const std::string code = partner.text("code");
    Labels& labels = book.labels[code];
    for (std::string_view language : label_fields) {
        const std::string name = partner.text("name_" + std::string(language));
        enter(book.codes, name, code);
        enter(book.codes, partner.text("abbr_" + std::string(language)), code);
        if (!name.empty())
            labels.emplace(language, name);
    }
}

/// People are called by their names and offered by their codes.
void put_record(Names::Book& book, const Record& record) {
    const std::string_view of = record.kind->name;
    if (of == "partner") {
        put_partner(book, record);
    } else if (of == "partner_name") {
        enter(book.codes, record.text("name"), record.text("partner"));
        enter(book.codes, record.text("abbr"), record.text("partner"));
    } else if (of == "project") {
        enter(book.codes, record.text("title"), record.text("code"));
        book.labels[record.text("code")].emplace("en", record.text("title"));
    } else if (of == "expert" || of == "coordinator") {
        enter(book.codes, record.text("name"), record.text("code"));
    }
}

} // namespace

std::string name_key(std::string_view name) {
    std::string key = fold(name);
    std::replace_if(
        key.begin(), key.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    return join(words(key), " ");
}

std::vector<std::string> choices_called(std::string_view list, std::string_view text,
                                        const Translations& translations) {
    const std::string key = name_key(text);
    std::vector<std::string> found;
    for (std::string_view word : choices(list)) {
        std::string_view label = choice_label(list, word);
        std::vector<std::string> names = translations ? translations(label) : std::vector<std::string>();
        names.emplace_back(label);
        names.emplace_back(word);
        if (std::any_of(names.begin(), names.end(), [&](const auto& name) { return name_key(name) == key; }))
            found.emplace_back(word);
    }
    return found;
}

const std::vector<std::string>& Names::find(const Field& field, std::string_view text) {
    static const std::vector<std::string> none;
    const Codes& codes = book(field).codes;
    auto found = codes.find(name_key(text));
    return found == codes.end() ? none : found->second;
}

std::vector<std::string> Names::described(const Field& field, const std::vector<std::string>& codes,
                                          const std::string& language) {
    const auto& labels = book(field).labels;
    std::vector<std::string> all;
    for (const std::string& code : codes) {
        auto found = labels.find(code);
        std::string label = found == labels.end() ? code : label_in(found->second, language, code);
        all.push_back(label == code ? code : code + " (" + label + ")");
    }
    return all;
}

std::vector<std::string> Names::near(const Field& field, std::string_view text) {
    const Book& known = book(field);
    std::vector<std::string> keys;
    for (const auto& [key, codes] : known.codes)
        if (std::all_of(codes.begin(), codes.end(),
                        [&](const std::string& code) { return known.labels.contains(code); }))
            keys.push_back(key);
    std::vector<std::string> all;
    for (const std::string& key : nearest(name_key(text), keys, 1))
        for (const std::string& code : known.codes.find(key)->second)
            if (std::find(all.begin(), all.end(), code) == all.end())
                all.push_back(code);
    return all;
}

Names::Book& Names::book(const Field& field) {
    return book(field.type, field.of);
}

Names::Book& Names::book(FieldType type, std::string_view of) {
    auto known = books_.find(of);
    if (known != books_.end())
        return known->second;
    Book& made = books_[std::string(of)];
    if (type == FieldType::choice)
        fill_choices(made, of);
    else if (type == FieldType::term || type == FieldType::terms)
        fill_terms(made, of);
    else
        for (const Kind& kind : kinds())
            if (kind.name == of || (of == "subject" && is_subject(kind.name)))
                fill_records(made, kind.name);
    return made;
}

void Names::declare(const Record& record) {
    const std::string_view of = record.kind->name == "partner_name" ? "partner" : record.kind->name;
    if (of == "taxonomy") {
        put_term(book(FieldType::term, record.text("taxonomy")), record);
        return;
    }
    if (of != "coordinator" && !is_subject(of))
        return;
    put_record(book(FieldType::ref, of), record);
    if (auto all = books_.find("subject"); all != books_.end() && is_subject(of))
        put_record(all->second, record);
}

void Names::fill_terms(Book& book, std::string_view taxonomy) const {
    if (auto found = taxonomies_.find(std::string(taxonomy)); found != taxonomies_.end())
        for (const Term& term : found->second)
            put_labels(book, term.code, term.labels);
    for (const Record& term : store_.records(kind("taxonomy")))
        if (term.text("taxonomy") == taxonomy)
            put_term(book, term);
}

void Names::fill_choices(Book& book, std::string_view list) const {
    for (std::string_view word : choices(list)) {
        std::string_view label = choice_label(list, word);
        enter(book.codes, word, std::string(word));
        enter(book.codes, label, std::string(word));
        if (translations_)
            for (const std::string& translated : translations_(label))
                enter(book.codes, translated, std::string(word));
    }
}

void Names::fill_records(Book& book, std::string_view of) const {
    for (const Record& record : store_.records(kind(of)))
        put_record(book, record);
    if (of == "partner")
        for (const Record& later : store_.records(kind("partner_name")))
            put_record(book, later);
}

bool Names::names_expert(std::string_view text) {
    if (!experts_read_) {
        for (const Record& expert : store_.records(kind("expert")))
            for (std::string& word : words(fold(expert.text("name"))))
                words_of_experts_.push_back(std::move(word));
        std::sort(words_of_experts_.begin(), words_of_experts_.end());
        experts_read_ = true;
    }
    std::vector<std::string> said = words(fold(text));
    return std::any_of(said.begin(), said.end(), [&](const std::string& word) {
        return std::binary_search(words_of_experts_.begin(), words_of_experts_.end(), word);
    });
}

} // namespace edv
