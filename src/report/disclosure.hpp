/// What may be shown to whom: every rule of it stands here. Which fields hold names of people, model/kind.hpp
/// says.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "report/contributions.hpp"
#include "report/counts.hpp"
#include "report/register_view.hpp"

namespace edv::report {

/// Who reads what edv writes.
enum class Audience {
    inside,    ///< the service itself: lists, tables, records behind a figure, the annual report
    partner,   ///< who is handed a page: a partner its sheet, an institution a letter, an expert the feedback
    the_public ///< everybody
};

// ---- figures

/// What a figure must have to be shown. The figures of a page about the reader alone, which are those of the
/// sheet of a partner and of the feedback to an expert, have no limits: the reader was there.
struct Limits {
    long long threshold = 0;   ///< records that tell of work
    long long experts = 0;     ///< experts behind records that tell of work
    double dominance = 1;      ///< of those records, the largest part that may be one expert's
    long long persons = 0;     ///< persons in a count of persons
    long long median_base = 0; ///< records behind a median

    // How well what is not shown is kept from who reckons it from the rest; the publication is to use it.
    long long width = 0;         ///< least width of what can be reckoned of a figure,
    double width_share = 0;      ///< and as a part of the figure
    long long round_persons = 1; ///< counts of persons are rounded to it
    bool insiders = false;       ///< also from each expert, who knows the own records
};
const Limits& limits_for(Audience audience);

/// Why a figure is not shown.
enum class Withheld { few_records, few_experts, one_expert, few_persons };

/// Nothing where the figure may be shown; that there is nothing may always be. `tells` is what a small figure
/// of its table tells.
std::optional<Withheld> withheld(const Limits& limits, Tells tells, const Contributions& who);

/// Whether a median of that many records may be shown.
bool shows_median(const Limits& limits, long long base);

// ---- tables

/// Whether figures by the facet are often of one person each: by expert, by what a meeting is about, which
/// may be one, or of work by partner.
bool singles_out(const TableSpec& spec, const Facet& facet);

/// Whether a table can be for the public. The annual report takes no other either.
bool is_publishable(const TableSpec& spec, const CountOptions& options);

/// Tells the readers inside, and the partner, that a table is not for the public.
void note_not_publishable(Table& table, const language::Language& language);

/// What stands on the first page of a report for these readers; empty where nothing does.
std::string_view first_page_notice(Audience audience);

// ---- names of people

/// Reports and pages never name a person; lists do, for inside, when they are asked to.
inline constexpr bool reports_name_people = false;

/// Whether a text can't go to a partner or to the public: a name of two words or more of an expert or a
/// mentor stands in it, or an expert's code that has a digit. Others are words of the language too.
bool names_person(const RegisterView& view, std::string_view text);

/// What a page says in place of such a text.
std::string_view left_out();

/// The words of the names of experts, coordinators and mentors, made searchable. None of them is a typical
/// word of observations, which may come into a letter.
std::set<std::string> words_of_names(const RegisterView& view);

/// A typical word is told by so many experts at least.
inline constexpr int experts_of_word = 2;

} // namespace edv::report
