-- The ten figures: during 2023, on its last day, and during 2022.
WITH period(c, a, z) AS (VALUES (1, '2023-01-01', '2023-12-31'), (2, '2023-12-31', '2023-12-31'), (3, '2022-01-01', '2022-12-31')),
figure(o, name, c, n) AS (
    SELECT 1, 'experts', c, (SELECT count(DISTINCT x.expert) FROM (SELECT id AS expert, since, until FROM expert
        UNION ALL SELECT expert, since, until FROM contract) x WHERE since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 2, 'coordinators', c, (SELECT count(*) FROM coordinator WHERE since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 3, 'partner_institutions', c, (SELECT count(DISTINCT partner) FROM agreement WHERE relation = 'institution'
        AND since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 4, 'external_partners', c, (SELECT count(DISTINCT partner) FROM agreement WHERE relation = 'external'
        AND since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 5, 'secondments', c, (SELECT count(*) FROM secondment WHERE since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 6, 'projects', c, (SELECT count(*) FROM project WHERE since <= z AND (until IS NULL OR until >= a)) FROM period
    UNION ALL SELECT 7, 'observations', c, (SELECT count(*) FROM observation INDEXED BY observation_facets
        WHERE date BETWEEN a AND z AND withdrawn IS NULL) FROM period WHERE c <> 2
    UNION ALL SELECT 8, 'proposals', c, (SELECT count(*) FROM proposal WHERE submitted BETWEEN a AND z) FROM period WHERE c <> 2
    UNION ALL SELECT 9, 'signals', c, (SELECT count(*) FROM signal WHERE opened BETWEEN a AND z) FROM period WHERE c <> 2
    UNION ALL SELECT 10, 'transmissions', c, (SELECT count(*) FROM transmission WHERE sent BETWEEN a AND z) FROM period WHERE c <> 2)
SELECT name, max(iif(c = 1, n, NULL)), max(iif(c = 2, n, NULL)), max(iif(c = 3, n, NULL)) FROM figure GROUP BY o ORDER BY o;
