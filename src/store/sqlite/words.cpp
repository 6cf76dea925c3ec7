#include "store/sqlite/words.hpp"

#include <utility>

#include "base/search.hpp"
#include "store/sqlite/connection.hpp"

namespace edv::store::sqlite {
namespace {

std::string quoted_term(std::string_view term) {
    const bool beginning = term.ends_with('*');
    while (term.ends_with('*'))
        term.remove_suffix(1);
    std::string made = "\"";
    for (const char c : searchable(term)) {
        made += c;
        if (c == '"')
            made += c;
    }
    made += '"';
    if (beginning)
        made += '*';
    return made;
}

/// Runs a statement whose values are texts, as search sees them, from the second one on.
void write(Statement& statement, long long id, const store::Texts& texts) {
    std::array<std::string, std::tuple_size_v<Texts>> seen;
    statement.bind(1, id);
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!texts[i])
            continue;
        seen[i] = searchable(*texts[i]);
        statement.lend(static_cast<int>(i) + 2, seen[i]);
    }
    statement.step();
}

} // namespace

std::string match_expression(const std::vector<Value>& terms, bool any) {
    std::string made;
    for (const Value& term : terms) {
        // A blank asks for both sides and passes over what is no word to the index; AND would find nothing
        // then.
        if (!made.empty())
            made += any ? " OR " : " ";
        made += quoted_term(to_text(term));
    }
    return made;
}

void Words::add(long long id, const store::Texts& texts) {
    if (loader_)
        return loader_->add(id, texts);
    write(connection_.prepared("INSERT INTO observation_text (rowid, title, summary, impact, suggestion) "
                               "VALUES (?1, ?2, ?3, ?4, ?5)"),
          id, texts);
}

// One row at a time and by value: INSERT ... SELECT would write the index out each time, as a trigger does.
void Words::remove(long long id, const store::Texts& texts) {
    write(connection_.prepared("INSERT INTO observation_text (observation_text, rowid, title, summary, "
                               "impact, suggestion) VALUES ('delete', ?1, ?2, ?3, ?4, ?5)"),
          id, texts);
}

void Words::rebuild() {
    connection_.guarded([&] { index_anew(connection_.handle()); });
}

void Words::gather() {
    gathered_ = true;
    loader_ = std::make_unique<TextLoader>(connection_.handle());
}

void Words::bring_in() {
    if (const auto loader = std::move(loader_))
        connection_.guarded([&] { loader->write(); });
}

void Words::settle() {
    if (std::exchange(gathered_, false))
        connection_.try_execute("DETACH aside");
}

long long Words::count_with(const std::string& word) {
    return connection_.number("SELECT doc FROM observation_word WHERE term = ?1", word).value_or(0);
}

} // namespace edv::store::sqlite
