-- Every figure of the annual report of 2023 again, from the exported files alone, as `table|row field=row|column|value`. After register.sql.
CREATE VIEW year AS SELECT first, last FROM years WHERE year = 2023;
CREATE VIEW standing AS SELECT code, now, kind FROM stands WHERE year = 2023;
CREATE TABLE cells (place, line, col, value);

-- Codes of one field with several, apart; a record without any has `-`.
CREATE TABLE noticed AS SELECT o.*, kind FROM year, observations o JOIN standing ON code = partner
    WHERE date BETWEEN first AND last AND withdrawn = '';
CREATE TABLE several AS WITH RECURSIVE split(number, field, code, rest) AS (
    SELECT number, 'barrier', '', barriers || ' ' FROM noticed UNION ALL SELECT number, 'group', '', groups || ' ' FROM noticed
    UNION ALL SELECT number, field, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM split WHERE rest <> '')
    SELECT DISTINCT number, field, code FROM split WHERE code <> '';
INSERT INTO several SELECT number, 'barrier', '' FROM noticed WHERE barriers = '' UNION ALL SELECT number, 'group', '' FROM noticed WHERE groups = '';

-- Experts at a partner: days of the year on which both the contract and the secondment run; who has none in the year is nowhere.
CREATE TABLE there AS WITH both AS (
    SELECT s.expert, language, spell, fte, now AS partner, max(s.since, t.since, first) AS since, min(s.until, t.until, last) AS until
    FROM year, spells s JOIN stays t USING (expert) JOIN standing ON code = t.partner)
    SELECT * FROM both WHERE since <= until;
INSERT INTO there SELECT expert, language, spell, fte, '', max(since, first), min(until, last) FROM year, spells
    WHERE since <= last AND until >= first AND expert NOT IN (SELECT expert FROM there);

-- Contacts of the first line: one line each, as many of a tally as it counted.
CREATE TABLE contacts AS WITH RECURSIVE one(id, n) AS (
    SELECT rowid, 1 FROM tallies WHERE count + 0 > 0 UNION ALL SELECT id, n + 1 FROM one JOIN tallies t ON t.rowid = id WHERE n < t.count + 0)
    SELECT id || '.' || n AS contact, t.* FROM year, one JOIN tallies t ON t.rowid = id
    WHERE month BETWEEN substr(first, 1, 7) AND substr(last, 1, 7);

-- Tables of counts. A fact is a record in a cell: `place` the table, `id` the record; a number is how many records its cell, row, column
-- or whole has.
CREATE TABLE facts AS
    -- experts by partner and language, by employment (each contract that was active)
    SELECT 'experts.partner.language' AS place, partner AS line, language AS col, expert AS id FROM there
    UNION ALL SELECT 'experts.employment', employment, '', expert FROM year, spells WHERE since <= last AND until >= first
    -- secondments, partners, projects that were active
    UNION ALL SELECT 'secondments.partner_kind', kind, '', id FROM year, stays JOIN standing ON code = partner WHERE since <= last AND until >= first
    UNION ALL SELECT 'partners.kind.relation', kind, relation, now FROM year, agreements JOIN standing ON standing.code = partner
        JOIN ends ON ends.code = partner WHERE since <= year.last AND (until = '' OR until >= first) AND ends.last >= max(since, first)
    UNION ALL SELECT 'projects.partner_kind.kind', coalesce(s.kind, ''), p.kind, p.code FROM year, projects p LEFT JOIN standing s ON s.code = partner
        WHERE since <> '' AND since <= last AND (until = '' OR until >= first)
    -- observations
    UNION ALL SELECT 'observations.right', "right", '', number FROM noticed
    UNION ALL SELECT 'observations.take_up', take_up, '', number FROM noticed
    UNION ALL SELECT 'observations.level', level, '', number FROM noticed
    UNION ALL SELECT 'observations.language', language, '', number FROM noticed
    UNION ALL SELECT 'observations.month', substr(date, 1, 7), '', number FROM noticed
    UNION ALL SELECT 'observations.' || field, code, '', number FROM several
    UNION ALL SELECT 'observations.barrier.partner_kind', code, kind, number FROM several JOIN noticed USING (number) WHERE field = 'barrier'
    UNION ALL SELECT 'observations.barrier.right', code, "right", number FROM several JOIN noticed USING (number) WHERE field = 'barrier'
    -- contacts, meetings
    UNION ALL SELECT 'tallies.month', month, '', contact FROM contacts
    UNION ALL SELECT 'tallies.partner_kind', kind, '', contact FROM contacts JOIN standing ON code = partner
    UNION ALL SELECT 'tallies.right', "right", '', contact FROM contacts
    UNION ALL SELECT 'tallies.barrier', barrier, '', contact FROM contacts
    UNION ALL SELECT 'meetings.kind', kind, '', number FROM year, meetings WHERE date BETWEEN first AND last
    -- proposals submitted, signals opened, transmissions sent, as they are now; uses of signals on their day
    UNION ALL SELECT 'proposals.state', state, '', number FROM year, proposals WHERE submitted BETWEEN first AND last
    UNION ALL SELECT 'proposals.area', area, '', number FROM year, proposals WHERE submitted BETWEEN first AND last
    UNION ALL SELECT 'proposals.partner_kind.state', kind, state, number FROM year, proposals JOIN standing ON code = partner
        WHERE submitted BETWEEN first AND last
    UNION ALL SELECT 'signals.state', state, '', number FROM year, signals WHERE opened BETWEEN first AND last
    UNION ALL SELECT 'signals.ground', ground, '', number FROM year, signals WHERE opened BETWEEN first AND last
    UNION ALL SELECT 'signals.nature', nature, '', number FROM year, signals WHERE opened BETWEEN first AND last
    UNION ALL SELECT 'signals.decision', decision, '', number FROM year, signals WHERE opened BETWEEN first AND last
    UNION ALL SELECT 'transmissions.disposition', disposition, '', t.rowid FROM year, transmissions t WHERE sent BETWEEN first AND last
    UNION ALL SELECT 'transmissions.institution.disposition', coalesce(now, institution), disposition, t.rowid
        FROM year, transmissions t LEFT JOIN standing ON code = institution WHERE sent BETWEEN first AND last
    UNION ALL SELECT 'uptakes.kind', u.kind, '', u.rowid FROM year, uptakes u WHERE date BETWEEN first AND last;
UPDATE facts SET line = '-' WHERE line = '';
UPDATE facts SET col = '-' WHERE col = '' AND place LIKE '%.%.%';

-- One field: count, and share of the total with four decimals.
CREATE VIEW sizes AS SELECT place, count(DISTINCT id) AS n FROM facts WHERE place NOT LIKE '%.%.%' GROUP BY place;
INSERT INTO cells SELECT place, line, 'count', count(DISTINCT id) FROM facts JOIN sizes USING (place) GROUP BY place, line
    UNION ALL SELECT place, line, 'share', printf('%.4f', 1.0 * count(DISTINCT id) / n) FROM facts JOIN sizes USING (place) GROUP BY place, line
    UNION ALL SELECT place, 'total', 'count', n FROM sizes UNION ALL SELECT place, 'total', 'share', '1.0000' FROM sizes;

-- Two fields: each row that occurs with each column that does.
CREATE VIEW rims AS SELECT place, line, col, id FROM facts WHERE place LIKE '%.%.%'
    UNION ALL SELECT place, line, 'total', id FROM facts WHERE place LIKE '%.%.%'
    UNION ALL SELECT place, 'total', col, id FROM facts WHERE place LIKE '%.%.%'
    UNION ALL SELECT place, 'total', 'total', id FROM facts WHERE place LIKE '%.%.%';
CREATE TABLE crossed AS SELECT * FROM (SELECT DISTINCT place, line FROM rims) JOIN (SELECT DISTINCT place, col FROM rims) USING (place);
INSERT INTO cells SELECT place, line, col, count(DISTINCT id) FROM crossed LEFT JOIN rims USING (place, line, col) GROUP BY place, line, col;

-- The same in full-time equivalents: of an expert's contracts in a cell those that run on the expert's last day there.
CREATE TABLE ftes AS WITH keys AS (
        SELECT * FROM (SELECT *, iif(partner = '', '-', partner) AS line FROM there UNION ALL SELECT *, 'total' FROM there)
            JOIN (SELECT DISTINCT language, language AS col FROM there UNION SELECT DISTINCT language, 'total' FROM there) USING (language)),
    last_days AS (SELECT line, col, expert, max(until) AS day FROM keys GROUP BY line, col, expert)
    SELECT line, col, sum(fte) AS fte FROM (SELECT DISTINCT line, col, expert, spell, fte FROM keys JOIN last_days USING (line, col, expert)
        WHERE day BETWEEN since AND until) GROUP BY line, col;
INSERT INTO cells SELECT 'experts.partner.language.fte', line, col, printf('%.10g', round(coalesce(fte, 0), 4))
    FROM crossed LEFT JOIN ftes USING (line, col) WHERE place = 'experts.partner.language';

-- Key figures with the year before, and the trend of twenty years.
INSERT INTO cells SELECT 'key-figures', figure, 'during', during FROM key_figures WHERE year = 2023
    UNION ALL SELECT 'key-figures', figure, 'on_last_day', on_last_day FROM key_figures WHERE year = 2023
    UNION ALL SELECT 'key-figures', figure, 'previous', during FROM key_figures WHERE year = 2022
    UNION ALL SELECT 'key-figures', figure, 'previous_same_days', '' FROM key_figures WHERE year = 2023
    UNION ALL SELECT 'trend', year, figure, during FROM key_figures WHERE year BETWEEN 2004 AND 2023;

-- Contacts and meetings stand among the key figures of the annual report only.
CREATE VIEW first_line AS
    SELECT year, 'contacts' AS figure, (SELECT coalesce(sum(count), 0) FROM tallies WHERE month LIKE year || '-%') AS n FROM years
    UNION ALL SELECT year, 'meetings', (SELECT count(*) FROM meetings WHERE date LIKE year || '-%') FROM years;
INSERT INTO cells SELECT 'key-figures', figure, 'during', n FROM first_line WHERE year = 2023
    UNION ALL SELECT 'key-figures', figure, 'on_last_day', '' FROM first_line WHERE year = 2023
    UNION ALL SELECT 'key-figures', figure, 'previous', n FROM first_line WHERE year = 2022
    UNION ALL SELECT 'key-figures', figure, 'previous_same_days', '' FROM first_line WHERE year = 2023;

-- Movements.
INSERT INTO cells SELECT 'movements', move, figure, number FROM movements WHERE year = 2023;

-- Presence: each day of a secondment is its share of the month's length, of a person at a partner one whole at most. A kind is there by an agreement, a secondment or observations; where
-- nobody was present, nothing is said.
CREATE TABLE presence AS WITH RECURSIVE
    days(day) AS (SELECT first FROM year UNION ALL SELECT date(day, '+1 day') FROM days, year WHERE day < last),
    parts AS (SELECT day, kind, expert, now, min(1.0, sum(share)) AS part
        FROM days JOIN stays ON day BETWEEN since AND until JOIN standing ON standing.code = partner
        JOIN ends ON ends.code = partner AND day <= ends.last GROUP BY day, kind, expert, now),
    months AS (SELECT kind, sum(part / strftime('%d', day, 'start of month', '+1 month', '-1 day')) AS months FROM parts GROUP BY kind),
    kinds AS (SELECT line AS kind FROM facts WHERE place = 'partners.kind.relation' UNION SELECT kind FROM months UNION SELECT kind FROM noticed)
    SELECT kind, months, (SELECT count(*) FROM noticed n WHERE n.kind = kinds.kind) AS n FROM kinds LEFT JOIN months USING (kind);
INSERT INTO presence SELECT 'total', sum(months), sum(n) FROM presence;
INSERT INTO cells SELECT 'presence', kind, 'expert_months', iif(months > 0, printf('%.10g', round(months, 4)), '') FROM presence
    UNION ALL SELECT 'presence', kind, 'observations', iif(months > 0, n, '') FROM presence
    UNION ALL SELECT 'presence', kind, 'per_expert_month', iif(months > 0, printf('%.10g', round(n / months, 4)), '') FROM presence;

-- What observations are cited by, and when it was opened: by a proposal, by a signal itself, or by a proposal of a signal (`via`).
CREATE TABLE links AS WITH RECURSIVE l(kind, owner, opened, target, rest) AS (
    SELECT 'proposal', number, opened, '', observations || ' ' FROM proposals
    UNION ALL SELECT 'signal', number, opened, '', observations || ' ' FROM signals
    UNION ALL SELECT 'via', number, opened, '', proposals || ' ' FROM signals
    UNION ALL SELECT kind, owner, opened, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1) FROM l WHERE rest <> '')
    SELECT kind, owner, opened, target FROM l WHERE target <> '';
INSERT INTO links SELECT 'signal', v.owner, v.opened, p.target
    FROM links v JOIN links p ON p.kind = 'proposal' AND p.owner = v.target WHERE v.kind = 'via';
CREATE TABLE followed AS SELECT number, date, noted, feedback,
    (SELECT min(opened) FROM links WHERE kind = 'proposal' AND target = number) AS proposed,
    (SELECT min(opened) FROM links WHERE kind = 'signal' AND target = number) AS signalled FROM noticed;
-- Transmissions with what was known on the last day: the due day after extensions, later by the days that the clock stood, and the clock.
CREATE TABLE due AS WITH known AS (SELECT t.rowid AS id, e.*
        FROM year, transmissions t JOIN transmission_events e USING (signal, institution, sent) WHERE e.date <= last),
    stood AS (SELECT id, julianday(date) - julianday(lag(date) OVER (PARTITION BY id ORDER BY date)) AS days, event
        FROM known WHERE event IN ('stop', 'resume'))
    SELECT t.*, date(coalesce((SELECT max(until) FROM known WHERE id = t.rowid AND event = 'extend'), due),
            coalesce((SELECT sum(days) FROM stood WHERE id = t.rowid AND event = 'resume'), 0) || ' days') AS final,
        coalesce((SELECT event FROM known WHERE id = t.rowid AND event IN ('stop', 'resume') ORDER BY date DESC LIMIT 1), 'resume') AS clock,
        min(iif(unanswered = '', '9999-12-31', unanswered),
            coalesce((SELECT closed FROM signals WHERE number = signal AND closed <> ''), '9999-12-31')) AS ended
    FROM year, transmissions t WHERE sent BETWEEN first AND last;

-- Follow-up: of each figure the records, with the days that they took where it has days, and the figure that it is a share of.
CREATE TABLE follow_up AS
    SELECT 'observations' AS figure, NULL AS base, NULL AS days FROM followed
    UNION ALL SELECT CASE WHEN signalled <> '' THEN 'observations_in_signal' WHEN proposed <> '' THEN 'observations_in_proposal'
        WHEN noted <> '' THEN 'observations_noted' ELSE 'observations_open' END, 'observations', NULL FROM followed
    UNION ALL SELECT 'observations_looked_at', 'observations', max(0, julianday(noted) - julianday(date)) FROM followed WHERE noted <> ''
    UNION ALL SELECT 'observations_proposed', 'observations', max(0, julianday(proposed) - julianday(date)) FROM followed WHERE proposed <> ''
    UNION ALL SELECT 'observations_signalled', 'observations', max(0, julianday(signalled) - julianday(date)) FROM followed WHERE signalled <> ''
    UNION ALL SELECT 'observations_feedback', 'observations', max(0, julianday(feedback) - julianday(date)) FROM followed WHERE feedback <> ''
    UNION ALL SELECT 'proposals', NULL, NULL FROM year, proposals WHERE submitted BETWEEN first AND last
    UNION ALL SELECT 'proposals_decided', 'proposals', julianday(decided) - julianday(submitted) FROM year, proposals
        WHERE submitted BETWEEN first AND last AND decided <> ''
    UNION ALL SELECT iif(state = 'refused', 'proposals_refused', 'proposals_accepted'), 'proposals_decided', NULL FROM year, proposals
        WHERE submitted BETWEEN first AND last AND decided <> ''
    UNION ALL SELECT 'proposals_implemented', 'proposals_accepted', julianday(implemented) - julianday(decided) FROM year, proposals
        WHERE submitted BETWEEN first AND last AND implemented <> ''
    UNION ALL SELECT 'signals', NULL, NULL FROM year, signals WHERE opened BETWEEN first AND last
    UNION ALL SELECT 'signals_examined', 'signals', julianday(examined) - julianday(opened) FROM year, signals
        WHERE opened BETWEEN first AND last AND examined <> ''
    UNION ALL SELECT 'signals_not_transmitted', 'signals_examined', NULL FROM year, signals WHERE opened BETWEEN first AND last AND decision = 'not'
    UNION ALL SELECT 'signals_transmitted', 'signals', julianday(min(sent)) - julianday(opened)
        FROM year, signals JOIN transmissions ON signal = number
        WHERE opened BETWEEN first AND last GROUP BY number
    UNION ALL SELECT 'transmissions', NULL, NULL FROM due
    UNION ALL SELECT 'transmissions_answered', 'transmissions', julianday(answered) - julianday(sent) FROM due WHERE answered <> ''
    UNION ALL SELECT 'transmissions_late', 'transmissions', NULL FROM year, due
        WHERE (answered = '' OR answered > last) AND final < last AND clock <> 'stop' AND ended > last;
-- The same by kind of partner and by institution: of each figure the records, with their days, and the median of each line.
CREATE TABLE steps AS
    SELECT 'decisions' AS place, kind AS line, 'proposals' AS figure, NULL AS days FROM year, proposals JOIN standing ON code = partner
        WHERE submitted BETWEEN first AND last
    UNION ALL SELECT 'decisions', kind, 'decided', julianday(decided) - julianday(submitted) FROM year, proposals JOIN standing ON code = partner
        WHERE submitted BETWEEN first AND last AND decided <> ''
    UNION ALL SELECT 'decisions', kind, 'accepted', NULL FROM year, proposals JOIN standing ON code = partner
        WHERE submitted BETWEEN first AND last AND decided <> '' AND state <> 'refused'
    UNION ALL SELECT 'decisions', kind, 'implemented', NULL FROM year, proposals JOIN standing ON code = partner
        WHERE submitted BETWEEN first AND last AND implemented <> ''
    UNION ALL SELECT 'answers', coalesce(now, institution), 'transmissions', NULL FROM due LEFT JOIN standing ON code = institution
    UNION ALL SELECT 'answers', coalesce(now, institution), 'answered', julianday(answered) - julianday(sent)
        FROM due LEFT JOIN standing ON code = institution WHERE answered <> ''
    UNION ALL SELECT 'answers', coalesce(now, institution), 'late', NULL FROM year, due LEFT JOIN standing ON code = institution
        WHERE (answered = '' OR answered > last) AND final < last AND clock <> 'stop' AND ended > last;
INSERT INTO steps SELECT place, 'total', figure, days FROM steps;
CREATE TABLE reached AS SELECT place, line, figure, count(steps.figure) AS n
    FROM (SELECT DISTINCT place, line FROM steps) JOIN (SELECT DISTINCT place, figure FROM steps) USING (place)
    LEFT JOIN steps USING (place, line, figure) GROUP BY place, line, figure;
INSERT INTO cells SELECT place, line, figure, n FROM reached
    UNION ALL SELECT place, line, rate, coalesce(printf('%.4f', 1.0 * part.n / nullif(base.n, 0)), '')
        FROM (SELECT 'acceptance_rate' AS rate, 'accepted' AS f, 'decided' AS b UNION ALL SELECT 'implementation_rate', 'implemented', 'accepted'
            UNION ALL SELECT 'answer_rate', 'answered', 'transmissions')
        JOIN reached part ON part.figure = f JOIN reached base USING (place, line) WHERE base.figure = b
    UNION ALL SELECT place, line, 'days', (SELECT iif(count(*) = 0, '', printf('%.10g', avg(days))) FROM (
            SELECT days, row_number() OVER (ORDER BY days) AS nth, count(*) OVER () AS n FROM steps s
            WHERE s.place = reached.place AND s.line = reached.line AND days IS NOT NULL) WHERE nth IN ((n + 1) / 2, n / 2 + 1))
        FROM reached GROUP BY place, line;
CREATE VIEW followed_up AS SELECT figure, base, count(*) AS n FROM follow_up GROUP BY figure;
-- The median: the middle of the days in order, or half-way between the two in the middle.
CREATE VIEW medians AS SELECT figure, avg(days) AS days FROM (
    SELECT figure, days, row_number() OVER (PARTITION BY figure ORDER BY days) AS place, count(*) OVER (PARTITION BY figure) AS n
    FROM follow_up WHERE days IS NOT NULL) WHERE place IN ((n + 1) / 2, n / 2 + 1) GROUP BY figure;
INSERT INTO cells SELECT 'follow-up', figure, 'count', n FROM followed_up
    UNION ALL SELECT 'follow-up', f.figure, 'base', b.n FROM followed_up f LEFT JOIN followed_up b ON b.figure = f.base
    UNION ALL SELECT 'follow-up', f.figure, 'share', printf('%.4f', 1.0 * f.n / b.n) FROM followed_up f JOIN followed_up b ON b.figure = f.base
    UNION ALL SELECT 'follow-up', figure, 'share', '' FROM followed_up WHERE base IS NULL
    UNION ALL SELECT 'follow-up', figure, 'days', printf('%.10g', days) FROM followed_up LEFT JOIN medians USING (figure) WHERE days IS NOT NULL
    UNION ALL SELECT 'follow-up', figure, 'days', '' FROM followed_up WHERE figure NOT IN (SELECT figure FROM medians);

-- The field that a table's rows are of stands in the heading of its first column.
SELECT place || '|' || CASE WHEN place IN ('key-figures', 'follow-up', 'movements') THEN 'figure' WHEN place = 'trend' THEN 'year'
        WHEN place IN ('presence', 'decisions') THEN 'partner_kind' WHEN place = 'answers' THEN 'institution'
        ELSE substr(place, instr(place, '.') + 1, instr(substr(place, instr(place, '.') + 1) || '.', '.') - 1) END
    || '=' || line || '|' || col || '|' || coalesce(value, '') FROM cells;
