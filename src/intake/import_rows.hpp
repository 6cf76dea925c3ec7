/// One import, row by row: what a row is to the store, new, known, changed or refused.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "intake/courses.hpp"
#include "intake/identity.hpp"
#include "intake/import_files.hpp"
#include "intake/sheet.hpp"
#include "model/rules.hpp"
#include "rules/relations.hpp"

namespace edv::intake {

/// One import: what is known, what is written, what was found.
class Import {
public:
    /// `sheet`: the import is one sheet of observations, which get a batch; rows without problem are then
    /// written even when others have some. In a folder, where rows rest on one another, writing ends with the
    /// first problem.
    Import(store::Store& store, store::Writing& writing, const model::Taxonomies& taxonomies,
           const ImportOptions& options, const SheetOptions* sheet = nullptr)
        : store_(store), writing_(writing), options_(options), sheet_options_(sheet),
          known_(store, taxonomies, options.translations), register_(store), identity_(store) {}

    [[nodiscard]] const Known& known() const { return known_; }

    /// Takes all rows of a sheet.
    void read(Sheet& sheet, const std::string& file, const model::Kind& kind, const Reading& reading);
    /// A file whose rows can't be read at all.
    void refuse_file(const std::string& file, const std::vector<Problem>& problems);
    ImportResult finish();

private:
    /// What a row is to the store.
    enum class Fate { add, unchanged, update };

    /// What was found of a row before it is looked at: the record that it stands for, and what that settles.
    struct Match {
        std::optional<Fate> fate;
        std::optional<model::Stored> there;
        std::string digest; ///< to be kept as `imported`; empty: none
        std::optional<Identity::Answer> identity;
    };

    void take(SheetRecord& row, const std::vector<std::string_view>& cells);
    bool next_row(Sheet& sheet, const Reading& reading, SheetRecord& row) const;
    void check_repeats(const SheetRecord& row);
    void tell_total(SheetRecord& row);
    void handle(SheetRecord& row);
    void settle(SheetRecord& row, Match& match, const std::string& said);
    void reject_whole(const SheetRecord& row, std::vector<std::string_view> cells) const;
    [[nodiscard]] std::vector<std::string> digests_before(const SheetRecord& row) const;
    [[nodiscard]] std::string place_of(const SheetRecord& row, const Problem& problem) const;
    void add_problem(Problem problem);
    [[nodiscard]] bool writes() const { return sheet_options_ ? result_.usable : result_.problems.empty(); }
    long long& count_of(Fate fate);
    [[nodiscard]] bool key_is_readable(const SheetRecord& row) const;
    Match match_row(SheetRecord& row);
    Match match_observation(SheetRecord& row);
    void complete(model::Record& record, bool numbered, std::vector<model::Finding>& findings);
    void check_rules(SheetRecord& row, std::vector<model::Finding>& findings, const Match& match);
    std::optional<Fate> decide(SheetRecord& row, Match& match);
    void learn_contents(const model::Kind& kind);
    std::optional<Fate> judge_by_content(const model::Record& record);
    std::optional<Fate> compare(SheetRecord& row, const model::Stored& there);
    bool in_use(const model::Record& term);
    void merge_missing(model::Record& record, const model::Record& there) const;
    void open_batch();
    void write(Fate fate, model::Record& record, const Match& match);
    void note_change(const model::Record& record, const model::Stored& there);
    /// What folders from before there was a `decision` tell by the state of a proposal.
    void bring_over(model::Record& record, const std::string& said) const;
    void check_states();
    void check_courses();
    void claim_reference(SheetRecord& row);
    void reject(SheetRecord& row, const model::Finding& finding) {
        row.problems.push_back(problem_at(file_, row.row, finding));
    }
    void check_repeated(SheetRecord& row);

    store::Store& store_;
    store::Writing& writing_;
    const ImportOptions& options_;
    const SheetOptions* sheet_options_ = nullptr; ///< of a sheet of observations
    Known known_;
    rules::Register register_;
    Identity identity_;
    bool told_total_ = false;
    long long most_repeated_ = 1; ///< of the rows so far
    ImportResult result_;
    std::string file_;
    const model::Kind* kind_ = nullptr;
    bool numbered_ = false;  ///< records of the kind have numbers
    bool by_digest_ = false; ///< they are known again by their reference or digest
    bool in_course_ = false; ///< they can contradict those of another kind
    const Sheet* sheet_ = nullptr;
    ImportCounts* counts_ = nullptr;
    std::set<std::string> keys_; ///< of the file being read
    std::map<std::string, long long>
        contents_; ///< unnumbered records of the store that rows may still stand for
    std::optional<std::vector<model::Record>> terms_in_use_;
    /// A row that is judged once all are known: it says a state, or has to do with a signal.
    struct Placed {
        std::string file;
        long long row;
        std::string said; ///< the state
        model::Record record;
        Fate fate;
        std::size_t at; ///< the file among those read
        bool refused = false;
    };
    void refuse_late(Placed& placed, const model::Finding& finding);
    std::vector<Placed> placed_;
    Courses courses_;
};

} // namespace edv::intake
