/// The names of the kinds of records, for code that treats one of them: a name that is spelt wrong does not
/// compile.
#pragma once

#include <string_view>

namespace edv::model::name {

inline constexpr std::string_view agreement = "agreement";
inline constexpr std::string_view batch = "batch";
inline constexpr std::string_view contract = "contract";
inline constexpr std::string_view coordinator = "coordinator";
inline constexpr std::string_view expert = "expert";
inline constexpr std::string_view meeting = "meeting";
inline constexpr std::string_view observation = "observation";
inline constexpr std::string_view partner = "partner";
inline constexpr std::string_view partner_name = "partner_name";
inline constexpr std::string_view partner_successor = "partner_successor";
inline constexpr std::string_view project = "project";
inline constexpr std::string_view proposal = "proposal";
inline constexpr std::string_view secondment = "secondment";
inline constexpr std::string_view signal = "signal";
inline constexpr std::string_view signal_relation = "signal_relation";
inline constexpr std::string_view similar = "similar";
inline constexpr std::string_view tally = "tally";
inline constexpr std::string_view taxonomy = "taxonomy";
inline constexpr std::string_view transmission = "transmission";
inline constexpr std::string_view transmission_event = "transmission_event";
inline constexpr std::string_view uptake = "uptake";

} // namespace edv::model::name
