-- By which words the list of moties can be narrowed, each with the set of its rows (motie_regel.nr): counts beside a filter
-- are sizes of what two sets have in common, and need no row.
CREATE TABLE motie_regel_kenmerk (
  soort TEXT NOT NULL, waarde TEXT NOT NULL COLLATE NOCASE, rijen BLOB NOT NULL, PRIMARY KEY (soort, waarde));
INSERT INTO motie_regel_kenmerk
SELECT soort, min(waarde), rijen(nr) FROM (
  SELECT 'uitkomst' AS soort, coalesce(uitkomst, 'onbekend') AS waarde, nr FROM motie_regel
  UNION ALL SELECT 'categorie', categorie, nr FROM motie_regel
  UNION ALL SELECT 'stand', stand, nr FROM motie_regel
  UNION ALL SELECT 'jaar', jaar, nr FROM motie_regel
  UNION ALL SELECT 'dossier', dossier, nr FROM motie_regel
  UNION SELECT 'dossier', d.dossier, r.nr FROM motie_regel r JOIN kamerstuk_dossier d ON d.kst = r.kst -- printed in two
  UNION ALL
  SELECT CASE lower(a.relatie) WHEN 'gericht aan' THEN 'ministerie' WHEN 'voortouwcommissie' THEN 'commissie' ELSE 'fractie' END,
    CASE lower(a.relatie) WHEN 'gericht aan' THEN ministerie(coalesce(a.functie, a.naam))
      WHEN 'voortouwcommissie' THEN a.naam ELSE a.fractie END, r.nr
  FROM motie_regel r JOIN zaak_actor a ON a.zaak_id = r.zaak_id
  WHERE lower(a.relatie) IN ('indiener', 'medeindiener', 'gericht aan', 'voortouwcommissie')
) WHERE waarde <> '' GROUP BY soort, waarde COLLATE NOCASE;
