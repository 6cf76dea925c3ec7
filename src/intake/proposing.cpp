#include "edv/intake/proposing.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "edv/base/error.hpp"
#include "edv/base/text.hpp"
#include "edv/model/kind.hpp"
#include "edv/model/privacy.hpp"

#include "intake/content.hpp"
#include "intake/header_place.hpp"
#include "intake/header_row.hpp"
#include "intake/headers.hpp"
#include "intake/mapping.hpp"

namespace edv {
namespace {

constexpr std::size_t most_samples = 4;
constexpr std::size_t most_unknown = 40;
constexpr std::size_t most_label_words = 6; // more are a sentence

/// Finds the header and gives the rows after it.
class Body {
public:
    Body(Rows& rows, long long header_row) : rows_(rows) {
        if (header_row > 0)
            find_header(header_row);
        else
            guess_header();
        join_rows_below();
        if (header_.cells.empty())
            throw refused("no-header", msg("the file has no header"));
    }

    [[nodiscard]] const KeptRow& header() const { return header_; }
    /// Whether there are rows above the header.
    [[nodiscard]] bool has_title() const { return has_title_; }

    /// The cells of the next row that is not damaged; false at the end.
    bool next(std::vector<std::string>& cells) {
        if (at_ < opening_.size()) {
            cells = std::move(opening_[at_++].cells);
            return true;
        }
        const SheetRow* row = rows_.next();
        while (row != nullptr && row->damage)
            row = rows_.next();
        if (row != nullptr)
            cells.assign(row->cells.begin(), row->cells.end());
        return row != nullptr;
    }

private:
    static KeptRow line_of(const SheetRow& row) {
        if (row.damage)
            throw refused("damaged-row", *row.damage);
        return {row.number, {row.cells.begin(), row.cells.end()}};
    }

    void find_header(long long number) {
        const SheetRow* row = rows_.next();
        while (row != nullptr && row->number < number)
            row = rows_.next();
        if (row == nullptr || row->number != number)
            throw refused("no-header",
                          msg("the file has no header in row {row}", {{"row", std::to_string(number)}}));
        header_ = line_of(*row);
        while (opening_.size() < most_rows_below && (row = rows_.next()) != nullptr)
            if (!row->damage)
                opening_.push_back(line_of(*row));
    }

    /// As an import would look for it.
    void guess_header() {
        opening_ = first_rows(rows_);
        if (opening_.empty())
            throw refused("no-header", msg("the file has no header"));
        const std::size_t place = plain_header(opening_, [](const KeptRow& row) {
            std::set<std::string_view> fields;
            for (const std::string& cell : row.cells)
                if (const auto field = usual_field(header_text(cell)))
                    fields.insert(*field);
            return fields.size();
        });
        header_ = opening_[place];
        has_title_ = place > 0;
        at_ = place + 1;
    }

    /// Survey tools go on with the header in the rows below it.
    void join_rows_below() {
        std::vector<KeptRow> below;
        for (std::size_t i = at_; i < opening_.size() && below.size() < most_rows_below; ++i)
            below.push_back(opening_[i]);
        at_ += header_rows_below(header_, below);
        header_.cells = joined_header(header_, below);
    }

    Rows& rows_;
    KeptRow header_;
    std::vector<KeptRow> opening_;
    std::size_t at_ = 0;
    bool has_title_ = false;
};

/// The built-in profile that is known by the headers.
std::string tool_of(const KeptRow& header) {
    const std::vector<Profile>& tools = built_in_profiles();
    const auto found = std::find_if(tools.begin(), tools.end(),
                                    [&](const Profile& tool) { return fits(tool, header.cells); });
    return found == tools.end() ? std::string() : found->name;
}

/// Whether texts of the field may name a person.
bool may_name_a_person(const Field& field) {
    return field.of == "expert" || (field.type == FieldType::text && field.name != "ref");
}

/// What stands for the codes of a field: the codes themselves and their labels, each with its code.
std::map<std::string, std::string> words_of(const Field& field, const Known& known,
                                            const Taxonomies& taxonomies) {
    std::map<std::string, std::string> all;
    if (field.type == FieldType::choice)
        for (const std::string_view word : choices(field.of)) {
            all.emplace(word, word);
            all.emplace(choice_label(field.of, word), word);
        }
    if (field.type == FieldType::ref)
        for (const std::string& code : known.codes(field.of))
            all.emplace(code, code);
    if (field.type != FieldType::term && field.type != FieldType::terms)
        return all;
    for (const std::string& code : known.terms(field.of))
        all.emplace(code, code);
    if (const auto found = taxonomies.find(std::string(field.of)); found != taxonomies.end())
        for (const Term& term : found->second)
            for (const auto& [language, label] : term.labels)
                all.emplace(label, term.code);
    return all;
}

/// The texts that stand for the codes of a field.
class Vocabulary {
public:
    Vocabulary(const Field& field, const Known& known, const Taxonomies& taxonomies)
        : field_(field), known_(known) {
        for (const auto& [word, code] : words_of(field, known, taxonomies)) {
            words_.push_back(word);
            codes_.emplace(word, code);
        }
    }

    /// As an import does.
    [[nodiscard]] bool reads(std::string_view text) const {
        std::vector<Finding> findings;
        return !is_empty(read_value(field_, text, known_, {}, findings)) && findings.empty();
    }

    /// The code of the nearest word; empty when none is near.
    [[nodiscard]] std::string nearest_code(std::string_view text) const {
        const std::vector<std::string> near = nearest(text, words_, 1);
        return near.empty() ? std::string() : codes_.at(near.front());
    }

    [[nodiscard]] double share(const Content& content) const {
        const auto& texts = content.texts();
        if (texts.empty() || !content.has_all_texts())
            return 0;
        const auto read =
            std::count_if(texts.begin(), texts.end(), [&](const std::string& text) { return reads(text); });
        return static_cast<double>(read) / static_cast<double>(texts.size());
    }

private:
    const Field& field_;
    const Known& known_;
    std::vector<std::string> words_;
    std::map<std::string, std::string> codes_;
};

class Proposer {
public:
    Proposer(const Known& known, const Taxonomies& taxonomies, Profile start)
        : known_(known), taxonomies_(taxonomies) {
        proposal_.profile = std::move(start);
    }

    Proposal propose(Rows& rows) {
        read(rows);
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
    Profile& profile() { return proposal_.profile; }
    std::vector<SeenColumn>& columns() { return proposal_.columns; }

    void read(Rows& rows) {
        Body body(rows, profile().header_row);
        if (body.has_title())
            profile().header_row = body.header().number;
        proposal_.tool = tool_of(body.header());
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
                if (places[i] < cells.size())
                    content_[i].see(cells[places[i]]);
        }
    }

    [[nodiscard]] bool is_free(std::size_t column) const {
        return proposal_.columns[column].field.empty() && !proposal_.columns[column].doubled;
    }
    bool has(std::string_view field) { return profile().columns.contains(field); }

    void take(std::size_t column, std::string_view field, FoundBy found) {
        columns()[column].field = field;
        columns()[column].found = found;
        profile().columns[std::string(field)].push_back(columns()[column].header);
    }

    /// Fields of sentences may have several columns; of other fields the first column counts.
    void take_usual_headers() {
        for (std::size_t i = 0; i < columns().size(); ++i) {
            const auto field = usual_field(columns()[i].header);
            // Numbers are edv's own: a sheet that it has not seen before can't know them.
            if (!is_free(i) || !field || field == "number")
                continue;
            if (!has(*field) || observation_.fields[observation_.index(*field)].prose)
                take(i, *field, FoundBy::header);
        }
        for (std::size_t i = 0; i < columns().size(); ++i)
            take_answer(i);
    }

    /// "Which barriers? [Waiting]" is one answer of a question, "Which service? [Other]" what is said beside
    /// it.
    void take_answer(std::size_t i) {
        const std::string_view signs = profile().answers.empty() ? "[]" : std::string_view(profile().answers);
        const auto parts = split_answer(columns()[i].header, signs);
        const auto field = parts ? usual_field(parts->first) : std::nullopt;
        if (!is_free(i) || !field)
            return;
        if (observation_.fields[observation_.index(*field)].type != FieldType::terms)
            return take(i, *field, FoundBy::header);
        const std::string question(parts->first);
        std::vector<std::string>& headers = profile().columns[std::string(*field)];
        if (std::find(headers.begin(), headers.end(), question) == headers.end())
            headers.push_back(question);
        profile().answers = signs;
        columns()[i].field = *field;
        columns()[i].found = FoundBy::header;
    }

    /// Bare numbers are the last that is taken for days, and day numbers of spreadsheets only where they
    /// repeat: they look like numbers of records.
    void take_date() {
        for (const bool numbers : {false, true})
            for (std::size_t i = 0; i < columns().size() && !has("date"); ++i) {
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
        for (const Field& field : observation_.fields) {
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
                observation_.fields[observation_.index(field)].type != FieldType::date)
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
            if (!columns()[i].field.empty())
                describe(columns()[i], content_[i]);
        }
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
        const Field& field = observation_.fields[observation_.index(seen.field)];
        if (is_coded(field.type))
            return describe_codes(seen, content, field);
        const bool recognised =
            seen.looks == Looks::days || seen.looks == Looks::numbers || content.is_identifier();
        if (may_name_a_person(field) || !recognised)
            return;
        for (const std::string& text : content.texts())
            if (seen.samples.size() < most_samples)
                seen.samples.push_back(masked(text));
    }

    void describe_codes(SeenColumn& seen, const Content& content, const Field& field) const {
        const Vocabulary vocabulary(field, known_, taxonomies_);
        const bool secret = may_name_a_person(field);
        for (const std::string& text : content.texts()) {
            if (vocabulary.reads(text)) {
                if (!secret && seen.samples.size() < most_samples)
                    seen.samples.push_back(masked(text));
                continue;
            }
            ++seen.unknown_count;
            const bool label = !content.is_prose() && words(text).size() <= most_label_words;
            const bool shown = !secret && label && masked(text) == text;
            if (shown && seen.unknown.size() < most_unknown)
                seen.unknown.push_back({text, vocabulary.nearest_code(text)});
        }
    }

    void find_missing() {
        for (const Field& field : observation_.fields)
            if (field.required && !field.internal && !has(field.name) && field.type != FieldType::number)
                proposal_.missing.emplace_back(field.name);
    }

    const Kind& observation_ = kind("observation");
    const Known& known_;
    const Taxonomies& taxonomies_;
    Proposal proposal_;
    std::vector<Content> content_; ///< of each column of the proposal
};

} // namespace

Proposal propose_profile(Rows& rows, const Known& known, const Taxonomies& taxonomies, Profile start) {
    return Proposer(known, taxonomies, std::move(start)).propose(rows);
}

Proposal propose_profile(Source& source, const Known& known, const Taxonomies& taxonomies, Profile start) {
    Headers headers;
    headers.usual = true;
    try {
        if (start.sheet.empty())
            if (const auto elsewhere = sheet_elsewhere(source, kind("observation"), headers))
                throw Error(ErrorKind::refused, {*elsewhere});
        return propose_profile(*source.rows(), known, taxonomies, std::move(start));
    } catch (const Error& error) {
        std::vector<Problem> problems = error.problems();
        for (Problem& problem : problems)
            problem.file = source.name();
        throw Error(error.kind(), problems);
    }
}

} // namespace edv
