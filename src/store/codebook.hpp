/// The codes that stand for records and terms: from text to the store's number and back.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace edv::store {

class Database;

/// Kinds with codes: coordinator, expert, partner, project, signal; `subject` means expert, partner or
/// project. Codes are compared without case and shown as first written.
class Codebook {
public:
    explicit Codebook(Database& database);

    /// The code as first written; nothing when no record of the kind has it.
    [[nodiscard]] std::optional<std::string> find(std::string_view kind, std::string_view code) const;
    /// The kind of the expert, partner or project that has the code; nothing when none has.
    [[nodiscard]] std::optional<std::string> taken_by(std::string_view code) const;
    /// All codes of the kind.
    [[nodiscard]] std::vector<std::string> codes(std::string_view kind) const;

    [[nodiscard]] std::optional<long long> id(std::string_view kind, std::string_view code) const;
    /// The code of a record that is there.
    [[nodiscard]] const std::string& code(std::string_view kind, long long id) const;

    [[nodiscard]] std::optional<long long> term(std::string_view taxonomy, std::string_view code) const;
    [[nodiscard]] const std::string& term_code(long long id) const;
    [[nodiscard]] std::vector<std::string> terms(std::string_view taxonomy) const;

    /// Codes of a set, separated by one space.
    [[nodiscard]] const std::string& set_codes(long long id) const;
    [[nodiscard]] std::optional<long long> set(std::string_view taxonomy, const std::string& codes) const;

    void learn(std::string_view kind, long long id, const std::string& code);
    void forget(std::string_view kind, long long id);
    void learn_term(std::string_view taxonomy, long long id, const std::string& code);
    void forget_term(long long id);
    void learn_set(std::string_view taxonomy, long long id, const std::string& codes);

    /// Reads everything anew, after a rollback.
    void reload();

private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };
    using Numbers = std::unordered_map<std::string, long long, TextHash, std::equal_to<>>;

    /// Numbers by code and codes by number.
    struct Book {
        Numbers ids; ///< by the code in lower case
        mutable Numbers
            spelled; ///< by the code as it was asked for, so that the rows of an import fold nothing
        std::unordered_map<long long, std::string> names;

        [[nodiscard]] std::optional<long long> find(std::string_view code) const;
        void learn(long long id, const std::string& code);
        void forget(long long id);
    };

    Database& database_;
    std::unordered_map<long long, std::string> subject_kinds_;
    Book subjects_;
    Book coordinators_;
    Book signals_;
    std::map<std::string, Book, std::less<>> terms_; ///< by taxonomy
    std::unordered_map<long long, std::string> term_names_;
    // Sets are read when first asked for: there may be thousands. They are compared as they are written.
    mutable std::map<std::string, Numbers, std::less<>> sets_; ///< by taxonomy
    mutable std::unordered_map<long long, std::string> set_names_;
    [[nodiscard]] const Book& book(std::string_view kind) const;
    Book& book(std::string_view kind);
};

} // namespace edv::store
