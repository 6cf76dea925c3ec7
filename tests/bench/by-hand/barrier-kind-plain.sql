-- The same in one plain GROUP BY, as most would write it.
SELECT coalesce(b.code, '-'), k.code, count(*)
FROM observation o INDEXED BY observation_facets
    JOIN partner ON partner.id = o.partner
    JOIN taxonomy k ON k.id = partner.kind
    LEFT JOIN code_set_member m ON m.code_set = o.barriers
    LEFT JOIN taxonomy b ON b.id = m.code
WHERE date BETWEEN '2023-01-01' AND '2023-12-31' AND withdrawn IS NULL
GROUP BY 1, 2
ORDER BY 1, 2;
