-- Which promises of the register bear on a dossier: made in a meeting that had a paper of it on its agenda (overleg),
-- or kept, says the register, by a letter of it (brief). The register itself names no dossier.
CREATE TABLE dossier_toezegging (dossier TEXT, nummer TEXT, verband TEXT, PRIMARY KEY (dossier, nummer)) WITHOUT ROWID;
INSERT OR IGNORE INTO dossier_toezegging
SELECT d.nummer || coalesce('-' || d.toevoeging, ''), t.nummer, 'overleg'
FROM toezegging t JOIN activiteit a ON a.nummer = t.activiteit_nummer JOIN agendapunt p ON p.activiteit_id = a.id
  JOIN agendapunt_zaak az ON az.agendapunt_id = p.id JOIN zaak_dossier zd ON zd.zaak_id = az.zaak_id
  JOIN kamerstukdossier d ON d.id = zd.kamerstukdossier_id
WHERE t.nummer IS NOT NULL AND d.nummer IS NOT NULL
UNION ALL
-- the letter by its zaak or by its document
SELECT d.nummer || coalesce('-' || d.toevoeging, ''), t.nummer, 'brief'
FROM toezegging t
  JOIN zaak z ON z.nummer IN (t.kamerbrief_nakoming, (SELECT zaak FROM stuk WHERE document = t.kamerbrief_nakoming))
  JOIN zaak_dossier zd ON zd.zaak_id = z.id JOIN kamerstukdossier d ON d.id = zd.kamerstukdossier_id
WHERE t.nummer IS NOT NULL AND d.nummer IS NOT NULL;
