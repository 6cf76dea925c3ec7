#include "edv/store/codebook.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "edv/base/text.hpp"
#include "edv/model/kind.hpp"

#include "store/database.hpp"

namespace edv {
namespace {

bool shares_codes(std::string_view kind) {
    return kind == "subject" || is_subject(kind);
}

} // namespace

Codebook::Codebook(Database& database) : database_(database) {
    reload();
}

std::string Codebook::key(std::string_view family, std::string_view code) {
    std::string made(family);
    made += '/';
    made += lower(code);
    return made;
}

void Codebook::reload() {
    subject_kinds_.clear();
    for (Book* one : {&subjects_, &coordinators_, &signals_, &terms_, &sets_})
        *one = {};
    auto& subjects = database_.prepare("SELECT kind, id, code FROM subject");
    while (subjects.executeStep())
        learn(subjects.getColumn(0).getText(), subjects.getColumn(1).getInt64(),
              subjects.getColumn(2).getText());
    auto& coordinators = database_.prepare("SELECT id, code FROM coordinator");
    while (coordinators.executeStep())
        learn("coordinator", coordinators.getColumn(0).getInt64(), coordinators.getColumn(1).getText());
    auto& signals = database_.prepare("SELECT id, number FROM signal");
    while (signals.executeStep())
        learn("signal", signals.getColumn(0).getInt64(), signals.getColumn(1).getText());
    auto& terms = database_.prepare("SELECT taxonomy, id, code FROM taxonomy");
    while (terms.executeStep())
        learn_term(terms.getColumn(0).getText(), terms.getColumn(1).getInt64(), terms.getColumn(2).getText());
}

const Codebook::Book& Codebook::book(std::string_view kind) const {
    if (shares_codes(kind))
        return subjects_;
    if (kind == "coordinator")
        return coordinators_;
    if (kind == "signal")
        return signals_;
    throw std::logic_error("no codes of kind " + std::string(kind));
}

Codebook::Book& Codebook::book(std::string_view kind) {
    return const_cast<Book&>(std::as_const(*this).book(kind));
}

std::optional<long long> Codebook::id(std::string_view kind, std::string_view code) const {
    const Book& in = book(kind);
    auto found = in.ids.find(key(shares_codes(kind) ? "subject" : kind, code));
    if (found == in.ids.end())
        return {};
    if (shares_codes(kind) && kind != "subject" && subject_kinds_.at(found->second) != kind)
        return {};
    return found->second;
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
    auto found = terms_.ids.find(key(taxonomy, code));
    return found == terms_.ids.end() ? std::nullopt : std::optional(found->second);
}

const std::string& Codebook::term_code(long long id) const {
    if (!terms_.names.contains(id))
        const_cast<Codebook*>(this)->reload();
    return terms_.names.at(id);
}

std::vector<std::string> Codebook::terms(std::string_view taxonomy) const {
    std::vector<std::string> all;
    std::string start = key(taxonomy, "");
    for (const auto& [made, id] : terms_.ids)
        if (made.starts_with(start))
            all.push_back(terms_.names.at(id));
    std::sort(all.begin(), all.end());
    return all;
}

const std::string& Codebook::set_codes(long long id) const {
    if (auto known = sets_.names.find(id); known != sets_.names.end())
        return known->second;
    auto& statement = database_.prepare("SELECT codes FROM code_set WHERE id = ?");
    statement.bind(1, static_cast<int64_t>(id));
    statement.executeStep();
    std::string codes = statement.getColumn(0).getString();
    statement.reset();
    return sets_.names[id] = std::move(codes);
}

std::optional<long long> Codebook::set(std::string_view taxonomy, const std::string& codes) const {
    std::string made = key(taxonomy, codes);
    if (auto known = sets_.ids.find(made); known != sets_.ids.end())
        return known->second;
    auto& statement = database_.prepare("SELECT id FROM code_set WHERE taxonomy = ? AND codes = ?");
    statement.bind(1, std::string(taxonomy));
    statement.bindNoCopy(2, codes);
    std::optional<long long> found;
    if (statement.executeStep())
        found = statement.getColumn(0).getInt64();
    statement.reset();
    if (found)
        sets_.ids[made] = *found;
    return found;
}

void Codebook::learn(std::string_view kind, long long id, const std::string& code) {
    Book& in = book(kind);
    in.ids[key(shares_codes(kind) ? "subject" : kind, code)] = id;
    in.names[id] = code;
    if (shares_codes(kind))
        subject_kinds_[id] = std::string(kind);
}

void Codebook::forget(std::string_view kind, long long id) {
    Book& in = book(kind);
    auto found = in.names.find(id);
    if (found == in.names.end())
        return;
    in.ids.erase(key(shares_codes(kind) ? "subject" : kind, found->second));
    in.names.erase(found);
    subject_kinds_.erase(id);
}

void Codebook::learn_term(std::string_view taxonomy, long long id, const std::string& code) {
    terms_.ids[key(taxonomy, code)] = id;
    terms_.names[id] = code;
}

void Codebook::forget_term(long long id) {
    std::erase_if(terms_.ids, [&](const auto& one) { return one.second == id; });
    terms_.names.erase(id);
}

void Codebook::learn_set(std::string_view taxonomy, long long id, const std::string& codes) {
    sets_.ids[key(taxonomy, codes)] = id;
    sets_.names[id] = codes;
}

} // namespace edv
