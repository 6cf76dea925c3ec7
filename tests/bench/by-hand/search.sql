-- The twenty best of all that have the words, as most would write it.
SELECT o.id, o.date, e.code, p.code, o.title, o.summary, o.impact, o.suggestion, o."right", o.barriers
FROM observation_text t JOIN observation o ON o.id = t.rowid JOIN subject e ON e.id = o.expert JOIN subject p ON p.id = o.partner
WHERE observation_text MATCH 'guichet attestation'
ORDER BY rank LIMIT 20;
