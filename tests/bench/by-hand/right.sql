SELECT coalesce(t.code, '-'), n
FROM (SELECT "right" AS r, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY "right")
    LEFT JOIN taxonomy t ON t.id = r
ORDER BY 1;
