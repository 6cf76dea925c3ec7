#include <map>
#include <string_view>
#include <utility>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/book.hpp"
#include "intake/spreadsheet/moment.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/xlsx_sheet.hpp"
#include "intake/spreadsheet/xlsx_strings.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

namespace {

constexpr XmlSpace package{"http://schemas.openxmlformats.org/package/2006/relationships"};
/// Types of relations, and the attribute `id` that names one.
constexpr XmlSpace office{"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                          "http://purl.oclc.org/ooxml/officeDocument/relationships"};

/// The part that `target` names beside the part `from`: relative, or from the archive's root.
std::string resolved(std::string_view from, std::string_view target) {
    std::vector<std::string_view> steps;
    const auto walk = [&](std::string_view path) {
        while (!path.empty()) {
            const auto step = path.substr(0, path.find_first_of("/\\"));
            path.remove_prefix(std::min(path.size(), step.size() + 1));
            if (step == ".." && !steps.empty())
                steps.pop_back();
            if (!step.empty() && step != "." && step != "..")
                steps.push_back(step);
        }
    };
    const auto folder = from.rfind('/');
    if (!target.starts_with('/') && !target.starts_with('\\') && folder != std::string_view::npos)
        walk(from.substr(0, folder));
    walk(target);
    std::string part;
    for (const auto step : steps)
        part.append(part.empty() ? "" : "/").append(step);
    return part;
}

/// The part that tells what `part` relates to; the whole archive's when that is empty.
std::string relations_of(std::string_view part) {
    const auto slash = part.rfind('/');
    const auto name = slash == std::string_view::npos ? 0 : slash + 1;
    return std::string(part.substr(0, name)) + "_rels/" + std::string(part.substr(name)) + ".rels";
}

struct Relation {
    std::string type; // its last word: worksheet, chartsheet, styles; empty where it is none of Office's
    std::string part;
};

std::string_view office_type(std::string_view type) {
    for (const std::string_view uri : {office.uri, office.other})
        if (type.starts_with(uri) && type.size() > uri.size() && type[uri.size()] == '/')
            return type.substr(uri.size() + 1);
    return {};
}

class Relations : public XmlHandler {
public:
    Relations(const Archive& archive, const std::string& part) : from_(part) {
        const std::string name = relations_of(part);
        if (archive.has(name))
            read_xml(archive.open(name, small_part), elements(), *this);
    }

    [[nodiscard]] const Relation* by_id(const std::string& id) const {
        const auto found = relations_.find(id);
        return found == relations_.end() ? nullptr : &found->second;
    }

    [[nodiscard]] const Relation* by_type(std::string_view type) const {
        for (const auto& [id, found] : relations_) {
            if (found.type == type)
                return &found;
        }
        return nullptr;
    }

private:
    enum Element : Id { document, list, relation };

    static const XmlElements& elements() {
        static const XmlElements all{{list, package, "Relationships", {document}},
                                     {relation, package, "Relationship", {list}}};
        return all;
    }

    void start(Id element, const XmlAttributes& attributes) override {
        const auto id = attributes.find("Id");
        const auto target = attributes.find("Target");
        if (element != relation || !id || !target || attributes.find("TargetMode") == "External")
            return;
        relations_[std::string(*id)] = {std::string(office_type(attributes.find("Type").value_or(""))),
                                        resolved(from_, *target)};
    }
    bool end(Id /*element*/) override { return false; }

    std::string from_;
    std::map<std::string, Relation> relations_;
};

/// The forms of numbers, by the style that a cell names.
class Styles : public XmlHandler {
public:
    explicit Styles(ArchiveMember member) { read_xml(std::move(member), elements(), *this); }

    [[nodiscard]] std::vector<NumberForm> forms() const {
        std::vector<NumberForm> forms;
        for (const long long id : formats_) {
            const auto own = own_.find(id);
            forms.push_back(own == own_.end() ? builtin_form(id) : own->second);
        }
        return forms;
    }

private:
    enum Element : Id { document, sheet, formats, format, cells, cell };

    static const XmlElements& elements() {
        static const XmlElements all{{sheet, xlsx::main, "styleSheet", {document}},
                                     {formats, xlsx::main, "numFmts", {sheet}},
                                     {format, xlsx::main, "numFmt", {formats}},
                                     {cells, xlsx::main, "cellXfs", {sheet}},
                                     {cell, xlsx::main, "xf", {cells}}};
        return all;
    }

    void start(Id element, const XmlAttributes& attributes) override {
        if (element == format)
            own_[format_of(attributes)] = form_of(attributes.find("formatCode").value_or(""));
        else if (element == cell)
            formats_.push_back(format_of(attributes));
    }
    bool end(Id /*element*/) override { return false; }

    static long long format_of(const XmlAttributes& attributes) {
        return count_of(attributes.find("numFmtId"), 0);
    }

    std::map<long long, NumberForm> own_;
    std::vector<long long> formats_;
};

class XlsxBook : public Book, private XmlHandler {
public:
    XlsxBook(const Archive& archive, const std::string& part)
        : archive_(archive), part_(part), relations_(archive, part) {
        read_xml(archive.open(part, small_part), elements(), *this);
        if (!begun_)
            throw unknown_file(msg("the file is an Office file, but no spreadsheet"));
    }

    [[nodiscard]] bool date_1904() const override { return shared_.date_1904; }

    [[nodiscard]] std::unique_ptr<Rows> rows(std::size_t place) override {
        if (const Relation* strings = relations_.by_type("sharedStrings"))
            shared_.strings.load(archive_.open(strings->part, large_part));
        if (const Relation* styles = relations_.by_type("styles"))
            shared_.styles = Styles(archive_.open(styles->part, small_part)).forms();
        if (parts_.at(place).empty())
            throw damaged_part(part_);
        return xlsx_rows(archive_, parts_.at(place), shared_);
    }

private:
    enum Element : Id { document, workbook, properties, list, sheet };

    static const XmlElements& elements() {
        static const XmlElements all{{workbook, xlsx::main, "workbook", {document}},
                                     {properties, xlsx::main, "workbookPr", {workbook}},
                                     {list, xlsx::main, "sheets", {workbook}},
                                     {sheet, xlsx::main, "sheet", {list}}};
        return all;
    }

    void start(Id element, const XmlAttributes& attributes) override {
        begun_ = begun_ || element == workbook;
        if (element == properties)
            shared_.date_1904 = is_true(attributes.find("date1904"));
        else if (element == sheet)
            add(attributes);
    }
    bool end(Id /*element*/) override { return false; }

    /// A sheet without a part of its own can't be read; the others can.
    void add(const XmlAttributes& attributes) {
        const Relation* relation = relations_.by_id(std::string(attributes.find(office, "id").value_or("")));
        if (relation != nullptr && relation->type != "worksheet")
            return; // a chart or a macro
        const auto state = attributes.find("state").value_or("visible");
        add_sheet({std::string(attributes.find("name").value_or("")), state != "visible"});
        parts_.push_back(relation == nullptr ? std::string() : relation->part);
    }

    const Archive& archive_;
    std::string part_;
    Relations relations_;
    std::vector<std::string> parts_; // of the sheets; empty: none
    XlsxShared shared_;
    bool begun_ = false;
};

} // namespace

std::unique_ptr<Book> open_xlsx(const Archive& archive) {
    const Relations relations(archive, "");
    const Relation* const workbook = relations.by_type("officeDocument");
    if (workbook == nullptr)
        throw unknown_file(msg("the file is a zip archive, but no spreadsheet"));
    if (workbook->part.ends_with(".bin"))
        throw unknown_file(msg("the file is a binary workbook (xlsb), which can't be read"));
    return std::make_unique<XlsxBook>(archive, workbook->part);
}

} // namespace edv::intake
