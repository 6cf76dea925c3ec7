-- The tables of observations of the annual report, one GROUP BY each on the covering index, several codes counted by set.
SELECT 'observations.right', coalesce(t.code, '-'), n
FROM (SELECT "right" AS r, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY "right")
    LEFT JOIN taxonomy t ON t.id = r;
SELECT 'observations.barrier', coalesce(t.code, '-'), sum(n)
FROM (SELECT barriers AS s, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY barriers)
    LEFT JOIN code_set_member m ON m.code_set = s
    LEFT JOIN taxonomy t ON t.id = m.code
GROUP BY 2;
SELECT 'observations.take_up', coalesce(t.code, '-'), n
FROM (SELECT take_up AS r, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY take_up)
    LEFT JOIN taxonomy t ON t.id = r;
SELECT 'observations.group', coalesce(t.code, '-'), sum(n)
FROM (SELECT "groups" AS s, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY "groups")
    LEFT JOIN code_set_member m ON m.code_set = s
    LEFT JOIN taxonomy t ON t.id = m.code
GROUP BY 2;
SELECT 'observations.level', coalesce(level, '-'), count(*)
FROM observation INDEXED BY observation_facets
WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY 2;
SELECT 'observations.language', coalesce(language, '-'), count(*)
FROM observation INDEXED BY observation_facets
WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY 2;
SELECT 'observations.month', coalesce(substr(date, 1, 7), '-'), count(*)
FROM observation INDEXED BY observation_facets
WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY 2;
SELECT 'observations.barrier.partner_kind', coalesce(b.code, '-'), k.code, sum(n)
FROM (SELECT barriers AS s, partner AS p, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY barriers, partner)
    JOIN partner ON partner.id = p
    JOIN taxonomy k ON k.id = partner.kind
    LEFT JOIN code_set_member m ON m.code_set = s
    LEFT JOIN taxonomy b ON b.id = m.code
GROUP BY 2, 3;
SELECT 'observations.barrier.right', coalesce(b.code, '-'), coalesce(t.code, '-'), sum(n)
FROM (SELECT barriers AS s, "right" AS r, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY barriers, "right")
    LEFT JOIN taxonomy t ON t.id = r
    LEFT JOIN code_set_member m ON m.code_set = s
    LEFT JOIN taxonomy b ON b.id = m.code
GROUP BY 2, 3;
