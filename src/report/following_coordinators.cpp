#include "report/following_coordinators.hpp"

#include <set>

namespace edv::report {

std::vector<std::string> following_coordinators(const RegisterView& view, const std::string& about,
                                                Date day) {
    std::set<std::string> found;
    const auto take = [&](const model::Record& record) {
        if (const std::string coordinator = record.text("coordinator"); !coordinator.empty())
            found.insert(coordinator);
    };
    for (const model::Record& project : view.projects)
        if (project.text("code") == about)
            take(project);
    const model::Standing& standing = view.standing();
    const std::string stands = standing.stands_as(about, day);
    for (const model::Record& secondment : view.secondments)
        if (is_active(secondment, {day, day}) &&
            (secondment.text("expert") == about ||
             standing.stands_as(secondment.text("partner"), day) == stands))
            take(secondment);
    return {found.begin(), found.end()};
}

} // namespace edv::report
