#include "cli/commands.hpp"

#include <stdexcept>

#include "edv/base/message.hpp"
#include "edv/output/write.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"

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

const std::string& Arguments::needed(std::string_view flag) const {
    auto found = flags.find(flag);
    if (found == flags.end() || found->second.empty())
        throw std::logic_error("the flag --" + std::string(flag) + " is not marked as needed");
    return found->second.back();
}

Flag needed(Flag flag, std::string_view lacking) {
    flag.need = Need::yes;
    flag.lacking = lacking;
    return flag;
}

Flag one_of(Flag flag) {
    flag.need = Need::one_of;
    return flag;
}

Flag several(Flag flag) {
    flag.repeat = true;
    return flag;
}

namespace {

template <auto make>
const auto& made_once() {
    static const auto made = make();
    return made;
}

} // namespace

std::span<const Noun> nouns() {
    static constexpr Noun all[] = {
        {"partner", mark("institutions and external partners, their names and agreements"),
         made_once<partner_verbs>},
        {"expert", mark("experts by experience, their contracts and secondments"), made_once<expert_verbs>},
        {"observe", mark("observations: what experts notice"), made_once<observe_verbs>},
        {"signal", mark("signals to institutions, and what became of them"), made_once<signal_verbs>},
        {"report", mark("figures and tables, and the records behind them"), made_once<report_verbs>,
         made_once<own_table_verb>},
        {"coordinator", mark("the coordination team"), made_once<coordinator_verbs>},
        {"project", mark("projects with a partner, and tailor-made ones"), made_once<project_verbs>},
        {"meeting", mark("meetings and their follow-up"), made_once<meeting_verbs>},
        {"proposal", mark("proposals for improvement to one partner"), made_once<proposal_verbs>},
        {"", "", made_once<store_verbs>}};
    return all;
}

const std::vector<Flag>& global_flags() {
    static const std::string spoken = join(language_codes(), "|");
    static const std::string format_words = join(output::format_names(), "|");
    static const std::vector<Flag> all{
        {"store", mark("FILE"), mark("the store")},
        {"config", mark("FILE"), mark("the configuration")},
        {"lang", spoken, mark("language of messages and labels")},
        {"format", format_words, mark("form of the result")},
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
            for (const Verb& candidate : one.verbs())
                if (candidate.name == verb)
                    return &candidate;
    return nullptr;
}

} // namespace edv::cli
