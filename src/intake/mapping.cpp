#include "intake/mapping.hpp"

#include <algorithm>
#include <utility>

#include "base/text.hpp"
#include "intake/header_row.hpp"
#include "intake/headers.hpp"
#include "intake/reading.hpp"
#include "model/wording.hpp"

namespace edv::intake {

std::string_view last_part(std::string_view header, std::string_view sign) {
    std::size_t at = sign.empty() ? std::string_view::npos : header.rfind(sign);
    return at == std::string_view::npos ? header : header.substr(at + sign.size());
}

std::optional<std::pair<std::string_view, std::string_view>> split_answer(std::string_view header,
                                                                          std::string_view signs) {
    if (signs.empty())
        return {};
    std::size_t at = header.rfind(signs.front());
    if (at == std::string_view::npos || at == 0)
        return {};
    std::string_view answer = header.substr(at + 1);
    if (signs.size() == 2) {
        if (!answer.ends_with(signs.back()))
            return {};
        answer.remove_suffix(1);
    }
    return std::pair(trim(header.substr(0, at)), answer);
}

namespace {

bool contains(const std::vector<std::string>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

class Mapper {
public:
    Mapper(const std::vector<std::string>& header, const model::Kind& kind, const Headers& wanted)
        : header_(header), kind_(kind), wanted_(wanted), used_(header.size(), false) {
        for (const model::Field& field : kind.fields)
            if (!field.internal)
                names_.emplace_back(field.name);
    }

    Mapping map() {
        take_constants();
        if (wanted_.profile)
            take_named();
        for (const auto& [field, header] : wanted_.named)
            take_named_column(field, header);
        if (!wanted_.profile || wanted_.profile->usual)
            take_others();
        if (wanted_.profile)
            take_fallbacks();
        for (std::size_t i = 0; i < header_.size(); ++i)
            settle(i);
        check_missing();
        take_values();
        return std::move(made_);
    }

private:
    void problem(std::string_view column, std::string_view code, Message what, Message hint = {}) {
        made_.problems.push_back(
            {{}, {}, std::string(column), std::string(code), std::move(what), std::move(hint)});
    }

    FieldSource* find(std::size_t field) {
        auto found = std::find_if(made_.sources.begin(), made_.sources.end(),
                                  [&](const FieldSource& source) { return source.field == field; });
        return found == made_.sources.end() ? nullptr : &*found;
    }
    FieldSource& source(std::string_view field) {
        std::size_t at = kind_.index(field);
        if (FieldSource* known = find(at))
            return *known;
        FieldSource& made = made_.sources.emplace_back();
        made.field = at;
        made.header = field;
        return made;
    }

    void take_constants() {
        if (wanted_.profile)
            for (const auto& [field, value] : wanted_.profile->constants)
                source(field).constant = value;
        for (const auto& [field, value] : wanted_.constants)
            source(field).constant = value;
    }

    /// The columns that the profile names; a header may feed several fields.
    void take_named() {
        for (const auto& [field, headers] : wanted_.profile->columns) {
            if (wanted_.constants.contains(field) || wanted_.named.contains(field))
                continue;
            for (const std::string& name : headers)
                take_named_column(field, name);
        }
    }

    void take_named_column(const std::string& field, const std::string& name) {
        std::vector<std::size_t> found = columns_called(name);
        if (take_answers(field, name))
            return;
        if (found.empty())
            return problem(name, "missing-column",
                           msg("the column \"{column}\" is missing", {{"column", model::shown(name)}}),
                           near_hint(name, header_));
        if (found.size() > 1)
            problem(name, "doubled-column",
                    msg("the column \"{column}\" stands twice", {{"column", model::shown(name)}}));
        FieldSource& to = source(field);
        if (to.columns.empty())
            to.header = header_[found.front()];
        to.columns.push_back(found.front());
        used_[found.front()] = true;
    }

    /// Columns that count where no other says anything of the field.
    void take_fallbacks() {
        for (const auto& [field, headers] : wanted_.profile->fallback) {
            if (find(kind_.index(field)))
                continue;
            for (const std::string& name : headers)
                for (std::size_t column : columns_called(name)) {
                    FieldSource& to = source(field);
                    if (to.columns.empty())
                        to.header = header_[column];
                    to.columns.push_back(column);
                    to.first_only = true;
                    used_[column] = true;
                }
        }
    }

    /// Columns whose header, or its last part, is `name`: as it is written, else without case and accents.
    std::vector<std::size_t> columns_called(std::string_view said) const {
        const std::string name = header_text(said);
        std::vector<std::size_t> exact;
        std::vector<std::size_t> alike;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            std::string_view part = last_part(header_[i], groups());
            if (header_[i] == name || part == name)
                exact.push_back(i);
            else if (fold(header_[i]) == fold(name) || fold(part) == fold(name))
                alike.push_back(i);
        }
        return exact.empty() ? alike : exact;
    }

    [[nodiscard]] std::string_view groups() const {
        return wanted_.profile ? std::string_view(wanted_.profile->groups) : std::string_view();
    }

    /// Columns for one answer each of the question `name`. True when there is any and no column of all
    /// answers.
    bool take_answers(std::string_view field, std::string_view name) {
        if (kind_.fields[kind_.index(field)].type != model::FieldType::terms || !wanted_.profile)
            return false;
        bool any = false;
        for (std::size_t i = 0; i < header_.size(); ++i) {
            auto parts = split_answer(header_[i], wanted_.profile->answers);
            if (!parts || fold(last_part(parts->first, groups())) != fold(last_part(name, groups())))
                continue;
            source(field).answers.push_back({i, std::string(parts->second)});
            used_[i] = true;
            any = true;
        }
        return any && columns_called(name).empty();
    }

    /// The field that a header stands for: its own name, else a usual header.
    [[nodiscard]] std::string_view field_of(std::string_view header) const {
        std::string name = lower(header);
        if (auto own = std::find(names_.begin(), names_.end(), name); own != names_.end())
            return *own;
        bool usual = wanted_.usual || (wanted_.profile && wanted_.profile->usual);
        if (!usual)
            return {};
        std::string_view part = last_part(header, groups());
        if (auto own = std::find(names_.begin(), names_.end(), lower(part)); own != names_.end())
            return *own;
        if (auto field = usual_field(part))
            return *field;
        if (auto field = in_front_of_text(part); !field.empty())
            return field;
        return labelled(part);
    }

    /// The field that edv's own lists call so, in any language.
    [[nodiscard]] std::string_view labelled(std::string_view header) const {
        if (!wanted_.translations)
            return {};
        if (labels_.empty())
            for (const model::Field& field : kind_.fields)
                if (!field.internal)
                    for (const std::string& label : wanted_.translations(field.label))
                        labels_.emplace(fold(label), field.name);
        auto found = labels_.find(fold(header));
        return found == labels_.end() ? std::string_view() : found->second;
    }

    /// "Q01. Date" is known by its code or by its text.
    [[nodiscard]] std::string_view in_front_of_text(std::string_view header) const {
        std::size_t at = header.find(". ");
        if (at == std::string_view::npos)
            return {};
        for (std::string_view part : {header.substr(0, at), header.substr(at + 2)}) {
            if (auto own = std::find(names_.begin(), names_.end(), lower(trim(part))); own != names_.end())
                return *own;
            if (auto field = usual_field(trim(part)))
                return *field;
        }
        return {};
    }

    void take_others() {
        for (std::size_t i = 0; i < header_.size(); ++i) {
            if (used_[i] || header_[i].empty() || contains(wanted_.ignored, lower(header_[i])))
                continue;
            if (take_other_answer(i))
                continue;
            std::string_view field = field_of(header_[i]);
            if (field.empty())
                continue;
            // A flag says that another column is that field.
            const bool replaced = wanted_.named.contains(field);
            if (named_by_profile(field) && !replaced)
                continue;
            used_[i] = true;
            if (replaced) {
                made_.ignored.push_back(header_[i]);
                continue;
            }
            FieldSource& to = source(field);
            if (to.constant)
                made_.ignored.push_back(header_[i]);
            else if (!to.columns.empty())
                problem(
                    header_[i], "doubled-column",
                    fold(header_[i]) == fold(to.header)
                        ? msg("the column \"{column}\" stands twice", {{"column", model::shown(header_[i])}})
                        : msg("the columns \"{column}\" and \"{other}\" both mean {field}",
                              {{"column", model::shown(to.header)},
                               {"other", model::shown(header_[i])},
                               field_word("field", kind_.fields[kind_.index(field)])}));
            else {
                to.columns = {i};
                to.header = header_[i];
            }
        }
    }

    /// Whether the profile or a flag says which column is of the field.
    [[nodiscard]] bool named_by_profile(std::string_view field) const {
        return wanted_.named.contains(field) || (wanted_.profile && wanted_.profile->columns.contains(field));
    }

    bool take_other_answer(std::size_t i) {
        auto parts = split_answer(header_[i], wanted_.profile ? wanted_.profile->answers : std::string("[]"));
        if (!parts)
            return false;
        std::string_view field = field_of(parts->first);
        if (field.empty() || kind_.fields[kind_.index(field)].type != model::FieldType::terms)
            return false;
        FieldSource& to = source(field);
        if (to.columns.empty() && to.answers.empty())
            to.header = header_[i];
        to.answers.push_back({i, std::string(parts->second)});
        used_[i] = true;
        return true;
    }

    /// What becomes of a header that feeds no field.
    void settle(std::size_t i) {
        const std::string& name = header_[i];
        made_.nameless.push_back(name.empty() && !used_[i]);
        if (used_[i] || name.empty())
            return;
        if (wanted_.profile || contains(wanted_.ignored, lower(name)))
            made_.ignored.push_back(name);
        else
            problem(model::shown(name), "unknown-column",
                    msg("unknown column \"{column}\"", {{"column", model::shown(name)}}), column_hint(name));
    }

    [[nodiscard]] Message column_hint(std::string_view name) const {
        Message near = near_hint(name, names_);
        if (!wanted_.may_ignore)
            return near;
        if (near.empty())
            return msg("--ignore passes over a column");
        return msg("did you mean {words}? --ignore passes over a column", near.args);
    }

    void check_missing() {
        for (const model::Field& field : kind_.fields)
            if (field.required && !field.internal && !find(kind_.index(field.name)) &&
                !contains(wanted_.optional, field.name) && !named_by_profile(field.name))
                problem(field.name, "missing-column",
                        msg("the column \"{column}\" is missing", {{"column", std::string(field.name)}}),
                        missing_hint(field.name));
    }

    /// A header that means nothing may be that of the field.
    [[nodiscard]] Message missing_hint(std::string_view field) const {
        const bool any_left = std::any_of(made_.problems.begin(), made_.problems.end(),
                                          [](const Problem& one) { return one.code == "unknown-column"; });
        if (!wanted_.may_ignore || !any_left)
            return {};
        return msg("--column {field}=HEADER says which column it is", {{"field", std::string(field)}});
    }

    void take_values() {
        if (!wanted_.profile)
            return;
        for (const auto& [field, table] : wanted_.profile->values)
            if (FieldSource* to = find(kind_.index(field)))
                for (const auto& [said, code] : table) {
                    if (said == "*")
                        to->otherwise = code;
                    else
                        to->values.emplace(fold(said), code);
                }
    }

    const std::vector<std::string>& header_;
    const model::Kind& kind_;
    const Headers& wanted_;
    std::vector<std::string> names_;
    std::vector<bool> used_;
    mutable std::map<std::string, std::string_view, std::less<>> labels_; ///< folded; read when first needed
    Mapping made_;
};

} // namespace

Mapping map_header(const std::vector<std::string>& header, const model::Kind& kind, const Headers& wanted) {
    return Mapper(header, kind, wanted).map();
}

} // namespace edv::intake
