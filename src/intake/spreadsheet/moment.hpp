// Days and times as spreadsheets keep them: numbers with a format, or ISO texts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace edv::intake {

/// What the format of a number says it is. A duration is a time that may pass 24 hours.
enum class NumberForm { number, day, time, duration };

/// The form of a format that every spreadsheet knows by its number.
NumberForm builtin_form(long long id);

/// The form of a format code, such as `dd/mm/yyyy` or `[h]:mm`; its first section decides.
NumberForm form_of(std::string_view code);

/// A number of days since 1900 (or 1904) as `YYYY-MM-DD`, `YYYY-MM-DDTHH:MM:SS` or `HH:MM:SS`; nothing when
/// there is no such day.
std::optional<std::string> moment_text(double days, NumberForm form, bool date_1904);

/// `2024-01-10T00:00:00`, `10:59:59.9` and the like in the same forms; fractions of seconds are left out.
/// Nothing when it is no such text.
std::optional<std::string> iso_moment(std::string_view text);

/// `PT13H30M00S` as `13:30:00`; nothing when it is no such text.
std::optional<std::string> iso_duration(std::string_view text);

} // namespace edv::intake
