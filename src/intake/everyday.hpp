/// Words as people write them: what does not matter is taken off, so that two ways of writing one thing are
/// the same.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace edv::intake {

/// Without the second forms of inclusive writing: "Expert·e", "expert(e)s" and "expert.e.s" give "Expert".
std::string one_form(std::string_view text);

/// What counts of a name or phrase, blank between the words: no case, accent, article, sign, ending of the
/// plural or second form. Empty where nothing is left.
/// An abbreviation is what it is, in capitals: "OCMWs" is "OCMW", "SPFF" is not "SPF".
std::string everyday_key(std::string_view text);

/// The keys that a text may be known by, however its letters are typed: "ocmw" is "OCMW" and "LOGEMENTS" is
/// "logement".
std::vector<std::string> everyday_keys(std::string_view text);

/// The same with every ending as it is: "FINN" is not "FIN".
std::string phrase_key(std::string_view text);

/// The keys of the words of a label that may stand for all of it: neither little words, which stand for
/// nothing, nor vague ones, which stand for too much, nor what follows a "not" or "without", which says the
/// opposite.
std::vector<std::string> telling_words(std::string_view label);

} // namespace edv::intake
