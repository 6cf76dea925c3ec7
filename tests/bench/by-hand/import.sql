-- A sheet into a store without observations: the indexes are made last, that of the texts too.
.read staging.sql
DROP INDEX observation_ref;
DROP INDEX observation_imported;
DROP INDEX observation_facets;
.read rows.sql
CREATE UNIQUE INDEX observation_ref ON observation (ref, coalesce(profile, ''))
    WHERE ref IS NOT NULL AND (withdrawn IS NULL OR imported IS NOT NULL);
CREATE INDEX observation_imported ON observation (imported) WHERE imported IS NOT NULL AND ref IS NULL;
CREATE INDEX observation_facets ON observation (date, withdrawn, partner, expert, "right", barriers, take_up, "groups", level,
    channel, frequency, language);
INSERT INTO observation_text (rowid, title, summary, impact, suggestion)
    SELECT id, title, summary, impact, suggestion FROM observation;
COMMIT;
