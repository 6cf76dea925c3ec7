#include "report/uptakes.hpp"

#include "model/kind_names.hpp"

namespace edv::report {
namespace {

store::Selection of_signal(const std::string& signal, std::string_view sort) {
    return {.conditions = {{"signal", store::Condition::Test::any_of, {Value(signal)}}},
            .sort = std::string(sort),
            .limit = std::nullopt};
}

} // namespace

std::vector<model::Record> uses_of(const store::Store& store, const std::string& signal) {
    std::vector<model::Record> uses;
    store.each(model::kind(model::name::uptake), of_signal(signal, "date"),
               [&](const model::Stored& one) { uses.push_back(one.record); });
    return uses;
}

Message early_use(const model::Record& use, const model::Record& signal, std::optional<Date> sent) {
    const std::optional<Date> used = use.date("date");
    const std::optional<Date> opened = signal.date("opened");
    if (!used)
        return {};
    const Arg day{"day", used->iso()};
    if (opened && *used < *opened)
        return msg("used on {day}, before the signal was opened on {opened}",
                   {day, {"opened", opened->iso()}});
    if (!sent)
        return msg("used on {day}, although the signal was sent to nobody", {day});
    if (*used < *sent)
        return msg("used on {day}, before the signal was first sent on {sent}", {day, {"sent", sent->iso()}});
    return {};
}

Message early_use(const store::Store& store, const model::Record& use) {
    model::Record key(model::kind(model::name::signal));
    key.at("number") = use.at("signal");
    const auto signal = store.find(key);
    if (!signal)
        return {};
    std::optional<Date> sent;
    store.each(model::kind(model::name::transmission), of_signal(use.text("signal"), "sent"),
               [&](const model::Stored& one) {
                   if (!sent)
                       sent = one.record.date("sent");
               });
    return early_use(use, signal->record, sent);
}

} // namespace edv::report
