/// Cells as people read them in lists: labels and names beside codes, and what was withdrawn marked as such.
#pragma once

#include <memory>
#include <string>

#include "edv/base/date.hpp"

#include "report/context.hpp"

namespace edv::report {

/// Values stay what they are, so that machine formats carry codes alone.
class Naming {
public:
    /// Names are those in force on `day`. `people`: names of experts and coordinators too. The store is read
    /// when a name is first asked for.
    Naming(const store::Store& store, const config::Config& config, const language::Language& language,
           Date day, bool people);
    ~Naming();
    Naming(Naming&&) noexcept;

    /// The cell of a field.
    [[nodiscard]] Cell cell(const model::Field& field, const Value& value) const;
    /// "FIN (SPF Finances)"; the code alone where there is no name, or it says the same.
    [[nodiscard]] std::string with_name(std::string_view kind, const std::string& code) const;

private:
    struct Names;
    std::unique_ptr<Names> names_;
};

} // namespace edv::report
