-- Orders of the list of toezeggingen that aren't that of toezegging_regel.nr, each as one value. Of an empty list there are none.
CREATE TABLE toezegging_regel_volgorde (naam TEXT PRIMARY KEY, rijen BLOB NOT NULL);
INSERT INTO toezegging_regel_volgorde
SELECT 'termijn', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY categorie IS NOT 'te_laat', termijn IS NULL, termijn, nr) AS plaats
  FROM toezegging_regel) GROUP BY 1;
INSERT INTO toezegging_regel_volgorde
SELECT 'bericht', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY bericht DESC, nr DESC) AS plaats FROM toezegging_regel WHERE bericht IS NOT NULL) GROUP BY 1;
