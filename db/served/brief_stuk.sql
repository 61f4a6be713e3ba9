-- Which letters concern a paper, and where: a reference that was linked to it (by its footnote or, in the text, by its
-- own number), or an ask that it is proposed for. Asks are numbered as the letter's page does: announcements don't count.
CREATE TABLE brief_stuk (
  document TEXT, letter TEXT, soort TEXT, n INTEGER, relation TEXT, score REAL, evidence TEXT, woorden TEXT);
INSERT INTO brief_stuk
SELECT document, letter, iif(footnote IS NULL, 'verwijzing', 'noot'), coalesce(footnote, plaats), NULL, score, evidence, text
FROM (SELECT *, row_number() OVER (PARTITION BY letter, footnote IS NULL ORDER BY n) AS plaats FROM link)
WHERE status = 'linked' AND document IS NOT NULL
UNION ALL
SELECT d.document, d.letter, 'vraag',
  (SELECT count(*) FROM ask o WHERE o.letter = d.letter AND o.duplicate_of IS NULL AND o.n <= d.ask),
  d.relation, d.score, d.evidence, a.text
FROM ask_document d JOIN ask a ON a.letter = d.letter AND a.n = d.ask;
CREATE INDEX brief_stuk_document ON brief_stuk(document, letter);
