-- By which words the list of toezeggingen can be narrowed, each with the set of its rows (toezegging_regel.nr).
CREATE TABLE toezegging_regel_kenmerk (
  soort TEXT NOT NULL, waarde TEXT NOT NULL COLLATE NOCASE, rijen BLOB NOT NULL, PRIMARY KEY (soort, waarde));
INSERT INTO toezegging_regel_kenmerk
SELECT soort, min(waarde), rijen(nr) FROM (
  SELECT 'categorie' AS soort, categorie AS waarde, nr FROM toezegging_regel
  UNION ALL SELECT 'stand', stand, nr FROM toezegging_regel
  UNION ALL SELECT 'jaar', jaar, nr FROM toezegging_regel
  UNION ALL SELECT 'ministerie', ministerie(ministerie), nr FROM toezegging_regel
  UNION ALL SELECT 'bewindspersoon', bewindspersoon, nr FROM toezegging_regel
  UNION ALL SELECT 'register', register, nr FROM toezegging_regel
) WHERE waarde <> '' GROUP BY soort, waarde COLLATE NOCASE;
