/// Writes JSON from beginning to end: the one place where edv does.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "edv/base/value.hpp"

namespace edv {

class JsonWriter {
public:
    /// How much stands on one line. `each`: every member begins a line. `all`: the closing bracket too.
    enum class Lines { one, each, all };
    /// `tight`: no blanks. `airy`: blanks between members, and lines are indented.
    enum class Air { tight, airy };

    explicit JsonWriter(Air air = Air::tight) : airy_(air == Air::airy) {}

    void begin_object(Lines lines = Lines::one) { begin('{', lines); }
    void end_object() { end('}'); }
    void begin_array(Lines lines = Lines::one) { begin('[', lines); }
    void end_array() { end(']'); }

    void key(std::string_view name);
    void text(std::string_view text);
    void whole(long long number);
    void boolean(bool value);
    void null();
    /// A number as such, a day as text, nothing as null. So is a number that JSON can't hold.
    void value(const Value& value);

    /// A member of an object.
    void text(std::string_view name, std::string_view said) {
        key(name);
        text(said);
    }
    void whole(std::string_view name, long long number) {
        key(name);
        whole(number);
    }
    void boolean(std::string_view name, bool said) {
        key(name);
        boolean(said);
    }

    /// What was written and not taken yet.
    [[nodiscard]] std::size_t size() const { return written_.size(); }
    [[nodiscard]] std::string take();

private:
    struct Level {
        Lines lines;
        bool any = false; ///< it has members
    };

    void begin(char bracket, Lines lines);
    void end(char bracket);
    void before_value();
    void begin_member();
    void new_line();
    void quoted(std::string_view text);

    std::string written_;
    std::vector<Level> levels_;
    std::size_t indented_ = 0; ///< levels whose members begin lines
    bool airy_;
    bool after_key_ = false;
};

} // namespace edv
