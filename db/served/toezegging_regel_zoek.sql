-- The words of the list of toezeggingen: text and number.
CREATE VIRTUAL TABLE toezegging_regel_zoek USING fts5(
  woorden, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
INSERT INTO toezegging_regel_zoek (rowid, woorden)
SELECT nr, coalesce(tekst, '') || ' ' || nummer FROM toezegging_regel ORDER BY nr;
