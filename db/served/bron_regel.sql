-- Every source with its record card and how it stands: bron_stand counts for a while.
CREATE TABLE bron_regel (
  bron TEXT PRIMARY KEY, titel TEXT, uitgever TEXT, licentie TEXT, homepage TEXT, leeswijze TEXT, opmerking TEXT,
  laatste_run TEXT, wijze TEXT, via TEXT, nieuwste TEXT, rijen INTEGER, stukken INTEGER, verwacht INTEGER, fouten INTEGER,
  meldingen TEXT, voorbeeld INTEGER);
INSERT INTO bron_regel
SELECT s.bron, coalesce(b.titel, s.bron), b.uitgever, b.licentie, b.homepage, b.leeswijze, b.opmerking, s.laatste_run,
  s.wijze, s.via, s.nieuwste, s.rijen, s.stukken, s.verwacht, s.fouten, s.meldingen, s.voorbeeld
FROM bron_stand s LEFT JOIN bron b USING (bron);
