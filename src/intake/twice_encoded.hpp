/// Texts that are UTF-8 which was read as windows-1252 and written as UTF-8 again.
#pragma once

#include <string>
#include <string_view>

namespace edv::intake {

/// Whether some texts are so, of a column or of a whole sheet.
class TwiceEncoded {
public:
    /// Looks at a text of UTF-8; nearly free where it has no letter beyond ASCII. `column` is its header.
    void see(std::string_view text, long long row, const std::string& column);
    /// What another one saw counts as well.
    void add(const TwiceEncoded& other);

    /// Whether pieces of letters ("dÃ©lai", "nâ€™est") are more frequent than letters beyond ASCII, and stand
    /// in more than one text: one alone may tell of them.
    [[nodiscard]] bool is_so() const { return texts_ > 1 && may_be_so(); }
    /// The same of as many texts as were seen.
    [[nodiscard]] bool may_be_so() const { return pieces_ > letters_; }

    /// Where such a piece stands first, and what it was.
    struct Witness {
        long long row = 0;
        std::string column;
        std::string piece; ///< "Ã©"
        std::string meant; ///< "é"
    };
    [[nodiscard]] const Witness& first() const { return first_; }

private:
    long long texts_ = 0; ///< with pieces
    long long pieces_ = 0;
    long long letters_ = 0;
    Witness first_;
};

} // namespace edv::intake
