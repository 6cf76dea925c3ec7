/// One import, row by row: what a row is to the store, and what is wrong with it.
#pragma once

#include <istream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "edv/intake/importing.hpp"
#include "edv/intake/sheet.hpp"

#include "intake/observation.hpp"

namespace edv {

/// One import: what is known, what is written, what was found.
class Import {
public:
    Import(Store& store, Writing& writing, const Taxonomies& taxonomies, const ImportOptions& options)
        : store_(store), writing_(writing), options_(options), known_(store, taxonomies), register_(store),
          identity_(store) {}

    void read(std::istream& in, const std::string& file, const Kind& kind);
    ImportResult finish();

private:
    /// What a row is to the store.
    enum class Fate { add, unchanged, update };

    void handle(SheetRecord& row);
    std::optional<Fate> judge(SheetRecord& row, Stored& there);
    std::optional<Fate> judge_observation(SheetRecord& row, Stored& there);
    std::optional<Fate> judge_by_content(const Record& record);
    std::optional<Fate> compare(SheetRecord& row, const Stored& there);
    void merge_missing(Record& record, const Record& there) const;
    void open_batch();
    void write(Fate fate, Record& record, const Stored& there);
    void note_signal_states(const SheetRecord& row);
    void check_signal_states();
    void check_successor(SheetRecord& row);
    void reject(SheetRecord& row, const Finding& finding) {
        row.problems.push_back(problem_at(file_, row.row, finding));
    }
    void check_own_code(SheetRecord& row);
    void check_repeated(SheetRecord& row);

    Store& store_;
    Writing& writing_;
    const ImportOptions& options_;
    Known known_;
    Register register_;
    Identity identity_;
    ImportResult result_;
    std::string file_;
    const Kind* kind_ = nullptr;
    const Sheet* sheet_ = nullptr;
    std::set<std::string> keys_; ///< of the file being read
    std::map<std::string, long long>
        contents_;                   ///< unnumbered records of the store that rows may still stand for
    std::vector<Record> successors_; ///< of the store and of the file so far
    std::set<std::string> transmitted_;
    struct SaidState {
        std::string file;
        long long row;
        Record signal;
        std::string said;
    };
    std::vector<SaidState> said_states_;
};

} // namespace edv
