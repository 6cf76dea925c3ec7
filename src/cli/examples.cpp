#include "cli/examples.hpp"

#include "edv/base/message.hpp"

namespace edv::cli {

std::vector<std::string_view> example_of(std::string_view noun, std::string_view verb) {
    struct Example {
        std::string_view noun;
        std::string_view verb;
        std::string_view command;
    };
    static constexpr Example examples[] = {
        {"partner", "add",
         "edv partner add AVIQ --kind regional --name-fr \"Agence wallonne\" --abbr-fr AViQ"},
        {"partner", "edit", "edv partner edit FIN --address \"Boulevard du Roi Albert II 33, Bruxelles\""},
        {"partner", "end", "edv partner end FIN --until 31/12/2024"},
        {"expert", "add",
         "edv expert add E90 --since 2024-01-01 --language nl --fte 0.8 --employment service"},
        {"expert", "edit", "edv expert edit E01 --language de"},
        {"coordinator", "add", "edv coordinator add C90 --name \"Anne Exemple\" --since 2024-01-01"},
        {"coordinator", "edit", "edv coordinator edit C01 --fte 0.5"},
        {"coordinator", "end", "edv coordinator end C01 --until 31/12/2024"},
        {"project", "add",
         "edv project add P2024-90 --kind partner --partner FIN --title \"Lettres lisibles\""},
        {"project", "edit", "edv project edit P2014-01 --status done"},
        {"project", "end", "edv project end P2014-01 --until 31/12/2024"},
        {"meeting", "add", "edv meeting add --date yesterday --about FIN --kind follow-up --next 2024-06-01"},
        {"meeting", "edit", "edv meeting edit 1 --next 01/06/2024"},
        {"partner", "show", "edv partner show FIN"},
        {"expert", "show", "edv expert show E01"},
        {"coordinator", "show", "edv coordinator show C01"},
        {"project", "show", "edv project show P2014-01"},
        {"meeting", "show", "edv meeting show 1"},
        {"observe", "show", "edv observe show 12"},
        {"proposal", "show", "edv proposal show 3"},
        {"signal", "show", "edv signal show 2023-01"}};
    for (const Example& one : examples)
        if (one.noun == noun && one.verb == verb)
            return {one.command};
    return {};
}

std::string_view own_word(const model::Kind& kind) {
    return kind.fields.front().name == "number" ? mark("NUMBER") : mark("CODE");
}

} // namespace edv::cli
