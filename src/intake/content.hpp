/// What the cells of a column say, learnt one by one.
#pragma once

#include <bitset>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace edv::intake {

/// Remembers a bounded number of different texts, whatever the size of the sheet.
class Content {
public:
    /// Forms of days that are told apart.
    static constexpr std::size_t most_forms = 24;

    Content();

    void see(std::string_view cell);

    [[nodiscard]] long long filled() const { return filled_; }
    /// The first different short texts, in their order.
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }
    /// Whether texts() has all of them.
    [[nodiscard]] bool has_all_texts() const { return has_all_; }
    [[nodiscard]] bool is_numbers() const { return filled_ > 0 && numbers_; }
    /// Sentences rather than names or codes.
    [[nodiscard]] bool is_prose() const;
    [[nodiscard]] double mean_length() const;
    /// All different, without blanks and with a digit, as the identifiers that systems give.
    [[nodiscard]] bool is_identifier() const { return filled_ > 1 && identifiers_; }
    /// The form of days that all cells are in; empty when there is none.
    [[nodiscard]] std::string_view day_form() const;
    /// Whether the cells could as well be read with the month first.
    [[nodiscard]] bool is_order_open() const;

private:
    void see_days(std::string_view text);
    void see_identity(std::string_view text);
    void keep(std::string_view text);

    long long filled_ = 0;
    std::size_t bytes_ = 0;
    bool line_breaks_ = false;
    bool numbers_ = true;
    bool identifiers_ = true;
    bool has_all_ = true;
    std::bitset<most_forms> forms_; ///< that fit every cell up to now
    std::vector<std::string> texts_;
    std::unordered_set<std::size_t> seen_; ///< digests of the texts
};

/// The column of sentences that are twice as long as those of any other candidate; nothing when none is
/// plainly the longest.
std::optional<std::size_t> plainly_longest(const std::vector<Content>& columns,
                                           const std::function<bool(std::size_t)>& is_candidate);

} // namespace edv::intake
