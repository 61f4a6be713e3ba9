-- Per source, those that have not been read too: its last run, its newest item, how many it holds against how many are
-- expected (counted by the source itself where `verwacht` has it, else what its record card says), errors, and what it
-- does not read (`opmerking`).
WITH naam AS (SELECT bron FROM bron UNION SELECT bron FROM crawl UNION SELECT bron FROM herkomst),
laatste AS (SELECT bron, max(id) AS id FROM crawl GROUP BY bron),
aantal AS (SELECT bron, count(*) AS rijen, max(voorbeeld) AS voorbeeld FROM herkomst GROUP BY bron),
-- the latest day and the number of papers, by source
stuk AS (
  SELECT 'tweedekamer' AS bron, max(gestart_op) AS dag, count(*) AS stukken FROM zaak
  UNION ALL
  SELECT 'officielebekendmakingen', max(dag), count(*) FROM (
    SELECT id, datum AS dag FROM publicatie
    UNION ALL SELECT kst, datum FROM kamerstuk WHERE kst NOT IN (SELECT id FROM publicatie))
  UNION ALL SELECT 'openoverheid', max(datum), count(*) FROM woo_document
  UNION ALL SELECT 'roemer', (SELECT max(datum) FROM aanbeveling_voortgang), count(*) FROM aanbeveling_rapport WHERE rijen > 0
  UNION ALL
  SELECT p.bron, max(coalesce(f.datum, p.datum)), count(*) FROM pagina p LEFT JOIN feed_item f USING (url) GROUP BY p.bron),
-- of the Tweede Kamer zaken are what counts as papers
geteld AS (
  SELECT bron, sum(verwacht) AS verwacht FROM bron_jaar
  WHERE verwacht IS NOT NULL AND (bron <> 'tweedekamer' OR soort = 'Zaak') GROUP BY bron)
SELECT n.bron, c.geeindigd AS laatste_run, c.wijze, c.via, s.dag AS nieuwste, coalesce(a.rijen, 0) AS rijen,
  coalesce(s.stukken, 0) AS stukken, coalesce(g.verwacht, b.verwacht) AS verwacht,
  (SELECT count(*) FROM fout f WHERE f.bron = n.bron) AS fouten, coalesce(c.meldingen, '[]') AS meldingen,
  coalesce(a.voorbeeld, 0) AS voorbeeld, b.opmerking
FROM naam n LEFT JOIN bron b USING (bron) LEFT JOIN aantal a USING (bron) LEFT JOIN laatste l USING (bron)
  LEFT JOIN crawl c ON c.id = l.id LEFT JOIN stuk s USING (bron) LEFT JOIN geteld g USING (bron)
