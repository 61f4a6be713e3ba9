-- What the search page searches: every paper, promise and letter once, oldest first, so that the newest are found first
-- by going back, and years are a range of rows. `zoek` keeps no text, only where words stand (as lemmas, db/lemmas.py);
-- `kenmerk` has the filters as words. db/served/words.py fills it, and zoek_woord: every word, how many it is in, and
-- the word read backwards, by which words with the same end are found.
CREATE TABLE zoek_regel (n INTEGER PRIMARY KEY, nr INTEGER, wat TEXT, sleutel TEXT, groep TEXT, datum TEXT);
INSERT INTO zoek_regel (nr, wat, sleutel, groep, datum)
SELECT * FROM (
  SELECT nr, 'stuk', NULL, CASE
    WHEN id = url THEN 'site'
    WHEN soort LIKE 'Motie%' THEN 'motie'
    WHEN soort LIKE 'Amendement%' THEN 'amendement'
    WHEN soort LIKE 'Brief regering%' OR soort = 'Brief' OR soort LIKE 'Mededeling%' THEN 'regering'
    WHEN soort LIKE 'Verslag%' OR soort LIKE 'Lijst van vragen%' OR soort LIKE 'Stenogram%' OR soort LIKE 'Handelingen%'
      OR soort LIKE 'Verzoek bij%' OR soort LIKE 'Besluitenlijst%' THEN 'debat'
    WHEN soort LIKE '%vragen%' OR soort LIKE 'Antwoord%' OR soort LIKE 'Aanhangsel%' OR soort LIKE 'Rondvraag%' THEN 'vraag'
    WHEN soort LIKE 'Wet%' OR soort LIKE 'Nota%' OR soort LIKE 'Begroting%' OR soort LIKE 'Voorstel van wet%'
      OR soort LIKE 'Memorie%' OR soort LIKE 'Koninklijke boodschap%' OR soort LIKE 'Advies%' THEN 'wet'
    WHEN soort LIKE 'Bijlage%' OR soort LIKE 'Rapport%' OR soort LIKE 'Position paper%' THEN 'bijlage'
    WHEN soort LIKE 'Brief%' OR soort LIKE 'Convocatie%' OR soort LIKE 'Sprekerslijst%' THEN 'kamer'
    ELSE 'overig' END, datum FROM stuk
  UNION ALL SELECT NULL, 'toezegging', nummer, 'toezegging', min(substr(aanmaakdatum, 1, 10)) FROM toezegging
    WHERE nummer IS NOT NULL GROUP BY nummer
  UNION ALL SELECT NULL, 'brief', slug, 'brief', date FROM letter)
ORDER BY 5, 1, 2, 3;
CREATE INDEX zoek_regel_nr ON zoek_regel(nr);
CREATE INDEX zoek_regel_sleutel ON zoek_regel(sleutel) WHERE sleutel IS NOT NULL;
CREATE TABLE zoek_jaar (jaar INTEGER PRIMARY KEY, eerste INTEGER, laatste INTEGER);
INSERT INTO zoek_jaar SELECT CAST(substr(datum, 1, 4) AS INTEGER) AS jaar, min(n), max(n) FROM zoek_regel
WHERE datum GLOB '[0-9][0-9][0-9][0-9]-*' GROUP BY 1;
CREATE TABLE zoek_woord (woord TEXT PRIMARY KEY, achterstevoren TEXT, stukken INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE zoek USING fts5(titel, tekst, citaat, soort, kenmerk, content='', tokenize='ascii');
