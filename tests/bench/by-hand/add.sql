-- A sheet into a store that has observations: plain inserts, the indexes in place.
.read staging.sql
.read rows.sql
COMMIT;
