#include "report/cell_naming.hpp"

#include <map>
#include <optional>

#include "base/text.hpp"
#include "config/labels.hpp"
#include "model/kind_names.hpp"
#include "model/standing.hpp"
#include "store/codebook.hpp"

namespace edv::report {

struct Naming::Names {
    const store::Store& store;
    const config::Config& config;
    language::Language language;
    Date day;
    bool people;
    std::optional<model::Standing> standing;
    std::optional<std::map<std::string, std::string>> projects;
    std::map<std::string, std::map<std::string, std::string>, std::less<>> persons;
    std::map<std::string, bool> withdrawn;

    std::string partner(const std::string& code) {
        if (!standing)
            standing.emplace(store.records(model::kind(model::name::partner)),
                             store.records(model::kind(model::name::partner_name)),
                             store.records(model::kind(model::name::partner_successor)));
        std::string brief = standing->short_name(code, day, language.code());
        return fold(brief) == fold(code) ? standing->name(code, day, language.code()) : brief;
    }

    std::string project(const std::string& code) {
        if (!projects) {
            projects.emplace();
            for (const model::Record& one : store.records(model::kind(model::name::project)))
                projects->emplace(one.text("code"), shortened(one.text("title"), 40));
        }
        const auto found = projects->find(code);
        return found == projects->end() ? std::string() : found->second;
    }

    std::string person(std::string_view of, const std::string& code) {
        if (!people)
            return {};
        auto [known, fresh] = persons.try_emplace(std::string(of));
        if (fresh)
            for (const model::Record& one : store.records(model::kind(of)))
                known->second.emplace(one.text("code"), one.text("name"));
        const auto found = known->second.find(code);
        return found == known->second.end() ? std::string() : found->second;
    }

    std::string name(std::string_view of, const std::string& code) {
        if (of == model::name::partner)
            return store.codes().find(model::name::partner, code) ? partner(code) : std::string();
        if (of == model::name::project)
            return project(code);
        if (of == model::name::expert || of == model::name::coordinator)
            return person(of, code);
        if (of == "subject")
            for (const std::string_view one : {"partner", "project", "expert"})
                if (std::string found = name(one, code); !found.empty())
                    return found;
        return {};
    }

    bool is_withdrawn(const std::string& number) {
        auto [known, fresh] = withdrawn.try_emplace(number, false);
        if (fresh) {
            model::Record key(model::kind(model::name::observation));
            key.at("number") = std::stoll(number);
            const auto stored = store.find(key);
            known->second = stored && !is_empty(stored->record.at("withdrawn"));
        }
        return known->second;
    }

    std::string shown(std::string_view of, const std::string& code) {
        if (of == model::name::observation)
            return is_withdrawn(code) ? language.tr(msg("{record} (withdrawn)", {{"record", code}})) : code;
        const std::string said = name(of, code);
        return said.empty() || fold(said) == fold(code) ? code : code + " (" + said + ")";
    }
};

Naming::Naming(const store::Store& store, const config::Config& config, const language::Language& language,
               Date day, bool people)
    : names_(new Names{store, config, language, day, people, {}, {}, {}, {}}) {}
Naming::~Naming() = default;
Naming::Naming(Naming&&) noexcept = default;

Cell Naming::cell(const model::Field& field, const Value& value) const {
    if (is_empty(value))
        return {};
    const bool institution = field.name == "institution";
    if (field.type != model::FieldType::ref && field.type != model::FieldType::refs && !institution)
        return config::labelled(names_->config.taxonomies, names_->language, field, value);
    const std::string text = to_text(value);
    const std::string_view of = institution ? "partner" : field.of;
    // A name may have blanks; several codes stand between them.
    if (field.type != model::FieldType::refs) {
        std::string shown = names_->shown(of, text);
        const bool number = std::holds_alternative<long long>(value); // a name, not a quantity: no grouping
        return {value, shown == text && !number ? std::string() : std::move(shown)};
    }
    std::vector<std::string> shown;
    for (const std::string& code : words(text))
        shown.push_back(names_->shown(of, code));
    std::string all = join(shown, ", ");
    return {value, all == text ? std::string() : std::move(all)};
}

std::string Naming::with_name(std::string_view kind, const std::string& code) const {
    return names_->shown(kind, code);
}

} // namespace edv::report
