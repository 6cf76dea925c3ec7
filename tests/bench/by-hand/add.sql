-- A sheet into a store that has observations: plain inserts, the indexes in place, that of the texts kept by a trigger as
-- SQLite's documentation shows it.
CREATE TEMP TRIGGER text_of_observation AFTER INSERT ON main.observation BEGIN
    INSERT INTO observation_text (rowid, title, summary, impact, suggestion)
    VALUES (new.id, new.title, new.summary, new.impact, new.suggestion);
END;
.read staging.sql
.read rows.sql
COMMIT;
