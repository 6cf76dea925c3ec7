#include "intake/encoding.hpp"

#include <array>
#include <doctest/doctest.h>
#include <sstream>

#include "base/text.hpp"
#include "intake/plausible.hpp"
#include "intake/twice_encoded.hpp"
#include "unit/bound.hpp"

using edv::intake::Encoding;
using edv::intake::TextStream;

namespace {

constexpr std::size_t block = std::size_t{64} * 1024;

struct Read {
    std::string text;
    edv::intake::Encoding encoding = edv::intake::Encoding::utf8;
    bool has_bom = false;
    std::uint64_t consumed = 0;
};

Read read(const std::string& bytes, std::optional<edv::intake::Encoding> stated = {}) {
    std::istringstream source(bytes);
    edv::intake::TextStream in(source, stated);
    Read all;
    std::array<char, 1000> some{};
    while (in.read(some.data(), some.size()) || in.gcount() > 0)
        all.text.append(some.data(), static_cast<std::size_t>(in.gcount()));
    CHECK_FALSE(in.bad());
    all.encoding = in.encoding();
    all.has_bom = in.has_bom();
    all.consumed = in.consumed();
    CHECK(all.consumed == bytes.size());
    return all;
}

/// Big endian from little.
std::string swapped(std::string bytes) {
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        std::swap(bytes[i], bytes[i + 1]);
    return bytes;
}

std::string utf16(std::string_view text) {
    return encode(text, edv::intake::Encoding::utf16);
}

/// Gives its text, then breaks.
class Broken : public std::streambuf {
public:
    explicit Broken(std::string text) : text_(std::move(text)) {
        setg(text_.data(), text_.data(), text_.data() + text_.size());
    }

protected:
    int_type underflow() override { throw std::ios_base::failure("broken"); }

private:
    std::string text_;
};

} // namespace

TEST_CASE("encodings have words of their own") {
    for (const auto encoding :
         {edv::intake::Encoding::utf8, edv::intake::Encoding::utf16, edv::intake::Encoding::windows1252})
        CHECK(edv::intake::parse_encoding(encoding_word(encoding)) == encoding);
    CHECK(encoding_word(edv::intake::Encoding::utf8) == "utf-8");
    CHECK(encoding_word(edv::intake::Encoding::utf16) == "utf-16");
    CHECK(encoding_word(edv::intake::Encoding::windows1252) == "windows-1252");
    CHECK(edv::intake::parse_encoding("UTF-8") == edv::intake::Encoding::utf8);
    for (const std::string_view word : {"", "auto", "uft-8", "latin-0", "utf-8 ", "windows1252"})
        CHECK(edv::intake::parse_encoding(word) == std::nullopt);
}

TEST_CASE("the encoding is told from the bytes") {
    struct Case {
        std::string bytes;
        edv::intake::Encoding encoding;
        bool has_bom;
        std::string text;
    };
    const std::string both = "prénom;œuvre;10 €;😀\r\n";
    const std::array<Case, 23> cases = {{
        {"", edv::intake::Encoding::utf8, false, ""},
        {"a,b\n", edv::intake::Encoding::utf8, false, "a,b\n"},
        {both, edv::intake::Encoding::utf8, false, both},
        {"\xEF\xBB\xBF" + both, edv::intake::Encoding::utf8, true, both},
        {"\xEF\xBB\xBF", edv::intake::Encoding::utf8, true, ""},
        {"\xEF\xBB\xBFpr\xE9nom", edv::intake::Encoding::utf8, true, "pr\xE9nom"},
        {"pr\xE9nom", edv::intake::Encoding::windows1252, false, "prénom"},
        {"\x80 \x8C\x9C\x92\x96\xFF", edv::intake::Encoding::windows1252, false, "€ Œœ’–ÿ"},
        {"caf\xE9", edv::intake::Encoding::windows1252, false, "café"},
        {"caf\xC3", edv::intake::Encoding::windows1252, false, "cafÃ"},
        {"caf\xC3\xA9 \xE9", edv::intake::Encoding::utf8, false, "café \xE9"},
        {"\xE9 caf\xC3\xA9", edv::intake::Encoding::windows1252, false, "é caf\xFFMD\xFFKJ"},
        {"\xE9 10 \xE2\x82\xAC", edv::intake::Encoding::windows1252, false, "é 10 \xFFOC\xFFIC\xFFKM"},
        {"\xE9 \xF0\x9F\x98\x80!", edv::intake::Encoding::windows1252, false, "é \xFFPA\xFFJP\xFFJI\xFFIA!"},
        {"\xE9 \x81\x8D\x8F\x90\x9D.", edv::intake::Encoding::windows1252, false,
         "é \xFFIB\xFFIN\xFFIP\xFFJA\xFFJN."},
        {"\xAB d\xE9\x6A\xE0\xA0\xBB, \xC9\xBB, \xE9\xA0\xBB", edv::intake::Encoding::windows1252, false,
         "« déjà\u00A0», É», é\u00A0»"},
        {"\xE9\xA0\xBB \xE9t\xE9", edv::intake::Encoding::windows1252, false, "é\u00A0» été"},
        {"\xFF\xFE" + utf16(both), edv::intake::Encoding::utf16, true, both},
        {"\xFE\xFF" + swapped(utf16(both)), edv::intake::Encoding::utf16, true, both},
        {utf16(both), edv::intake::Encoding::utf16, false, both},
        {swapped(utf16(both)), edv::intake::Encoding::utf16, false, both},
        {"\xFF\xFE", edv::intake::Encoding::utf16, true, ""},
        {std::string("a,b\0c\n", 6), edv::intake::Encoding::utf8, false, std::string("a,b\0c\n", 6)},
    }};
    for (const auto& [bytes, encoding, has_bom, text] : cases) {
        CAPTURE_BOUND(bytes);
        const Read all = read(bytes);
        CHECK(all.encoding == encoding);
        CHECK(all.has_bom == has_bom);
        CHECK(all.text == text);
    }
}

TEST_CASE("what is stated holds") {
    CHECK(read("caf\xC3\xA9", edv::intake::Encoding::windows1252).text == "cafÃ©");
    CHECK(read("\xEF\xBB\xBF"
               "a",
               edv::intake::Encoding::windows1252)
              .text == "ï»¿a");
    CHECK_FALSE(read("\xEF\xBB\xBF"
                     "a",
                     edv::intake::Encoding::windows1252)
                    .has_bom);
    CHECK(read("pr\xE9nom", edv::intake::Encoding::utf8).text == "pr\xE9nom");
    CHECK(read("\xEF\xBB\xBF"
               "a",
               edv::intake::Encoding::utf8)
              .text == "a");
    CHECK(read("\xFF\xFE" + utf16("a"), edv::intake::Encoding::utf8).text == std::string("\xFF\xFE"
                                                                                         "a\0",
                                                                                         4));
    CHECK(read(utf16("日本"), edv::intake::Encoding::utf16).text == "日本");
    CHECK(read("\xFE\xFF" + swapped(utf16("日本")), edv::intake::Encoding::utf16).text == "日本");
    CHECK(read(swapped(utf16("date;résumé")), edv::intake::Encoding::utf16).text == "date;résumé");
    CHECK(read("a", edv::intake::Encoding::windows1252).encoding == edv::intake::Encoding::windows1252);
    CHECK(read("", edv::intake::Encoding::utf16).encoding == edv::intake::Encoding::utf16);
}

namespace {

/// What bytes become that are no text.
std::string lost(const std::string& bytes) {
    std::string marks;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        marks += {'\xFF', static_cast<char>('A' + (byte >> 4)), static_cast<char>('A' + (byte & 15))};
    }
    return marks;
}

} // namespace

TEST_CASE("what is no UTF-16 is marked") {
    const std::string mark = "\xFF\xFE";
    const auto text = [&](const std::string& bytes) { return read(mark + bytes).text; };
    const auto half = [](char low, char high) { return lost({low, high}); };
    CHECK(text(utf16("ab") + "c") == "ab" + lost("c"));
    CHECK(text(std::string("\x00\xD8", 2)) == half('\0', '\xD8'));
    CHECK(text(std::string("\x00\xDC", 2) + utf16("a")) == half('\0', '\xDC') + "a");
    CHECK(text(std::string("\x3D\xD8", 2) + utf16("a")) == half('\x3D', '\xD8') + "a");
    CHECK(text(std::string("\x3D\xD8\x3D\xD8\x00\xDE", 6)) == half('\x3D', '\xD8') + "😀");
    CHECK(text(std::string("\x3D\xD8\x00", 3)) == half('\x3D', '\xD8') + lost(std::string(1, '\0')));
    CHECK(text(utf16("\uFFFF\uFEFF")) == "\uFFFF\uFEFF");
}

TEST_CASE("what is no text goes back as the bytes that it was") {
    for (const std::string bytes :
         {"\xE9 \x81\x8D\x8F\x90\x9D.", "\xE9 caf\xC3\xA9", "\xE9 \xF0\x9F\x98\x80!"})
        CHECK(encode(read(bytes).text, edv::intake::Encoding::windows1252) == bytes);
    const std::string odd = std::string("\x3D\xD8", 2) + utf16("a") + "b";
    CHECK(encode(read(odd, edv::intake::Encoding::utf16).text, edv::intake::Encoding::utf16) == odd);
    const edv::intake::Encoding chinese("gb18030");
    CHECK(encode(read("a\xFF\xE9", chinese).text, chinese) == "a\xFF\xE9");
}

TEST_CASE("an encoding that the converters know is read when it is stated") {
    struct Case {
        std::string name;
        std::string bytes;
        std::string text;
    };
    for (const Case& one :
         {Case{"cp850", "D\x82lai tr\x8As long", "Délai très long"}, Case{"CP437", "D\x82lai", "Délai"},
          Case{"ISO-8859-15", "50 \xA4 \xBDuvre", "50 € œuvre"},
          Case{"MacRoman",
               "\xC7\xCA"
               "d\x8Elai\xCA\xC8 \xCF",
               "«\u00A0délai\u00A0» œ"},
          Case{"shift_jis", "\x93\xFA", "日"},
          Case{"utf-32", std::string("\xFF\xFE\0\0\xE9\0\0\0", 8), "é"}}) {
        CAPTURE(one.name);
        const auto encoding = edv::intake::parse_encoding(one.name);
        REQUIRE(encoding);
        CHECK(read(one.bytes, encoding).text == one.text);
        CHECK(read(one.bytes, encoding).encoding == encoding);
        CHECK(std::string(edv::intake::bom(*encoding)) + encode(one.text, *encoding) == one.bytes);
    }
    CHECK(encode("ł€", edv::intake::Encoding("iso-8859-15")) == "?\xA4");
    CHECK(read(std::string("\xFF\xFE\0\0a\0\0\0", 8)).text == "a");
    CHECK(encoding_word(read(std::string("\xFF\xFE\0\0a\0\0\0", 8)).encoding) == "utf-32");
    const std::string big("\0\0\0a\0\0\0;\0\0\0\xE9", 12);
    const std::string little("a\0\0\0;\0\0\0\xE9\0\0\0", 12);
    for (const auto& stated :
         {std::optional<edv::intake::Encoding>(), edv::intake::parse_encoding("utf-32")}) {
        CHECK(read(big, stated).text == "a;é");
        CHECK(encoding_word(read(big, stated).encoding) == "utf-32be");
        CHECK(read(little, stated).text == "a;é");
    }
    CHECK(read(std::string("\0\0\xFE\xFF", 4) + big).text == "\uFEFFa;é");
    CHECK_FALSE(edv::intake::parse_encoding("no such one"));
    CHECK_FALSE(edv::intake::parse_encoding("utf-8//IGNORE"));
}

TEST_CASE("another encoding reads the same wherever blocks end") {
    for (std::size_t before = block - 4; before <= block + 2; ++before) {
        const std::string pad(before, 'p');
        CHECK(read(pad + "\x93\xFA!", edv::intake::Encoding("shift_jis")).text == pad + "日!");
        CHECK(read(pad + "\x93", edv::intake::Encoding("shift_jis")).text == pad + lost("\x93"));
    }
}

TEST_CASE("a text that can't be windows-1252 is likelier in another encoding") {
    struct Case {
        std::string bytes;
        std::string likelier;
    };
    for (const Case& one :
         {Case{"D\x82lai tr\x8As long, \x85 l'h\x93pital", "cp850"}, Case{"50 \xA4 \xBDuvre", "iso-8859-15"},
          Case{"C\xCFur, d\x8Elai tr\x8Fs long", "macroman"},
          Case{"D\xE9lai \x96 \xAB oui \xBB, l\x92\x9Cuvre, 50 \x80, caf\xE9\x85", ""},
          Case{"\x84Stra\xDF"
               "e\x93, \x82gr\xFC\xDF"
               "en\x91, 1\xBD uur",
               ""},
          Case{"\x8Ei\x9E"
               "ek, \xC9TUDE, D\xC9LAI",
               ""},
          // letters that are usual decide between those that give the same number of odd signs
          Case{"Il a re\x8Du un gar\x8Don fran\x8D"
               "ais",
               "macroman"},
          Case{"Hij werd niet ge\x95nformeerd over zijn idee\x91n", "macroman"},
          Case{"\x80"
               "a va, \x82\x82n",
               "cp850"},
          // German without capitals, with few letters beyond ASCII
          Case{"die stra\xE1"
               "e ist gesperrt",
               "cp850"},
          Case{"er wei\xE1 nichts", "cp850"},
          Case{"das m\x84"
               "dchen",
               "cp850"},
          Case{"er m\x94"
               "chte warten",
               "cp850"},
          Case{"der bescheid f\x81r sie", "cp850"},
          Case{"kein \x9A"
               "berblick",
               "cp850"},
          Case{"\x8Erzte, \x99"
               "ffnung",
               "cp850"},
          Case{"ze werd niet ge\x8Bnformeerd", "cp850"}, Case{"het co\x94rdineren", "cp850"},
          Case{"un c\x93t\x82, l'h\x93tel", "cp850"},
          // names
          Case{"Ad\xE1n Su\xE1rez, Mari\xE1n, M\xE1ria, \x8E"
               "eljko, \x9A\xE1rka, Milo\x9A",
               ""},
          // quotes in the wrong place, euros, inclusive writing
          Case{"l\x93"
               "acces\x94, l\x91"
               "eau, 10\x80par mois, expert\x95"
               "e\x95s",
               ""},
          Case{"plain", ""}, Case{"", ""}}) {
        CAPTURE(one.bytes);
        std::istringstream in(one.bytes);
        CHECK(edv::intake::likelier_encoding(in).value_or("") == one.likelier);
    }
}

TEST_CASE("texts that were encoded twice are told from those that tell of it") {
    struct Case {
        std::vector<std::string> texts;
        bool twice;
    };
    for (const Case& one :
         {Case{{"dÃ©lai", "trÃ¨s"}, true}, Case{{"nâ€™est", "Å“uvre"}, true},
          Case{{"geÃ¯nformeerd", "Ã‰tat"}, true}, Case{{"StraÃŸe", "fÃ¼r"}, true}, Case{{"dÃ©lai"}, false},
          Case{{"on lit « Ã© » ou \"Ã¨\"", "Ã©"}, false}, Case{{"dÃ©lai", "trÃ¨s", "délai", "été"}, false},
          Case{{"dÃ©lai", "trÃ¨s", "été"}, false}, Case{{"dÃ©lai trÃ¨s", "trÃ¨s", "délai"}, true},
          Case{{"SÃO PAULO", "MANHÃ", "IRMÃ…"}, false}, Case{{"délai", "très", "plain", ""}, false}}) {
        CAPTURE(one.texts.front());
        edv::intake::TwiceEncoded seen;
        for (const std::string& text : one.texts)
            seen.see(text, 2, "summary");
        CHECK(seen.is_so() == one.twice);
    }
    edv::intake::TwiceEncoded title;
    edv::intake::TwiceEncoded summary;
    title.see("dÃ©lai", 3, "title");
    summary.see("nâ€™est", 2, "summary");
    CHECK_FALSE(title.is_so());
    title.add(summary);
    CHECK(title.is_so());
    CHECK(title.first().row == 2);
    CHECK(title.first().column == "summary");
    CHECK(title.first().piece == "â€™");
    CHECK(title.first().meant == "’");
}

TEST_CASE("a text with more UTF-8 than other bytes is damaged UTF-8") {
    struct Case {
        std::string bytes;
        bool damaged;
    };
    const std::string pad(block - 1, 'x');
    for (const Case& one :
         {Case{"D\x82lai, é et è", true}, Case{"D\xE9lai, é", false}, Case{"é \xE9 è", true},
          Case{pad + "é\xE9" + pad + "€", true}, Case{pad + "x\xE9" + pad + "é", false},
          Case{"d\xE9lai, caf\xE9", false}, Case{"plain", false}, Case{"", false}, Case{"é\xC3", false},
          Case{"éé\xC3", true}}) {
        CAPTURE(one.bytes.size());
        std::istringstream in(one.bytes);
        CHECK(edv::intake::is_damaged_utf8(in) == one.damaged);
    }
}

TEST_CASE("a text reads the same wherever blocks end") {
    const std::string text = "é€😀ÿœ";
    for (std::size_t before = block - 24; before <= block + 2; ++before) {
        CAPTURE(before);
        const std::string pad(before, 'p');
        const std::string latin = "é«œ€";
        const auto whole = pad + text + pad + text;
        CHECK(read(whole).text == whole);
        CHECK(read(pad + "\xE9").text == pad + "é");
        CHECK(read(pad + "\xC3").text == pad + "Ã");
        CHECK(read("\xE9" + pad + encode(latin, edv::intake::Encoding::windows1252)).text ==
              "é" + pad + latin);
        CHECK(read("\xE9" + pad + "\xE2\x82\xAC").text == "é" + pad + lost("\xE2\x82\xAC"));
        CHECK(read("\xFF\xFE" + utf16(whole)).text == whole);
        CHECK(read("\xFE\xFF" + swapped(utf16(whole))).text == whole);
    }
}

TEST_CASE("the encoding is known once its first byte was read") {
    std::string bytes(3 * block, 'a');
    bytes += '\xE9';
    std::istringstream source(bytes);
    edv::intake::TextStream in(source);
    in.ignore(static_cast<std::streamsize>(block - 1));
    CHECK(in.encoding() == edv::intake::Encoding::utf8);
    CHECK(in.consumed() == block);
    in.ignore(static_cast<std::streamsize>(2 * block + 2));
    CHECK(in.encoding() == edv::intake::Encoding::windows1252);
}

TEST_CASE("a source that breaks makes the stream bad") {
    for (const auto& stated : {std::optional<edv::intake::Encoding>(),
                               std::optional<edv::intake::Encoding>(edv::intake::Encoding::windows1252)}) {
        Broken broken("a,b\n1,\xE9");
        std::istream source(&broken);
        edv::intake::TextStream in(source, stated);
        std::array<char, 100> some{};
        in.read(some.data(), some.size());
        CHECK(in.bad());
    }
}

TEST_CASE("every byte of windows-1252 goes there and back") {
    std::string bytes;
    for (unsigned c = 1; c < 256; ++c) {
        if (c != 0x81 && c != 0x8D && c != 0x8F && c != 0x90 && c != 0x9D)
            bytes += static_cast<char>(static_cast<unsigned char>(c));
    }
    const auto text = read(bytes, edv::intake::Encoding::windows1252).text;
    CHECK_FALSE(edv::invalid_utf8(text));
    CHECK(encode(text, edv::intake::Encoding::windows1252) == bytes);
}

TEST_CASE("a text is written in another encoding") {
    CHECK(encode("é😀", edv::intake::Encoding::utf8) == "é😀");
    CHECK(encode("\xFF", edv::intake::Encoding::utf8) == "\xFF");
    CHECK(encode("", edv::intake::Encoding::windows1252).empty());
    CHECK(encode("aé€œ’", edv::intake::Encoding::windows1252) == "a\xE9\x80\x9C\x92");
    CHECK(encode("ł日😀\u0081!", edv::intake::Encoding::windows1252) == "???"
                                                                       "?!");
    CHECK(encode("a\xFF", edv::intake::Encoding::windows1252) == "a?");
    CHECK(encode("aé€", edv::intake::Encoding::utf16) == std::string("a\0\xE9\0\xAC\x20", 6));
    CHECK(encode("😀", edv::intake::Encoding::utf16) == std::string("\x3D\xD8\x00\xDE", 4));
    CHECK(encode("\xFF", edv::intake::Encoding::utf16) == "\xFD\xFF");
    CHECK(edv::intake::bom(edv::intake::Encoding::utf8) == "\xEF\xBB\xBF");
    CHECK(edv::intake::bom(edv::intake::Encoding::utf16) == "\xFF\xFE");
    CHECK(edv::intake::bom(edv::intake::Encoding::windows1252).empty());
}
