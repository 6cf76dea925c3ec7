#include "intake/institutions.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"
#include "unit/room.hpp"

using namespace edv;
using test::record;

TEST_CASE("an institution is known by what it is called, and a slip of it is near") {
    const test::Room room;
    store::Store store(room.file(), store::Store::Mode::write);
    test::write(store, [](store::Writing& writing) {
        writing.add(
            record("partner",
                   {{"code", "ENERG"}, {"kind", "fps"}, {"name_fr", "SPF Énergie"}, {"abbr_fr", "SPF EN"}}));
        writing.add(
            record("partner", {{"code", "ONE"}, {"kind", "fps"}, {"name_fr", "Office de la naissance"}}));
        writing.add(record("partner_name", {{"partner", "ENERG"},
                                            {"since", "2025-01-01"},
                                            {"lang", "fr"},
                                            {"name", "SPF Énergie et Climat"}}));
        writing.add(record("signal", {{"number", "2026-01"},
                                      {"title", "T"},
                                      {"statement", "S"},
                                      {"ground", "political"},
                                      {"opened", "2026-01-01"}}));
        for (const char* name : {"Ministre de la Santé", "Partenaire A", "Bureau 1"})
            writing.add(record("transmission",
                               {{"signal", "2026-01"}, {"institution", name}, {"sent", "2026-01-02"}}));
    });

    struct Row {
        const char* typed;
        const char* known;
        const char* near; ///< with blanks between them
    };
    for (const Row& row : {
             Row{"ENERG", "ENERG", ""},
             {"energ", "ENERG", ""},
             {"spf  energie", "ENERG", ""},
             {"SPFENERGIE", "ENERG", ""},
             {"SPF-EN", "ENERG", ""},
             {"spf énergie et climat", "ENERG", ""},
             {"ministre de la sante", "Ministre de la Santé", ""},
             {"Partenaire  A", "Partenaire A", ""},
             {"ENERGIE", "ENERGIE", "ENERG"},
             {"SPF Energy", "SPF Energy", "ENERG"},
             {"Ministère de la Santé", "Ministère de la Santé", "Ministre de la Santé"},
             {"Partenaire B", "Partenaire B", ""},
             {"Bureau 2", "Bureau 2", ""},
             {"ONEM", "ONEM", ""},
             {"Comité national", "Comité national", ""},
         }) {
        CAPTURE(row.typed);
        const std::string known = intake::institution_named(store, row.typed);
        CHECK(known == row.known);
        CHECK(join(intake::near_institutions(store, known), " ") == row.near);
    }
}
