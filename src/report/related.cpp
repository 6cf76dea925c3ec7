#include "report/related.hpp"

#include "model/kind_names.hpp"

namespace edv::report {
namespace {

/// Those that stand in the other field of the relations that name the signal in `own`.
void add_related(const store::Store& store, const std::string& signal, std::string_view own,
                 std::string_view other, std::vector<RelatedSignal>& all) {
    const store::Selection selection{
        .conditions = {{std::string(own), store::Condition::Test::any_of, {Value(signal)}}},
        .limit = std::nullopt};
    store.each(model::kind(model::name::signal_relation), selection, [&](const model::Stored& one) {
        model::Record key(model::kind(model::name::signal));
        key.at("number") = one.record.at(other);
        if (auto found = store.find(key))
            all.push_back({std::move(found->record), one.record.text("relation"), own == "other"});
    });
}

} // namespace

std::vector<RelatedSignal> related_to(const store::Store& store, const std::string& signal) {
    std::vector<RelatedSignal> all;
    add_related(store, signal, "signal", "other", all);
    add_related(store, signal, "other", "signal", all);
    return all;
}

Message words_of_relation(const std::string& relation, bool later, const std::string& other) {
    const std::vector<Arg> args{{"number", other}};
    if (relation == "recurs")
        return later ? msg("recurred as signal {number}", args) : msg("recurrence of signal {number}", args);
    return later ? msg("continued by signal {number}", args) : msg("sequel to signal {number}", args);
}

} // namespace edv::report
