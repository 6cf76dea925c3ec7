-- The exported register as it counts in each year: read by `figures` and `annual-figures`, from the definitions of edv-report(1).
CREATE TABLE years AS WITH RECURSIVE y(year) AS (VALUES (2004) UNION ALL SELECT year + 1 FROM y WHERE year < 2024)
    SELECT year, year || '-01-01' AS first, year || '-12-31' AS last FROM y;

-- As whom a partner stands on the last day of each year: who has exactly one successor stands as it from its day on.
CREATE VIEW heirs AS SELECT partner, min(successor) AS heir, min(since) AS since FROM partner_successors
    GROUP BY partner HAVING count(*) = 1;
CREATE TABLE stands AS WITH RECURSIVE step(year, last, code, now) AS (
    SELECT year, last, code, code FROM years, partners
    UNION SELECT step.year, step.last, step.code, heirs.heir FROM step JOIN heirs ON heirs.partner = step.now AND heirs.since <= step.last)
    SELECT year, s.code, now, kind FROM step s JOIN partners p ON p.code = now
    WHERE NOT EXISTS (SELECT 1 FROM heirs WHERE heirs.partner = s.now AND heirs.since <= s.last);

-- Contracts: the first one, in the row of the expert, and further ones. No last day is far away.
CREATE VIEW spells AS WITH all_of_them AS (
        SELECT code AS expert, 'first' AS spell, since, until, fte, employment, language FROM experts
        UNION ALL SELECT c.expert, c.since, c.since, c.until, c.fte, c.employment, e.language FROM contracts c JOIN experts e ON e.code = c.expert)
    SELECT expert, spell, since, iif(until = '', '9999-12-31', until) AS until, fte, employment, language FROM all_of_them;
CREATE VIEW stays AS SELECT rowid AS id, expert, partner, since, iif(until = '', '9999-12-31', until) AS until,
    iif(share = '', 1.0, share + 0.0) AS share FROM secondments;

-- The last day on which an agreement can run: that of the partner that it counts for in the end.
CREATE TABLE ends AS WITH RECURSIVE step(code, now) AS (
    SELECT code, code FROM partners
    UNION SELECT step.code, heirs.heir FROM step JOIN heirs ON heirs.partner = step.now)
    SELECT s.code AS code, iif(until = '', '9999-12-31', until) AS last FROM step s JOIN partners p ON p.code = now
    WHERE NOT EXISTS (SELECT 1 FROM heirs WHERE heirs.partner = s.now);

-- What lasts: `what` is the subject that is counted once, whatever its number of parts. What was only asked for has not begun.
CREATE TABLE lasting AS WITH parts AS (
        SELECT year, 'experts' AS figure, expert AS what, since, until FROM years, spells
        UNION ALL SELECT year, 'coordinators', code, since, until FROM years, coordinators
        UNION ALL SELECT year, iif(relation = 'institution', 'partner_institutions', 'external_partners'), now, since,
            min(iif(until = '', '9999-12-31', until), ends.last)
            FROM stands JOIN agreements ON partner = stands.code JOIN ends ON ends.code = stands.code WHERE since <= ends.last
        UNION ALL SELECT year, 'secondments', id, since, until FROM years, stays
        UNION ALL SELECT year, 'projects', code, since, until FROM years, projects WHERE since <> '')
    SELECT year, first, last, figure, what, since, iif(until = '', '9999-12-31', until) AS until FROM parts JOIN years USING (year);
CREATE INDEX lasting_what ON lasting (figure, what, year);

-- What has one day.
CREATE VIEW dated AS
    SELECT 'observations' AS figure, date AS day FROM observations WHERE withdrawn = ''
    UNION ALL SELECT 'proposals', submitted FROM proposals UNION ALL SELECT 'signals', opened FROM signals
    UNION ALL SELECT 'transmissions', sent FROM transmissions;

-- Key figures of every year.
CREATE TABLE key_figures AS
    SELECT year, figure, count(DISTINCT iif(since <= last AND until >= first, what, NULL)) AS during,
        count(DISTINCT iif(since <= last AND until >= last, what, NULL)) AS on_last_day FROM lasting GROUP BY year, figure
    UNION ALL SELECT year, figure, sum(day BETWEEN first AND last), '' FROM years, dated GROUP BY year, figure;

-- Movements of every year: who comes has a first day in it and was not there on the day before; who goes likewise. The day after the
-- last day, and the day before the first, are outside of the year.
CREATE TABLE movements AS WITH edges AS (
        SELECT year, first, last, figure, what, since, until,
            EXISTS (SELECT 1 FROM lasting o WHERE o.year = p.year AND o.figure = p.figure AND o.what = p.what
                AND date(p.since, '-1 day') BETWEEN o.since AND o.until) AS followed,
            EXISTS (SELECT 1 FROM lasting o WHERE o.year = p.year AND o.figure = p.figure AND o.what = p.what
                AND date(p.until, '+1 day') BETWEEN o.since AND o.until) AS follows,
            EXISTS (SELECT 1 FROM lasting o WHERE o.year = p.year AND o.figure = p.figure AND o.what = p.what
                AND date(p.first, '-1 day') BETWEEN o.since AND o.until) AS day_before,
            EXISTS (SELECT 1 FROM lasting o WHERE o.year = p.year AND o.figure = p.figure AND o.what = p.what
                AND date(p.last, '+1 day') BETWEEN o.since AND o.until) AS day_after
        FROM lasting p WHERE figure IN ('experts', 'partner_institutions', 'external_partners', 'secondments')),
    moves AS (
        SELECT year, figure,
            count(DISTINCT iif(day_before AND first BETWEEN since AND until, what, NULL)) AS "before",
            count(DISTINCT iif(since BETWEEN first AND last AND NOT followed, what || ' ' || since, NULL)) AS "in",
            count(DISTINCT iif(until BETWEEN first AND last AND NOT follows, what || ' ' || until, NULL)) AS "out",
            count(DISTINCT iif(day_after AND last BETWEEN since AND until, what, NULL)) AS "after",
            count(DISTINCT iif(until = last AND NOT follows, what, NULL)) AS out_on_last_day,
            count(DISTINCT iif(last BETWEEN since AND until, what, NULL)) AS on_last_day
        FROM edges GROUP BY year, figure)
    SELECT year, figure, 'before' AS move, "before" AS number FROM moves
    UNION ALL SELECT year, figure, 'in', "in" FROM moves UNION ALL SELECT year, figure, 'out', "out" FROM moves
    UNION ALL SELECT year, figure, 'net', "in" - "out" FROM moves UNION ALL SELECT year, figure, 'after', "after" FROM moves
    UNION ALL SELECT year, figure, 'out_on_last_day', out_on_last_day FROM moves
    UNION ALL SELECT year, figure, 'on_last_day', on_last_day FROM moves;

-- Who followed what a meeting is about: the coordinator of the project, or of the secondments of the expert or to the partner on that day,
-- partners as whom they stood on it.
CREATE TABLE stood AS WITH RECURSIVE step(day, code, now) AS (
    SELECT DISTINCT date, code, code FROM meetings, partners
    UNION SELECT day, code, heirs.heir FROM step JOIN heirs ON heirs.partner = step.now AND heirs.since <= day)
    SELECT * FROM step s WHERE NOT EXISTS (SELECT 1 FROM heirs WHERE heirs.partner = s.now AND heirs.since <= day);
CREATE TABLE followers AS WITH found AS (
        SELECT number, p.coordinator AS who FROM meetings JOIN projects p ON p.code = about
        UNION SELECT number, s.coordinator FROM meetings JOIN secondments s ON s.expert = about
            WHERE date BETWEEN since AND iif(until = '', '9999-12-31', until)
        UNION SELECT number, s.coordinator FROM meetings JOIN stood a ON a.day = date AND a.code = about
            JOIN stood b ON b.day = date AND b.now = a.now JOIN secondments s ON s.partner = b.code
            WHERE date BETWEEN since AND iif(until = '', '9999-12-31', until))
    SELECT number, who FROM found WHERE who <> ''
    UNION ALL SELECT number, '-' FROM meetings WHERE number NOT IN (SELECT number FROM found WHERE who <> '');
