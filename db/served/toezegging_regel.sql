-- Every promise of the register as the lists show it: toezegging_stand, with how many days a promise that isn't kept is open.
-- `nr`: in the order in which they were made. `categorie`: as of moties. `bericht`: as of moties.
CREATE TABLE toezegging_regel (
  nr INTEGER PRIMARY KEY, nummer TEXT NOT NULL UNIQUE, tekst TEXT, bewindspersoon TEXT, ministerie TEXT, datum TEXT,
  jaar TEXT, datum_nakoming TEXT, register TEXT, stand TEXT, stand_datum TEXT, standing TEXT, categorie TEXT, termijn TEXT,
  termijn_tekst TEXT, bewijs TEXT, bewijs_document TEXT, kamerbrief_nakoming TEXT, dagen_open INTEGER, bericht TEXT,
  voorbeeld INTEGER);
INSERT INTO toezegging_regel
SELECT row_number() OVER (ORDER BY coalesce(datum, '9'), nummer), nummer, tekst, bewindspersoon, ministerie, datum,
  substr(datum, 1, 4), datum_nakoming, register, stand, stand_datum, standing, categorie(stand, standing), termijn,
  termijn_tekst, bewijs, bewijs_document, kamerbrief_nakoming,
  CASE WHEN categorie(stand, standing) IS NOT NULL THEN
    CAST(julianday((SELECT dag FROM gegevens)) - julianday(datum) AS INTEGER) END,
  nullif(max(coalesce(datum, ''), coalesce(stand_datum, ''),
    CASE standing WHEN 'overdue' THEN date(termijn, '+1 day') ELSE '' END), ''),
  (SELECT h.voorbeeld FROM toezegging t JOIN herkomst h ON h.id = t.herkomst WHERE t.nummer = toezegging_stand.nummer)
FROM toezegging_stand WHERE nummer IS NOT NULL GROUP BY nummer;
CREATE INDEX toezegging_regel_datum ON toezegging_regel(datum);
CREATE INDEX toezegging_regel_termijn ON toezegging_regel(standing, termijn);
CREATE INDEX toezegging_regel_ministerie ON toezegging_regel(ministerie, datum);
