-- What the sources changed of the papers of a dossier, newest first: of the zaak, of the document, of the official text,
-- and what was decided. `id` is the row of `wijziging`, `nr` that of `stuk`.
CREATE TABLE dossier_wijziging (dossier TEXT, moment TEXT, id INTEGER, nr INTEGER,
  PRIMARY KEY (dossier, moment DESC, id DESC, nr)) WITHOUT ROWID;
INSERT OR IGNORE INTO dossier_wijziging
WITH van AS MATERIALIZED (
  SELECT w.id, w.moment, s.nr, s.kst, z.id AS zaak_id FROM wijziging w CROSS JOIN zaak z ON z.id = w.rij
    JOIN stuk s ON s.zaak = z.nummer WHERE w.tabel = 'zaak'
  UNION ALL
  SELECT w.id, w.moment, s.nr, s.kst, z.id FROM wijziging w CROSS JOIN besluit_zaak b ON b.besluit_id = w.rij
    JOIN zaak z ON z.id = b.zaak_id JOIN stuk s ON s.zaak = z.nummer WHERE w.tabel = 'besluit'
  UNION ALL
  SELECT w.id, w.moment, s.nr, s.kst, z.id FROM wijziging w CROSS JOIN document d ON d.id = w.rij
    JOIN stuk s ON s.document = d.nummer LEFT JOIN zaak z ON z.nummer = s.zaak WHERE w.tabel = 'document'
  UNION ALL
  SELECT w.id, w.moment, s.nr, s.kst, z.id FROM wijziging w CROSS JOIN stuk s ON s.kst = w.rij
    LEFT JOIN zaak z ON z.nummer = s.zaak WHERE w.tabel = 'kamerstuk')
-- kst-36600-XV-28 -> 36600-XV: all between the first and the last hyphen
SELECT substr(kst, 5, length(rtrim(kst, replace(kst, '-', ''))) - 5), moment, id, nr FROM van WHERE kst IS NOT NULL
UNION ALL
SELECT k.dossier, moment, id, nr FROM van CROSS JOIN kamerstuk_dossier k ON k.kst = van.kst
UNION ALL
SELECT d.nummer || coalesce('-' || d.toevoeging, ''), moment, van.id, nr
FROM van CROSS JOIN zaak_dossier zd ON zd.zaak_id = van.zaak_id JOIN kamerstukdossier d ON d.id = zd.kamerstukdossier_id
WHERE d.nummer IS NOT NULL;
