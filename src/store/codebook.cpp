#include "store/codebook.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "edv/model/kind.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"
#include "store/engine.hpp"

namespace edv::store {
namespace {

bool shares_codes(std::string_view kind) {
    return kind == "subject" || model::is_subject(kind);
}

} // namespace

Codebook::Codebook(Database& database) : database_(database) {
    reload();
}

std::optional<long long> Codebook::Book::find(std::string_view code) const {
    if (auto known = spelled.find(code); known != spelled.end())
        return known->second;
    auto found = ids.find(lower(code));
    if (found == ids.end())
        return {};
    spelled.emplace(code, found->second);
    return found->second;
}

void Codebook::Book::learn(long long id, const std::string& code) {
    ids[lower(code)] = id;
    names[id] = code;
    spelled.clear();
}

void Codebook::Book::forget(long long id) {
    auto found = names.find(id);
    if (found == names.end())
        return;
    ids.erase(lower(found->second));
    names.erase(found);
    spelled.clear();
}

void Codebook::reload() {
    subject_kinds_.clear();
    for (Book* one : {&subjects_, &coordinators_, &signals_})
        *one = {};
    terms_.clear();
    term_names_.clear();
    sets_.clear();
    set_names_.clear();
    Statement& subjects = database_.prepare("SELECT kind, id, code FROM subject");
    while (subjects.step())
        learn(subjects.text(0), subjects.integer(1), std::string(subjects.text(2)));
    Statement& coordinators = database_.prepare("SELECT id, code FROM coordinator");
    while (coordinators.step())
        learn("coordinator", coordinators.integer(0), std::string(coordinators.text(1)));
    Statement& signals = database_.prepare("SELECT id, number FROM signal");
    while (signals.step())
        learn("signal", signals.integer(0), std::string(signals.text(1)));
    Statement& terms = database_.prepare("SELECT taxonomy, id, code FROM taxonomy");
    while (terms.step())
        learn_term(terms.text(0), terms.integer(1), std::string(terms.text(2)));
}

const Codebook::Book& Codebook::book(std::string_view kind) const {
    if (shares_codes(kind))
        return subjects_;
    if (kind == model::name::coordinator)
        return coordinators_;
    if (kind == model::name::signal)
        return signals_;
    throw std::logic_error("no codes of kind " + std::string(kind));
}

Codebook::Book& Codebook::book(std::string_view kind) {
    return const_cast<Book&>(std::as_const(*this).book(kind));
}

std::optional<long long> Codebook::id(std::string_view kind, std::string_view code) const {
    auto found = book(kind).find(code);
    if (found && shares_codes(kind) && kind != "subject" && subject_kinds_.at(*found) != kind)
        return {};
    return found;
}

std::optional<std::string> Codebook::find(std::string_view kind, std::string_view code) const {
    auto found = id(kind, code);
    if (!found)
        return {};
    return book(kind).names.at(*found);
}

std::optional<std::string> Codebook::taken_by(std::string_view code) const {
    auto found = id("subject", code);
    if (!found)
        return {};
    return subject_kinds_.at(*found);
}

std::vector<std::string> Codebook::codes(std::string_view kind) const {
    std::vector<std::string> all;
    for (const auto& [id, code] : book(kind).names)
        if (!shares_codes(kind) || kind == "subject" || subject_kinds_.at(id) == kind)
            all.push_back(code);
    std::sort(all.begin(), all.end());
    return all;
}

const std::string& Codebook::code(std::string_view kind, long long id) const {
    // Another process may have added the record since the codes were read.
    if (!book(kind).names.contains(id))
        const_cast<Codebook*>(this)->reload();
    return book(kind).names.at(id);
}

std::optional<long long> Codebook::term(std::string_view taxonomy, std::string_view code) const {
    auto in = terms_.find(taxonomy);
    return in == terms_.end() ? std::nullopt : in->second.find(code);
}

const std::string& Codebook::term_code(long long id) const {
    if (!term_names_.contains(id))
        const_cast<Codebook*>(this)->reload();
    return term_names_.at(id);
}

std::vector<std::string> Codebook::terms(std::string_view taxonomy) const {
    std::vector<std::string> all;
    if (auto in = terms_.find(taxonomy); in != terms_.end())
        for (const auto& [id, code] : in->second.names)
            all.push_back(code);
    std::sort(all.begin(), all.end());
    return all;
}

const std::string& Codebook::set_codes(long long id) const {
    if (auto known = set_names_.find(id); known != set_names_.end())
        return known->second;
    Statement& statement = database_.prepare("SELECT codes FROM code_set WHERE id = ?1", id);
    statement.step();
    std::string codes(statement.text(0));
    statement.reset();
    return set_names_[id] = std::move(codes);
}

std::optional<long long> Codebook::set(std::string_view taxonomy, const std::string& codes) const {
    auto in = sets_.find(taxonomy);
    if (in == sets_.end())
        in = sets_.emplace(taxonomy, Numbers()).first;
    if (auto known = in->second.find(codes); known != in->second.end())
        return known->second;
    const std::optional<long long> found =
        database_.number("SELECT id FROM code_set WHERE taxonomy = ?1 AND codes = ?2", taxonomy, codes);
    if (found)
        in->second.emplace(codes, *found);
    return found;
}

void Codebook::learn(std::string_view kind, long long id, const std::string& code) {
    book(kind).learn(id, code);
    if (shares_codes(kind))
        subject_kinds_[id] = std::string(kind);
}

void Codebook::forget(std::string_view kind, long long id) {
    book(kind).forget(id);
    if (shares_codes(kind))
        subject_kinds_.erase(id);
}

void Codebook::learn_term(std::string_view taxonomy, long long id, const std::string& code) {
    terms_[std::string(taxonomy)].learn(id, code);
    term_names_[id] = code;
}

void Codebook::forget_term(long long id) {
    for (auto& [taxonomy, book] : terms_)
        book.forget(id);
    term_names_.erase(id);
}

void Codebook::learn_set(std::string_view taxonomy, long long id, const std::string& codes) {
    sets_[std::string(taxonomy)][codes] = id;
    set_names_[id] = codes;
}

} // namespace edv::store
