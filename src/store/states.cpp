#include "edv/model/lifecycle.hpp"

#include "base/named.hpp"
#include "store/naming.hpp"
#include "store/records.hpp"

namespace edv::store {
namespace {

struct LinkSql {
    std::string_view kind; ///< whose rows are asked
    bool model::Links::*link;
    std::string_view sql;
};

// What a transmission's clock tells, model/deadline reckons: no SQL does.
constexpr LinkSql all_links[] = {
    {"observation", &model::Links::signalled,
     "(EXISTS (SELECT 1 FROM signal_observations l WHERE l.target = observation.id)"
     " OR EXISTS (SELECT 1 FROM signal_proposals s JOIN proposal_observations p ON p.owner = s.target"
     " WHERE p.target = observation.id))"},
    {"observation", &model::Links::proposed,
     "EXISTS (SELECT 1 FROM proposal_observations l WHERE l.target = observation.id)"},
    {"signal", &model::Links::transmitted,
     "EXISTS (SELECT 1 FROM transmission t WHERE t.signal = signal.id)"},
};

} // namespace

std::string_view link_sql(bool model::Links::*link) {
    for (const LinkSql& one : all_links)
        if (one.link == link)
            return one.sql;
    defect("a link that the store does not tell");
}

std::string state_sql(std::string_view kind) {
    std::string sql = "CASE";
    for (const model::StateRule& rule : model::state_rules()) {
        if (rule.kind != kind)
            continue;
        const std::string state = '\'' + std::string(rule.state) + '\'';
        if (rule.link)
            sql += " WHEN " + std::string(link_sql(rule.link)) + " THEN " + state;
        else if (rule.field.empty())
            sql += " ELSE " + state;
        else if (rule.value.empty())
            sql += " WHEN " + quoted(rule.field) + " IS NOT NULL THEN " + state;
        else
            sql += " WHEN " + quoted(rule.field) + " = '" + std::string(rule.value) + "' THEN " + state;
    }
    return sql + " END";
}

model::Links Records::links(const model::Kind& kind, long long id) {
    model::Links links;
    for (const LinkSql& one : all_links) {
        if (one.kind != kind.name)
            continue;
        links.*one.link =
            database_
                .number("SELECT " + std::string(one.sql) + " FROM " + quoted(kind.name) + " WHERE id = ?1",
                        id)
                .value_or(0) != 0;
    }
    return links;
}

} // namespace edv::store
