/// What a command has replaced: told after what it did, since with flags nobody saw it before.
#pragma once

#include <vector>

#include "edv/base/message.hpp"
#include "edv/language/language.hpp"
#include "edv/model/record.hpp"
#include "edv/model/taxonomy.hpp"

namespace edv::cli {

class Replaced {
public:
    /// Notes each value of `before` that `after` has no more; names of people are left out. `named`: the
    /// summary of the command is about another record, so that the line says which one it was.
    void add(const model::Taxonomies& taxonomies, const language::Language& language,
             const model::Record& before, const model::Record& after, bool named);

    /// One line for each value, with its record where there are several. It holds nothing afterwards.
    std::vector<Message> take_lines();

private:
    struct One {
        Arg kind;
        Arg key;
        std::vector<Arg> values; ///< label and text, by turns
        bool named;
    };
    std::vector<One> all_;
};

} // namespace edv::cli
