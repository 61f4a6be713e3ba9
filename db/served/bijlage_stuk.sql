-- Which papers are annexes of which: as the Chamber's register says of its documents, and KOOP of its publications.
-- `hoofd` and `bijlage` are canonical ids.
CREATE TABLE bijlage_stuk (hoofd TEXT, bijlage TEXT, PRIMARY KEY (hoofd, bijlage)) WITHOUT ROWID;
INSERT INTO bijlage_stuk
SELECT h.id, b.id FROM document_bijlage l JOIN document hd ON hd.id = l.document_id JOIN stuk h ON h.document = hd.nummer
  JOIN document bd ON bd.id = l.bijlage_id JOIN stuk b ON b.document = bd.nummer
UNION
SELECT coalesce(h.kst, p.hoofddocument), coalesce(s.id, d.id) FROM publicatie p
  LEFT JOIN publicatie h ON h.id = p.hoofddocument LEFT JOIN stuk s ON s.id = coalesce(p.kst, p.id)
  LEFT JOIN document_versie v ON v.externe_identifier = p.id LEFT JOIN document vd ON vd.id = v.document_id
  LEFT JOIN stuk d ON d.document = vd.nummer
WHERE p.hoofddocument IS NOT NULL AND coalesce(s.id, d.id) IS NOT NULL;
CREATE INDEX bijlage_stuk_bijlage ON bijlage_stuk(bijlage);
