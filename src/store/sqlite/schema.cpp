#include "store/sqlite/schema.hpp"

namespace edv::store::sqlite {
namespace {

// Days are ISO text, so that any SQL tool reads them. Codes are kept once, in `subject`, `coordinator` and
// `taxonomy`, and referred to by number. Several codes of one observation are one number too: a set of codes,
// kept once, so that one narrow index serves every count.
constexpr std::string_view register_step = R"sql(
CREATE TABLE subject (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL CHECK (kind IN ('expert', 'partner', 'project')),
    code TEXT NOT NULL COLLATE NOCASE UNIQUE
) STRICT;

CREATE TABLE taxonomy (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    taxonomy TEXT NOT NULL,
    code TEXT NOT NULL COLLATE NOCASE,
    fr TEXT, nl TEXT, de TEXT, en TEXT,
    UNIQUE (taxonomy, code)
) STRICT;

CREATE TABLE code_set (
    id INTEGER PRIMARY KEY,
    taxonomy TEXT NOT NULL,
    codes TEXT NOT NULL,
    UNIQUE (taxonomy, codes)
) STRICT;

CREATE TABLE code_set_member (
    code_set INTEGER NOT NULL REFERENCES code_set (id),
    code INTEGER NOT NULL REFERENCES taxonomy (id),
    PRIMARY KEY (code_set, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE coordinator (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE,
    name TEXT NOT NULL,
    language TEXT,
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    CHECK (until >= since)
) STRICT;

CREATE TABLE partner (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    kind INTEGER NOT NULL REFERENCES taxonomy (id),
    name_fr TEXT, name_nl TEXT, name_de TEXT, name_en TEXT,
    abbr_fr TEXT, abbr_nl TEXT, abbr_de TEXT, abbr_en TEXT,
    language TEXT,
    address TEXT,
    until TEXT
) STRICT;

CREATE TABLE partner_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    since TEXT NOT NULL,
    lang TEXT NOT NULL,
    name TEXT NOT NULL,
    abbr TEXT,
    UNIQUE (partner, since, lang)
) STRICT;

CREATE TABLE partner_successor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    successor INTEGER NOT NULL REFERENCES partner (id),
    since TEXT NOT NULL,
    UNIQUE (partner, successor),
    CHECK (partner <> successor)
) STRICT;

CREATE TABLE agreement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    partner INTEGER NOT NULL REFERENCES partner (id),
    relation TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    funding TEXT,
    UNIQUE (partner, relation, since),
    CHECK (until >= since)
) STRICT;

CREATE TABLE expert (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    name TEXT,
    language TEXT,
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    employment TEXT,
    funding TEXT,
    CHECK (until >= since)
) STRICT;

CREATE TABLE contract (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    expert INTEGER NOT NULL REFERENCES expert (id),
    since TEXT NOT NULL,
    until TEXT,
    fte REAL,
    employment TEXT,
    funding TEXT,
    UNIQUE (expert, since),
    CHECK (until >= since)
) STRICT;

CREATE TABLE secondment (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    coordinator INTEGER REFERENCES coordinator (id),
    mentor TEXT,
    site TEXT,
    since TEXT NOT NULL,
    until TEXT,
    share REAL CHECK (share BETWEEN 0 AND 1),
    mission TEXT,
    end_reason TEXT,
    UNIQUE (expert, partner, since),
    CHECK (until >= since)
) STRICT;

CREATE TABLE project (
    id INTEGER PRIMARY KEY REFERENCES subject (id),
    partner INTEGER REFERENCES partner (id),
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    coordinator INTEGER REFERENCES coordinator (id),
    requested TEXT,
    since TEXT,
    until TEXT,
    status TEXT,
    outcome TEXT,
    CHECK (until >= since)
) STRICT;

CREATE TABLE project_experts (
    owner INTEGER NOT NULL REFERENCES project (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES expert (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE meeting (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    about INTEGER NOT NULL REFERENCES subject (id),
    kind INTEGER NOT NULL REFERENCES taxonomy (id),
    note TEXT,
    next TEXT
) STRICT;

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    file TEXT NOT NULL,
    profile TEXT
) STRICT;

CREATE TABLE observation (
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    title TEXT,
    summary TEXT NOT NULL,
    impact TEXT,
    suggestion TEXT,
    language TEXT,
    level TEXT,
    "right" INTEGER REFERENCES taxonomy (id),
    barriers INTEGER REFERENCES code_set (id),
    take_up INTEGER REFERENCES taxonomy (id),
    "groups" INTEGER REFERENCES code_set (id),
    channel INTEGER REFERENCES taxonomy (id),
    frequency TEXT,
    people INTEGER,
    profile TEXT,
    ref TEXT,
    imported TEXT,
    noted TEXT,
    feedback TEXT,
    withdrawn TEXT,
    reason TEXT,
    batch INTEGER REFERENCES batch (id)
) STRICT;

CREATE TABLE proposal (
    id INTEGER PRIMARY KEY,
    partner INTEGER NOT NULL REFERENCES partner (id),
    area INTEGER NOT NULL REFERENCES taxonomy (id),
    text TEXT NOT NULL,
    opened TEXT,
    submitted TEXT,
    decided TEXT,
    state TEXT NOT NULL,
    reason TEXT,
    implemented TEXT,
    evidence TEXT,
    abandoned TEXT
) STRICT;

CREATE TABLE proposal_observations (
    owner INTEGER NOT NULL REFERENCES proposal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE signal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    number TEXT NOT NULL COLLATE NOCASE UNIQUE,
    title TEXT NOT NULL,
    statement TEXT NOT NULL,
    ground TEXT NOT NULL,
    nature INTEGER REFERENCES taxonomy (id),
    opened TEXT NOT NULL,
    no_evidence TEXT,
    examined TEXT,
    examined_by INTEGER REFERENCES coordinator (id),
    decision TEXT,
    reason TEXT,
    closed TEXT,
    outcome TEXT
) STRICT;

CREATE TABLE signal_observations (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES observation (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE signal_proposals (
    owner INTEGER NOT NULL REFERENCES signal (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    target INTEGER NOT NULL REFERENCES proposal (id),
    PRIMARY KEY (owner, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE transmission (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL REFERENCES signal (id),
    institution TEXT NOT NULL,
    sent TEXT NOT NULL,
    due TEXT,
    channel TEXT,
    acknowledged TEXT,
    answered TEXT,
    disposition TEXT,
    implemented TEXT,
    evidence TEXT,
    note TEXT,
    UNIQUE (signal, institution, sent)
) STRICT;

CREATE TABLE transmission_event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL,
    institution TEXT NOT NULL,
    sent TEXT NOT NULL,
    date TEXT NOT NULL,
    event TEXT NOT NULL,
    until TEXT,
    note TEXT,
    FOREIGN KEY (signal, institution, sent) REFERENCES transmission (signal, institution, sent)
        ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE tally (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    month TEXT NOT NULL,
    expert INTEGER NOT NULL REFERENCES expert (id),
    partner INTEGER NOT NULL REFERENCES partner (id),
    "right" INTEGER REFERENCES taxonomy (id),
    barrier INTEGER REFERENCES taxonomy (id),
    count INTEGER NOT NULL CHECK (count >= 0)
) STRICT;

CREATE TABLE similar (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    observation INTEGER NOT NULL REFERENCES observation (id),
    other INTEGER NOT NULL REFERENCES observation (id),
    decision TEXT NOT NULL,
    decided TEXT,
    UNIQUE (observation, other)
) STRICT;

CREATE TABLE sequence (
    name TEXT PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    words TEXT NOT NULL,
    undone INTEGER
) STRICT;

CREATE TABLE change (
    entry INTEGER NOT NULL REFERENCES entry (id),
    step INTEGER NOT NULL,
    kind TEXT NOT NULL,
    operation TEXT NOT NULL CHECK (operation IN ('added', 'changed', 'removed')),
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    record TEXT,
    PRIMARY KEY (entry, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE kept (
    entry INTEGER NOT NULL REFERENCES entry (id),
    step INTEGER NOT NULL,
    id INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (entry, step, id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX observation_ref ON observation (ref, coalesce(profile, '')) WHERE ref IS NOT NULL;
CREATE INDEX observation_imported ON observation (imported) WHERE imported IS NOT NULL;
CREATE INDEX observation_facets ON observation (date, withdrawn, partner, expert, "right", barriers, take_up, "groups", level,
    channel, frequency, language);
CREATE INDEX tally_key ON tally (month, expert, partner);
CREATE INDEX transmission_event_key ON transmission_event (signal, institution, sent);
CREATE INDEX proposal_observations_target ON proposal_observations (target);
CREATE INDEX signal_observations_target ON signal_observations (target);
CREATE INDEX signal_proposals_target ON signal_proposals (target);
)sql";

// Words of observations, to be found; TextIndex keeps them. A withdrawn row without the digest of an import
// is released: its reference may be given again.
constexpr std::string_view search_step = R"sql(
CREATE VIRTUAL TABLE observation_text USING fts5(title, summary, impact, suggestion,
    content = 'observation', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE observation_word USING fts5vocab(observation_text, 'row');
INSERT INTO observation_text (observation_text) VALUES ('rebuild');

DROP INDEX observation_ref;
CREATE UNIQUE INDEX observation_ref ON observation (ref, coalesce(profile, ''))
    WHERE ref IS NOT NULL AND (withdrawn IS NULL OR imported IS NOT NULL);
DROP INDEX observation_imported;
CREATE INDEX observation_imported ON observation (imported) WHERE imported IS NOT NULL AND ref IS NULL;
CREATE INDEX similar_other ON similar (other);
)sql";

// How a due day was reckoned, and why a signal was opened again.
constexpr std::string_view second_line_step = R"sql(
ALTER TABLE transmission ADD COLUMN within TEXT;
ALTER TABLE signal ADD COLUMN reopened TEXT;
ALTER TABLE signal ADD COLUMN reopen_reason TEXT;
)sql";

// The state of a proposal follows from its days and from what was decided, in what the history keeps too.
// When a transmission was given up, and the due day that was told where a clock ran again.
constexpr std::string_view decision_step = R"sql(
ALTER TABLE proposal ADD COLUMN decision TEXT CHECK (decision IN ('accepted', 'refused'));
UPDATE proposal SET decision = iif(state = 'refused', 'refused', 'accepted') WHERE decided IS NOT NULL;
ALTER TABLE proposal DROP COLUMN state;

UPDATE change SET record = json_set(record, '$.decision', iif(record ->> 'state' = 'refused', 'refused', 'accepted'))
    WHERE kind = 'proposal' AND record ->> 'decided' IS NOT NULL;
UPDATE change SET record = json_remove(record, '$.state') WHERE kind = 'proposal' AND record IS NOT NULL;
UPDATE kept SET record = json_set(record, '$.decision', iif(record ->> 'state' = 'refused', 'refused', 'accepted'))
    WHERE (entry, step) IN (SELECT entry, step FROM change WHERE kind = 'proposal') AND record ->> 'decided' IS NOT NULL;
UPDATE kept SET record = json_remove(record, '$.state')
    WHERE (entry, step) IN (SELECT entry, step FROM change WHERE kind = 'proposal');

ALTER TABLE transmission ADD COLUMN unanswered TEXT;
ALTER TABLE transmission_event ADD COLUMN due TEXT;
)sql";

// Line ends within texts are LF, whatever the sheet had that they came from; in records of the history, which
// are JSON, too. A doubled backslash there is no beginning of an escape: it steps aside meanwhile.
constexpr std::string_view line_ends_step = R"sql(
UPDATE partner SET address = replace(replace(address, char(13, 10), char(10)), char(13), char(10)) WHERE instr(address, char(13)) > 0;
UPDATE secondment SET site = replace(replace(site, char(13, 10), char(10)), char(13), char(10)) WHERE instr(site, char(13)) > 0;
UPDATE secondment SET mission = replace(replace(mission, char(13, 10), char(10)), char(13), char(10)) WHERE instr(mission, char(13)) > 0;
UPDATE secondment SET end_reason = replace(replace(end_reason, char(13, 10), char(10)), char(13), char(10)) WHERE instr(end_reason, char(13)) > 0;
UPDATE project SET title = replace(replace(title, char(13, 10), char(10)), char(13), char(10)) WHERE instr(title, char(13)) > 0;
UPDATE project SET outcome = replace(replace(outcome, char(13, 10), char(10)), char(13), char(10)) WHERE instr(outcome, char(13)) > 0;
UPDATE meeting SET note = replace(replace(note, char(13, 10), char(10)), char(13), char(10)) WHERE instr(note, char(13)) > 0;
UPDATE observation SET title = replace(replace(title, char(13, 10), char(10)), char(13), char(10)) WHERE instr(title, char(13)) > 0;
UPDATE observation SET summary = replace(replace(summary, char(13, 10), char(10)), char(13), char(10)) WHERE instr(summary, char(13)) > 0;
UPDATE observation SET impact = replace(replace(impact, char(13, 10), char(10)), char(13), char(10)) WHERE instr(impact, char(13)) > 0;
UPDATE observation SET suggestion = replace(replace(suggestion, char(13, 10), char(10)), char(13), char(10)) WHERE instr(suggestion, char(13)) > 0;
UPDATE observation SET reason = replace(replace(reason, char(13, 10), char(10)), char(13), char(10)) WHERE instr(reason, char(13)) > 0;
UPDATE proposal SET text = replace(replace(text, char(13, 10), char(10)), char(13), char(10)) WHERE instr(text, char(13)) > 0;
UPDATE proposal SET reason = replace(replace(reason, char(13, 10), char(10)), char(13), char(10)) WHERE instr(reason, char(13)) > 0;
UPDATE proposal SET evidence = replace(replace(evidence, char(13, 10), char(10)), char(13), char(10)) WHERE instr(evidence, char(13)) > 0;
UPDATE signal SET title = replace(replace(title, char(13, 10), char(10)), char(13), char(10)) WHERE instr(title, char(13)) > 0;
UPDATE signal SET statement = replace(replace(statement, char(13, 10), char(10)), char(13), char(10)) WHERE instr(statement, char(13)) > 0;
UPDATE signal SET no_evidence = replace(replace(no_evidence, char(13, 10), char(10)), char(13), char(10)) WHERE instr(no_evidence, char(13)) > 0;
UPDATE signal SET reason = replace(replace(reason, char(13, 10), char(10)), char(13), char(10)) WHERE instr(reason, char(13)) > 0;
UPDATE signal SET outcome = replace(replace(outcome, char(13, 10), char(10)), char(13), char(10)) WHERE instr(outcome, char(13)) > 0;
UPDATE signal SET reopen_reason = replace(replace(reopen_reason, char(13, 10), char(10)), char(13), char(10)) WHERE instr(reopen_reason, char(13)) > 0;
UPDATE transmission SET evidence = replace(replace(evidence, char(13, 10), char(10)), char(13), char(10)) WHERE instr(evidence, char(13)) > 0;
UPDATE transmission SET note = replace(replace(note, char(13, 10), char(10)), char(13), char(10)) WHERE instr(note, char(13)) > 0;
UPDATE transmission_event SET note = replace(replace(note, char(13, 10), char(10)), char(13), char(10)) WHERE instr(note, char(13)) > 0;
UPDATE change SET record = replace(replace(replace(replace(record, '\\', char(1)), '\r\n', '\n'), '\r', '\n'),
    char(1), '\\') WHERE instr(record, '\r') > 0;
UPDATE kept SET record = replace(replace(replace(replace(record, '\\', char(1)), '\r\n', '\n'), '\r', '\n'),
    char(1), '\\') WHERE instr(record, '\r') > 0;
)sql";

// The index holds the texts as search sees them, so that it knows the same words as edv does. They stand in
// `observation` alone.
constexpr std::string_view words_step = R"sql(
DROP TABLE observation_word;
DROP TABLE observation_text;
CREATE VIRTUAL TABLE observation_text USING fts5(title, summary, impact, suggestion,
    content = '', tokenize = 'ascii');
CREATE VIRTUAL TABLE observation_word USING fts5vocab(observation_text, 'row');
INSERT INTO observation_text (rowid, title, summary, impact, suggestion)
    SELECT id, edv_words(title), edv_words(summary), edv_words(impact), edv_words(suggestion)
    FROM observation;
CREATE INDEX observation_withdrawn ON observation (withdrawn) WHERE withdrawn IS NOT NULL;
)sql";

// What people call a code beside its labels, with semicolons between the words.
constexpr std::string_view everyday_words_step = R"sql(
ALTER TABLE taxonomy ADD COLUMN also TEXT;
)sql";

// Where signals were used: one question, plan or article each.
constexpr std::string_view uptake_step = R"sql(
CREATE TABLE uptake (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL REFERENCES signal (id),
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    reference TEXT,
    note TEXT
) STRICT;
CREATE UNIQUE INDEX uptake_key ON uptake (signal, date, kind, coalesce(reference, ''));
)sql";

// Signals that come back to earlier ones.
constexpr std::string_view relation_step = R"sql(
CREATE TABLE signal_relation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    signal INTEGER NOT NULL REFERENCES signal (id),
    relation TEXT NOT NULL,
    other INTEGER NOT NULL REFERENCES signal (id),
    UNIQUE (signal, other),
    CHECK (signal <> other)
) STRICT;
CREATE INDEX signal_relation_other ON signal_relation (other);
)sql";

} // namespace

const std::vector<std::string_view>& schema_steps() {
    static const std::vector<std::string_view> steps{register_step,       search_step,    second_line_step,
                                                     decision_step,       line_ends_step, words_step,
                                                     everyday_words_step, uptake_step,    relation_step};
    return steps;
}

} // namespace edv::store::sqlite
