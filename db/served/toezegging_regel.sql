-- Every promise of the register as the lists show it: toezegging_stand, with how many days a promise that isn't kept is open.
CREATE TABLE toezegging_regel (
  nummer TEXT PRIMARY KEY, tekst TEXT, bewindspersoon TEXT, ministerie TEXT, datum TEXT, jaar TEXT, datum_nakoming TEXT,
  register TEXT, stand TEXT, stand_datum TEXT, standing TEXT, termijn TEXT, termijn_tekst TEXT, bewijs TEXT,
  bewijs_document TEXT, kamerbrief_nakoming TEXT, dagen_open INTEGER);
INSERT INTO toezegging_regel
SELECT nummer, tekst, bewindspersoon, ministerie, datum, substr(datum, 1, 4), datum_nakoming, register, stand, stand_datum,
  standing, termijn, termijn_tekst, bewijs, bewijs_document, kamerbrief_nakoming,
  CASE WHEN stand NOT IN ('executed', 'superseded') THEN
    CAST(julianday((SELECT max(substr(geeindigd, 1, 10)) FROM crawl)) - julianday(datum) AS INTEGER) END
FROM toezegging_stand WHERE nummer IS NOT NULL GROUP BY nummer;
CREATE INDEX toezegging_regel_datum ON toezegging_regel(datum);
CREATE INDEX toezegging_regel_termijn ON toezegging_regel(standing, termijn);
CREATE INDEX toezegging_regel_ministerie ON toezegging_regel(ministerie, datum);
