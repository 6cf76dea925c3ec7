#include "intake/spreadsheet/xml.hpp"

#include <expat.h>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/base/value.hpp"

#include "intake/spreadsheet/refusal.hpp"

namespace edv::intake {

namespace {

constexpr char between = '|'; // namespace and local part; no local part has it
constexpr int block_bytes = 64 * 1024;
/// Expat holds a tag or comment until it is whole, and looks at it again with each block.
constexpr std::size_t longest_silence = std::size_t{1} << 20;

/// Whether expat's `name` is that of the namespace.
bool is_in(std::string_view name, std::string_view local, const XmlSpace& space) {
    if (name.size() == local.size())
        return space.uri.empty();
    const std::string_view uri = name.substr(0, name.size() - local.size() - 1);
    return space.uri.empty() || uri == space.uri || (!space.other.empty() && uri == space.other);
}

/// Whether the local part of expat's `name` is `local`.
bool is_called(std::string_view name, std::string_view local) {
    return name.ends_with(local) &&
           (name.size() == local.size() || name[name.size() - local.size() - 1] == between);
}

} // namespace

XmlElements::XmlElements(std::initializer_list<Element> elements) {
    for (const Element& element : elements)
        for (const Id parent : element.parents) {
            if (inside_.size() <= parent)
                inside_.resize(parent + std::size_t{1});
            inside_[parent].push_back({element.id, element.space, element.local});
        }
}

XmlElements::Id XmlElements::find(Id parent, std::string_view name) const {
    if (parent >= inside_.size())
        return unknown;
    for (const Candidate& candidate : inside_[parent]) {
        if (candidate.local == "*") {
            const auto bar = name.rfind(between);
            if (is_in(name, bar == std::string_view::npos ? name : name.substr(bar + 1), candidate.space))
                return candidate.id;
        } else if (is_called(name, candidate.local) && is_in(name, candidate.local, candidate.space)) {
            return candidate.id;
        }
    }
    return unknown;
}

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        if (pair[0] == name)
            return pair[1];
    }
    return std::nullopt;
}

std::optional<std::string_view> XmlAttributes::find(const XmlSpace& space, std::string_view local) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
        const std::string_view name = pair[0];
        if (name.size() > local.size() && is_called(name, local) && is_in(name, local, space))
            return pair[1];
    }
    return std::nullopt;
}

/// What expat calls. No exception may pass through it: it is kept, and thrown by `read`.
struct XmlReader::Calls {
    template <class Handle>
    static void guarded(void* self, Handle handle) {
        auto& reader = *static_cast<XmlReader*>(self);
        reader.silent_ = 0;
        if (reader.error_)
            return;
        try {
            handle(reader);
        } catch (...) {
            reader.error_ = std::current_exception();
            XML_StopParser(reader.parser_.get(), XML_FALSE);
        }
    }

    static void start(void* self, const char* name, const char** attributes) {
        guarded(self, [&](XmlReader& reader) {
            if (reader.depth_ == deepest)
                throw hostile_file(msg("the file is nested deeper than any spreadsheet"));
            const auto id = reader.elements_.find(reader.open_[reader.depth_], name);
            reader.open_[++reader.depth_] = id;
            if (id != XmlElements::unknown)
                reader.handler_.start(id, XmlAttributes(attributes));
        });
    }

    static void end(void* self, const char* /*name*/) {
        guarded(self, [&](XmlReader& reader) {
            const auto id = reader.open_[reader.depth_--];
            if (id != XmlElements::unknown && reader.handler_.end(id))
                XML_StopParser(reader.parser_.get(), XML_TRUE);
        });
    }

    static void text(void* self, const char* piece, int size) {
        guarded(self, [&](XmlReader& reader) {
            const auto id = reader.open_[reader.depth_];
            if (id != XmlElements::unknown)
                reader.handler_.text(id, {piece, static_cast<std::size_t>(size)});
        });
    }

    static void doctype(void* self, const char* /*name*/, const char* /*system*/, const char* /*open*/,
                        int /*internal*/) {
        guarded(self, [](XmlReader& /*reader*/) {
            throw hostile_file(msg("the file has a document type declaration, as no spreadsheet has"));
        });
    }
};

void XmlReader::Free::operator()(XML_ParserStruct* parser) const {
    XML_ParserFree(parser);
}

XmlReader::XmlReader(ArchiveMember member, const XmlElements& elements, XmlHandler& handler)
    : member_(std::move(member)), elements_(elements), handler_(handler),
      parser_(XML_ParserCreateNS(nullptr, between)) {
    if (!parser_)
        throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), Calls::start, Calls::end);
    XML_SetCharacterDataHandler(parser_.get(), Calls::text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), Calls::doctype);
}

bool XmlReader::read() {
    if (!paused_ && fed_)
        return false;
    bool sound = !std::exchange(paused_, false) || XML_ResumeParser(parser_.get()) != XML_STATUS_ERROR;
    while (sound) {
        XML_ParsingStatus status;
        XML_GetParsingStatus(parser_.get(), &status);
        paused_ = status.parsing == XML_SUSPENDED;
        if (paused_ || fed_)
            return paused_;
        sound = feed();
    }
    fed_ = true;
    if (error_)
        std::rethrow_exception(error_);
    throw damaged_part(member_.name());
}

/// Gives the next block to expat; false when it found something wrong.
bool XmlReader::feed() {
    void* const block = XML_GetBuffer(parser_.get(), block_bytes);
    if (block == nullptr)
        throw std::bad_alloc();
    const std::size_t count = member_.read(static_cast<char*>(block), block_bytes);
    silent_ += count;
    if (silent_ > longest_silence)
        throw hostile_file(msg("the file has names or notes longer than any spreadsheet"));
    fed_ = count == 0;
    return XML_ParseBuffer(parser_.get(), static_cast<int>(count), fed_ ? 1 : 0) != XML_STATUS_ERROR;
}

void read_xml(ArchiveMember member, const XmlElements& elements, XmlHandler& handler) {
    XmlReader reader(std::move(member), elements, handler);
    while (reader.read()) {
    }
}

long long count_of(std::optional<std::string_view> attribute, long long otherwise) {
    const auto number = parse_integer(attribute.value_or(""));
    return number && *number > 0 ? *number : otherwise;
}

bool is_true(std::optional<std::string_view> attribute) {
    return attribute == "1" || attribute == "true";
}

} // namespace edv::intake
