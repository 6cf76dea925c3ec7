#include "cli/commands.hpp"

#include "edv/base/languages.hpp"
#include "edv/base/message.hpp"
#include "edv/base/text.hpp"

namespace edv::cli {

std::optional<std::string> Arguments::value(std::string_view flag) const {
    auto found = flags.find(flag);
    if (found == flags.end() || found->second.empty())
        return {};
    return found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view flag) const {
    auto found = flags.find(flag);
    return found == flags.end() ? std::vector<std::string>{} : found->second;
}

Flag needed(Flag flag, Need need) {
    flag.need = need;
    return flag;
}

Flag several(Flag flag) {
    flag.repeat = true;
    return flag;
}

const std::vector<Noun>& nouns() {
    static const std::vector<Noun> all = [] {
        std::vector<Noun> made;
        made.push_back({"partner", mark("institutions and external partners, their names and agreements"),
                        partner_verbs()});
        made.push_back(
            {"expert", mark("experts by experience, their contracts and secondments"), expert_verbs()});
        made.push_back({"observe", mark("observations: what experts notice"), observe_verbs()});
        made.push_back({"signal", mark("signals to institutions, and what became of them"), signal_verbs()});
        made.push_back({"report", mark("figures and tables, and the records behind them"), report_verbs(),
                        own_table_verb()});
        made.push_back({"coordinator", mark("the coordination team"), coordinator_verbs()});
        made.push_back({"project", mark("projects with a partner, and tailor-made ones"), project_verbs()});
        made.push_back({"meeting", mark("meetings and their follow-up"), meeting_verbs()});
        made.push_back({"proposal", mark("proposals for improvement to one partner"), proposal_verbs()});
        made.push_back({"", "", store_verbs()});
        return made;
    }();
    return all;
}

const std::vector<Flag>& global_flags() {
    static const std::string spoken = join(language_codes(), "|");
    static const std::vector<Flag> all{
        {"store", mark("FILE"), mark("the store")},
        {"config", mark("FILE"), mark("the configuration")},
        {"lang", spoken, mark("language of messages and labels")},
        {"format", "text|csv|json|md|html|xlsx", mark("form of the result")},
        {"output", mark("FILE"), mark("write the result to a file; its ending tells the format"), false,
         false, 'o'},
        {"excel", "", mark("csv that a Belgian Excel opens right")},
        {"color", "auto|always|never", mark("colours on a terminal")},
        {"quiet", "", mark("no summaries"), false, false, 'q'},
        {"verbose", "", mark("name the configuration and the store used"), false, false, 'v'},
        {"dry-run", "", mark("do everything but keep nothing")},
        {"yes", "", mark("answer yes to the question")},
        {"help", "", mark("show help"), false, false, 'h'},
        {"version", "", mark("show the version")},
        {"today", "DATE", "", false, true},
    };
    return all;
}

const Verb* find_verb(std::string_view noun, std::string_view verb) {
    for (const Noun& one : nouns())
        if (one.name == noun)
            for (const Verb& candidate : one.verbs)
                if (candidate.name == verb)
                    return &candidate;
    return nullptr;
}

} // namespace edv::cli
