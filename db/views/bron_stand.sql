-- Per source: its last run, its newest item, how many it holds against how many are expected, and errors.
WITH laatste AS (SELECT bron, max(id) AS id FROM crawl GROUP BY bron),
aantal AS (SELECT bron, count(*) AS rijen, max(opgehaald) AS opgehaald, max(voorbeeld) AS voorbeeld FROM herkomst GROUP BY bron),
nieuwste AS (
  SELECT 'tweedekamer' AS bron, max(gestart_op) AS dag FROM zaak
  UNION ALL SELECT 'officielebekendmakingen', max(datum) FROM kamerstuk
  UNION ALL SELECT p.bron, max(coalesce(f.datum, p.datum)) FROM pagina p LEFT JOIN feed_item f USING (url) GROUP BY p.bron)
SELECT a.bron, c.geeindigd AS laatste_run, c.wijze, n.dag AS nieuwste, a.rijen,
  CASE a.bron WHEN 'tweedekamer' THEN (SELECT count(*) FROM zaak) WHEN 'officielebekendmakingen' THEN (SELECT count(*) FROM kamerstuk)
    ELSE (SELECT count(*) FROM pagina p WHERE p.bron = a.bron) END AS stukken,
  b.verwacht, (SELECT count(*) FROM fout f WHERE f.bron = a.bron) AS fouten,
  coalesce(c.meldingen, '[]') AS meldingen, a.voorbeeld, c.via
FROM aantal a LEFT JOIN laatste l ON l.bron = a.bron LEFT JOIN crawl c ON c.id = l.id
  LEFT JOIN nieuwste n ON n.bron = a.bron LEFT JOIN bron b ON b.bron = a.bron
