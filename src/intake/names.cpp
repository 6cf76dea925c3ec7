#include "intake/names.hpp"

#include <algorithm>
#include <optional>

#include "base/language_words.hpp"
#include "base/languages.hpp"
#include "base/search.hpp"
#include "base/text.hpp"
#include "config/config.hpp"
#include "intake/everyday.hpp"
#include "model/kind_names.hpp"

namespace edv::intake {
namespace {

Names::Meaning* enter(Names::Meanings& meanings, std::string key, const std::string& code) {
    if (key.empty())
        return nullptr;
    Names::Meaning& entered = meanings[std::move(key)];
    if (std::find(entered.codes.begin(), entered.codes.end(), code) == entered.codes.end())
        entered.codes.push_back(code);
    return &entered;
}

/// The words of a name of a person in an order that does not depend on how it was written.
std::string person_key(std::string_view name) {
    std::vector<std::string> all;
    for (std::string_view word : bare_words(name))
        all.push_back(fold(word));
    std::sort(all.begin(), all.end());
    return join(all, " ");
}

/// A label of a code, in the language of that place when it is known.
void enter_label(Names::Book& book, std::string_view label, const std::string& code,
                 std::optional<std::size_t> language = {}) {
    auto say = [&](Names::Meaning* meaning) {
        if (meaning != nullptr && language)
            meaning->said_in.insert(*language);
    };
    if (trim(label).empty())
        return;
    say(enter(book.whole, name_key(label), code));
    say(enter(book.alike, everyday_key(label), code));
    for (std::string& word : telling_words(label))
        say(enter(book.words, std::move(word), code));
    if (language)
        book.labels[code].try_emplace(language_codes()[*language], label);
}

void enter_code(Names::Book& book, const std::string& code) {
    enter(book.whole, name_key(code), code);
    book.labels[code];
}

/// A name counts as a whole only: many partners have words in common.
void enter_name(Names::Book& book, std::string_view name, const std::string& code) {
    enter(book.whole, name_key(name), code);
    enter(book.alike, phrase_key(name), code);
}

void enter_person(Names::Book& book, std::string_view name, const std::string& code) {
    enter(book.whole, name_key(name), code);
    enter(book.alike, person_key(name), code);
}

void enter_partner(Names::Book& book, const model::Record& partner) {
    const std::string code = partner.text("code");
    model::Labels& labels = book.labels[code];
    for (const std::string& language : language_codes()) {
        const std::string name = partner.text("name_" + language);
        enter_name(book, name, code);
        enter_name(book, partner.text("abbr_" + language), code);
        if (!name.empty())
            labels.emplace(language, name);
    }
}

/// People are called by their names and offered by their codes.
void enter_record(Names::Book& book, const model::Record& record) {
    const std::string_view of = record.kind->name;
    if (of == model::name::partner) {
        enter_partner(book, record);
    } else if (of == model::name::partner_name) {
        enter_name(book, record.text("name"), record.text("partner"));
        enter_name(book, record.text("abbr"), record.text("partner"));
    } else if (of == model::name::project) {
        enter_name(book, record.text("title"), record.text("code"));
        book.labels[record.text("code")].emplace("en", record.text("title"));
    } else if (of == model::name::expert || of == model::name::coordinator) {
        enter_person(book, record.text("name"), record.text("code"));
    }
}

bool has_people(std::string_view of) {
    return of == model::name::expert || of == model::name::coordinator || of == "subject";
}

const Names::Meaning* in(const Names::Meanings& meanings, std::string_view key) {
    auto found = meanings.find(key);
    return found == meanings.end() ? nullptr : &found->second;
}

/// What a label or word means: the more loosely it is told, the later it is looked for.
const Names::Meaning* meaning_in(const Names::Book& book, std::string_view text) {
    if (const Names::Meaning* found = in(book.whole, name_key(text)))
        return found;
    const std::vector<std::string> keys = everyday_keys(text);
    for (const Names::Meanings* meanings : {&book.alike, &book.also, &book.words})
        for (const std::string& key : keys)
            if (const Names::Meaning* found = in(*meanings, key))
                return found;
    return nullptr;
}

void enter_choices(Names::Book& book, std::string_view list, const Translations& translations) {
    for (std::string_view word : model::choices(list)) {
        const std::string code(word);
        std::string_view label = model::choice_label(list, word);
        enter_code(book, code);
        enter_label(book, label, code);
        const std::vector<std::string> labels =
            translations ? translations(label) : std::vector<std::string>();
        for (std::size_t i = 0; i < labels.size(); ++i)
            enter_label(book, labels[i], code, i);
    }
    for (const WordLine& said : lines_of_all("choices." + std::string(list)))
        for (std::string_view word : said.words)
            enter(book.also, everyday_key(word), std::string(said.key));
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
    Names::Book book;
    enter_choices(book, list, translations);
    const Names::Meaning* found = meaning_in(book, text);
    return found == nullptr ? std::vector<std::string>() : found->codes;
}

const std::vector<std::string>& Names::find(const model::Field& field, std::string_view text) {
    static const std::vector<std::string> none;
    const Meaning* found = meaning(field, text);
    if (found == nullptr)
        return none;
    for (const std::size_t language : found->said_in)
        ++found_[language];
    return found->codes;
}

const Names::Meaning* Names::meaning(const model::Field& field, std::string_view text) {
    const Book& names = book(field);
    if (field.type != model::FieldType::ref && field.type != model::FieldType::refs)
        return meaning_in(names, text);
    if (const Meaning* found = in(names.whole, name_key(text)))
        return found;
    const Meaning* found = in(names.alike, phrase_key(text));
    return found != nullptr || !has_people(field.of) ? found : in(names.alike, person_key(text));
}

std::vector<std::string> Names::described(const model::Field& field, const std::vector<std::string>& codes,
                                          const std::string& language) {
    const auto& labels = book(field).labels;
    std::vector<std::string> all;
    for (const std::string& code : codes) {
        auto found = labels.find(code);
        std::string label = found == labels.end() ? code : model::label_in(found->second, language, code);
        all.push_back(label == code ? code : code + " (" + label + ")");
    }
    return all;
}

std::string Names::language_of(const model::Field& field, std::string_view text,
                               const std::string& otherwise) {
    const Meaning* meant = meaning(field, text);
    const bool said = meant != nullptr && !meant->said_in.empty();
    // Of several that count alike the one of messages, and only then the first.
    std::string_view most = otherwise;
    long long highest = 0;
    for (std::size_t i = 0; i < language_codes().size(); ++i) {
        const std::string& language = language_codes()[i];
        long long found = found_[i];
        if (said)
            found = meant->said_in.contains(i) ? found + 1 : 0;
        if (found > highest || (found == highest && found > 0 && language == otherwise)) {
            most = language;
            highest = found;
        }
    }
    return std::string(most);
}

std::vector<std::string> Names::near(const model::Field& field, std::string_view text) {
    const Book& known = book(field);
    std::vector<std::string> keys;
    for (const auto& [key, meaning] : known.whole)
        if (std::all_of(meaning.codes.begin(), meaning.codes.end(),
                        [&](const std::string& code) { return known.labels.contains(code); }))
            keys.push_back(key);
    std::vector<std::string> all;
    for (const std::string& key : nearest(name_key(text), keys, 1))
        for (const std::string& code : known.whole.find(key)->second.codes)
            if (std::find(all.begin(), all.end(), code) == all.end())
                all.push_back(code);
    return all;
}

Names::Book& Names::book(const model::Field& field) {
    return book(field.type, field.of);
}

Names::Book& Names::book(model::FieldType type, std::string_view of) {
    auto known = books_.find(of);
    if (known != books_.end())
        return known->second;
    Book& made = books_[std::string(of)];
    if (type == model::FieldType::choice)
        enter_choices(made, of, translations_);
    else if (type == model::FieldType::term || type == model::FieldType::terms)
        fill_terms(made, of);
    else
        for (const model::Kind& kind : model::kinds())
            if (kind.name == of || (of == "subject" && model::is_subject(kind.name)))
                fill_records(made, kind.name);
    return made;
}

void Names::declare(const model::Record& record) {
    const std::string_view of =
        record.kind->name == model::name::partner_name ? "partner" : record.kind->name;
    if (of == model::name::taxonomy) {
        put_kept_term(book(model::FieldType::term, record.text("taxonomy")), record);
        return;
    }
    if (of != model::name::coordinator && !model::is_subject(of))
        return;
    enter_record(book(model::FieldType::ref, of), record);
    if (auto all = books_.find("subject"); all != books_.end() && model::is_subject(of))
        enter_record(all->second, record);
}

void Names::fill_terms(Book& book, std::string_view taxonomy) const {
    if (auto found = taxonomies_.find(std::string(taxonomy)); found != taxonomies_.end())
        for (const model::Term& term : found->second) {
            enter_code(book, term.code);
            for (std::size_t i = 0; i < language_codes().size(); ++i)
                if (auto label = term.labels.find(language_codes()[i]); label != term.labels.end())
                    enter_label(book, label->second, term.code, i);
            const model::Term* worded =
                term.also ? &term : find_term(config::default_config().taxonomies, taxonomy, term.code);
            if (worded != nullptr && worded->also)
                for (const std::string& word : *worded->also)
                    enter(book.also, everyday_key(word), term.code);
        }
    for (const model::Record& kept : store_.records(model::kind(model::name::taxonomy)))
        if (kept.text("taxonomy") == taxonomy)
            put_kept_term(book, kept);
}

/// What the configuration says of a code that it has replaces the everyday words that the store keeps.
void Names::put_kept_term(Book& book, const model::Record& term) const {
    const std::string code = term.text("code");
    enter_code(book, code);
    for (std::size_t i = 0; i < language_codes().size(); ++i)
        enter_label(book, term.text(language_codes()[i]), code, i);
    const std::string also = term.text("also");
    if (find_term(taxonomies_, term.text("taxonomy"), code) == nullptr)
        for (std::string_view word : parts(also, ";"))
            enter(book.also, everyday_key(word), code);
}

void Names::fill_records(Book& book, std::string_view of) const {
    for (const model::Record& record : store_.records(model::kind(of)))
        enter_record(book, record);
    if (of == model::name::partner)
        for (const model::Record& later : store_.records(model::kind(model::name::partner_name)))
            enter_record(book, later);
}

bool Names::names_expert(std::string_view text) {
    if (!experts_read_) {
        for (const model::Record& expert : store_.records(model::kind(model::name::expert)))
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

} // namespace edv::intake
