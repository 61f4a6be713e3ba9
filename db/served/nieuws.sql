-- What came day by day: letters of the cabinet (brief), answers to questions (antwoord), votes on moties (stemming), what
-- a text says of executing something (bericht: one a text, thing and status, with the claim), and promised dates that passed
-- without a report (te_laat, on the day after). `id`: the paper, motie, toezegging or aanbeveling that it is about. Days after
-- the last run are plans, and left out.
CREATE TABLE nieuws (soort TEXT NOT NULL, dag TEXT NOT NULL, id TEXT NOT NULL, source TEXT, n INTEGER);
INSERT INTO nieuws
SELECT * FROM (
  SELECT CASE soort WHEN 'Brief regering' THEN 'brief' ELSE 'antwoord' END, datum AS dag, id, NULL, NULL FROM stuk
  WHERE soort IN ('Brief regering', 'Antwoord schriftelijke vragen', 'Antwoord schriftelijke vragen (nader)', 'Aanhangsel',
    'Verslag van een schriftelijk overleg', 'Lijst van vragen en antwoorden',
    'Verslag houdende een lijst van vragen en antwoorden')
  UNION ALL
  SELECT 'stemming', stemdatum, coalesce(kst, nummer, document), NULL, NULL FROM motie
  WHERE uitkomst IN ('aangenomen', 'overgenomen', 'verworpen', 'gestaakt')
  UNION ALL
  SELECT 'bericht', day, item, source, min(n) FROM claim WHERE status <> 'none' AND item IS NOT NULL
  GROUP BY source, item, status
  UNION ALL
  SELECT 'te_laat', date(t.termijn, '+1 day'), t.item, NULL, NULL FROM stand t
  WHERE t.standing = 'overdue' AND t.stand NOT IN ('executed', 'superseded', 'no_request', 'not_executed') AND (
    EXISTS (SELECT 1 FROM toezegging z WHERE z.nummer = t.item)
    OR EXISTS (SELECT 1 FROM stuk s CROSS JOIN zaak z ON z.nummer = s.zaak CROSS JOIN motie_uitkomst u ON u.zaak_id = z.id
      WHERE s.id = t.item AND u.uitkomst IN ('aangenomen', 'overgenomen'))))
WHERE dag <= coalesce((SELECT date(max(geeindigd), '+2 hours') FROM crawl), '9999')
ORDER BY dag, id;
CREATE INDEX nieuws_dag ON nieuws(soort, dag);
CREATE INDEX nieuws_id ON nieuws(id);
