/// Where experts were present, and what they noticed there for the time they had.
#pragma once

#include <string>
#include <string_view>

#include "report/context.hpp"

namespace edv::report {

enum class PresenceBy { partner_kind, partner };

/// Months of presence that a secondment brings in the period: month by month its days in it of the days of
/// that month, times its share; a share that is not stated is the whole. 0 outside of it.
double expert_months(const model::Record& secondment, const Period& period);

/// Expert-months, observations and observations per expert-month, by partner kind or by partner. Where nobody
/// was present, nothing can be said: cells without value, not 0.
Table presence(const ReportContext& context, const Period& period, PresenceBy by);

/// The records behind a cell, `key` being ROW[,COLUMN] as the csv writes them: the secondments with what each
/// brings (also for the rate), or the observations. Error{refused} for an unknown key.
Table explain_presence(const ReportContext& context, const Period& period, PresenceBy by,
                       std::string_view key);

/// What is counted, in English, translated where shown.
std::string_view presence_definition();

} // namespace edv::report
