// Prints a CSV file as the JSON array of objects that its header makes of it; a JSON file as it is, without
// blanks and always as an array.
#include <fstream>
#include <iostream>
#include <rapidjson/document.h>
#include <rapidjson/istreamwrapper.h>
#include <rapidjson/ostreamwrapper.h>
#include <rapidjson/writer.h>
#include <string>
#include <string_view>
#include <vector>

#include "intake/csv_reader.hpp"
#include "intake/encoding.hpp"

namespace {

using Writer = rapidjson::Writer<rapidjson::OStreamWrapper>;

void put(Writer& out, std::string_view text) {
    out.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

bool print_csv(std::istream& file, Writer& out) {
    edv::intake::TextStream text(file);
    edv::intake::CsvReader reader(text);
    const auto* row = reader.next();
    if (row == nullptr || row->damage)
        return false;
    const std::vector<std::string> header(row->cells.begin(), row->cells.end());
    out.StartArray();
    while ((row = reader.next()) != nullptr) {
        if (row->damage || row->cells.size() != header.size())
            return false;
        out.StartObject();
        for (std::size_t i = 0; i < header.size(); ++i) {
            put(out, header[i]);
            put(out, row->cells[i]);
        }
        out.EndObject();
    }
    out.EndArray();
    return true;
}

bool print_json(std::istream& file, Writer& out) {
    rapidjson::IStreamWrapper in(file);
    rapidjson::Document all;
    if (all.ParseStream(in).HasParseError())
        return false;
    if (!all.IsArray())
        out.StartArray();
    all.Accept(out);
    if (!all.IsArray())
        out.EndArray();
    return true;
}

} // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::cerr << "usage: csv_json FILE\n";
        return 2;
    }
    const std::string_view name = words[1];
    std::ifstream file(words[1], std::ios::binary);
    rapidjson::OStreamWrapper stream(std::cout);
    Writer out(stream);
    const bool is_good =
        file.is_open() && (name.ends_with(".json") ? print_json(file, out) : print_csv(file, out));
    std::cout << '\n';
    return is_good && std::cout.flush() ? 0 : 1;
}
