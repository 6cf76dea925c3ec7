#include "store/text_index.hpp"

#include <algorithm>
#include <optional>

namespace edv::store {
namespace {

Texts texts_of(const model::Record& observation) {
    static const auto places = [&] {
        std::array<std::size_t, text_columns.size()> found{};
        for (std::size_t i = 0; i < text_columns.size(); ++i)
            found[i] = observation.kind->index(text_columns[i]);
        return found;
    }();
    Texts texts{};
    for (std::size_t i = 0; i < text_columns.size(); ++i)
        texts[i] = std::get_if<std::string>(&observation.values[places[i]]);
    return texts;
}

/// The texts that the store has; nothing when there is no such observation.
using Kept = std::array<std::optional<std::string>, text_columns.size()>;
std::optional<Kept> read(Database& database, long long id) {
    Statement& row =
        database.prepare("SELECT title, summary, impact, suggestion FROM observation WHERE id = ?1", id);
    if (!row.step())
        return {};
    std::optional<Kept> found(std::in_place);
    for (std::size_t i = 0; i < text_columns.size(); ++i)
        if (const int column = static_cast<int>(i); !row.is_null(column))
            found->at(i) = row.text(column);
    row.reset();
    return found;
}

Texts texts_of(const Kept& kept) {
    Texts texts{};
    for (std::size_t i = 0; i < kept.size(); ++i)
        texts[i] = kept[i] ? &*kept[i] : nullptr;
    return texts;
}

} // namespace

void TextIndex::add(long long id, const model::Record& observation) {
    database_.words().add(id, texts_of(observation));
}

void TextIndex::remove(long long id) {
    bring_in();
    if (auto there = read(database_, id))
        database_.words().remove(id, texts_of(*there));
}

bool TextIndex::fewer_than(long long count) {
    return database_.number("SELECT count(*) FROM (SELECT 1 FROM observation LIMIT ?1) AS first_ones", count)
               .value() < count;
}

void TextIndex::rebuild() {
    bring_in();
    database_.words().rebuild();
}

bool TextIndex::differs(long long id, const model::Record& observation) {
    auto there = read(database_, id);
    if (!there)
        return false;
    auto same = [](const std::string* now, const std::optional<std::string>& before) {
        return now ? before == *now : !before;
    };
    Texts now = texts_of(observation);
    return !std::equal(now.begin(), now.end(), there->begin(), same);
}

} // namespace edv::store
