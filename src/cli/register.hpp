/// The verbs that every kind of record shares: add, list, show, edit, end.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/commands.hpp"
#include "cli/session.hpp"
#include "cli/values.hpp"
#include "model/rules.hpp"

namespace edv::cli {

/// `code` is the name of the record's own code as a word on the command line; numbered kinds are given
/// theirs. `left_out` are fields that no flag gives.
Verb add_verb(std::string_view noun, const model::Kind& kind,
              const std::vector<std::string_view>& left_out = {});
/// Writes a changed record in its own way.
using ChangeMore = std::function<void(Session&, const store::Store&, store::Writing&,
                                      const model::Stored& before, const model::Record& after)>;
Verb edit_verb(std::string_view noun, const model::Kind& kind, std::vector<std::string_view> left_out = {},
               ChangeMore more = nullptr);
/// Adds to the tables of one record what else people want to know of it.
using ShowMore =
    std::function<void(Session&, const store::Store&, const model::Record&, std::vector<Table>&)>;
Verb show_verb(std::string_view noun, const model::Kind& kind, ShowMore more = nullptr);
/// `more` is called with the ended record before the command is done.
using EndMore = std::function<void(Session&, const store::Store&, const model::Record&)>;
Verb end_verb(std::string_view noun, const model::Kind& kind, EndMore more = nullptr);

/// A list with its own filters: `fields` are fields of the kind that become flags, `more` further flags,
/// which `keep` looks at together with the day or period of the list.
struct ListSpec {
    std::string_view noun;
    std::string_view verb = "list";
    std::string_view kind;
    std::string_view summary;
    std::vector<std::string_view> fields = {};
    std::vector<std::string_view> texts = {}; ///< columns that text and md leave out
    std::string_view dated = "";              ///< the field of the date; empty: since and until
    std::string_view total = "";              ///< a field that is added up in a last row
    std::vector<Flag> more = {};
    /// Makes the further test of a list; nothing needed: null.
    std::function<std::function<bool(const model::Record&)>(Session&, const Arguments&, const Period&)> keep =
        nullptr;
    /// Records that are kept in another kind and belong to the list all the same: those that the filters of
    /// the list let through, whatever their days. The list then stands in the order of keys, or of --sort.
    std::function<std::vector<model::Record>(Session&, const Arguments&)> also = nullptr;
    /// Changes what is shown of the records, and which columns text and md leave out.
    std::function<void(Session&, const Arguments&, const Period&, std::vector<model::Record>&,
                       std::vector<std::string_view>&)>
        present = nullptr;
    /// Adds columns that are reckoned, in every format, to the table of these records.
    std::function<void(Session&, const std::vector<model::Record>&, Table&)> extend = nullptr;
    std::vector<std::string_view> examples = {};
    std::vector<Positional> words = {};
    /// What `words` ask for.
    std::function<store::Condition(const Arguments&)> find = nullptr;
    std::optional<long long> limit = {}; ///< unless --limit says another
};
Verb list_verb(ListSpec spec);

/// The list, which may be asked for what belongs to one record of the kind, its first word.
Verb list_of_one(std::string_view kind, Verb list);

/// The record that the first word names; Error{refused} when there is none, with near codes.
model::Stored named(Session& session, const store::Store& store, const model::Kind& kind,
                    const std::string& word);

/// What a new record needs besides its flags: fills it in, or says what is missing.
using AddMore = std::function<void(store::Writing&, model::Record&, std::vector<model::Finding>&)>;

/// Adds a record made of flags and gives its number in the store. `record` may hold fields already; what is
/// wrong is thrown together.
long long add_record(Session& session, const Arguments& arguments, model::Record record,
                     const std::function<Message(const model::Record&)>& words,
                     const AddMore& more = nullptr);

/// Changes the record whose key fields the flags give; other flags are its new values. For kinds that have
/// neither code nor number.
void change_record(Session& session, const Arguments& arguments, const model::Kind& kind);

/// Marks flags of a verb as needed, by their names.
void mark_needed(Verb& verb, const std::vector<std::string_view>& names, Need need = Need::yes);

/// --until of a verb that ends something.
Flag last_day_flag();

/// The flag that stores personal data in texts masked.
Flag mask_flag();

/// The flag that makes a verb change what is there instead of adding.
Flag update_flag();

/// The codes and those of partners that stand as one of them on `day`: who asks for a merged partner means
/// what it took over too.
std::vector<std::string> standing_as(const store::Store& store, std::vector<std::string> codes, Date day);

/// The last day of the period that a list is about; today without one.
Date list_day(Session& session, const Arguments& arguments);

/// Tells what is odd about a record that was just written; `named`: each line says of which record.
void tell_odd(Session& session, const store::Store& store, const model::Record& record, bool named = false);

/// What is still open, for people to move where it now belongs: columns kind, key, since.
Table open_table(Session& session, const std::string& title, const std::vector<model::Record>& open);

/// Who changed a field since a form was opened, when, and what it says now, on one line.
Message changed_since(Session& session, const store::Entry& entry, const Value& now);

/// Refuses what add_broken() finds.
void check(const model::Record& record, std::vector<model::Finding> findings,
           const model::Record* before = nullptr);

/// What a list of records of the kind holds, with or without names of people.
Contents contents_of(const model::Kind& kind, bool names);

/// Columns of the kind without names of people unless asked for. People read names beside codes: those in
/// force on `day`, today without one.
Table record_table(Session& session, const model::Kind& kind, const std::vector<model::Record>& records,
                   bool names, const std::vector<std::string_view>& details, std::optional<Date> day = {});

/// Shows people every field that says something but `hidden`: as cards where there is a text of sentences.
void show_whole(Table& table, const model::Kind& kind, std::string_view hidden);

} // namespace edv::cli
