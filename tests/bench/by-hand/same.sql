-- All that a person put into the store, in words, so that two stores can be compared.
SELECT o.id, o.date, e.code, p.code, o.title, o.summary, o.impact, o.suggestion, o.language, o.level, r.code, b.codes, u.code, g.codes,
    c.code, o.frequency, o.people, o.ref, o.batch
FROM observation o JOIN subject e ON e.id = o.expert JOIN subject p ON p.id = o.partner
    LEFT JOIN taxonomy r ON r.id = o."right" LEFT JOIN code_set b ON b.id = o.barriers LEFT JOIN taxonomy u ON u.id = o.take_up
    LEFT JOIN code_set g ON g.id = o."groups" LEFT JOIN taxonomy c ON c.id = o.channel
ORDER BY o.id;
