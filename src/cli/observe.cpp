#include "cli/observe.hpp"

#include "cli/register.hpp"

namespace edv::cli {

std::vector<Verb> observe_verbs() {
    Verb list =
        list_verb({.noun = "observe",
                   .kind = "observation",
                   .summary = mark("list observations"),
                   .fields = {"expert", "partner", "right", "barrier", "take_up", "group", "level",
                              "language", "channel", "frequency", "state", "batch"},
                   .texts = {"language", "level", "take_up", "groups", "channel", "frequency", "people",
                             "profile", "ref", "imported", "noted", "feedback", "withdrawn"},
                   .dated = "date",
                   .examples = {"edv observe list --partner FIN --barrier readability --year 2023",
                                "edv observe list --text attestation --limit 10"}});
    std::vector<Verb> verbs = observe_sheet_verbs();
    verbs.push_back(list);
    verbs.push_back(show_verb("observe", kind("observation")));
    return verbs;
}

} // namespace edv::cli
