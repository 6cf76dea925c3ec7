/// The register as reports see it: what was active when, and as whom partners stand on the last day of a
/// period.
#pragma once

#include <string>
#include <vector>

#include "edv/store/store.hpp"

#include "model/standing.hpp"

namespace edv::report {

/// A stretch of time of an expert under one contract; the expert's own record is the first.
struct Spell {
    std::string expert;
    std::optional<Date> since;
    std::optional<Date> until;
    const model::Record* record = nullptr; ///< of the kind expert or contract: employment, funding, fte
};

/// All records of the register, read once.
class RegisterView {
public:
    explicit RegisterView(const store::Store& store);
    RegisterView(const RegisterView&) = delete;
    RegisterView& operator=(const RegisterView&) = delete;

    [[nodiscard]] const model::Standing& standing() const { return standing_; }
    /// All of a kind of the register; of another is a defect.
    [[nodiscard]] const std::vector<model::Record>& records(std::string_view kind) const;
    /// Null when there was none of that code.
    [[nodiscard]] const model::Record* partner(const std::string& code) const;
    [[nodiscard]] const model::Record* expert(const std::string& code) const;
    /// The kind of the institution that `code` stands as on `day`.
    [[nodiscard]] std::string partner_kind(const std::string& code, Date day) const;

    std::vector<model::Record> coordinators;
    std::vector<model::Record> partners;
    std::vector<model::Record> agreements;
    std::vector<model::Record>
        partnerships; ///< the agreements as they run: at most to the last day of their partner
    std::vector<model::Record> experts;
    std::vector<model::Record> contracts;
    std::vector<model::Record> secondments;
    std::vector<model::Record> projects;
    std::vector<Spell> spells; ///< by expert, then by day

private:
    model::Standing standing_;
    std::map<std::string, const model::Record*> by_code_;
};

bool is_active(const model::Record& record, const Period& period);

} // namespace edv::report
