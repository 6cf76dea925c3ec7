#include "edv/store/store.hpp"

#include "model/kind_names.hpp"
#include "store/codebook.hpp"
#include "store/open_store.hpp"

namespace edv::store {

void Store::create(const std::string& file) {
    engine_of(file).create(file);
}

std::vector<std::string> Store::files(const std::string& file) {
    return engine_of(file).files(file);
}

Store::Store(const std::string& file, Mode mode) {
    auto opened = engine_of(file).open(file, mode == Mode::write);
    try {
        impl_ = std::make_unique<OpenStore>(std::move(opened));
    } catch (const EngineError& error) {
        throw Error(ErrorKind::setup, msg("the store \"{file}\" is damaged", {{"file", file}}), error.said());
    }
}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;

const Codebook& Store::codes() const {
    return impl_->codes;
}
void Store::end_reading() {
    impl_->database->end_reading();
}

const std::string& Store::file() const {
    return impl_->database->file();
}

std::optional<model::Stored> Store::find(const model::Record& key) const {
    return impl_->records.find(key);
}

std::optional<model::Stored> Store::get(const model::Kind& kind, long long id) const {
    return impl_->records.get(kind, id);
}

bool Store::exists(const model::Kind& kind, long long id) const {
    return impl_->records.exists(kind, id);
}

model::Links Store::links(const model::Kind& kind, long long id) const {
    return impl_->records.links(kind, id);
}

std::optional<long long> Store::find_imported(const std::string& digest) const {
    return impl_->database->number("SELECT id FROM observation WHERE imported = ?1 AND ref IS NULL", digest);
}

std::optional<model::Stored> Store::find_reference(const std::string& profile,
                                                   const std::string& reference) const {
    const auto id =
        impl_->database->number("SELECT id FROM observation WHERE ref = ?1 AND coalesce(profile, '') = ?2 "
                                "AND (withdrawn IS NULL OR imported IS NOT NULL)",
                                reference, profile);
    return id ? impl_->records.get(model::kind(model::name::observation), *id) : std::nullopt;
}

void Store::each(const model::Kind& kind, const Selection& selection,
                 const std::function<void(const model::Stored&)>& see) const {
    impl_->records.each(kind, selection, see);
}

std::vector<model::Stored> Store::list(const model::Kind& kind, const Selection& selection) const {
    std::vector<model::Stored> all;
    each(kind, selection, [&](const model::Stored& stored) { all.push_back(stored); });
    return all;
}

std::vector<model::Record> Store::records(const model::Kind& kind) const {
    std::vector<model::Record> all;
    each(kind, {}, [&](const model::Stored& stored) { all.push_back(stored.record); });
    return all;
}

long long Store::count(const model::Kind& kind) const {
    return impl_->database->number("SELECT count(*) FROM \"" + std::string(kind.name) + '"').value();
}

std::vector<model::Record> Store::terms_in_use() const {
    Statement& used = impl_->database->prepare(R"sql(
            SELECT kind FROM partner UNION SELECT kind FROM meeting UNION SELECT area FROM proposal
            UNION SELECT nature FROM signal UNION SELECT "right" FROM tally UNION SELECT barrier FROM tally
            UNION SELECT "right" FROM observation UNION SELECT take_up FROM observation UNION SELECT channel FROM observation
            UNION SELECT code FROM code_set_member WHERE code_set IN (SELECT barriers FROM observation)
            UNION SELECT code FROM code_set_member WHERE code_set IN (SELECT "groups" FROM observation))sql");
    std::vector<long long> ids;
    while (used.step())
        if (!used.is_null(0))
            ids.push_back(used.integer(0));
    std::vector<model::Record> terms;
    impl_->records.each(model::kind(model::name::taxonomy), {}, [&](const model::Stored& stored) {
        if (std::find(ids.begin(), ids.end(), stored.id) != ids.end())
            terms.push_back(stored.record);
    });
    return terms;
}

void Store::facts(const Period& period, const std::vector<std::string_view>& fields,
                  const std::function<void(const Fact&)>& see) const {
    impl_->database->facts(period, fields, see);
}

void Store::cited(const std::vector<std::string_view>& fields,
                  const std::function<void(long long, const Fact&)>& see) const {
    impl_->database->cited(fields, see);
}

long long Store::count_observations(const Period& period) const {
    return impl_->database
        ->number("SELECT count(*) FROM observation WHERE date BETWEEN ?1 AND ?2 AND withdrawn IS NULL",
                 period.from.iso(), period.to.iso())
        .value();
}

long long Store::count_with_word(const std::string& word) const {
    return impl_->database->words().count_with(word);
}

std::vector<Store::BatchCount> Store::batch_counts() const {
    Statement& row = impl_->database->prepare("SELECT batch, count(*), count(withdrawn) FROM observation "
                                              "WHERE batch IS NOT NULL GROUP BY batch");
    std::vector<BatchCount> found;
    while (row.step())
        found.push_back({row.integer(0), row.integer(1), row.integer(2)});
    return found;
}

std::vector<long long> Store::settled_observations(long long batch) const {
    Statement& row = impl_->database->prepare(R"sql(
            SELECT o.id FROM (
                SELECT c.first AS touched FROM change c JOIN entry e ON e.id = c.entry
                    WHERE c.kind = 'observation' AND c.operation = 'changed' AND e.undone IS NULL
                UNION SELECT target FROM proposal_observations UNION SELECT target FROM signal_observations
                UNION SELECT observation FROM "similar" UNION SELECT other FROM "similar") AS more
                JOIN observation o ON o.id = more.touched
            WHERE o.batch = ?1 ORDER BY o.id)sql",
                                              batch);
    std::vector<long long> found;
    while (row.step())
        found.push_back(row.integer(0));
    return found;
}

std::vector<Entry> Store::log(std::optional<long long> limit) const {
    return impl_->history.log(limit);
}
std::optional<Entry> Store::entry(long long id) const {
    return impl_->history.entry(id);
}
std::optional<Entry> Store::last_done() const {
    return impl_->history.last_done();
}
std::optional<Entry> Store::last_undone() const {
    return impl_->history.last_undone();
}
long long Store::version(const model::Kind& kind, long long id) const {
    return impl_->history.version(kind, id);
}
std::optional<Store::Since> Store::since(const model::Stored& now, long long version) const {
    return impl_->history.since(now, version);
}
std::vector<Effect> Store::effects(const Entry& entry) const {
    return impl_->history.effects(entry);
}

} // namespace edv::store
