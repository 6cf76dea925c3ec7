/// The full-text index of the observations.
#pragma once

#include <memory>

#include "edv/model/record.hpp"

#include "store/sqlite/text_loader.hpp"

namespace edv {

/// Keeps the table observation_text in step with the observations. Triggers can't: at each of them SQLite
/// would have the index write out what it holds back, which makes a load several times slower.
class TextIndex {
public:
    explicit TextIndex(Database& database) : database_(database) {}

    /// The observation is there now.
    void add(long long id, const Record& observation);
    /// The observation, as the store has it still, goes or gets other texts.
    void remove(long long id);
    /// Whether the store has fewer observations than `count`.
    bool fewer_than(long long count);
    /// Indexes anew what the store has.
    void rebuild();
    /// Whether the store has other texts of it than these.
    bool differs(long long id, const Record& observation);

    /// From here on additions are gathered aside, until bring_in() writes them all. Only when it is empty.
    void gather();
    void bring_in();
    void abandon() { loader_.reset(); }

private:
    Database& database_;
    std::unique_ptr<TextLoader> loader_;
};

} // namespace edv
