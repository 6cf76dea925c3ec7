// XML read in pieces and bounded, so that a hostile file costs no more than an honest one.
#pragma once

#include <array>
#include <cstdint>
#include <exception>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "intake/spreadsheet/archive.hpp"

struct XML_ParserStruct;

namespace edv::intake {

/// A namespace, by the URIs that it has in the versions of a standard; prefixes never matter.
struct XmlSpace {
    std::string_view uri;
    std::string_view other = {}; ///< empty: there is but one
};

/// What a reader knows of a document: its elements, each in its own namespace and inside of its own parents.
/// A name that stands elsewhere, or comes from another namespace, is none of them.
class XmlElements {
public:
    /// 0 is the document, from 1 on elements. What is unknown has none, and so has all inside of it.
    using Id = std::uint8_t;

    struct Element {
        Id id;
        XmlSpace space;
        std::string_view local; ///< "*": any name
        std::vector<Id> parents;
    };

    /// The first that fits counts. A space without URI is any.
    XmlElements(std::initializer_list<Element> elements);

    /// `name` as expat writes it: URI, bar and local part.
    [[nodiscard]] Id find(Id parent, std::string_view name) const;

    static constexpr Id document = 0;
    static constexpr Id unknown = 0xFF;

private:
    struct Candidate {
        Id id;
        XmlSpace space;
        std::string_view local;
    };
    std::vector<std::vector<Candidate>> inside_; ///< by parent
};

/// The attributes of an element; the values live as long as the call that gives them.
class XmlAttributes {
public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

    /// The attribute of that name without a namespace.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    [[nodiscard]] std::optional<std::string_view> find(const XmlSpace& space, std::string_view local) const;

private:
    const char* const* pairs_;
};

class XmlHandler {
public:
    using Id = XmlElements::Id;

    XmlHandler() = default;
    virtual ~XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;

    /// Elements that are not known are passed over, with all that stands in them.
    virtual void start(Id element, const XmlAttributes& attributes) = 0;
    /// True where reading is to pause.
    virtual bool end(Id element) = 0;
    /// A piece of the text that stands in `element` itself.
    virtual void text(Id /*element*/, std::string_view /*piece*/) {}
};

class XmlReader {
public:
    /// All must outlive the reader's use; the handler is called from `read` only.
    XmlReader(ArchiveMember member, const XmlElements& elements, XmlHandler& handler);

    /// Reads on. True at a pause of the handler, false at the document's end. Throws Error{refused} when the
    /// XML is damaged, has a document type declaration, is nested too deep or has endless names.
    bool read();

private:
    struct Calls;
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };

    bool feed();

    static constexpr std::size_t deepest = 256;

    ArchiveMember member_;
    const XmlElements& elements_;
    XmlHandler& handler_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    std::exception_ptr error_;
    std::size_t silent_ = 0;                              // bytes since the last call
    std::size_t depth_ = 0;                               // of elements that are open
    std::array<XmlElements::Id, deepest + 1> open_ = {0}; // the document, and they
    bool paused_ = false;
    bool fed_ = false;
};

/// Reads the whole member, without pauses.
void read_xml(ArchiveMember member, const XmlElements& elements, XmlHandler& handler);

/// A whole number from 1 on, as attributes write it; `otherwise` where the attribute is missing or none.
long long count_of(std::optional<std::string_view> attribute, long long otherwise);

/// `1` and `true`.
bool is_true(std::optional<std::string_view> attribute);

} // namespace edv::intake
