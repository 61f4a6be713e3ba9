-- Per source, kind and year: how many are held, and how many the source itself counted (null where it gives no count).
-- A year of which less is held than counted is a gap, and shows as one. Years of KOOP are vergaderjaren (2025-2026).
SELECT bron, soort, jaar, sum(gehouden) AS gehouden, max(verwacht) AS verwacht FROM (
  SELECT 'tweedekamer' AS bron, 'Zaak' AS soort, coalesce(substr(gestart_op, 1, 4), '') AS jaar, count(*) AS gehouden,
    NULL AS verwacht
  FROM zaak GROUP BY 3
  UNION ALL
  SELECT 'tweedekamer', 'Activiteit', coalesce(substr(datum, 1, 4), ''), count(*), NULL FROM activiteit GROUP BY 3
  UNION ALL
  SELECT 'tweedekamer', 'Toezegging', coalesce(substr(aanmaakdatum, 1, 4), ''), count(*), NULL FROM toezegging GROUP BY 3
  UNION ALL
  SELECT 'officielebekendmakingen', coalesce(soort, ''), coalesce(vergaderjaar, ''), count(*), NULL
  FROM publicatie GROUP BY 2, 3
  UNION ALL
  SELECT 'officielebekendmakingen', 'Kamerstuk', coalesce(vergaderjaar, ''), count(*), NULL
  FROM kamerstuk WHERE kst NOT IN (SELECT id FROM publicatie) GROUP BY 3
  UNION ALL
  SELECT p.bron, coalesce(p.soort, ''), coalesce(substr(coalesce(f.datum, p.datum), 1, 4), ''), count(*), NULL
  FROM pagina p LEFT JOIN feed_item f USING (url) GROUP BY 1, 2, 3
  UNION ALL
  SELECT 'openoverheid', coalesce(soort, ''), coalesce(substr(datum, 1, 4), ''), count(*), NULL
  FROM woo_document GROUP BY 2, 3
  UNION ALL
  SELECT 'roemer', rapport, jaar, rijen > 0, NULL FROM aanbeveling_rapport
  UNION ALL
  SELECT bron, soort, jaar, 0, aantal FROM verwacht)
GROUP BY bron, soort, jaar
