-- The words of the list of moties: subject and numbers.
CREATE VIRTUAL TABLE motie_regel_zoek USING fts5(
  woorden, content='', prefix='2 3', tokenize='unicode61 remove_diacritics 2');
INSERT INTO motie_regel_zoek (rowid, woorden)
SELECT nr, coalesce(onderwerp, '') || ' ' || nummer || ' ' || coalesce(kst, '') FROM motie_regel ORDER BY nr;
