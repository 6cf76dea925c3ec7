#include "model/privacy.hpp"

#include <doctest/doctest.h>

using edv::model::find_personal;
using edv::model::masked;
using edv::model::PersonalKind;

namespace {

using Found = std::vector<std::string>;

/// Every trace as "kind: text".
Found found(const std::string& text) {
    Found all;
    for (const auto& trace : edv::model::find_personal(text))
        all.push_back(std::string(personal_word(trace.kind)) + ": " + text.substr(trace.at, trace.size));
    return all;
}

/// Whether `trace`, and nothing else, is found alone and in every usual surrounding.
void check_found(edv::model::PersonalKind kind, const std::string& trace) {
    const Found expected = {std::string(personal_word(kind)) + ": " + trace};
    for (const std::string before :
         {"", "Voir ", "n°", "(", "«\u00A0", "\n", "2 fois, ", "l’", "Tél. : ", "**"}) {
        for (const std::string behind :
             {"", ".", ", puis", " 3 fois", ")", "\u00A0»", "\n2024-01-10", "?", " €"}) {
            CAPTURE(trace);
            CAPTURE(before);
            CAPTURE(behind);
            CHECK(found(before + trace + behind) == expected);
        }
    }
    CHECK(found("x" + trace) != expected);
    CHECK(found("é" + trace) != expected);
    CHECK(edv::model::find_personal(edv::model::masked("Voir " + trace + ".")).empty());
}

void check_nothing(const std::vector<std::string>& texts) {
    for (const auto& text : texts) {
        CAPTURE(text);
        CHECK(found(text) == Found{});
        CHECK(found("Voir " + text + ".") == Found{});
        CHECK(found("(" + text + ", 7)") == Found{});
        CHECK(edv::model::masked(text) == text);
    }
}

} // namespace

TEST_CASE("national register and BIS numbers are found however they are written") {
    for (const std::string number : {"85073003328",
                                     "85.07.30-033.28",
                                     "85 07 30 033 28",
                                     "85/07/30-033/28",
                                     "85-07-30-033-28",
                                     "850730-033-28",
                                     "850730 033 28",
                                     "850730.03328",
                                     "85.07.30 - 033.28",
                                     "85.07.30 03328",
                                     "85\u00A007\u00A030\u00A0033\u00A028",
                                     "85.07.30\u2013033.28",
                                     "00010100105",
                                     "00.01.01-001.05",
                                     "05021299851",
                                     "85473003317",
                                     "85273003371",
                                     "85.27.30-033.71",
                                     "00000000196",
                                     "12421234564",
                                     "99313199778",
                                     "17011541216",
                                     "17011541284",
                                     "85000050024"}) {
        check_found(edv::model::PersonalKind::national_number, number);
    }
}

TEST_CASE("a national register number needs structure and check digits") {
    check_nothing({"85073003329", "85.07.30-033.27", "85133003370", "85333003316", "85533003359",
                   "85073203365", "85073000061", "85073099932", "850730033281", "185073003328",
                   "85073003328a", "a85073003328", "8507300332", "85.07.3.003328", "850 730 033 28",
                   "85073003328é", "85_07_30_033_28"});
}

TEST_CASE("IBANs are found with and without blanks, in capitals or not") {
    for (const std::string iban : {"BE68539007547034",
                                   "BE68 5390 0754 7034",
                                   "be68539007547034",
                                   "Be68 5390 0754 7034",
                                   "BE68\u00A05390\u00A00754\u00A07034",
                                   "BE68-5390-0754-7034",
                                   "BE97001234567890",
                                   "FR1420041010050500013M02606",
                                   "FR14 2004 1010 0505 0001 3M02 606",
                                   "fr14 2004 1010 0505 0001 3m02 606",
                                   "NL91ABNA0417164300",
                                   "NL91 ABNA 0417 1643 00",
                                   "LU280019400644750000",
                                   "DE89370400440532013000",
                                   "DE89 3704 0044 0532 0130 00",
                                   "GB82 WEST 1234 5698 7654 32",
                                   "MT84MALT011000012345MTLCAST001S",
                                   "NO9386011117947",
                                   "NO93 8601 1117 947",
                                   "LC55HEMM000100010012001200023015",
                                   "XX0812345678901",
                                   "ZZ20123456789012345678901234567890"}) {
        check_found(edv::model::PersonalKind::iban, iban);
    }
}

TEST_CASE("an IBAN needs its country's length and check digits") {
    check_nothing({"BE68539007547035", "BE68 5390 0754 7035", "BE595390075470345", "BE6853900754703",
                   "B68539007547034", "XBE68539007547034", "1BE68539007547034", "BE68539007547034x",
                   "BE68539007547034é", "XX361234567890", "ZZ641234567890123456789012345678901",
                   "BE68 53 90 07 54 70 34", "BEAB539007547034"});
}

TEST_CASE("Belgian phone numbers are found in their usual groups") {
    for (const std::string number : {"0471234567",
                                     "0471 23 45 67",
                                     "0471/23.45.67",
                                     "0471/23 45 67",
                                     "0471-23-45-67",
                                     "0471.23.45.67",
                                     "0471/234567",
                                     "0471-234567",
                                     "0471 234 567",
                                     "0471/234.567",
                                     "04 71 23 45 67",
                                     "047 123 45 67",
                                     "0471 / 23 45 67",
                                     "0471\u00A023\u00A045\u00A067",
                                     "0471\u201123\u201145\u201167",
                                     "0450123456",
                                     "0468 12 34 56",
                                     "0499/99.99.99",
                                     "0471.234.567",
                                     "021234567",
                                     "02 123 45 67",
                                     "02/123.45.67",
                                     "02/123 45 67",
                                     "02-123-45-67",
                                     "02/1234567",
                                     "02 123 4567",
                                     "02123 45 67",
                                     "02 / 123 45 67",
                                     "03/234.56.78",
                                     "04/223.45.67",
                                     "09 234 56 78",
                                     "081123456",
                                     "081 12 34 56",
                                     "081/12.34.56",
                                     "081/123456",
                                     "081 123 456",
                                     "081/123.456",
                                     "010 45 67 89",
                                     "050-34-56-78",
                                     "065/98 76 54"}) {
        check_found(edv::model::PersonalKind::phone, number);
    }
}

TEST_CASE("phone numbers with a country are found") {
    for (const std::string number :
         {"+32471234567",       "+32 471 23 45 67",    "+32 471/23.45.67",     "+32.471.23.45.67",
          "+32-471-23-45-67",   "+32 (0)471 23 45 67", "+32(0)471234567",      "+32 (0) 471 23 45 67",
          "+320471234567",      "+32 0471 23 45 67",   "+32 2 123 45 67",      "+3221234567",
          "+32 (0)2 123 45 67", "+32 (2) 123 45 67",   "+32 81 12 34 56",      "+32 81 123 456",
          "0032471234567",      "0032 471 23 45 67",   "0032 (0)471 23 45 67", "00 32 471 23 45 67",
          "0032 2 123 45 67",   "+33 6 12 34 56 78",   "+33612345678",         "0033612345678",
          "0033 6 12 34 56 78", "+31 20 123 4567",     "+31-20-1234567",       "+49 30 12345678",
          "+44 20 7946 0958",   "+44 (0)20 7946 0958", "+1 (212) 555-0123",    "+1-212-555-0123",
          "+352 123 456",       "+352 12 34 56",       "+243 812 345 678",     "+212 6 12 34 56 78",
          "+123456789012345",   "+ 32 471 23 45 67"}) {
        CAPTURE(number);
        const Found expected = {"phone number: " + number};
        for (const std::string before : {"", "Tél. ", "(", "\u00A0", "gsm:", "**"}) {
            for (const std::string behind : {"", ".", ", puis", " le matin", ")", "?", " (bureau)"}) {
                CAPTURE(before);
                CAPTURE(behind);
                CHECK(found(before + number + behind) == expected);
            }
        }
        CHECK(edv::model::find_personal(edv::model::masked("Tel: " + number + ".")).empty());
    }
    CHECK(found("(+32) 471 23 45 67") == Found{"phone number: +32) 471 23 45 67"});
    CHECK(found("(02) 123 45 67") == Found{"phone number: 02) 123 45 67"});
    CHECK(found("(0471) 23 45 67") == Found{"phone number: 0471) 23 45 67"});
    CHECK(found("(02)/123.45.67") == Found{"phone number: 02)/123.45.67"});
}

TEST_CASE("dates, hours, amounts and numbers of files are no phone numbers") {
    check_nothing({"02/03/2023",
                   "02.03.2023",
                   "02.03.2023 14:30",
                   "02.03.2023 9:30",
                   "02/03/2023 - 04/03/2023",
                   "02-03-2023",
                   "2023-02-03",
                   "2023-02-03 10:15:30",
                   "2023-02-03T10:15:30",
                   "20230203",
                   "08.30-12.00",
                   "09.00-12.30 / 13.30-16.00",
                   "de 8:00 12/03/2023",
                   "8h30 - 12h00",
                   "1 250,00 euro",
                   "12.500.000",
                   "12 500 000 euro",
                   "1.250.000,00 EUR",
                   "1 050 123 456 euro",
                   "1 002 123 456",
                   "0,0471234567",
                   "€ 045.123",
                   "2.500",
                   "1000 Bruxelles",
                   "B-5000 Namur"});
    check_nothing({"2023-02-123",
                   "2023-0471234567",
                   "2023/02-123.45.67",
                   "03/456/2023",
                   "010/12/2023",
                   "04/2023/123",
                   "0471/2023/12",
                   "loi du 02/04/2003",
                   "AR 04.12.1998",
                   "2003/04/02/39",
                   "M.B. 02.04.2003, p. 17123",
                   "art. 23, § 1",
                   "4711 2345",
                   "ISBN 978-2-1234-5680-3",
                   "+12.500.000",
                   "+ 12 500 000 euro",
                   "+125 500 000 euro",
                   "+1 250 000,00",
                   "+12/03/2023",
                   "+12/03/2023 14:30",
                   "5 + 20304050",
                   "3+2",
                   "+25 %",
                   "18+",
                   "C++ 20",
                   "+32",
                   "0032"});
    check_nothing({"047123456789", "123456789012", "0471234567890", "04712345678", "0471 23 45 6",
                   "0471 2 3 4 5 6 7", "02 123 45 6", "02 023 45 67", "0800 12 345", "0800 33 800",
                   "070 24 52 45", "078 15 15 15", "0900 12 345", "0471-23-45-67-89", "0471234567x",
                   "x0471234567", "+0123456789", "112", "1733"});
}

TEST_CASE("numbers of enterprises are no phone numbers") {
    check_nothing({"0403.170.701",
                   "BE 0403.170.701",
                   "BE0403170701",
                   "BE0403.170.701",
                   "0471.123.456",
                   "BE 0471.123.456",
                   "BE 0471.234.567",
                   "BE 0471234567",
                   "TVA 0471234567",
                   "TVA : 0471.234.567",
                   "TVA BE 0471 234 567",
                   "BTW 0471.234.567",
                   "btw-nummer: 0471234567",
                   "KBO 0471.234.567",
                   "KBO-nr. 0471234567",
                   "BCE n° 0471.234.567",
                   "n° entreprise 0471 234 567",
                   "n° d'entreprise : 0471234567",
                   "numéro d’entreprise 0471.234.567",
                   "ondernemingsnummer 0471.234.567",
                   "2.123.456.789",
                   "2.047.123.456",
                   "1.471.234.567"});
    CHECK(found("TVA 21 %, 0471.234.567") == Found{"phone number: 0471.234.567"});
    CHECK(found("l’entreprise, 0471234567") == Found{"phone number: 0471234567"});
    CHECK(found("GSM-nummer: 0471234567") == Found{"phone number: 0471234567"});
    CHECK(found("GSM nr. 0471.234.567") == Found{"phone number: 0471.234.567"});
    CHECK(found("BE 3 0471234567") == Found{"phone number: 0471234567"});
    CHECK(found("TVA 0471 23 45 67") == Found{"phone number: 0471 23 45 67"});
}

TEST_CASE("payment references are nothing") {
    check_nothing({"+++123/4567/89012+++", "***123/4567/89012***", "+++012/3456/78901+++",
                   "+++047/1234/56789+++", "+++ 123/4567/89012 +++", "+++123456789012+++",
                   "***001234567890***", "+++001234567890+++", "001/2345/67890", "+++ 001/2345/67890 +++",
                   "123/4567/89012", "+++001/2345/67890+++", "+++021/1234/56789+++"});
}

TEST_CASE("e-mail addresses are found without what stands around them") {
    for (const std::string address :
         {"anne@example.be", "Anne.Martin@Example.BE", "a@b.be", "anne_martin+edv@mail.example.be",
          "anne-martin@ex-ample.be", "anne%x@example.org", "o'brien@example.ie", "élodie@exámple.be",
          "anne@hôpital.brussels", "1234@example.be", "0471234567@example.be", "+32471234567@example.be",
          "anne.0471234567@example.be", "x@1und1.de", "anne@example.xn--p1ai", "85073003328@example.be"}) {
        CAPTURE(address);
        const Found expected = {"e-mail address: " + address};
        for (const std::string before :
             {"", "Voir ", "(", "<", "mailto:", "\"", "'", "- ", "-", "…", "«\u00A0"}) {
            for (const std::string behind :
                 {"", ".", "...", ",", ";", ")", ">", "'", "-", "?subject=x", " 5 euro", "\u00A0»", "…"}) {
                CAPTURE(before);
                CAPTURE(behind);
                CHECK(found(before + address + behind) == expected);
            }
        }
        CHECK(edv::model::find_personal(edv::model::masked("Voir " + address + ".")).empty());
    }
    CHECK(found("anne@example.be.12") == Found{"e-mail address: anne@example.be"});
    CHECK(found("a@b.be,c@d.be") == Found{"e-mail address: a@b.be", "e-mail address: c@d.be"});
    CHECK(found("a@b.be@c.be") == Found{"e-mail address: a@b.be"});
}

TEST_CASE("an at sign alone is no address") {
    check_nothing({"@handle", "@handle.be", "3 @ 5 euro", "3@5 euro", "3@5.50", "anne@", "anne@localhost",
                   "anne @ example.be", "anne@.be", "anne@be.", "a@b.c", "@", "@@", "...@example.be",
                   "a@@b.be", "*@example.be", "anne@-.be", "anne@b..be"});
}

TEST_CASE("digits of a decimal are no national number") {
    check_nothing({"moyenne 34955.75221238939", "34955,75221238939 m", "lieu 34.250084148", "-34.250084148",
                   "(4.85073003328)", "12,85073003328 €"});
    check_nothing({"50.84657391,4.85073003328", "4.85073003328,50.84657391", "@50.8507300,4.85073003328,17z",
                   "[4.85073003328,50.85073003328]", "[4.85073003328, 50.85073003328]",
                   "[4.85073003328,50.85073003328,0]", "50.85073003328,-4.85073003328",
                   "-50.8465,-4.85073003328", "34.250084148,4.8573", "4.8573,34.250084148",
                   "https://maps.example/@50.8507300,4.85073003328,17z/data"});
    for (const std::string text : {"85073003328 m",
                                   "85073003328€",
                                   "le 12.05.2023.85073003328",
                                   "85.07.30-033.28, 34.5",
                                   "1) 85073003328",
                                   "12/85073003328",
                                   "3,85073003328,76",
                                   "né 850730.03328",
                                   "85073003328.",
                                   "85073003328, 12.5",
                                   "id: 85073003328.",
                                   "12.85.07.30-033.28",
                                   "12.5,85073003328",
                                   "85073003328,12.5",
                                   "1.85073003328,5",
                                   "5.85073003328,04.05.2020",
                                   "04.05.2020,5.85073003328",
                                   "4/5.20,5.85073003328",
                                   "5.85073003328,4.5/20",
                                   "12.5,3,85073003328",
                                   "3,85073003328,12.5",
                                   "50.84657391,85.07.30-033.28",
                                   "50.84657391,4.85.07.30-033.28",
                                   "50.84,4.5.85073003328"}) {
        CAPTURE(text);
        CHECK(found(text).size() == 1);
    }
}

TEST_CASE("a trace is found wherever in a long text it stands") {
    for (std::size_t before = 0; before < 100; ++before)
        for (const std::size_t behind : {0, 1, 31, 32, 33, 64}) {
            CAPTURE(before);
            CAPTURE(behind);
            const std::string text = std::string(before, '.') + " 0471 12 34 56 " + std::string(behind, '.');
            CHECK(found(text) == Found{"phone number: 0471 12 34 56"});
        }
}

TEST_CASE("several traces come in their order") {
    CHECK(
        found("Anne (0471/23.45.67 ou anne@example.be) paie de BE68 5390 0754 7034, née 85.07.30-033.28.") ==
        Found{"phone number: 0471/23.45.67", "e-mail address: anne@example.be",
              "bank account number: BE68 5390 0754 7034", "national register number: 85.07.30-033.28"});
    CHECK(found("0471234567/0472345678") == Found{"phone number: 0471234567", "phone number: 0472345678"});
    CHECK(found("0471234567,0472345678") == Found{"phone number: 0471234567", "phone number: 0472345678"});
    CHECK(found("0471 23 45 67 02 123 45 67") ==
          Found{"phone number: 0471 23 45 67", "phone number: 02 123 45 67"});
    CHECK(found("+32 471 23 45 67 - 0472 34 56 78") ==
          Found{"phone number: +32 471 23 45 67", "phone number: 0472 34 56 78"});
    CHECK(found("le 12/03/2023 0471 23 45 67") == Found{"phone number: 0471 23 45 67"});
}

TEST_CASE("masking leaves what stands between letters and digits") {
    CHECK(edv::model::masked("") == "");
    CHECK(edv::model::masked("Rien ici, 3 fois.") == "Rien ici, 3 fois.");
    CHECK(edv::model::masked("Appeler le 0471/23.45.67 !") == "Appeler le ****/**.**.** !");
    CHECK(edv::model::masked("élodie.x@exámple.be, +32 (0)2 123 45 67") ==
          "******.*@*******.**, +** (*)* *** ** **");
    CHECK(edv::model::masked("né 85.07.30-033.28, be68 5390 0754 7034") ==
          "né **.**.**-***.**, **** **** **** ****");
    CHECK(edv::model::masked("85.07.30\u2013033.28") == "**.**.**\u2013***.**");
}

TEST_CASE("masking twice masks no more") {
    for (const std::string text :
         {"0471 23 45 67 0471234567 85073003328", "+32 471 23 45 67@x.be", "a@b.be@c.be@d.be",
          "+33 6 12 34 56 78 0472 34 56 78", "0471234567-0472345678-021234567", "x.0471234567@a.be0471234567",
          "BE68 5390 0754 7034 0471 23 45 67", "0032471234567,0033612345678", "12-0471234567-0472345678"}) {
        CAPTURE(text);
        CHECK(edv::model::find_personal(edv::model::masked(text)).empty());
        CHECK(edv::model::masked(edv::model::masked(text)) == edv::model::masked(text));
    }
}

TEST_CASE("bytes that are not UTF-8 do no harm") {
    CHECK(found("\xE9 0471234567 \xFF") == Found{"phone number: 0471234567"});
    CHECK(found("anne@example.be\xC3") == Found{"e-mail address: anne@example.be"});
    CHECK(found("\x80\x80\x80\x80\x80"
                "anne@example.be") == Found{"e-mail address: anne@example.be"});
    CHECK(found("0471\xC2") == Found{});
    CHECK(found("0471234567\xE2") == Found{"phone number: 0471234567"});
}
