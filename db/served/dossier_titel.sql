-- The titles of dossiers, as printed and as the Chamber has them: a paper that has no official number yet names its
-- dossier by title only.
CREATE TABLE dossier_titel (titel TEXT, dossier TEXT, PRIMARY KEY (titel, dossier)) WITHOUT ROWID;
INSERT INTO dossier_titel
SELECT k.dossiertitel, d.dossier FROM kamerstuk k JOIN kamerstuk_dossier d ON d.kst = k.kst AND d.volgorde = 1
WHERE k.dossiertitel IS NOT NULL
UNION
SELECT titel, nummer || coalesce('-' || toevoeging, '') FROM kamerstukdossier WHERE titel IS NOT NULL AND nummer IS NOT NULL;
CREATE INDEX dossier_titel_dossier ON dossier_titel(dossier);
