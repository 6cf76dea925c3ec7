/// One form on its way into the store.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "edv/base/error.hpp"

#include "cli/commands.hpp"
#include "cli/editor.hpp"
#include "cli/form.hpp"

namespace edv::cli {

class Session;

/// Whether a form can be opened.
bool on_terminal(Session& session);

/// A form as a record gives it.
struct Opened {
    std::vector<std::string> head;
    std::vector<FormField> fields;
    long long version = 0;
};

/// A form that is written, mended while the verb refuses it, and handed to the verb as flags. What was typed
/// and not stored stays in a file that is named.
class FormFilling {
public:
    /// `start` is what the form says before anybody changes it: only what differs goes to the verb.
    FormFilling(Session& session, const Verb& verb, Arguments given, std::vector<std::string> names,
                FormContent start, Draft draft)
        : session_(session), verb_(verb), given_(std::move(given)), names_(std::move(names)),
          start_(std::move(start)), draft_(std::move(draft)), first_(draft_.text()) {}

    /// The form can't be stored as it is. `typed`: it holds what stood on the command line.
    void begin_lacking(bool typed) {
        lacking_ = true;
        typed_ = typed;
    }
    /// The form is of a record that others may change meanwhile. `reopened` gives the form as that record
    /// stands now, with another version.
    void begin_change(long long version, std::function<Opened()> reopened) {
        given_.version = version;
        reopened_ = std::move(reopened);
    }
    /// Opens the editor first, or only when the form has to be mended.
    int run(bool open);

private:
    void let_edit();
    std::optional<int> store();
    [[nodiscard]] std::vector<Problem> form_problems(const FormContent& said) const;
    [[nodiscard]] Arguments as_flags(const FormContent& said) const;
    void show_in_form(const std::vector<Problem>& problems);
    void bring_together(const std::vector<Problem>& problems);
    [[noreturn]] void give_up(Message why) const;
    void settle() const;
    void leave() const;
    void tell_where() const;

    Session& session_;
    const Verb& verb_;
    Arguments given_;
    std::vector<std::string> names_;
    FormContent start_;
    Draft draft_;
    std::function<Opened()> reopened_;
    std::string first_; ///< the form as it was before the editor
    bool lacking_ = false;
    bool typed_ = false;
    bool opened_ = false;
    std::vector<Problem> problems_;
};

} // namespace edv::cli
