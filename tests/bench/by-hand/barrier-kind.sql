-- By set of barriers and partner first, so that what several barriers cost is paid once for each set and not for each record.
SELECT coalesce(b.code, '-'), k.code, sum(n)
FROM (SELECT barriers AS s, partner AS p, count(*) AS n FROM observation INDEXED BY observation_facets
      WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL GROUP BY barriers, partner)
    JOIN partner ON partner.id = p
    JOIN taxonomy k ON k.id = partner.kind
    LEFT JOIN code_set_member m ON m.code_set = s
    LEFT JOIN taxonomy b ON b.id = m.code
GROUP BY 1, 2
ORDER BY 1, 2;
