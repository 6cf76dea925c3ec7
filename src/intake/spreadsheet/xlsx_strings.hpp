// The texts of an xlsx file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv {

/// A text as the file has it, with escapes such as `_x000D_` resolved and line breaks as `\n`. What would be
/// no text (a NUL, half a character) stays as it stands.
std::string plain_text(std::string text);

/// Puts together the text of an element `si` or `is` from its runs, without what tells how to read it aloud.
class TextRuns {
public:
    void clear();
    void start(std::string_view element);
    void end(std::string_view element);
    void add(std::string_view piece);

    [[nodiscard]] bool any() const { return any_; }
    [[nodiscard]] const std::string& raw() const { return text_; }

private:
    std::string text_;
    bool any_ = false;
    bool open_ = false;
    bool phonetic_ = false;
};

/// The table of texts that cells share, all held at once.
class SharedStrings : private XmlHandler {
public:
    SharedStrings() = default;
    /// Throws Error{refused} when it is damaged or larger than 512 MiB.
    void load(ArchiveMember member);

    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;

private:
    void start(const XmlName& name, const XmlAttributes& attributes) override;
    bool end(const XmlName& name) override;
    void text(std::string_view piece) override { runs_.add(piece); }

    std::string all_;
    std::vector<std::uint32_t> ends_;
    TextRuns runs_;
};

} // namespace edv
