#include "report/evidence.hpp"

#include "base/text.hpp"
#include "model/kind_names.hpp"

namespace edv::report {
namespace {

void take_observations(const store::Store& store, const model::Record& from, Evidence& evidence) {
    for (const std::string& word : words(from.text("observations")))
        if (auto number = parse_integer(word); number && evidence.observations.insert(*number).second)
            if (auto observation = store.get(model::kind(model::name::observation), *number))
                evidence.partners.insert(observation->record.text("partner"));
}

} // namespace

Evidence evidence_of(const store::Store& store, const model::Record& signal) {
    Evidence evidence;
    take_observations(store, signal, evidence);
    for (const std::string& word : words(signal.text("proposals"))) {
        auto number = parse_integer(word);
        auto proposal = number ? store.get(model::kind(model::name::proposal), *number) : std::nullopt;
        if (!proposal)
            continue;
        evidence.partners.insert(proposal->record.text("partner"));
        take_observations(store, proposal->record, evidence);
    }
    return evidence;
}

} // namespace edv::report
