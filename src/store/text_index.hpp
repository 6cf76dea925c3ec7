/// The full-text index, in step with the observations.
#pragma once

#include "edv/model/record.hpp"

#include "store/engine.hpp"

namespace edv::store {

/// Tells the engine's index what becomes of the texts. Triggers can't: at each of them an index may have to
/// write out what it holds back, which makes a load several times slower.
class TextIndex {
public:
    explicit TextIndex(Database& database) : database_(database) {}

    /// The observation is there now.
    void add(long long id, const model::Record& observation);
    /// The observation, as the store has it still, goes or gets other texts.
    void remove(long long id);
    /// Whether the store has fewer observations than `count`.
    bool fewer_than(long long count);
    /// Indexes anew what the store has.
    void rebuild();
    /// Whether the store has other texts of it than these.
    bool differs(long long id, const model::Record& observation);

    /// From here on additions are gathered aside, until bring_in() writes them all. Only when it is empty.
    void gather() { database_.words().gather(); }
    void bring_in() { database_.words().bring_in(); }
    void abandon() { database_.words().abandon(); }

private:
    Database& database_;
};

} // namespace edv::store
