/// The full-text index of observations by FTS5, and what people look for as it takes it.
#pragma once

#include "store/engine.hpp"
#include "store/sqlite/text_loader.hpp"

namespace edv::store::sqlite {

class Connection;

/// All (or any) of `terms`, as search_terms() gives them, as an expression for FTS5's MATCH. Each is data:
/// only a `*` at its end has a meaning.
std::string match_expression(const std::vector<Value>& terms, bool any);

/// Dialect::found
constexpr std::string_view found_by_words =
    "(SELECT rowid AS hit, rank AS likeness FROM observation_text WHERE observation_text MATCH {mark}) "
    "CROSS JOIN observation ON observation.id = hit";

/// The table observation_text.
class Words final : public store::WordIndex {
public:
    explicit Words(Connection& connection) : connection_(connection) {}

    void add(long long id, const store::Texts& texts) override;
    void remove(long long id, const store::Texts& texts) override;
    void rebuild() override;
    void gather() override;
    void bring_in() override;
    void abandon() override { loader_.reset(); }
    [[nodiscard]] long long count_with(const std::string& word) override;
    [[nodiscard]] std::string expression(const std::vector<Value>& terms, bool any) const override {
        return match_expression(terms, any);
    }

    /// A transaction is over: what a loader attached can be let go.
    void settle();

private:
    Connection& connection_;
    std::unique_ptr<TextLoader> loader_;
    bool gathered_ = false;
};

} // namespace edv::store::sqlite
