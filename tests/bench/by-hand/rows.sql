-- From the sheet into the store: codes that are new, sets of codes, the batch, the observations.
INSERT INTO taxonomy (taxonomy, code)
SELECT 'right', "right" FROM sheet WHERE "right" <> '' UNION SELECT 'take_up', take_up FROM sheet WHERE take_up <> ''
UNION SELECT 'channel', channel FROM sheet WHERE channel <> ''
ON CONFLICT DO NOTHING;

CREATE TEMP TABLE sets AS
SELECT 'barrier' AS taxonomy, barriers AS codes FROM sheet WHERE barriers <> ''
UNION SELECT 'group', groups FROM sheet WHERE groups <> '';
CREATE TEMP TABLE members AS
SELECT s.taxonomy, s.codes, j.value AS code FROM sets s, json_each('["' || replace(s.codes, ' ', '","') || '"]') j
WHERE NOT EXISTS (SELECT 1 FROM code_set c WHERE c.taxonomy = s.taxonomy AND c.codes = s.codes);
INSERT INTO taxonomy (taxonomy, code) SELECT DISTINCT taxonomy, code FROM members WHERE true ON CONFLICT DO NOTHING;
INSERT INTO code_set (taxonomy, codes) SELECT DISTINCT taxonomy, codes FROM members;
INSERT INTO code_set_member (code_set, code)
SELECT c.id, t.id FROM members m JOIN code_set c ON c.taxonomy = m.taxonomy AND c.codes = m.codes
    JOIN taxonomy t ON t.taxonomy = m.taxonomy AND t.code = m.code;

INSERT INTO batch (at, file) VALUES (datetime(), 'rows.csv');
INSERT INTO observation (date, expert, partner, title, summary, impact, suggestion, language, level, "right", barriers, take_up, "groups",
    channel, frequency, people, ref, batch)
SELECT s.date, e.id,
    iif(s.partner <> '', p.id, (SELECT x.partner FROM secondment x WHERE x.expert = e.id AND x.since <= s.date
        AND (x.until IS NULL OR x.until >= s.date))),
    nullif(s.title, ''), s.summary, nullif(s.impact, ''), nullif(s.suggestion, ''),
    iif(s.language <> '', s.language, e.language), iif(s.level <> '', s.level, 'first'),
    r.id, b.id, u.id, g.id, c.id, nullif(s.frequency, ''), nullif(s.people, ''), nullif(s.ref, ''),
    (SELECT max(id) FROM batch)
FROM sheet s
    JOIN subject n ON n.code = s.expert
    JOIN expert e ON e.id = n.id
    LEFT JOIN subject p ON p.code = s.partner
    LEFT JOIN taxonomy r ON r.taxonomy = 'right' AND r.code = s."right"
    LEFT JOIN taxonomy u ON u.taxonomy = 'take_up' AND u.code = s.take_up
    LEFT JOIN taxonomy c ON c.taxonomy = 'channel' AND c.code = s.channel
    LEFT JOIN code_set b ON b.taxonomy = 'barrier' AND b.codes = s.barriers
    LEFT JOIN code_set g ON g.taxonomy = 'group' AND g.codes = s.groups
ORDER BY s.rowid;
INSERT INTO sequence (name, last) SELECT 'observation', max(id) FROM observation WHERE true
ON CONFLICT (name) DO UPDATE SET last = excluded.last;
