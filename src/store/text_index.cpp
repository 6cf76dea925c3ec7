#include "store/text_index.hpp"

#include "edv/base/search.hpp"

namespace edv {
namespace {

constexpr std::array<std::string_view, std::tuple_size_v<Texts>> columns = {"title", "summary", "impact",
                                                                            "suggestion"};

constexpr const char* stored_texts =
    "SELECT title, summary, impact, suggestion FROM observation WHERE id = ?";

Texts texts_of(const Record& observation) {
    static const auto places = [&] {
        std::array<std::size_t, columns.size()> found{};
        for (std::size_t i = 0; i < columns.size(); ++i)
            found[i] = observation.kind->index(columns[i]);
        return found;
    }();
    Texts texts{};
    for (std::size_t i = 0; i < columns.size(); ++i)
        texts[i] = std::get_if<std::string>(&observation.values[places[i]]);
    return texts;
}

/// Runs a statement whose values are texts, as search sees them, from the second one on.
void write(SQLite::Statement& statement, long long id, const Texts& texts) {
    statement.bind(1, static_cast<int64_t>(id));
    int at = 2;
    for (const std::string* text : texts) {
        if (text)
            statement.bind(at, searchable(*text));
        else
            statement.bind(at);
        ++at;
    }
    statement.exec();
}

/// The texts that the store has; nothing when there is no such observation.
using Kept = std::array<std::optional<std::string>, columns.size()>;
std::optional<Kept> read(Database& database, long long id) {
    auto& statement = database.prepare(stored_texts);
    statement.bind(1, static_cast<int64_t>(id));
    if (!statement.executeStep())
        return {};
    std::optional<Kept> found(std::in_place);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        auto column = statement.getColumn(static_cast<int>(i));
        if (!column.isNull())
            found->at(i) = column.getString();
    }
    statement.reset();
    return found;
}

Texts texts_of(const Kept& kept) {
    Texts texts{};
    for (std::size_t i = 0; i < kept.size(); ++i)
        texts[i] = kept[i] ? &*kept[i] : nullptr;
    return texts;
}

} // namespace

void TextIndex::add(long long id, const Record& observation) {
    if (loader_)
        return loader_->add(id, texts_of(observation));
    write(database_.prepare("INSERT INTO observation_text (rowid, title, summary, impact, suggestion) "
                            "VALUES (?, ?, ?, ?, ?)"),
          id, texts_of(observation));
}

void TextIndex::remove(long long id) {
    bring_in();
    // One row at a time and by value: INSERT ... SELECT would write the index out each time, as a trigger
    // does.
    if (auto there = read(database_, id))
        write(database_.prepare(
                  "INSERT INTO observation_text (observation_text, rowid, title, summary, impact, "
                  "suggestion) VALUES ('delete', ?, ?, ?, ?, ?)"),
              id, texts_of(*there));
}

bool TextIndex::fewer_than(long long count) {
    auto& statement = database_.prepare("SELECT count(*) FROM (SELECT 1 FROM observation LIMIT ?)");
    statement.bind(1, static_cast<int64_t>(count));
    statement.executeStep();
    long long found = statement.getColumn(0).getInt64();
    statement.reset();
    return found < count;
}

void TextIndex::rebuild() {
    bring_in();
    index_anew(database_.handle());
}

bool TextIndex::differs(long long id, const Record& observation) {
    auto there = read(database_, id);
    if (!there)
        return false;
    auto same = [](const std::string* now, const std::optional<std::string>& before) {
        return now ? before == *now : !before;
    };
    Texts now = texts_of(observation);
    return !std::equal(now.begin(), now.end(), there->begin(), same);
}

void TextIndex::gather() {
    loader_ = std::make_unique<TextLoader>(database_);
}

void TextIndex::bring_in() {
    if (auto loader = std::move(loader_))
        loader->write();
}

} // namespace edv
