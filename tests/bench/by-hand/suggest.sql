-- Right by barrier only, one of the five pairings that edv looks at, without ranking and words. By set of barriers, partner and expert
-- first, so that what several barriers cost is paid once for each set and not for each record.
SELECT r.code, b.code, sum(n), count(DISTINCT p), count(DISTINCT e)
FROM (SELECT "right" AS g, barriers AS s, partner AS p, expert AS e, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date >= '0001-01-01' AND withdrawn IS NULL AND "right" IS NOT NULL AND barriers IS NOT NULL GROUP BY 1, 2, 3, 4)
    JOIN taxonomy r ON r.id = g
    JOIN code_set_member m ON m.code_set = s
    JOIN taxonomy b ON b.id = m.code
GROUP BY 1, 2
ORDER BY 1, 2;
