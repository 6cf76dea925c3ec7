-- A sheet into a store that has observations: the indexes in place, that of the texts kept by a trigger as SQLite's
-- documentation shows it, and an INSERT for each row.
CREATE TEMP TRIGGER text_of_observation AFTER INSERT ON main.observation BEGIN
    INSERT INTO observation_text (rowid, title, summary, impact, suggestion)
    VALUES (new.id, new.title, new.summary, new.impact, new.suggestion);
END;
.read staging.sql
CREATE TEMP TABLE ready AS SELECT * FROM observation LIMIT 0;
.read rows-ready.sql
.mode insert observation
.headers on
.once inserts.sql
SELECT date, expert, partner, title, summary, impact, suggestion, language, level, "right", barriers, take_up, "groups", channel,
    frequency, people, ref, batch FROM ready ORDER BY rowid;
.read inserts.sql
INSERT INTO sequence (name, last) SELECT 'observation', max(id) FROM observation WHERE true
ON CONFLICT (name) DO UPDATE SET last = excluded.last;
COMMIT;
