#include "report/whole_register.hpp"

#include "model/kind_names.hpp"

namespace edv::report {
namespace {

/// The places of the fields that are written.
std::vector<std::size_t> written_fields(const model::Kind& kind) {
    std::vector<std::size_t> places;
    for (std::size_t at = 0; at < kind.fields.size(); ++at)
        if (!kind.fields[at].internal)
            places.push_back(at);
    return places;
}

void each_record(const store::Store& store, const model::Kind& kind,
                 const std::function<void(const model::Record&)>& see) {
    if (kind.name == model::name::taxonomy)
        for (const model::Record& term : store.terms_in_use())
            see(term);
    else
        store.each(kind, {}, [&](const model::Stored& stored) { see(stored.record); });
}

PackagedTable file_of(const store::Store& store, const model::Kind& kind) {
    PackagedTable file;
    file.table.name = kind.file;
    const std::vector<std::size_t> places = written_fields(kind);
    for (const std::size_t at : places) {
        const model::Field& field = kind.fields[at];
        file.table.columns.push_back({std::string(field.name), "", column_type(field)});
        if (field.required)
            file.required.emplace_back(field.name);
    }
    file.rows = [&store, &kind, places](const std::function<void(const Row&)>& see) {
        Row row;
        row.cells.resize(places.size());
        each_record(store, kind, [&](const model::Record& record) {
            for (std::size_t cell = 0; cell < places.size(); ++cell)
                row.cells[cell].value = record.values[places[cell]];
            see(row);
        });
    };
    return file;
}

} // namespace

DataPackage register_package(const store::Store& store) {
    DataPackage package;
    package.name = "edv-register";
    package.brief = true;
    for (const model::Kind& kind : model::kinds())
        if (!kind.file.empty())
            package.files.push_back(file_of(store, kind));
    return package;
}

} // namespace edv::report
