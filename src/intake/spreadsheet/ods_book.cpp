#include <set>
#include <string_view>
#include <utility>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/book.hpp"
#include "intake/spreadsheet/ods_sheet.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

namespace {

const std::string manifest = "META-INF/manifest.xml";

/// Whether any part needs a password.
class Manifest : public XmlHandler {
public:
    explicit Manifest(ArchiveMember member) { read_xml(std::move(member), elements(), *this); }

    [[nodiscard]] bool is_protected() const { return protected_; }

private:
    enum Element : Id { document, list, entry, encryption };

    static const XmlElements& elements() {
        constexpr XmlSpace space{"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"};
        static const XmlElements all{{list, space, "manifest", {document}},
                                     {entry, space, "file-entry", {list}},
                                     {encryption, space, "encryption-data", {entry}}};
        return all;
    }

    void start(Id element, const XmlAttributes& /*attributes*/) override {
        protected_ = protected_ || element == encryption;
    }
    bool end(Id /*element*/) override { return false; }

    bool protected_ = false;
};

class OdsBook : public Book, private XmlHandler {
public:
    explicit OdsBook(const Archive& archive) : archive_(archive) {
        read_xml(archive.open(ods_content, large_part), elements(), *this);
    }

    [[nodiscard]] bool date_1904() const override { return date_1904_; }
    [[nodiscard]] std::unique_ptr<Rows> rows(std::size_t place) override { return ods_rows(archive_, place); }

private:
    enum Element : Id {
        document,
        content,
        styles,
        style,
        properties,
        body,
        sheets,
        settings,
        first_day,
        sheet
    };

    static const XmlElements& elements() {
        static const XmlElements all{{content, ods::office, "document-content", {document}},
                                     {styles, ods::office, "automatic-styles", {content}},
                                     {style, ods::style, "style", {styles}},
                                     {properties, ods::style, "table-properties", {style}},
                                     {body, ods::office, "body", {content}},
                                     {sheets, ods::office, "spreadsheet", {body}},
                                     {settings, ods::table, "calculation-settings", {sheets}},
                                     {first_day, ods::table, "null-date", {settings}},
                                     {sheet, ods::table, "table", {sheets}}};
        return all;
    }

    void start(Id element, const XmlAttributes& attributes) override {
        if (element == style) {
            style_ = attributes.find(ods::style, "name").value_or("");
        } else if (element == properties) {
            if (attributes.find(ods::table, "display") == "false")
                hide(style_);
        } else if (element == first_day) {
            date_1904_ = attributes.find(ods::table, "date-value").value_or("").starts_with("1904-01-01");
        } else if (element == sheet) {
            const std::string look(attributes.find(ods::table, "style-name").value_or(""));
            add_sheet(
                {std::string(attributes.find(ods::table, "name").value_or("")), hidden_.contains(look)});
        }
    }
    bool end(Id /*element*/) override { return false; }

    void hide(const std::string& name) {
        constexpr std::size_t most = 10000;
        constexpr std::size_t longest = 1024;
        if (hidden_.size() < most && name.size() <= longest)
            hidden_.insert(name);
    }

    const Archive& archive_;
    std::string style_;
    std::set<std::string> hidden_; // styles
    bool date_1904_ = false;
};

/// What the archive says it is; nothing where it does not say so.
std::string type_of(const Archive& archive) {
    const std::string name = "mimetype";
    if (!archive.has(name))
        return {};
    std::string type(128, '\0');
    ArchiveMember member = archive.open(name, small_part);
    type.resize(member.read(type.data(), type.size()));
    return type;
}

} // namespace

std::unique_ptr<Book> open_ods(const Archive& archive) {
    const std::string type = type_of(archive);
    if (!type.empty() && !type.starts_with("application/vnd.oasis.opendocument.spreadsheet"))
        throw unknown_file(msg("the file is an OpenDocument file, but no spreadsheet"));
    if (archive.has(manifest) && Manifest(archive.open(manifest, small_part)).is_protected())
        throw protected_file();
    return std::make_unique<OdsBook>(archive);
}

} // namespace edv::intake
