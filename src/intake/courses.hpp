/// Rows of signals, transmissions and events that an import brings, looked at together in the end.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edv/store/store.hpp"

#include "model/course.hpp"
#include "model/rules.hpp"

namespace edv::intake {

class Courses {
public:
    /// Whether records of the kind can contradict those of another.
    static bool concern(const model::Kind& kind);

    /// `row` is how the import knows the row; `changes`: it is not in the store as it is.
    void add(const model::Record& record, std::size_t row, bool changes);

    struct Found {
        std::size_t row;
        model::Finding finding;
    };
    /// What contradicts, together with what the store has. What does so in the store alone is for `edv
    /// check`.
    [[nodiscard]] std::vector<Found> check(const store::Store& store, const model::Calendar& calendar) const;

private:
    struct Row {
        model::Record record;
        std::size_t row;
        bool changes;
    };
    [[nodiscard]] std::map<std::string, model::Record> merged(const store::Store& store,
                                                              std::string_view kind) const;
    [[nodiscard]] const Row* changed(const model::Record& record) const;

    std::map<std::string_view, std::map<std::string, Row>> rows_; ///< by kind and key
    bool changes_ = false;
};

} // namespace edv::intake
