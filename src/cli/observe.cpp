#include "cli/observe.hpp"

#include "cli/batches.hpp"
#include "model/kind_names.hpp"

namespace edv::cli {

ListSpec observation_list() {
    return {.noun = "observe",
            .kind = model::name::observation,
            .summary = mark("list observations"),
            .fields = {"expert", "partner", "right", "barrier", "take_up", "group", "level", "language",
                       "channel", "frequency", "state", "batch"},
            .texts = {"language", "level", "take_up", "groups", "channel", "frequency", "people", "profile",
                      "ref", "imported", "noted", "feedback", "withdrawn"},
            .dated = "date",
            .examples = {"edv observe list --partner FIN --barrier readability --year 2023",
                         "edv observe list --text attestation --limit 10"}};
}

std::vector<Verb> observe_verbs() {
    std::vector<Verb> verbs = observe_sheet_verbs();
    verbs.push_back(observe_profile_verb());
    verbs.push_back(batches_verb());
    verbs.push_back(list_verb(observation_list()));
    verbs.push_back(show_verb("observe", model::kind(model::name::observation)));
    for (Verb& verb : observe_hand_verbs())
        verbs.push_back(std::move(verb));
    for (Verb& verb : observe_search_verbs())
        verbs.push_back(std::move(verb));
    return verbs;
}

} // namespace edv::cli
