-- Up to which day the data go, in one row: the day of the last crawl. Where only files were imported, the day of the last
-- change that they tell, since nothing is known of the days after it; reading saved payloads again changes nothing.
-- Without any data there is no row.
SELECT dag FROM (SELECT coalesce(
  (SELECT max(substr(geeindigd, 1, 10)) FROM crawl WHERE wijze NOT IN ('import', 'rebuild')),
  (SELECT max(dag) FROM (SELECT max(substr(gewijzigd_op, 1, 10)) AS dag FROM zaak UNION ALL SELECT max(datum) FROM kamerstuk)
    WHERE EXISTS (SELECT 1 FROM crawl))) AS dag)
WHERE dag IS NOT NULL
