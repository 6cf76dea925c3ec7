-- The sheet (rows.csv of the current folder) as text, in a table of its own outside the store.
.bail on
PRAGMA foreign_keys = OFF;
PRAGMA synchronous = FULL;
CREATE TEMP TABLE sheet (date, expert, partner, title, summary, impact, suggestion, language, level, "right", barriers, take_up, groups,
    channel, frequency, people, ref);
.mode csv
.separator ";" "\n"
.import --skip 1 --schema temp rows.csv sheet
BEGIN IMMEDIATE;
