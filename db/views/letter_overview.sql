-- Per letter: how its footnotes fared, and its asks. A footnote is linked where one of its references is.
SELECT l.slug AS letter, l.sender, l.date, l.subject, l.reference, l.debate, l.debate_date,
  (SELECT count(*) FROM footnote f WHERE f.letter = l.slug) AS footnotes,
  (SELECT count(DISTINCT k.footnote) FROM link k WHERE k.letter = l.slug AND k.status = 'linked') AS linked,
  (SELECT count(DISTINCT k.footnote) FROM link k WHERE k.letter = l.slug AND k.status = 'ambiguous') AS ambiguous,
  (SELECT count(DISTINCT k.footnote) FROM link k WHERE k.letter = l.slug AND k.status = 'missing') AS missing,
  (SELECT count(DISTINCT k.footnote) FROM link k WHERE k.letter = l.slug AND k.status = 'external') AS external,
  (SELECT count(DISTINCT k.footnote) FROM link k WHERE k.letter = l.slug AND k.status = 'unrecognised') AS unrecognised,
  (SELECT count(*) FROM ask a WHERE a.letter = l.slug AND a.duplicate_of IS NULL) AS asks,
  (SELECT count(DISTINCT d.ask) FROM ask_document d WHERE d.letter = l.slug) AS asks_with_document
FROM letter l
