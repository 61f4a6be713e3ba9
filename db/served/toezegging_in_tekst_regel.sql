-- Every promise that a text makes itself (the view toezegging_in_tekst, for which all claims are gone through), numbered in
-- the order of their days: so many there were by a day.
CREATE TABLE toezegging_in_tekst_regel (
  nr INTEGER PRIMARY KEY, document TEXT NOT NULL, datum TEXT NOT NULL, genre TEXT NOT NULL, woorden TEXT, termijn TEXT,
  termijn_tekst TEXT, zekerheid REAL NOT NULL);
INSERT INTO toezegging_in_tekst_regel
SELECT row_number() OVER (ORDER BY datum, document, woorden), document, datum, genre, woorden, termijn, termijn_tekst, zekerheid
FROM toezegging_in_tekst;
CREATE INDEX toezegging_in_tekst_regel_datum ON toezegging_in_tekst_regel(datum);
