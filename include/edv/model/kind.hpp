/// The kinds of records that the register holds, as data: their fields are the CSV columns, the flags, the
/// lists' columns and the store's columns alike.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "edv/base/table.hpp"

namespace edv::model {

enum class FieldType {
    text,    ///< free text, several lines allowed where `prose`
    code,    ///< the record's own code, chosen by the user
    number,  ///< the record's own number, given by edv
    integer, ///< whole number from 0
    decimal, ///< decimal number from 0
    share,   ///< decimal number from 0 to 1
    date,    ///< day
    month,   ///< YYYY-MM, kept as text
    choice,  ///< one of a fixed list of words (`of` names it)
    term,    ///< one code of the taxonomy `of`
    terms,   ///< several codes of the taxonomy `of`
    ref,     ///< one record of the kind `of` ("subject": an expert, partner or project)
    refs,    ///< several records of the kind `of`
};

/// Whether a day is one of what is said to have happened, which no later day than today can be, or may lie
/// ahead as well: the end of a contract, a day due.
enum class Happens { no_day, by_today, any_day };

/// What a field says of an observation: what was noticed, by which a row is known again; where the row came
/// from; or what was done with it since.
enum class Says { nothing, noticed, origin, handling };

struct Field {
    std::string_view name;
    FieldType type = FieldType::text;
    std::string_view of = "";
    std::string_view label = ""; ///< English heading, translated where shown
    bool required = false;
    bool prose = false;    ///< a text of sentences: long, several lines
    bool personal = false; ///< a person's name: never in reports or messages, in lists only when asked for
    bool derived = false;  ///< follows from other fields; not stored, an import that disagrees is a problem
    bool internal = false; ///< edv's own book-keeping: in the store and its history, in no file and no flag
    bool naming = false;   ///< a text that tells records apart: masked, two could become one
    Says says = Says::nothing;         ///< of observations alone, where every field says something
    Happens happens = Happens::no_day; ///< of days alone, where every field says it
    /// A partner that may be left out: the secondments of the expert tell it, on the day or in the month of
    /// this other field.
    std::string_view told_by = "";
    bool below = false; ///< a reference: `show` lists the record below the one that it names
};

/// `key` names the fields by which a record is known. Every other module finds fields by name.
struct Kind {
    std::string_view name;  ///< singular, the store's table too
    std::string_view file;  ///< CSV file without ending
    std::string_view label; ///< English singular, translated where shown
    std::string_view title; ///< English plural
    std::vector<Field> fields;
    std::vector<std::string_view> key;
    bool guarded = false; ///< its texts are looked at for personal data when they are written
    /// Pairs of days that must not run backwards: the second never before the first. Of one second day the
    /// nearest step before it comes first.
    std::vector<std::pair<std::string_view, std::string_view>> in_order = {};
    /// The fields that tell, in the records behind a figure, why each counts; never a person's name. None:
    /// no figure counts the kind, or, of partners, their agreements tell it.
    std::vector<std::string_view> listed = {};
    /// The field that names a partner with which, or an expert, partner or project about which, something is
    /// done: that should not be when the partner stands no more. Empty: the record tells who the partner is,
    /// or has none.
    std::string_view done_at = "";

    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    /// Position of the field; `none` when the kind has none of that name.
    [[nodiscard]] std::size_t index(std::string_view field) const;
    /// Whether the field is there.
    [[nodiscard]] bool has(std::string_view field) const { return index(field) != none; }
};

/// All kinds, in the order in which an import needs them (what is referred to comes first).
const std::vector<Kind>& kinds();

/// The kind of that name; a name that does not exist is a defect.
const Kind& kind(std::string_view name);

/// Whether records of the kind are known by a number that edv gives.
bool is_numbered(std::string_view name);

/// Whether the kind shares its codes with the others that a meeting may be about: expert, partner, project.
bool is_subject(std::string_view kind);

/// The words of a fixed list: relation language employment level frequency ground decision disposition
/// project_kind event proposal_state signal_state transmission_state observation_state similarity
/// label_language.
const std::vector<std::string_view>& choices(std::string_view list);

/// English label of a word of a fixed list, translated where shown.
std::string_view choice_label(std::string_view list, std::string_view word);

/// English word for what a reference or code is of: a kind, "subject" or a taxonomy; translated where shown.
std::string_view word_for(std::string_view of);

/// Numbers, those of other records too, are integers.
ColumnType column_type(const Field& field);

/// Whether values of the type are codes, their own or those of a record.
bool is_coded(FieldType type);

} // namespace edv::model
