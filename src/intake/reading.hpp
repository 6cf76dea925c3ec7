/// From the text of a cell or flag to a value of a field.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "edv/model/taxonomy.hpp"
#include "edv/store/store.hpp"

#include "intake/names.hpp"
#include "model/privacy.hpp"
#include "model/rules.hpp"

namespace edv::intake {

/// The codes and records that a value may refer to: those of the configuration, of the store, and those that
/// the folder being imported declares, even in a row that can't be stored.
class Known {
public:
    /// Without `translations` the words of fixed lists are known in English only.
    Known(const store::Store& store, const model::Taxonomies& taxonomies, Translations translations = {})
        : store_(store), taxonomies_(taxonomies),
          names_(std::make_shared<Names>(store, taxonomies, std::move(translations))) {}

    /// The code as first written; nothing when it is unknown.
    [[nodiscard]] std::optional<std::string> code(std::string_view kind, std::string_view text) const;
    [[nodiscard]] std::optional<std::string> term(std::string_view taxonomy, std::string_view text) const;
    [[nodiscard]] bool number(std::string_view kind, long long number) const;
    [[nodiscard]] std::vector<std::string> codes(std::string_view kind) const;
    [[nodiscard]] std::vector<std::string> terms(std::string_view taxonomy) const;
    /// What may be said instead of a code.
    [[nodiscard]] Names& names() const { return *names_; }

    /// Once nothing is written any more, numbers that the same folder would have given can't be told from
    /// wrong ones.
    void trust_numbers(bool trust) { trust_numbers_ = trust; }

    /// Makes the record's own code or number known.
    void declare(const model::Record& record);

private:
    [[nodiscard]] std::optional<std::string> look_for_term(std::string_view taxonomy,
                                                           std::string_view text) const;

    const store::Store& store_;
    const model::Taxonomies& taxonomies_;
    std::shared_ptr<Names> names_;
    std::map<std::string, std::map<std::string, std::string>, std::less<>>
        declared_; ///< kind or taxonomy, lower, as written
    std::map<std::string, std::set<long long>, std::less<>> numbers_;
    bool trust_numbers_ = false;
    /// Codes as they were asked for before; taxonomies are named by the kinds' own texts.
    mutable std::map<std::string_view, std::map<std::string, std::string, std::less<>>> terms_found_;
};

class DayForms;

/// How texts are to be understood.
struct Reading {
    std::optional<Date> today = {}; ///< the day of the command
    bool typed = false;             ///< in a flag or form: words that depend on the day are days
    const DayForms* days = nullptr; ///< the forms of days in a sheet; null: any, the day before the month
    std::string language = "en";    ///< of the names behind codes in hints
};

/// Whether a text that is no code of the kind may be a person's name: it is not repeated then.
bool may_name_person(std::string_view of, std::string_view text, const Known& known);

/// The value that `text` says for `field`; empty text gives nothing. What can't be read gives nothing and a
/// finding.
Value read_value(const model::Field& field, std::string_view text, const Known& known, const Reading& reading,
                 std::vector<model::Finding>& findings);

/// What is wrong with a text that is no day: there is no such day, or it is written otherwise.
Message bad_day(std::string_view text);

} // namespace edv::intake
