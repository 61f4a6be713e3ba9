-- Which papers stand in a dossier, newest first: by the paper's own number, by what it is printed in, and by what the
-- Chamber's register says of its zaak. `nr` is the row of `stuk`. A paper can stand in two dossiers.
CREATE TABLE dossier_stuk (dossier TEXT, datum TEXT, nr INTEGER, PRIMARY KEY (dossier, datum DESC, nr DESC)) WITHOUT ROWID;
INSERT INTO dossier_stuk
-- kst-36600-XV-28 -> 36600-XV: all between the first and the last hyphen
SELECT substr(kst, 5, length(rtrim(kst, replace(kst, '-', ''))) - 5), coalesce(datum, ''), nr
FROM stuk WHERE kst GLOB 'kst-[0-9][0-9][0-9][0-9]*-*'
UNION
SELECT k.dossier, coalesce(s.datum, ''), s.nr FROM kamerstuk_dossier k JOIN stuk s ON s.kst = k.kst
UNION
SELECT d.nummer || coalesce('-' || d.toevoeging, ''), coalesce(s.datum, ''), s.nr
FROM zaak_dossier zd JOIN kamerstukdossier d ON d.id = zd.kamerstukdossier_id JOIN zaak z ON z.id = zd.zaak_id
  JOIN stuk s ON s.zaak = z.nummer
WHERE d.nummer IS NOT NULL;
