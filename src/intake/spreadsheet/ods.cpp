#include <set>
#include <string_view>
#include <utility>

#include "edv/base/error.hpp"

#include "intake/spreadsheet/book.hpp"
#include "intake/spreadsheet/ods_sheet.hpp"
#include "intake/spreadsheet/refusal.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv {

namespace {

const std::string manifest = "META-INF/manifest.xml";

/// Whether any part needs a password.
class Manifest : public XmlHandler {
public:
    explicit Manifest(ArchiveMember member) { read_xml(std::move(member), *this); }

    [[nodiscard]] bool is_protected() const { return protected_; }

private:
    void start(const XmlName& name, const XmlAttributes& /*attributes*/) override {
        protected_ = protected_ || name.local == "encryption-data";
    }
    bool end(const XmlName& /*name*/) override { return false; }

    bool protected_ = false;
};

class OdsBook : public Book, private XmlHandler {
public:
    explicit OdsBook(const Archive& archive) : archive_(archive) {
        read_xml(archive.open(ods_content, large_part), *this);
    }

    [[nodiscard]] std::unique_ptr<Rows> rows(std::size_t sheet) override { return ods_rows(archive_, sheet); }

private:
    void start(const XmlName& name, const XmlAttributes& attributes) override {
        if (name == ods::style_style) {
            style_ = attributes.find({ods::style, "name"}).value_or("");
        } else if (name == ods::table_properties) {
            if (attributes.find({ods::table, "display"}) == "false")
                hide(style_);
        } else if (name == ods::table_table && depth_ == ods::sheet_depth) {
            const auto style = attributes.find({ods::table, "style-name"}).value_or("");
            add_sheet({std::string(attributes.find({ods::table, "name"}).value_or("")),
                       hidden_.contains(std::string(style))});
        }
        ++depth_;
    }

    bool end(const XmlName& /*name*/) override {
        --depth_;
        return false;
    }

    void hide(const std::string& style) {
        constexpr std::size_t most = 10000;
        constexpr std::size_t longest = 1024;
        if (hidden_.size() < most && style.size() <= longest)
            hidden_.insert(style);
    }

    const Archive& archive_;
    std::string style_;
    std::set<std::string> hidden_; // styles
    std::size_t depth_ = 0;
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

} // namespace edv
