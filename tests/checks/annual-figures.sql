-- What the tables of counts of the 2023 annual report count, from the exported files alone. Each fact is a record in a cell: `place` is the
-- table's name, `id` the record. A table's number is how many different records its cell, row, column or whole has.
CREATE VIEW heirs AS SELECT partner, min(successor) AS heir, min(since) AS since FROM partner_successors
    GROUP BY partner HAVING count(*) = 1;
-- As whom a partner stands on 31 December 2023.
CREATE TABLE stands AS WITH RECURSIVE step(code, now) AS (
    SELECT code, code FROM partners
    UNION SELECT step.code, heirs.heir FROM step JOIN heirs ON heirs.partner = step.now AND heirs.since <= '2023-12-31')
    SELECT step.code, step.now, p.kind FROM step JOIN partners p ON p.code = step.now
    WHERE NOT EXISTS (SELECT 1 FROM heirs WHERE heirs.partner = step.now AND heirs.since <= '2023-12-31');

-- Stays of experts under a contract that touch the year, cut to it.
CREATE TABLE spells AS SELECT expert, language, max(since, '2023-01-01') AS since,
        min(CASE until WHEN '' THEN '2023-12-31' ELSE until END, '2023-12-31') AS until, fte + 0.0 AS fte, employment, rowid AS spell FROM (
    SELECT code AS expert, language, since, until, fte, employment, 'first ' || code AS rowid FROM experts
    UNION ALL SELECT c.expert, e.language, c.since, c.until, c.fte, c.employment, c.expert || c.since FROM contracts c JOIN experts e ON e.code = c.expert)
    WHERE since <= '2023-12-31' AND (until = '' OR until >= '2023-01-01');
-- The same at each partner; an expert without secondment in the year is nowhere.
CREATE TABLE lines AS SELECT s.expert, s.language, s.spell, s.fte, now AS partner,
        max(s.since, d.since) AS since, min(s.until, CASE d.until WHEN '' THEN '9999-12-31' ELSE d.until END) AS until
    FROM spells s JOIN secondments d ON d.expert = s.expert JOIN stands ON code = d.partner
    WHERE max(s.since, d.since) <= min(s.until, CASE d.until WHEN '' THEN '9999-12-31' ELSE d.until END);
INSERT INTO lines SELECT expert, language, spell, fte, '-', since, until FROM spells WHERE expert NOT IN (SELECT expert FROM lines);

CREATE VIEW noticed AS SELECT o.*, kind AS partner_kind FROM observations o JOIN stands ON stands.code = o.partner
    WHERE date LIKE '2023-%' AND withdrawn = '';
-- Several codes of one observation, apart.
CREATE TABLE several AS WITH RECURSIVE split(number, field, code, rest) AS (
    SELECT number, 'barrier', '', barriers || ' ' FROM noticed UNION ALL SELECT number, 'group', '', groups || ' ' FROM noticed
    UNION ALL SELECT number, field, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> '')
    SELECT DISTINCT number, field, code FROM split WHERE code <> '';
INSERT INTO several SELECT number, 'barrier', '-' FROM noticed WHERE barriers = '' UNION ALL SELECT number, 'group', '-' FROM noticed WHERE groups = '';

CREATE TABLE facts AS
    SELECT 'experts.partner.language' AS place, partner AS line, language AS col, expert AS id FROM lines
    UNION ALL SELECT 'experts.employment', employment, '', expert FROM spells
    UNION ALL SELECT 'secondments.partner_kind', kind, '', expert || partner || since FROM secondments JOIN stands ON code = partner
        WHERE since <= '2023-12-31' AND (until = '' OR until >= '2023-01-01')
    UNION ALL SELECT 'partners.kind.relation', kind, relation, now FROM agreements JOIN stands ON code = partner
        WHERE since <= '2023-12-31' AND (until = '' OR until >= '2023-01-01')
    UNION ALL SELECT 'projects.partner_kind.kind', coalesce(s.kind, ''), p.kind, p.code FROM projects p LEFT JOIN stands s ON s.code = p.partner
        WHERE p.since <> '' AND p.since <= '2023-12-31' AND (p.until = '' OR p.until >= '2023-01-01')
    UNION ALL SELECT 'observations.right', "right", '', number FROM noticed
    UNION ALL SELECT 'observations.take_up', take_up, '', number FROM noticed
    UNION ALL SELECT 'observations.level', level, '', number FROM noticed
    UNION ALL SELECT 'observations.language', language, '', number FROM noticed
    UNION ALL SELECT 'observations.month', substr(date, 1, 7), '', number FROM noticed
    UNION ALL SELECT 'observations.barrier', code, '', number FROM several WHERE field = 'barrier'
    UNION ALL SELECT 'observations.group', code, '', number FROM several WHERE field = 'group'
    UNION ALL SELECT 'observations.barrier.partner_kind', code, partner_kind, number FROM several JOIN noticed USING (number) WHERE field = 'barrier'
    UNION ALL SELECT 'observations.barrier.right', code, "right", number FROM several JOIN noticed USING (number) WHERE field = 'barrier'
    UNION ALL SELECT 'proposals.state', state, '', number FROM proposals WHERE submitted LIKE '2023-%'
    UNION ALL SELECT 'proposals.area', area, '', number FROM proposals WHERE submitted LIKE '2023-%'
    UNION ALL SELECT 'proposals.partner_kind.state', kind, state, number FROM proposals JOIN stands ON code = partner WHERE submitted LIKE '2023-%'
    UNION ALL SELECT 'signals.state', state, '', number FROM signals WHERE opened LIKE '2023-%'
    UNION ALL SELECT 'signals.ground', ground, '', number FROM signals WHERE opened LIKE '2023-%'
    UNION ALL SELECT 'signals.nature', nature, '', number FROM signals WHERE opened LIKE '2023-%'
    UNION ALL SELECT 'signals.decision', decision, '', number FROM signals WHERE opened LIKE '2023-%'
    UNION ALL SELECT 'transmissions.disposition', disposition, '', signal || institution || sent FROM transmissions WHERE sent LIKE '2023-%'
    UNION ALL SELECT 'transmissions.institution.disposition', coalesce(now, institution), disposition, signal || institution || sent
        FROM transmissions LEFT JOIN stands ON code = institution WHERE sent LIKE '2023-%';
UPDATE facts SET line = '-' WHERE line = '';
UPDATE facts SET col = '-' WHERE col = '' AND place LIKE '%.%.%';

-- Full-time equivalents: of the contracts that run on the person's last day in the cell.
CREATE VIEW ftes AS WITH keys AS (
        SELECT partner AS line, language AS col, expert, spell, fte, since, until FROM lines
        UNION ALL SELECT 'total', language, expert, spell, fte, since, until FROM lines
        UNION ALL SELECT partner, 'total', expert, spell, fte, since, until FROM lines
        UNION ALL SELECT 'total', 'total', expert, spell, fte, since, until FROM lines),
    last AS (SELECT line, col, expert, max(until) AS day FROM keys GROUP BY 1, 2, 3),
    running AS (SELECT DISTINCT k.line, k.col, k.expert, k.spell, k.fte FROM keys k JOIN last USING (line, col, expert) WHERE k.since <= day AND k.until >= day)
    SELECT line, col, sum(fte) AS number FROM running GROUP BY 1, 2;

-- Every cell as `table,row,column,number`; of two fields, cells of 0 are left out.
CREATE VIEW cells AS
    SELECT place, line, col, 1.0 * count(DISTINCT id) AS number FROM facts WHERE place LIKE '%.%.%' GROUP BY 1, 2, 3
    UNION ALL SELECT place, line, 'total', count(DISTINCT id) FROM facts WHERE place LIKE '%.%.%' GROUP BY 1, 2
    UNION ALL SELECT place, 'total', col, count(DISTINCT id) FROM facts WHERE place LIKE '%.%.%' GROUP BY 1, 3
    UNION ALL SELECT place, 'total', 'total', count(DISTINCT id) FROM facts WHERE place LIKE '%.%.%' GROUP BY 1
    UNION ALL SELECT place, line, 'count', count(DISTINCT id) FROM facts WHERE place NOT LIKE '%.%.%' GROUP BY 1, 2
    UNION ALL SELECT place, 'total', 'count', count(DISTINCT id) FROM facts WHERE place NOT LIKE '%.%.%' GROUP BY 1
    UNION ALL SELECT f.place, f.line, 'share', 1.0 * count(DISTINCT f.id) / (SELECT count(DISTINCT a.id) FROM facts a WHERE a.place = f.place)
        FROM facts f WHERE f.place NOT LIKE '%.%.%' GROUP BY 1, 2
    UNION ALL SELECT DISTINCT place, 'total', 'share', 1.0 FROM facts WHERE place NOT LIKE '%.%.%'
    UNION ALL SELECT 'experts.partner.language.fte', line, col, number FROM ftes WHERE number > 0;
SELECT place || '|' || line || '|' || col || '|' || printf('%.4f', number) FROM cells;
