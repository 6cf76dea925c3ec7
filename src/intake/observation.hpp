/// What an observation takes from the register.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "edv/model/record.hpp"
#include "edv/model/rules.hpp"
#include "edv/store/store.hpp"

namespace edv {

/// The register as observations need it: languages of experts, and where they were on a day.
class Register {
public:
    explicit Register(const Store& store);

    /// Experts and secondments that the folder being imported brings.
    void learn(const Record& record);

    /// Fills what may be left out: the partner when the expert has exactly one secondment on that day, the
    /// language of the expert, the first line. A partner that can't be told is a finding.
    void complete(Record& observation, std::vector<Finding>& findings) const;

private:
    using Stay = std::pair<std::string, Date>; ///< partner and since
    std::map<std::string, std::string> languages_;
    std::map<std::string, std::map<Stay, std::optional<Date>>> stays_; ///< by expert; until when
};

} // namespace edv
