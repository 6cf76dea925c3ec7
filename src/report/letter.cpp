#include "report/letter.hpp"

#include <algorithm>
#include <set>

#include "edv/base/error.hpp"
#include "edv/model/lifecycle.hpp"

#include "base/languages.hpp"
#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "model/wording.hpp"
#include "report/disclosure.hpp"
#include "report/evidence.hpp"
#include "report/register_view.hpp"
#include "store/codebook.hpp"

namespace edv::report {
namespace {

// ---- nobody is named

void refuse_names(const RegisterView& view, const model::Record& signal) {
    for (const char* field : {"title", "statement", "no_evidence"})
        if (names_person(view, signal.text(field)))
            throw refused("names-person",
                          msg("{field} of signal {number} names an expert or a mentor",
                              {field_word("field", signal.kind->fields[signal.kind->index(field)]),
                               {"number", signal.text("number")}}),
                          msg("a letter names nobody: reword it with edv signal edit {number}",
                              {{"number", signal.text("number")}}));
}

// ---- what it rests on

struct Basis {
    std::set<long long> observations;
    Contributions who;
    std::set<std::string> organisations;
    std::set<std::string> kinds;
    std::optional<Date> first;
    std::optional<Date> last;
    long long proposals = 0;
};

/// As it stood on the day of the letter: nothing later, nothing withdrawn.
Basis basis_of(const store::Store& store, const RegisterView& view, const model::Record& signal, Date day) {
    Basis basis;
    for (const long long number : evidence_of(store, signal).observations) {
        const auto stored = store.get(model::kind(model::name::observation), number);
        const auto date = stored ? stored->record.date("date") : std::nullopt;
        if (!date || *date > day || !is_empty(stored->record.at("withdrawn")))
            continue;
        const std::string partner = stored->record.text("partner");
        basis.observations.insert(number);
        basis.who.add(stored->record.text("expert"));
        basis.organisations.insert(view.standing().stands_as(partner, day));
        basis.kinds.insert(view.partner_kind(partner, day));
        basis.first = std::min(basis.first.value_or(*date), *date);
        basis.last = std::max(basis.last.value_or(*date), *date);
    }
    for (const std::string& word : words(signal.text("proposals"))) {
        const auto stored = store.get(model::kind(model::name::proposal), parse_integer(word).value_or(0));
        const auto submitted = stored ? stored->record.date("submitted") : std::nullopt;
        basis.proposals += submitted && *submitted <= day ? 1 : 0;
    }
    return basis;
}

class LetterWriter {
public:
    LetterWriter(const ReportContext& context, const LetterTo& to)
        : context_(context), language_(context.language), to_(to), view_(context.store) {
        refuse_names(view_, to.signal);
        basis_ = basis_of(context.store, view_, to.signal, to.day);
        hidden_ = withheld(limits_, table_spec("observations").tells, basis_.who).has_value();
    }

    Letter write() {
        add_service();
        add_addressee();
        add_subject();
        text("draft", is_draft() ? tr(mark("Draft: it has not been decided to send this signal.")) : "");
        text("salutation", tr(mark("Dear Sir or Madam,")));
        text("opening",
             tr(msg("Our service takes down what experts by experience notice when they accompany people who "
                    "live in poverty, and signals to the institutions concerned the barriers that call for a "
                    "structural answer. We herewith send you signal {number}, opened on {day}:",
                    {{"number", to_.signal.text("number")}, {"day", day_told(to_.signal.date("opened"))}})));
        list("statement", lines(to_.signal.text("statement")));
        add_reasons();
        add_evidence();
        text("due", day_told(to_.due));
        text("request",
             tr(to_.due
                    ? msg("We would be grateful if you let us know by {day} what your institution intends "
                          "to do about this signal.",
                          {{"day", day_told(to_.due)}})
                    : msg("We would be grateful if you let us know what your institution intends to do "
                          "about this signal.")));
        text("closing", tr(mark("Yours faithfully,")));
        const config::LetterSettings& settings = context_.config.letter;
        return {std::move(fillings_), hidden_ ? std::optional(limits_.experts) : std::nullopt,
                in_other_languages(settings.place), in_other_languages(context_.config.owner_abbr)};
    }

private:
    [[nodiscard]] std::string tr(const Message& message) const { return language_.tr(message); }
    [[nodiscard]] std::string tr(std::string_view marked) const { return language_.tr(marked); }
    [[nodiscard]] std::string day_told(std::optional<Date> day) const {
        return day ? language_.date(*day) : std::string();
    }

    void text(std::string name, std::string line) {
        fillings_.push_back({std::move(name), {}, false});
        if (!line.empty())
            fillings_.back().lines.push_back(std::move(line));
    }
    void list(std::string name, std::vector<std::string> lines) {
        fillings_.push_back({std::move(name), std::move(lines), true});
    }

    static std::vector<std::string> lines(const std::string& text) {
        std::vector<std::string> all;
        for (const std::string_view line : parts(text, "\n"))
            all.emplace_back(line);
        return all;
    }

    /// The label in the letter's language alone: one of another would stand in the middle of its sentences.
    [[nodiscard]] std::string own(const model::Labels& labels) const {
        const auto found = labels.find(language_.code());
        return found == labels.end() ? std::string() : found->second;
    }
    [[nodiscard]] bool in_other_languages(const model::Labels& labels) const {
        return own(labels).empty() && !model::label_in(labels, language_.code(), "").empty();
    }

    void add_service() {
        const std::string& code = language_.code();
        text("lang", code);
        for (const std::string& one : language_codes())
            text(one, one == code ? one : "");
        text("owner", model::label_in(context_.config.owner, code, ""));
        text("owner_abbr", own(context_.config.owner_abbr));
        text("contact", context_.config.contact);
        const std::string place = own(context_.config.letter.place);
        text("place", place);
        text("date", day_told(to_.day));
        text("place_and_date",
             place.empty() ? day_told(to_.day)
                           : tr(msg("{place}, {day}", {{"place", place}, {"day", day_told(to_.day)}})));
    }

    void add_addressee() {
        std::string name = to_.institution;
        std::vector<std::string> address;
        if (context_.store.codes().find(model::name::partner, name)) {
            const std::string code = view_.standing().stands_as(name, to_.day);
            name = view_.standing().name(code, to_.day, language_.code());
            const model::Record* partner = view_.partner(code);
            const std::string lines = partner ? partner->text("address") : std::string();
            for (const std::string_view line : parts(lines, "\n;,"))
                address.emplace_back(line);
        }
        text("institution", name);
        list("address", address);
        address.insert(address.begin(), name);
        list("addressee", address);
    }

    void add_subject() {
        const model::Record& signal = to_.signal;
        text("number", signal.text("number"));
        text("title", signal.text("title"));
        text("word_subject", tr(mark("Subject:")));
        text("subject", tr(msg("signal {number} – {title}",
                               {{"number", signal.text("number")}, {"title", signal.text("title")}})));
    }

    [[nodiscard]] bool is_draft() const {
        return !to_.transmitted && (is_empty(to_.signal.at("examined")) || is_not_to_be_sent(to_.signal));
    }

    void add_reasons() {
        const std::string ground = to_.signal.text("ground");
        const std::string nature = to_.signal.text("nature");
        const std::string label = nature.empty() ? std::string()
                                                 : config::label_of(context_.config.taxonomies, language_,
                                                                    model::FieldType::term, "nature", nature);
        std::vector<std::string> said;
        if (ground == "inter_org")
            said.push_back(tr(mark("It concerns several organisations: none of them can solve it alone.")));
        else if (ground == "managerial")
            said.push_back(tr(mark("It concerns the management of an organisation, and not one desk only.")));
        else
            said.push_back(tr(mark("It concerns the effects of political decisions.")));
        text("ground", config::label_of({}, language_, model::FieldType::choice, "ground", ground));
        text("nature", label);
        if (!label.empty())
            said.push_back(tr(msg("Nature of the problem: {nature}.", {{"nature", label}})));
        text("reasons", join(said, " "));
    }

    [[nodiscard]] std::string period_told() const {
        if (!basis_.first)
            return {};
        const std::string first = language_.month(*basis_.first);
        const std::string last = language_.month(*basis_.last);
        return tr(first == last ? msg("in {month}", {{"month", first}})
                                : msg("between {first} and {last}", {{"first", first}, {"last", last}}));
    }

    /// The labels in the order of the taxonomy.
    [[nodiscard]] std::string kinds_told() const {
        std::vector<std::string> told;
        for (const model::Term& term : context_.config.taxonomy("partner_kind"))
            if (basis_.kinds.contains(term.code))
                told.push_back(model::label_in(term.labels, language_.code(), term.code));
        return join(told, ", ");
    }

    void add_evidence() {
        const bool figures = !hidden_ && !basis_.observations.empty();
        const auto observations = static_cast<long long>(basis_.observations.size());
        const auto organisations = static_cast<long long>(basis_.organisations.size());
        const std::string places = tr(msgn("{count} organisation", "{count} organisations", organisations));
        const std::string kinds = figures ? kinds_told() : "";
        std::vector<std::string> said;
        if (figures) {
            std::string first =
                tr(msgn("It rests on {count} observation, made {period} at {organisations}.",
                        "It rests on {count} observations, made {period} at {organisations}.", observations,
                        {{"period", period_told()}, {"organisations", places}}));
            if (!kinds.empty())
                first += ' ' + tr(msg("Kinds of organisations: {kinds}.", {{"kinds", kinds}}));
            said.push_back(std::move(first));
        } else if (!basis_.observations.empty()) {
            said.push_back(tr(mark("It rests on observations of experts by experience.")));
        }
        if (basis_.proposals > 0)
            said.push_back(tr(msgn("{count} proposal for improvement was made about it to an organisation "
                                   "concerned.",
                                   "{count} proposals for improvement were made about it to organisations "
                                   "concerned.",
                                   basis_.proposals)));
        for (std::string& line : lines(to_.signal.text("no_evidence")))
            said.push_back(std::move(line));
        text("observations", figures ? language_.number(observations) : "");
        text("organisations", figures ? language_.number(organisations) : "");
        text("organisation_kinds", kinds);
        text("period", figures ? period_told() : "");
        text("proposals", basis_.proposals > 0 ? language_.number(basis_.proposals) : "");
        list("evidence", std::move(said));
    }

    const ReportContext& context_;
    const language::Language& language_;
    const LetterTo& to_;
    RegisterView view_;
    const Limits& limits_ = limits_for(Audience::partner);
    Basis basis_;
    bool hidden_ = false;
    Fillings fillings_;
};

} // namespace

std::string letter_language(const store::Store& store, const std::string& institution, Date day) {
    if (!store.codes().find(model::name::partner, institution))
        return {};
    const model::Standing standing({}, {}, store.records(model::kind(model::name::partner_successor)));
    model::Record key(model::kind(model::name::partner));
    key.at("code") = standing.stands_as(institution, day);
    const auto partner = store.find(key);
    return partner ? partner->record.text("language") : std::string();
}

Letter letter(const ReportContext& context, const LetterTo& to) {
    return LetterWriter(context, to).write();
}

} // namespace edv::report
