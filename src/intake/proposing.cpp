#include "intake/proposing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/model/kind.hpp"

#include "base/text.hpp"
#include "intake/content.hpp"
#include "intake/header_place.hpp"
#include "intake/header_row.hpp"
#include "intake/headers.hpp"
#include "intake/mapping.hpp"
#include "intake/unseen_rows.hpp"
#include "intake/vocabulary.hpp"
#include "model/kind_names.hpp"
#include "model/privacy.hpp"

namespace edv::intake {
namespace {

constexpr std::size_t most_samples = 4;
constexpr std::size_t most_unknown = 40;
constexpr std::size_t most_label_words = 6; // more are a sentence

/// The built-in profile that is known by the headers; null: none is.
const config::Profile* tool_of(const KeptRow& header) {
    const std::vector<config::Profile>& tools = config::built_in_profiles();
    const auto found = std::find_if(tools.begin(), tools.end(),
                                    [&](const config::Profile& tool) { return fits(tool, header.cells); });
    return found == tools.end() ? nullptr : &*found;
}

bool is_same_header(std::string_view one, std::string_view other) {
    return fold(header_text(one)) == fold(header_text(other));
}

/// Whether texts of the field may name a person.
bool may_name_a_person(const model::Field& field) {
    return field.of == model::name::expert || (field.type == model::FieldType::text && field.name != "ref");
}

class Proposer {
public:
    Proposer(const Known& known, const model::Taxonomies& taxonomies, config::Profile start)
        : known_(known), taxonomies_(taxonomies) {
        proposal_.profile = std::move(start);
    }

    Proposal propose(Rows& rows) {
        read(rows);
        take_headers_of_tool();
        take_usual_headers();
        take_date();
        take_identifier();
        take_codes();
        take_summary();
        describe_days();
        describe_columns();
        find_missing();
        return std::move(proposal_);
    }

private:
    config::Profile& profile() { return proposal_.profile; }
    std::vector<SeenColumn>& columns() { return proposal_.columns; }

    void read(Rows& rows) {
        UnseenRows body(rows, profile().header_row);
        if (body.has_title())
            profile().header_row = body.header().number;
        if (const config::Profile* tool = tool_of(body.header()))
            begin_with(*tool, body.header());
        std::vector<std::size_t> places;
        std::set<std::string> headers;
        for (std::size_t i = 0; i < body.header().cells.size(); ++i) {
            SeenColumn column;
            column.header = nfc(std::string(trim(body.header().cells[i])));
            if (column.header.empty())
                continue;
            column.doubled = !headers.insert(fold(column.header)).second;
            columns().push_back(std::move(column));
            places.push_back(i);
        }
        content_.resize(places.size());
        std::vector<std::string> cells;
        while (proposal_.whole && body.next(cells)) {
            proposal_.whole = proposal_.rows < most_proposal_rows;
            if (!proposal_.whole)
                break;
            ++proposal_.rows;
            for (std::size_t i = 0; i < places.size(); ++i)
                if (places[i] < cells.size() && !says_nothing(cells[places[i]]))
                    content_[i].see(cells[places[i]]);
        }
    }

    /// What is known of the tool's exports: how headers and answers are written, and what says nothing.
    void begin_with(const config::Profile& tool, const KeptRow& header) {
        proposal_.tool = tool.name;
        profile().groups = tool.groups;
        profile().answers = tool.answers;
        profile().empty = tool.empty;
        profile().dates = tool.dates;
        tool_columns_ = tool.columns;
        for (const auto& [field, headers] : tool.fallback)
            for (const std::string& one : headers)
                for (const std::string& cell : header.cells)
                    if (is_same_header(one, cell))
                        profile().fallback[field].emplace_back(nfc(std::string(trim(cell))));
    }

    [[nodiscard]] bool says_nothing(std::string_view cell) const {
        const std::vector<std::string>& empty = proposal_.profile.empty;
        return std::any_of(empty.begin(), empty.end(),
                           [&](const std::string& one) { return fold(one) == fold(trim(cell)); });
    }

    [[nodiscard]] bool is_free(std::size_t column) const {
        const SeenColumn& one = proposal_.columns[column];
        return one.field.empty() && one.otherwise.empty() && !one.doubled;
    }
    bool has(std::string_view field) { return profile().columns.contains(field); }

    [[nodiscard]] bool is_named(std::string_view field, std::string_view header) const {
        const auto headers = proposal_.profile.columns.find(field);
        return headers != proposal_.profile.columns.end() &&
               std::find(headers->second.begin(), headers->second.end(), header) != headers->second.end();
    }

    void mark_taken(std::size_t column, std::string_view field, FoundBy found) {
        columns()[column].field = field;
        columns()[column].found = found;
    }

    void take(std::size_t column, std::string_view field, FoundBy found) {
        mark_taken(column, field, found);
        profile().columns[std::string(field)].push_back(columns()[column].header);
    }

    void take_headers_of_tool() {
        for (std::size_t i = 0; i < columns().size(); ++i) {
            for (const auto& [field, headers] : tool_columns_)
                for (const std::string& one : headers)
                    if (is_free(i) && is_same_header(one, columns()[i].header))
                        take(i, field, FoundBy::header);
            for (const auto& [field, headers] : profile().fallback)
                if (std::find(headers.begin(), headers.end(), columns()[i].header) != headers.end())
                    columns()[i].otherwise = field;
        }
    }

    /// Fields of sentences may have several columns; of other fields the first column counts.
    void take_usual_headers() {
        for (std::size_t i = 0; i < columns().size(); ++i)
            take_answer(i, true);
        for (std::size_t i = 0; i < columns().size(); ++i) {
            const auto field = usual_field(last_part(columns()[i].header, profile().groups));
            // Numbers are edv's own: a sheet that it has not seen before can't know them.
            if (!is_free(i) || !field || field == "number")
                continue;
            if (is_named(*field, columns()[i].header))
                mark_taken(i, *field, FoundBy::header);
            else if (!has(*field) || observation_.fields[observation_.index(*field)].prose)
                take(i, *field, FoundBy::header);
        }
        for (std::size_t i = 0; i < columns().size(); ++i)
            take_answer(i, false);
    }

    /// "Which barriers? [Waiting]" is one answer of a question, "Which service? [Other]" what is said beside
    /// it.
    void take_answer(std::size_t i, bool of_several) {
        const std::string_view signs = profile().answers.empty() ? "[]" : std::string_view(profile().answers);
        const auto parts = split_answer(columns()[i].header, signs);
        const auto field = parts ? usual_field(last_part(parts->first, profile().groups)) : std::nullopt;
        if (!is_free(i) || !field)
            return;
        const bool several = observation_.fields[observation_.index(*field)].type == model::FieldType::terms;
        if (several != of_several)
            return;
        if (!several)
            return take(i, *field, FoundBy::header);
        const std::string question(parts->first);
        if (!is_named(*field, question))
            profile().columns[std::string(*field)].push_back(question);
        profile().answers = signs;
        mark_taken(i, *field, FoundBy::header);
    }

    /// Bare numbers are the last that is taken for days, and day numbers of spreadsheets only where they
    /// repeat: they look like numbers of records.
    void take_date() {
        for (const bool numbers : {false, true})
            for (std::size_t i = 0;
                 i < columns().size() && !has("date") && !profile().fallback.contains("date"); ++i) {
                const Content& content = content_[i];
                const bool fits =
                    is_free(i) && !content.day_form().empty() && content.is_numbers() == numbers;
                if (fits && (!numbers || content.day_form() == "unix" || !content.is_identifier()))
                    take(i, "date", FoundBy::content);
            }
    }

    void take_identifier() {
        for (std::size_t i = 0; i < columns().size() && !has("ref"); ++i)
            if (is_free(i) && content_[i].is_identifier() && content_[i].filled() == proposal_.rows &&
                (content_[i].day_form().empty() || content_[i].is_numbers()))
                take(i, "ref", FoundBy::content);
    }

    /// Columns whose texts are mostly codes or labels of a field, the best first.
    void take_codes() {
        for (const model::Field& field : observation_.fields) {
            if (!is_coded(field.type) || field.internal || has(field.name))
                continue;
            const Vocabulary vocabulary(field, known_, taxonomies_);
            constexpr double enough = 0.5;
            std::optional<std::size_t> best;
            double most = 0;
            for (std::size_t i = 0; i < columns().size(); ++i) {
                const double share =
                    is_free(i) && !content_[i].is_numbers() ? vocabulary.share(content_[i]) : 0;
                if (share >= enough && share > most) {
                    best = i;
                    most = share;
                }
            }
            if (best)
                take(*best, field.name, FoundBy::content);
        }
    }

    void take_summary() {
        if (has("summary"))
            return;
        std::optional<std::size_t> longest;
        for (std::size_t i = 0; i < columns().size(); ++i)
            if (is_free(i) && content_[i].is_prose() &&
                (!longest || content_[i].mean_length() > content_[*longest].mean_length()))
                longest = i;
        if (longest)
            take(*longest, "summary", FoundBy::content);
    }

    void describe_days() {
        std::vector<std::string>& forms = profile().dates;
        for (std::size_t i = 0; i < columns().size(); ++i) {
            const std::string_view field = columns()[i].field;
            const std::string form(content_[i].day_form());
            if (field.empty() || form.empty() ||
                observation_.fields[observation_.index(field)].type != model::FieldType::date)
                continue;
            if (std::find(forms.begin(), forms.end(), form) == forms.end())
                forms.push_back(form);
            proposal_.order_open = proposal_.order_open || content_[i].is_order_open();
        }
    }

    void describe_columns() {
        for (std::size_t i = 0; i < columns().size(); ++i) {
            columns()[i].filled = content_[i].filled();
            columns()[i].looks = looks(content_[i]);
            if (!columns()[i].field.empty() && !is_answer(columns()[i]))
                describe(columns()[i], content_[i]);
        }
    }

    /// Whether the column says yes or no to one code: it holds no codes itself.
    [[nodiscard]] bool is_answer(const SeenColumn& column) const {
        return !is_named(column.field, column.header);
    }

    static Looks looks(const Content& content) {
        if (content.filled() == 0)
            return Looks::empty;
        if (!content.day_form().empty() && (!content.is_numbers() || content.day_form() == "unix"))
            return Looks::days;
        if (content.is_numbers())
            return Looks::numbers;
        return content.is_prose() ? Looks::long_texts : Looks::short_texts;
    }

    /// What is shown of a column that feeds a field. A header may mislead: only what was recognised is shown,
    /// and of what was not, only texts of fields whose codes everybody may see.
    void describe(SeenColumn& seen, const Content& content) const {
        const model::Field& field = observation_.fields[observation_.index(seen.field)];
        if (is_coded(field.type))
            return describe_codes(seen, content, field);
        const bool recognised =
            seen.looks == Looks::days || seen.looks == Looks::numbers || content.is_identifier();
        if (may_name_a_person(field) || !recognised)
            return;
        for (const std::string& text : content.texts())
            if (seen.samples.size() < most_samples)
                seen.samples.push_back(model::masked(text));
    }

    void describe_codes(SeenColumn& seen, const Content& content, const model::Field& field) const {
        const Vocabulary vocabulary(field, known_, taxonomies_);
        const bool secret = may_name_a_person(field);
        for (const std::string& text : content.texts()) {
            if (vocabulary.reads(text)) {
                if (!secret && seen.samples.size() < most_samples)
                    seen.samples.push_back(model::masked(text));
                continue;
            }
            ++seen.unknown_count;
            const bool label = !content.is_prose() && words(text).size() <= most_label_words;
            const bool shown = !secret && label && model::masked(text) == text;
            if (shown && seen.unknown.size() < most_unknown)
                seen.unknown.push_back({text, vocabulary.nearest_code(text)});
        }
    }

    void find_missing() {
        for (const model::Field& field : observation_.fields)
            if (field.required && !field.internal && !has(field.name) &&
                field.type != model::FieldType::number && !profile().fallback.contains(field.name))
                proposal_.missing.emplace_back(field.name);
    }

    const model::Kind& observation_ = model::kind(model::name::observation);
    const Known& known_;
    const model::Taxonomies& taxonomies_;
    Proposal proposal_;
    std::map<std::string, std::vector<std::string>, std::less<>> tool_columns_; ///< field, its headers
    std::vector<Content> content_; ///< of each column of the proposal
};

} // namespace

Proposal propose_profile(Rows& rows, const Known& known, const model::Taxonomies& taxonomies,
                         config::Profile start) {
    return Proposer(known, taxonomies, std::move(start)).propose(rows);
}

Proposal propose_profile(Source& source, const Known& known, const model::Taxonomies& taxonomies,
                         config::Profile start) {
    Headers headers;
    headers.usual = true;
    try {
        if (start.sheet.empty())
            if (const auto elsewhere =
                    sheet_elsewhere(source, model::kind(model::name::observation), headers))
                throw Error(ErrorKind::refused, {*elsewhere});
        return propose_profile(*source.rows(), known, taxonomies, std::move(start));
    } catch (const Error& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems)
            problem.file = source.name();
        throw Error(error.kind(), problems);
    }
}

} // namespace edv::intake
