-- Every change with what it is about: the paper or toezegging (id), the motie and dossier where it is one or stands in one,
-- and `wie` (whose vote or name). A change of a besluit about several zaken stands once for each; one whose row is gone is
-- found by the payload that no longer has it, and else is about nothing that we know. `regel` counts in order of time.
CREATE TEMP TABLE betreft AS
WITH zaken(wijziging, zaak_id) AS (
  SELECT id, rij FROM wijziging WHERE tabel = 'zaak'
  UNION ALL
  SELECT w.id, a.zaak_id FROM wijziging w CROSS JOIN zaak_actor a ON a.id = w.rij WHERE w.tabel = 'zaak_actor'
  UNION ALL
  SELECT id, substr(rij, 1, instr(rij, ' ') - 1) FROM wijziging WHERE tabel IN ('zaak_document', 'zaak_dossier')
  UNION ALL
  SELECT w.id, b.zaak_id FROM wijziging w CROSS JOIN besluit_zaak b ON b.besluit_id = w.rij WHERE w.tabel = 'besluit'
  UNION ALL
  SELECT id, substr(rest, 1, instr(rest || ' ', ' ') - 1)
  FROM (SELECT id, substr(rij, instr(rij, ' ') + 1) AS rest FROM wijziging WHERE tabel = 'besluit_zaak')
  UNION ALL
  SELECT w.id, b.zaak_id FROM wijziging w CROSS JOIN stemming t ON t.id = w.rij
    CROSS JOIN besluit_zaak b ON b.besluit_id = t.besluit_id WHERE w.tabel = 'stemming'
  UNION ALL
  SELECT w.id, z.id FROM wijziging w CROSS JOIN zaak z ON z.herkomst = w.naar WHERE w.tabel IN ('zaak_actor', 'stemming')),
documenten(wijziging, document_id) AS (
  SELECT id, rij FROM wijziging WHERE tabel = 'document'
  UNION ALL
  SELECT w.id, v.document_id FROM wijziging w CROSS JOIN document_versie v ON v.id = w.rij WHERE w.tabel = 'document_versie'
  UNION ALL
  SELECT id, substr(rij, 1, instr(rij, ' ') - 1) FROM wijziging WHERE tabel = 'document_bijlage'
  UNION ALL
  SELECT w.id, b.document_id FROM wijziging w CROSS JOIN document_bestand b ON b.url = w.rij WHERE w.tabel = 'bestand_tekst')
SELECT k.wijziging, s.id FROM zaken k CROSS JOIN zaak z ON z.id = k.zaak_id CROSS JOIN stuk s ON s.zaak = z.nummer
UNION
SELECT k.wijziging, s.id FROM documenten k CROSS JOIN document d ON d.id = k.document_id CROSS JOIN stuk s ON s.document = d.nummer
UNION
SELECT w.id, t.nummer FROM wijziging w CROSS JOIN toezegging t ON t.id = w.rij WHERE w.tabel = 'toezegging'
UNION
SELECT id, CASE instr(rij, ' ') WHEN 0 THEN rij ELSE substr(rij, 1, instr(rij, ' ') - 1) END
FROM wijziging WHERE tabel IN ('kamerstuk', 'kamerstuk_ondertekenaar', 'kamerstuk_verzoek', 'pagina')
UNION
SELECT w.id, coalesce(p.kst, w.rij) FROM wijziging w LEFT JOIN publicatie p ON p.id = w.rij
WHERE w.tabel IN ('publicatie', 'publicatie_tekst')
UNION
SELECT id, substr(rij, instr(rij, ' ') + 1) FROM wijziging WHERE tabel = 'bestand'
UNION
SELECT w.id, b.pagina_url FROM wijziging w CROSS JOIN bestand b ON b.url = w.rij WHERE w.tabel = 'bestand_tekst'
UNION
SELECT w.id, o.url FROM wijziging w CROSS JOIN woo_document o ON o.id = w.rij WHERE w.tabel = 'woo_document';

CREATE TABLE wijziging_regel (
  regel INTEGER PRIMARY KEY, wijziging INTEGER, moment TEXT, bron TEXT, tabel TEXT, rij TEXT, veld TEXT, oud TEXT, nieuw TEXT,
  van INTEGER, naar INTEGER, id TEXT, motie TEXT, dossier TEXT, titel TEXT, wie TEXT);
INSERT INTO wijziging_regel
SELECT NULL, w.id, w.moment, w.bron, w.tabel, w.rij, w.veld, w.oud, w.nieuw, w.van, w.naar, t.id,
  (SELECT z.nummer FROM zaak z WHERE z.nummer = s.zaak AND z.soort = 'Motie'),
  coalesce(
    trim(rtrim(substr(s.kst, 5), replace(substr(s.kst, 5), '-', '')), '-'),
    (SELECT min(k.nummer || coalesce('-' || k.toevoeging, '')) FROM zaak z JOIN zaak_dossier d ON d.zaak_id = z.id
      JOIN kamerstukdossier k ON k.id = d.kamerstukdossier_id WHERE z.nummer = s.zaak)),
  coalesce(nullif(s.titel, ''), (SELECT tekst FROM toezegging z WHERE z.nummer = t.id),
    CASE w.tabel WHEN 'activiteit' THEN (SELECT coalesce(a.onderwerp, a.soort) FROM activiteit a WHERE a.id = w.rij)
      WHEN 'aanbeveling' THEN (SELECT a.onderwerp FROM aanbeveling a WHERE a.sleutel = w.rij) END, t.id),
  CASE w.tabel WHEN 'stemming' THEN (SELECT coalesce(m.fractie_naam, m.actor_naam) FROM stemming m WHERE m.id = w.rij)
    WHEN 'zaak_actor' THEN (SELECT a.naam FROM zaak_actor a WHERE a.id = w.rij) END
FROM wijziging w LEFT JOIN temp.betreft t ON t.wijziging = w.id LEFT JOIN stuk s ON s.id = t.id
ORDER BY w.moment, w.id, t.id;
DROP TABLE temp.betreft;
CREATE INDEX wijziging_regel_moment ON wijziging_regel(moment);
CREATE INDEX wijziging_regel_id ON wijziging_regel(id);
CREATE INDEX wijziging_regel_motie ON wijziging_regel(motie);
CREATE INDEX wijziging_regel_dossier ON wijziging_regel(dossier);
