#include "report/running.hpp"

#include <algorithm>

namespace edv::report {

std::optional<Period> lived(const ReportContext& context, const Period& period) {
    if (!context.today)
        return period;
    if (*context.today < period.from)
        return {};
    return Period{period.from, std::min(period.to, *context.today)};
}

bool is_over(const ReportContext& context, const Period& period) {
    return !context.today || period.to <= *context.today;
}

void note_running(const ReportContext& context, Table& table) {
    if (!table.period || table.period->to == Date::last() || is_over(context, *table.period))
        return;
    const Arg day{"day", context.language.date(*context.today)};
    table.notes.push_back(context.language.tr(
        lived(context, *table.period)
            ? msg("The period is not over: these are its figures as known on {day}, with what is planned "
                  "after that day.",
                  {day})
            : msg("The period has not begun: these are its figures as planned on {day}.", {day})));
}

} // namespace edv::report
