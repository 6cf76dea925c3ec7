/// Records of every kind to and from rows, driven by the kind's fields.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "edv/store/store.hpp"

#include "store/codebook.hpp"
#include "store/engine.hpp"
#include "store/text_index.hpp"

namespace edv::store {

/// A record refers to one that is not there: possible only where the history brings records back.
class MissingReference : public std::logic_error {
public:
    using std::logic_error::logic_error;
};

class Records {
public:
    Records(Database& database, Codebook& codes) : database_(database), codes_(codes), texts_(database) {}

    /// Inserts and gives the number. `id`: the number it must have. Terms that the store lacks get their
    /// labels from `taxonomies`.
    long long insert(const model::Record& record, std::optional<long long> id,
                     const model::Taxonomies& taxonomies);
    void update(long long id, const model::Record& record, const model::Taxonomies& taxonomies);
    void erase(const model::Kind& kind, long long id);
    /// The same for a record whose texts were taken out of the index before.
    void erase_row(const model::Kind& kind, long long id);

    std::optional<model::Stored> get(const model::Kind& kind, long long id);
    std::optional<model::Stored> find(const model::Record& key);
    bool exists(const model::Kind& kind, long long id);
    model::Links links(const model::Kind& kind, long long id);
    void each(const model::Kind& kind, const Selection& selection,
              const std::function<void(const model::Stored&)>& see);

    TextIndex& texts() { return texts_; }

private:
    /// How a field is stored.
    enum class Place { column, own_code, row_number, link, derived };
    struct Column {
        std::size_t field;
        model::FieldType type;
        int bind;      ///< mark in INSERT and UPDATE; that of the number is the last
        bool numbered; ///< refers to records by their number
    };
    struct Plan {
        std::vector<Column> columns;
        std::vector<std::size_t> links; ///< fields of several references
        bool subject = false;
        std::string insert;
        std::string insert_new; ///< without a number: the engine gives it
        std::string update;
        std::string select; ///< the columns, up to FROM
        std::string table;
        Statement* inserting = nullptr; ///< `insert`, prepared
    };

    Plan& plan(const model::Kind& kind);
    static Place place(const model::Kind& kind, const model::Field& field);
    [[nodiscard]] Plan make_plan(const model::Kind& kind) const;
    long long insert_subject(const model::Record& record, std::optional<long long> id);
    void learn(const model::Record& record, long long id);
    void bind(Statement& statement, const Plan& plan, const model::Record& record,
              const model::Taxonomies& taxonomies);
    void bind_field(Statement& statement, const Column& column, const model::Field& field, const Value& value,
                    const model::Taxonomies& taxonomies);
    long long referred(const Column& column, const model::Field& field, const Value& value);
    void write_links(const Plan& plan, long long id, const model::Record& record);
    void read_row(const ResultRow& row, const Plan& plan, model::Stored& stored);
    Value read_column(const ResultRow& row, int at, const model::Field& field);
    void read_links(const Plan& plan, model::Stored& stored);
    std::string rest_of_select(const model::Kind& kind, const Selection& selection,
                               std::vector<Value>& bound);
    std::string order(const model::Kind& kind, const Selection& selection);
    std::string condition(const model::Kind& kind, const Condition& condition, std::vector<Value>& bound);
    std::optional<long long> reference(const model::Field& field, const Value& value);
    long long term(std::string_view taxonomy, const std::string& code, const model::Taxonomies& taxonomies);
    long long set(std::string_view taxonomy, const std::string& codes, const model::Taxonomies& taxonomies);
    void drop_unused_sets(long long term);

    Database& database_;
    Codebook& codes_;
    TextIndex texts_;
    std::map<const model::Kind*, Plan> plans_;
    std::vector<std::string> days_; ///< what a statement is bound to, until it has run
};

} // namespace edv::store
