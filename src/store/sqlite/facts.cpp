#include "store/sqlite/facts.hpp"

#include <algorithm>
#include <iterator>

#include "edv/store/store.hpp"

namespace edv::store::sqlite {
namespace {

class RowFact : public store::Fact {
public:
    explicit RowFact(const Prepared& row) : row_(row) {}
    [[nodiscard]] long long id() const override { return row_.integer(0); }
    [[nodiscard]] long long number(std::size_t at) const override {
        return row_.integer(static_cast<int>(at) + 1);
    }
    [[nodiscard]] std::string_view text(std::size_t at) const override {
        return row_.text(static_cast<int>(at) + 1);
    }

private:
    const Prepared& row_;
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
void run(Connection& connection, const std::string& sql, const std::vector<std::string>& bound,
         const See& see) {
    Prepared row(connection, sql);
    int mark = 0;
    for (const std::string& text : bound)
        row.lend(++mark, text);
    const RowFact fact(row);
    while (row.step())
        see(fact);
}

} // namespace

void read_facts(Connection& connection, const Period& period, const std::vector<std::string_view>& fields,
                const std::function<void(const Fact&)>& see) {
    const bool covered = is_covered(fields);
    run(connection,
        selected(fields) + " FROM observation " +
            (covered ? "INDEXED BY observation_facets" : "NOT INDEXED") +
            " WHERE date BETWEEN ?1 AND ?2 AND withdrawn IS NULL" + (covered ? "" : " ORDER BY id"),
        {period.from.iso(), period.to.iso()}, see);
}

void read_cited(Connection& connection, const std::vector<std::string_view>& fields,
                const std::function<void(long long, const Fact&)>& see) {
    run(connection, selected(fields) + R"sql(, signal FROM (
            SELECT owner AS signal, target FROM signal_observations
            UNION SELECT s.owner, p.target FROM signal_proposals s JOIN proposal_observations p ON p.owner = s.target)
            CROSS JOIN observation ON observation.id = target WHERE withdrawn IS NULL ORDER BY signal, id)sql",
        {}, [&](const RowFact& fact) { see(fact.number(fields.size()), fact); });
}

} // namespace edv::store::sqlite
