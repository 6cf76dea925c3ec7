/// The texts that may stand in a column for the codes of a field.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "edv/model/taxonomy.hpp"

#include "intake/content.hpp"
#include "intake/reading.hpp"

namespace edv::intake {

class Vocabulary {
public:
    Vocabulary(const model::Field& field, const Known& known, const model::Taxonomies& taxonomies);

    /// Whether an import reads the text as a code.
    [[nodiscard]] bool reads(std::string_view text) const;

    /// The code of the nearest word. Empty when none is near, and for texts of a few signs: they are near to
    /// too much.
    [[nodiscard]] std::string nearest_code(std::string_view text) const;

    /// The part of the different texts of a column that are codes, from 0 to 1; 0 where they were too many to
    /// be kept.
    [[nodiscard]] double share(const Content& content) const;

private:
    const model::Field& field_;
    const Known& known_;
    std::vector<std::string> words_;
    std::map<std::string, std::string> codes_;
};

} // namespace edv::intake
