#include "intake/names.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/room.hpp"

using namespace edv;
using test::record;

namespace {

const model::Field& field(std::string_view of, std::string_view name) {
    return model::kind(of).fields.at(model::kind(of).index(name));
}

} // namespace

TEST_CASE("names are compared without case, accents, and the choice of blanks and dashes") {
    for (const char* same : {"SPF Énergie", "spf energie", "SPF-Energie", " spf   energie ", "SPF_ENERGIE"})
        CHECK(intake::name_key(same) == "spf energie");
    CHECK(intake::name_key("l’accueil") == intake::name_key("L'Accueil"));
    CHECK(intake::name_key("") == "");
}

TEST_CASE("the words of a fixed list are known by word and by label") {
    const intake::Translations french = [](std::string_view word) {
        return std::vector<std::string>{word == "second line" ? "deuxième ligne" : std::string(word)};
    };
    for (const char* text : {"second", "SECOND", "second line", "Deuxieme ligne"})
        CHECK(edv::intake::choices_called("level", text, french) == std::vector<std::string>{"second"});
    CHECK(edv::intake::choices_called("ground", "inter-org", {}) == std::vector<std::string>{"inter_org"});
    CHECK(edv::intake::choices_called("level", "third", french).empty());
}

TEST_CASE("codes are found by what they are called, and people are offered by code alone") {
    const test::Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    test::write(store, [](store::Writing& writing) {
        writing.add(record(
            "partner", {{"code", "FIN"}, {"kind", "fps"}, {"name_fr", "SPF Finances"}, {"abbr_fr", "SPF"}}));
        writing.add(record(
            "partner", {{"code", "INT"}, {"kind", "fps"}, {"name_fr", "SPF Intérieur"}, {"abbr_fr", "SPF"}}));
        for (const char* code : {"E1", "E2"})
            writing.add(
                record("expert", {{"code", code}, {"since", "2020-01-01"}, {"name", "Line Exemple"}}));
    });
    intake::Names names(store, test::taxonomies, {});
    const model::Field& partner = field("secondment", "partner");
    const model::Field& expert = field("secondment", "expert");
    const model::Field& about = field("meeting", "about");
    CHECK(names.find(partner, "spf-finances") == std::vector<std::string>{"FIN"});
    CHECK(names.find(about, "spf finances") == std::vector<std::string>{"FIN"});
    CHECK(names.find(field("partner", "kind"), "spf") == std::vector<std::string>{"fps"});
    CHECK(names.find(partner, "SPF Justice").empty());

    const std::vector<std::string> several = names.find(partner, "SPF");
    CHECK(join(names.described(partner, several, "fr"), ", ") == "FIN (SPF Finances), INT (SPF Intérieur)");
    CHECK(names.near(partner, "SPF Finance") == std::vector<std::string>{"FIN"});

    const std::vector<std::string> people = names.find(expert, "line exemple");
    CHECK(join(names.described(expert, people, "fr"), ", ") == "E1, E2");
    CHECK(names.near(expert, "Line Exempel").empty());
    CHECK(names.near(about, "Line Exempel").empty());

    // What a folder declares is known before it is stored.
    names.declare(record("partner", {{"code", "JUS"}, {"kind", "fps"}, {"name_fr", "SPF Justice"}}));
    CHECK(names.find(partner, "SPF Justice") == std::vector<std::string>{"JUS"});
    CHECK(names.find(about, "SPF Justice") == std::vector<std::string>{"JUS"});
}
