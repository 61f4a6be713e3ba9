-- What was searched for reports: how many texts of each kind up to and including a day (`teksten` runs on).
CREATE TABLE doorzocht_dag (soort TEXT NOT NULL, dag TEXT NOT NULL, teksten INTEGER NOT NULL, PRIMARY KEY (soort, dag)) WITHOUT ROWID;
INSERT INTO doorzocht_dag
WITH tekst AS (
  SELECT c.source, s.datum AS dag FROM stuk s JOIN claim_text c ON c.source = 'titel ' || s.id
  UNION ALL
  SELECT c.source, coalesce(k.datum, s.datum) FROM kamerstuk k LEFT JOIN stuk s ON s.kst = k.kst
    JOIN claim_text c ON c.source = 'kst ' || k.kst
  UNION ALL
  SELECT c.source, coalesce(t.datum, p.datum) FROM publicatie_tekst t JOIN publicatie p ON p.id = t.id
    JOIN claim_text c ON c.source = 'publicatie ' || t.id
  UNION ALL
  SELECT c.source, d.datum FROM document_bestand b JOIN document d ON d.id = b.document_id
    JOIN claim_text c ON c.source = 'bestand ' || b.url
  UNION ALL
  SELECT c.source, s.datum FROM bestand f JOIN stuk s ON s.url = f.pagina_url JOIN claim_text c ON c.source = 'bestand ' || f.url
  UNION ALL SELECT c.source, s.datum FROM stuk s JOIN claim_text c ON c.source = 'pagina ' || s.url
)
SELECT soort, dag, sum(count(*)) OVER (PARTITION BY soort ORDER BY dag)
FROM (SELECT substr(source, 1, instr(source, ' ') - 1) AS soort, min(dag) AS dag FROM tekst WHERE dag IS NOT NULL GROUP BY source)
GROUP BY soort, dag;
