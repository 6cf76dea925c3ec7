/// What is wrong, as values: a Problem is a finding about the user's data, an Error says that the command
/// can't go on.
#pragma once

#include <exception>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/message.hpp"

namespace edv {

/// One finding. `row` is the row as a spreadsheet shows it, `column` the header's text, `code` a stable word
/// for scripts.
struct Problem {
    std::string file;
    std::optional<long long> row;
    std::string column;
    std::string code;
    Message what;
    Message hint;
};

/// refused: the data say no (exit 1); usage: the command line is wrong (2); setup: configuration, store or
/// files (3); defect: a fault of edv's own (4).
enum class ErrorKind { refused, usage, setup, defect };

/// Stops a command. Whoever throws it has changed nothing that a rollback does not take back.
class Error : public std::exception {
public:
    Error(ErrorKind kind, Message what, Message hint = {});
    Error(ErrorKind kind, std::vector<Problem> problems);

    [[nodiscard]] ErrorKind kind() const { return kind_; }
    [[nodiscard]] const std::vector<Problem>& problems() const { return problems_; }
    [[nodiscard]] const char* what() const noexcept override { return english_.c_str(); }

private:
    ErrorKind kind_;
    std::vector<Problem> problems_;
    std::string english_;
};

/// A refusal with the stable `code` that scripts see.
Error refused(std::string code, Message what, Message hint = {});

} // namespace edv
