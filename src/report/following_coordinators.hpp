/// Who follows an expert, a partner or a project.
#pragma once

#include <string>
#include <vector>

#include "report/register_view.hpp"

namespace edv::report {

/// The coordinators, by code and each once: of a project its own, of an expert or a partner those of the
/// secondments that ran on the day. A partner stands as on that day.
std::vector<std::string> following_coordinators(const RegisterView& view, const std::string& about, Date day);

} // namespace edv::report
