// Whatever text the register keeps, somebody can read it: `show` shows it, of the record or of what belongs
// to it.
#include <doctest/doctest.h>
#include <sstream>

#include "cli/run.hpp"
#include "unit/room.hpp"

using namespace edv;
using namespace edv::test;

namespace {

/// A word that stands nowhere else.
std::string marker(const model::Kind& kind, const model::Field& field) {
    return "text-" + std::string(kind.name) + "-" + std::string(field.name);
}

/// The record with its own word in every text.
model::Record marked(model::Record record) {
    for (std::size_t i = 0; i < record.values.size(); ++i) {
        const model::Field& field = record.kind->fields[i];
        if (field.type == model::FieldType::text && is_empty(record.values[i]))
            record.values[i] = marker(*record.kind, field);
    }
    return record;
}

/// One record of each kind that has texts, all of them about one another.
void fill_store(store::Writing& writing) {
    const std::vector<std::pair<std::string_view, std::vector<std::pair<std::string_view, std::string>>>>
        all = {{"coordinator", {{"code", "C1"}, {"since", "2020-01-01"}}},
               {"partner", {{"code", "P1"}, {"kind", "fps"}}},
               {"partner_name", {{"partner", "P1"}, {"since", "2022-01-01"}, {"lang", "fr"}}},
               {"agreement", {{"partner", "P1"}, {"relation", "institution"}, {"since", "2020-01-01"}}},
               {"expert", {{"code", "E1"}, {"since", "2020-01-01"}}},
               {"contract", {{"expert", "E1"}, {"since", "2021-01-01"}}},
               {"secondment",
                {{"expert", "E1"}, {"partner", "P1"}, {"coordinator", "C1"}, {"since", "2020-01-01"}}},
               {"project", {{"code", "J1"}, {"kind", "partner"}, {"partner", "P1"}, {"experts", "E1"}}},
               {"meeting", {{"date", "2023-01-01"}, {"about", "P1"}, {"kind", "start"}}},
               {"batch", {}},
               {"observation", {{"date", "2023-01-02"}, {"expert", "E1"}, {"partner", "P1"}}},
               {"proposal", {{"partner", "P1"}, {"area", "other"}, {"observations", "1"}}},
               {"signal",
                {{"number", "2023-01"},
                 {"ground", "inter_org"},
                 {"opened", "2023-02-01"},
                 {"observations", "1"}}},
               {"transmission", {{"signal", "2023-01"}, {"sent", "2023-03-01"}}},
               {"transmission_event",
                {{"signal", "2023-01"},
                 {"institution", "text-transmission-institution"},
                 {"sent", "2023-03-01"},
                 {"date", "2023-04-01"},
                 {"event", "remind"}}},
               {"uptake", {{"signal", "2023-01"}, {"kind", "press"}, {"date", "2023-05-01"}}}};
    for (const auto& [kind_name, fields] : all) {
        model::Record made = marked(record(kind_name, fields));
        if (made.kind->has("batch"))
            made.at("batch") = 1LL;
        writing.add(made);
    }
}

std::string shown_by(const Room& room, std::vector<std::string> words) {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    words.insert(words.end(), {"--store", room.file(), "--config", "/dev/null"});
    const auto none = [](const std::string&) { return std::optional<std::string>(); };
    CAPTURE(words[0]);
    const int code =
        cli::run(words, {none, "", "tester", "2024-01-01T00:00:00Z", "2024-01-01"}, {in, out, err});
    CHECK(err.str().empty());
    CHECK(code == 0);
    return out.str();
}

} // namespace

TEST_CASE("every stored text is shown by the show of its record or of what it belongs to") {
    Room room;
    {
        store::Store store(room.file(), store::Store::Mode::write);
        write(store, fill_store);
    }
    for (const char* format : {"text", "md", "html"}) {
        std::string all;
        for (std::vector<std::string> words : {std::vector<std::string>{"partner", "show", "P1"},
                                               {"expert", "show", "E1"},
                                               {"coordinator", "show", "C1"},
                                               {"project", "show", "J1"},
                                               {"meeting", "show", "1"},
                                               {"observe", "show", "1"},
                                               {"proposal", "show", "1"},
                                               {"signal", "show", "2023-01"}}) {
            words.insert(words.end(), {"--names", "--format", format});
            all += shown_by(room, words);
        }
        all += shown_by(room, {"observe", "batches", "--format", format});
        for (const model::Kind& kind : model::kinds()) {
            if (kind.name == "taxonomy") // the labels of codes stand wherever the codes do
                continue;
            for (const model::Field& field : kind.fields) {
                // The digest by which an import knows a row again says nothing to people.
                // An event is known by the institution of its transmission.
                if (field.type != model::FieldType::text || field.name == "imported" ||
                    (kind.name == "transmission_event" && field.name == "institution"))
                    continue;
                CAPTURE(format);
                CAPTURE(kind.name);
                CAPTURE(field.name);
                CHECK(all.find(marker(kind, field)) != std::string::npos);
            }
        }
    }
}
