#include <ostream>

#include "edv/intake/import_files.hpp"
#include "edv/output/write.hpp"

namespace edv {
namespace {

void write_records(std::ostream& out, const Kind& kind,
                   const std::function<void(const std::function<void(const Record&)>&)>& each) {
    std::string line;
    auto end_line = [&] {
        line.back() = '\n';
        out << line;
        line.clear();
    };
    for (const Field& field : kind.fields) {
        if (field.internal)
            continue;
        append_csv_cell(line, field.name);
        line += ',';
    }
    end_line();
    each([&](const Record& record) {
        for (std::size_t i = 0; i < record.values.size(); ++i) {
            if (kind.fields[i].internal)
                continue;
            append_csv_cell(line, to_text(record.values[i]));
            line += ',';
        }
        end_line();
    });
}

/// The type of Frictionless Table Schema.
std::string_view schema_type(const Field& field) {
    switch (column_type(field)) {
    case ColumnType::integer:
        return "integer";
    case ColumnType::number:
        return "number";
    case ColumnType::date:
        return "date";
    default:
        return "string";
    }
}

void write_package(std::ostream& out, const std::vector<const Kind*>& written) {
    out << "{\n  \"profile\": \"tabular-data-package\",\n  \"name\": \"edv-register\",\n  \"resources\": [";
    const char* between = "\n";
    for (const Kind* kind : written) {
        out << between << "    {\"profile\": \"tabular-data-resource\", \"name\": \"" << kind->file
            << "\", \"path\": \"" << kind->file
            << ".csv\", \"encoding\": \"utf-8\", \"schema\": {\"fields\": [";
        const char* comma = "\n";
        for (const Field& field : kind->fields) {
            if (field.internal)
                continue;
            out << comma << "      {\"name\": \"" << field.name << "\", \"type\": \"" << schema_type(field)
                << '"' << (field.required ? ", \"constraints\": {\"required\": true}" : "") << '}';
            comma = ",\n";
        }
        out << "]}}";
        between = ",\n";
    }
    out << "\n  ]\n}\n";
}

} // namespace

void export_folder(const Store& store, const FileWriter& write) {
    std::vector<const Kind*> written;
    for (const Kind& kind : kinds()) {
        if (kind.file.empty())
            continue;
        written.push_back(&kind);
        write(std::string(kind.file) + ".csv", [&](std::ostream& out) {
            write_records(out, kind, [&](const std::function<void(const Record&)>& see) {
                if (kind.name == "taxonomy")
                    for (const Record& term : store.terms_in_use())
                        see(term);
                else
                    store.each(kind, {}, [&](const Stored& stored) { see(stored.record); });
            });
        });
    }
    write("datapackage.json", [&](std::ostream& out) { write_package(out, written); });
}

} // namespace edv
