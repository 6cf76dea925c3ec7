// XML read in pieces and bounded, so that a hostile file costs no more than an honest one.
#pragma once

#include <exception>
#include <memory>
#include <optional>
#include <string_view>

#include "intake/spreadsheet/archive.hpp"

struct XML_ParserStruct;

namespace edv {

/// A name as namespace (its URI) and local part; prefixes never matter.
struct XmlName {
    std::string_view space;
    std::string_view local;

    bool operator==(const XmlName&) const = default;
};

/// The attributes of an element; the values live as long as the call that gives them.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

    /// The attribute with that local name, whatever its namespace.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view local) const;
    [[nodiscard]] std::optional<std::string_view> find(const XmlName& name) const;

private:
    const char* const* pairs_;
};

class XmlHandler {
public:
    XmlHandler() = default;
    virtual ~XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;

    virtual void start(const XmlName& name, const XmlAttributes& attributes) = 0;
    /// True where reading is to pause.
    virtual bool end(const XmlName& name) = 0;
    virtual void text(std::string_view /*piece*/) {}
};

class XmlReader {
public:
    /// Both must outlive the reader's use; the handler is called from `read` only.
    XmlReader(ArchiveMember member, XmlHandler& handler);

    /// Reads on. True at a pause of the handler, false at the document's end. Throws Error{refused} when the
    /// XML is damaged, has a document type declaration, is nested too deep or has endless names.
    bool read();

private:
    struct Calls;
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };

    bool feed();

    ArchiveMember member_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::exception_ptr error_;
    std::size_t silent_ = 0; // bytes since the last call
    std::size_t depth_ = 0;
    bool paused_ = false;
    bool fed_ = false;
};

/// Reads the whole member, without pauses.
void read_xml(ArchiveMember member, XmlHandler& handler);

/// A whole number from 1 on, as attributes write it; `otherwise` where the attribute is missing or none.
long long count_of(std::optional<std::string_view> attribute, long long otherwise);

/// `1` and `true`.
bool is_true(std::optional<std::string_view> attribute);

} // namespace edv
