-- Per source, kind and year how many papers are held: a year that is missing shows as a gap, not as nothing.
SELECT 'tweedekamer' AS bron, coalesce(soort, 'onbekend') AS soort, substr(gestart_op, 1, 4) AS jaar, count(*) AS gehouden
FROM zaak GROUP BY 2, 3
UNION ALL
SELECT 'officielebekendmakingen', coalesce(p.soort, 'Kamerstuk'), substr(coalesce(p.datum, k.datum), 1, 4), count(*)
FROM kamerstuk k LEFT JOIN publicatie p ON p.id = k.kst GROUP BY 2, 3
UNION ALL
SELECT p.bron, coalesce(p.soort, 'pagina'), substr(coalesce(f.datum, p.datum), 1, 4), count(*)
FROM pagina p LEFT JOIN feed_item f USING (url) GROUP BY 1, 2, 3
UNION ALL
SELECT 'openoverheid', coalesce(soort, 'onbekend'), substr(datum, 1, 4), count(*) FROM woo_document GROUP BY 2, 3
UNION ALL
SELECT 'roemer', rapport, jaar, rijen > 0 FROM aanbeveling_rapport
