/// What the store asks of the engine that keeps it: a database, its statements, and the few words in which
/// engines differ. Records, history, codes and selection speak through this and name no engine.
#pragma once

#include <array>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "edv/base/date.hpp"
#include "edv/base/error.hpp"
#include "edv/base/value.hpp"

namespace edv::store {

class Fact;

/// What an engine can't do, in the user's words. Its own exceptions stay with it.
class EngineError : public Error {
public:
    /// The constraint that stood against it, if any: a key that is taken, or another.
    enum class Against { nothing, key, rule };

    /// `said`: the engine's own words, as a hint; `detail`: the same for who looks for a defect.
    EngineError(Against against, Message what, Message hint, Message said, std::string detail)
        : Error(ErrorKind::setup, std::move(what), std::move(hint)), against_(against),
          said_(std::move(said)), detail_(std::move(detail)) {}

    [[nodiscard]] Against against() const { return against_; }
    [[nodiscard]] const Message& said() const { return said_; }
    [[nodiscard]] const std::string& detail() const { return detail_; }

private:
    Against against_;
    Message said_;
    std::string detail_;
};

/// The row that a statement is at. Columns count from 0.
class ResultRow {
public:
    virtual ~ResultRow() = default;
    [[nodiscard]] virtual bool is_null(int column) const = 0;
    /// What is true is 1, what is false or null is 0.
    [[nodiscard]] virtual long long integer(int column) const = 0;
    [[nodiscard]] virtual double decimal(int column) const = 0;
    /// Empty for null. Valid until the next step.
    [[nodiscard]] virtual std::string_view text(int column) const = 0;
};

/// A prepared statement. Marks count from 1; one that nothing is bound to is null.
class Statement : public ResultRow {
public:
    virtual void bind(int mark, long long value) = 0;
    /// Takes a copy.
    virtual void bind(int mark, std::string_view text) = 0;
    virtual void bind_decimal(int mark, double value) = 0;
    virtual void bind_null(int mark) = 0;
    /// The text must stay until the statement has run.
    virtual void lend(int mark, std::string_view text) = 0;

    /// To the next row; false when there is none.
    virtual bool step() = 0;
    /// Runs an INSERT that ends with Dialect::giving_id and gives the number of the new row.
    virtual long long insert() = 0;
    /// Lets go of its rows, so that it can run again. What is bound stays.
    virtual void reset() = 0;
};

/// The words in which engines differ. All else that stands in shared SQL means the same to each of them:
/// - marks are written ?1, ?2; an engine that has others puts them in when it prepares;
/// - truth is TRUE and FALSE, nulls are said to come first or last, a query within FROM has a name, a sum of
///   numbers is cast, a name that may be reserved is quoted;
/// - the schema sees to it that codes are compared without case, and texts sorted by their bytes.
struct Dialect {
    std::string_view giving_id; ///< at the end of an INSERT whose new number is asked for
    std::string_view holds;     ///< a condition: {text}, folded, has {word} in it
    /// In FROM: the observations that the index finds by {mark}, with `likeness`, which is least for the
    /// best.
    std::string_view found;
};

/// The texts of one observation in the order of text_columns; null for none.
using Texts = std::array<const std::string*, 4>;
constexpr std::array<std::string_view, std::tuple_size_v<Texts>> text_columns = {"title", "summary", "impact",
                                                                                 "suggestion"};

/// The full-text index of observations. It holds the words as search sees them (edv/base/search.hpp).
class WordIndex {
public:
    virtual ~WordIndex() = default;
    virtual void add(long long id, const Texts& texts) = 0;
    /// `texts`: those it was added with.
    virtual void remove(long long id, const Texts& texts) = 0;
    /// Indexes anew what the store has.
    virtual void rebuild() = 0;

    /// From here on additions are gathered aside, until bring_in() writes them all. Only when it is empty.
    virtual void gather() = 0;
    virtual void bring_in() = 0;
    /// Forgets what was gathered.
    virtual void abandon() = 0;

    /// How many observations have this word.
    [[nodiscard]] virtual long long count_with(const std::string& word) = 0;
    /// What Dialect::found looks for: all (or any) of the terms, as search_terms() gives them.
    [[nodiscard]] virtual std::string expression(const std::vector<Value>& terms, bool any) const = 0;
};

/// A large load into a store without observations: made before the transaction, gone after it.
class Bulk {
public:
    virtual ~Bulk() = default;
    /// Within the transaction, before the first row: leaves out what is cheaper to do at the end.
    virtual void start() = 0;
    /// After the last row: does it. A reference to nothing is a std::logic_error.
    virtual void finish() = 0;
};

/// The store as its engine keeps it, open. All that goes wrong in it is an EngineError.
class Database {
public:
    virtual ~Database() = default;

    [[nodiscard]] virtual const std::string& file() const = 0;
    [[nodiscard]] virtual const Dialect& dialect() const = 0;

    /// A statement without bindings, kept for the next time. One user at a time.
    virtual Statement& prepared(std::string_view sql) = 0;
    /// One of its own, for a query whose rows are read while others run.
    [[nodiscard]] virtual std::unique_ptr<Statement> fresh(std::string_view sql) = 0;

    /// prepared(), with these numbers and texts bound.
    template <class... Values>
    Statement& prepare(std::string_view sql, const Values&... values) {
        Statement& statement = prepared(sql);
        [[maybe_unused]] int mark = 0;
        (statement.bind(++mark, values), ...);
        return statement;
    }
    /// Runs a statement for what it does.
    template <class... Values>
    void run(std::string_view sql, const Values&... values) {
        lent(sql, values...).step();
    }
    /// The first column of the first row; nothing when there is no row, or null in it.
    template <class... Values>
    std::optional<long long> number(std::string_view sql, const Values&... values) {
        Statement& statement = lent(sql, values...);
        std::optional<long long> found;
        if (statement.step() && !statement.is_null(0))
            found = statement.integer(0);
        statement.reset();
        return found;
    }

    /// A transaction that writes: waits for other writers. See Transaction.
    virtual void begin() = 0;
    virtual void commit() = 0;
    /// Takes back what is open, if anything is. Never throws.
    virtual void rollback() = 0;
    /// What was opened for reading shows one state of the store until this.
    virtual void end_reading() = 0;
    /// Another number once somebody else has written.
    virtual long long data_version() = 0;

    virtual WordIndex& words() = 0;
    [[nodiscard]] virtual std::unique_ptr<Bulk> bulk() = 0;

    /// As Store::facts() and Store::cited() say.
    virtual void facts(const Period& period, const std::vector<std::string_view>& fields,
                       const std::function<void(const Fact&)>& see) = 0;
    virtual void cited(const std::vector<std::string_view>& fields,
                       const std::function<void(long long, const Fact&)>& see) = 0;

private:
    static void lend(Statement& statement, int mark, long long value) { statement.bind(mark, value); }
    static void lend(Statement& statement, int mark, std::string_view text) { statement.lend(mark, text); }
    template <class... Values>
    Statement& lent(std::string_view sql, const Values&... values) {
        Statement& statement = prepared(sql);
        [[maybe_unused]] int mark = 0;
        (lend(statement, ++mark, values), ...);
        return statement;
    }
};

/// Takes back what was written since, unless it is committed.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) { database_.begin(); }
    ~Transaction() {
        if (!done_)
            database_.rollback();
    }
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;

    void commit() {
        database_.commit();
        done_ = true;
    }

private:
    Database& database_;
    bool done_ = false;
};

/// How stores of one engine come to be: as the functions of Store of the same names say.
struct Engine {
    std::unique_ptr<Database> (*open)(const std::string& file, bool write);
    void (*create)(const std::string& file);
    std::vector<std::string> (*files)(const std::string& file);
};

/// The engine that keeps a store of that name.
const Engine& engine_of(const std::string& file);

} // namespace edv::store
