/// What no record may say beside the others of the register, whoever writes it: a verb or an import.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "edv/store/store.hpp"

#include "model/rules.hpp"

namespace edv::rules {

/// The register as a record finds it that is to be written: the store, and in an import the rows that came
/// before.
class Register {
public:
    explicit Register(const store::Store& store) : store_(store) {}

    /// A row of an import, which later ones may rest on even where it can't be stored.
    void learn(const model::Record& record);

    /// Fills in what may be left out: the first line and the expert's language of an observation, and the
    /// partner where the expert is seconded to one alone at that time. A partner that can't be told from a
    /// known expert and time is a finding.
    void complete(model::Record& record, std::vector<model::Finding>& findings);

    /// Adds what add_broken() finds, and what other records forbid: a code that another kind of record has,
    /// successors in a circle, an event of a transmission that is not there.
    void check(const model::Record& record, std::vector<model::Finding>& findings,
               const model::Record* before = nullptr);

    /// What other records tell of the state of a proposal or signal.
    [[nodiscard]] model::Links links(const model::Record& record);

private:
    using Learn = void (Register::*)(const model::Record&);
    using Rule = void (Register::*)(const model::Record&, std::vector<model::Finding>&);

    /// What concerns the records of a kind.
    struct Concerns {
        const model::Kind* kind = nullptr;
        Learn learn = nullptr;
        Rule rule = nullptr;
        std::size_t told = model::Kind::none; ///< the partner that may be left out
    };
    [[nodiscard]] const Concerns& concerns_of(const model::Kind& kind);

    using Stay = std::pair<std::string, Date>; ///< partner and since
    struct Presence {
        std::map<std::string, std::string> languages;                     ///< by expert
        std::map<std::string, std::map<Stay, std::optional<Date>>> stays; ///< by expert; until when
    };
    [[nodiscard]] Presence& presence();
    [[nodiscard]] std::vector<model::Record>& successors();
    [[nodiscard]] std::set<std::string>& transmissions();
    using Related = std::multimap<std::string, std::string>; ///< the earlier signals, by signal
    [[nodiscard]] Related& related();

    void learn_code(const model::Record& record);
    void learn_expert(const model::Record& record);
    void learn_secondment(const model::Record& record);
    void learn_successor(const model::Record& record);
    void learn_transmission(const model::Record& record);
    void learn_relation(const model::Record& record);

    void check_code(const model::Record& record, std::vector<model::Finding>& findings);
    void check_successor(const model::Record& record, std::vector<model::Finding>& findings);
    void check_event(const model::Record& record, std::vector<model::Finding>& findings);
    void check_relation(const model::Record& record, std::vector<model::Finding>& findings);

    const store::Store& store_;
    Concerns concerns_;                               ///< of the kind asked for last
    std::map<std::string, const model::Kind*> codes_; ///< of experts, partners and projects learned
    std::optional<Presence> presence_;                ///< read when first asked for, as the others are
    std::optional<std::vector<model::Record>> successors_;
    std::optional<std::set<std::string>> transmissions_;
    std::optional<Related> related_;
};

/// Adds what check_record() finds: once for each field, without those that `findings` tell of already, and
/// without a partner that follows from what is missing too. What `before`, the record as it is stored, breaks
/// in the same words is for `edv check`.
void add_broken(const model::Record& record, std::vector<model::Finding>& findings,
                const model::Record* before = nullptr);

/// The reference is that of another observation, with this number.
model::Finding reference_taken(const model::Record& observation, long long number);

/// The same, where the store has another observation than `id` with it; 0: the record is new. Records without
/// reference have none to be taken.
void check_reference(const store::Store& store, const model::Record& record, long long id,
                     std::vector<model::Finding>& findings);

/// Error{refused} where `after` would take the place of another record than `before`.
void refuse_taken(const store::Store& store, const model::Record& before, const model::Record& after);

} // namespace edv::rules
