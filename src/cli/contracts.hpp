/// Contracts of experts: the first stands with the expert, further ones are records of their own.
#pragma once

#include "cli/register.hpp"

namespace edv::cli {

/// Ends what runs on a day, edits the expert and the contract in force, and the further contracts.
Verb end_contract_verb();
Verb edit_expert_verb();
Verb contract_verb();

/// The list of contracts, the first ones of experts too; without its word for one expert.
Verb contracts_list_verb();

/// For people: the contract in force above, and all of them below.
void show_contracts(Session& session, const store::Store& store, const model::Record& expert,
                    std::vector<Table>& tables);

/// The codes of experts, partners or coordinators that the texts name; Error{refused} for an unknown one.
std::vector<std::string> codes_of(Session& session, const store::Store& store, std::string_view kind,
                                  const std::vector<std::string>& texts);

/// Whether the value is one of those wanted; without any, each is.
bool chosen(const std::vector<std::string>& wanted, const std::string& value);

} // namespace edv::cli
