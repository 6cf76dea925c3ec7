#include "store/sqlite/facts.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <sqlite3.h>

namespace edv {
namespace {

/// Columns straight from SQLite: a Column object for each of millions would cost more than reading them.
class RowFact : public Fact {
public:
    explicit RowFact(sqlite3_stmt* row) : row_(row) {}
    [[nodiscard]] long long id() const override { return sqlite3_column_int64(row_, 0); }
    [[nodiscard]] long long number(std::size_t at) const override {
        return sqlite3_column_int64(row_, static_cast<int>(at) + 1);
    }
    [[nodiscard]] std::string_view text(std::size_t at) const override {
        int column = static_cast<int>(at) + 1;
        const unsigned char* start = sqlite3_column_text(row_, column);
        if (start == nullptr)
            return {};
        return {reinterpret_cast<const char*>(start),
                static_cast<std::size_t>(sqlite3_column_bytes(row_, column))};
    }

private:
    sqlite3_stmt* row_;
};

/// The columns of observation_facets.
constexpr std::string_view facets[] = {"date",    "withdrawn", "partner", "expert",  "right",     "barriers",
                                       "take_up", "groups",    "level",   "channel", "frequency", "language"};

/// Whether the index has all the fields. For others each row would have to be looked up: the table itself,
/// from its first row to its last, is several times quicker.
bool is_covered(const std::vector<std::string_view>& fields) {
    return std::all_of(fields.begin(), fields.end(), [](std::string_view field) {
        return std::find(std::begin(facets), std::end(facets), field) != std::end(facets);
    });
}

/// "SELECT id" and the fields.
std::string selected(const std::vector<std::string_view>& fields) {
    std::string sql = "SELECT id";
    for (std::string_view field : fields)
        sql += ", \"" + std::string(field) + '"';
    return sql;
}

/// Runs a query with these texts bound.
template <class See>
void run(Database& database, const std::string& sql, const std::vector<std::string>& bound, const See& see) {
    sqlite3* handle = database.handle().getHandle();
    sqlite3_stmt* prepared = nullptr;
    auto check = [&](int result) {
        if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
            throw SQLite::Exception(handle, result);
    };
    check(sqlite3_prepare_v2(handle, sql.c_str(), -1, &prepared, nullptr));
    std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt*)> statement(prepared, sqlite3_finalize);
    int at = 0;
    for (const std::string& text : bound)
        check(sqlite3_bind_text(prepared, ++at, text.c_str(), -1, SQLITE_STATIC));
    RowFact fact(prepared);
    int result = SQLITE_ROW;
    while ((result = sqlite3_step(prepared)) == SQLITE_ROW)
        see(fact);
    check(result);
}

} // namespace

void read_facts(Database& database, const Period& period, const std::vector<std::string_view>& fields,
                const std::function<void(const Fact&)>& see) {
    const bool covered = is_covered(fields);
    run(database,
        selected(fields) + " FROM observation " +
            (covered ? "INDEXED BY observation_facets" : "NOT INDEXED") +
            " WHERE date BETWEEN ? AND ? AND withdrawn IS NULL" + (covered ? "" : " ORDER BY id"),
        {period.from.iso(), period.to.iso()}, see);
}

void read_cited(Database& database, const std::vector<std::string_view>& fields,
                const std::function<void(long long, const Fact&)>& see) {
    run(database, selected(fields) + R"sql(, signal FROM (
            SELECT owner AS signal, target FROM signal_observations
            UNION SELECT s.owner, p.target FROM signal_proposals s JOIN proposal_observations p ON p.owner = s.target)
            CROSS JOIN observation ON observation.id = target WHERE withdrawn IS NULL ORDER BY signal, id)sql",
        {}, [&](const RowFact& fact) { see(fact.number(fields.size()), fact); });
}

} // namespace edv
