// The texts of an xlsx file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "intake/spreadsheet/archive.hpp"
#include "intake/spreadsheet/xml.hpp"

namespace edv::intake {

/// A text as the file has it, with escapes such as `_x000D_` resolved and line breaks as `\n`. What would be
/// no text (a NUL, half a character) stays as it stands.
std::string plain_text(std::string text);

namespace xlsx {

/// As Office writes them, and in the strict form of the standard.
constexpr XmlSpace main{"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
                        "http://purl.oclc.org/ooxml/spreadsheetml/main"};

} // namespace xlsx

/// The table of texts that cells share, all held at once.
class SharedStrings : private XmlHandler {
public:
    SharedStrings() = default;
    /// Throws Error{refused} when it is damaged or larger than 512 MiB.
    void load(ArchiveMember member);

    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;

private:
    void start(Id element, const XmlAttributes& attributes) override;
    bool end(Id element) override;
    void text(Id element, std::string_view piece) override;

    std::string all_;
    std::vector<std::uint32_t> ends_;
    std::string text_; // being read
};

} // namespace edv::intake
