-- Orders of the list of moties that aren't that of motie_regel.nr, each as one value. Of an empty list there are none.
CREATE TABLE motie_regel_volgorde (naam TEXT PRIMARY KEY, rijen BLOB NOT NULL);
INSERT INTO motie_regel_volgorde
SELECT 'onderwerp', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY onderwerp IS NULL, onderwerp COLLATE NOCASE, nr) AS plaats FROM motie_regel) GROUP BY 1;
-- what bears no day of a decision goes last in both directions
INSERT INTO motie_regel_volgorde
SELECT 'stemming', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY stemdatum IS NULL, nr DESC) AS plaats FROM motie_regel) GROUP BY 1;
INSERT INTO motie_regel_volgorde
SELECT 'open', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY stemdatum IS NULL, nr) AS plaats FROM motie_regel) GROUP BY 1;
INSERT INTO motie_regel_volgorde
SELECT 'bericht', volgorde(plaats, nr)
FROM (SELECT nr, row_number() OVER (ORDER BY bericht DESC, nr DESC) AS plaats FROM motie_regel WHERE bericht IS NOT NULL) GROUP BY 1;
