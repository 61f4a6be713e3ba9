-- One row a paper: zaak, document and publication of one paper together, under one canonical id
-- (kst, else zaak number, else document number, else url). db/store.py keeps table `stuk` equal to this view; what a
-- changed row can bear on stands in db/papers.py. Ties are decided by what rows say, never by their order in the file.
WITH
-- KOOP's id of a document, from its latest version; serial numbers of unformatted papers (kst-1259252) are no keys
versie AS MATERIALIZED (
  SELECT document_id, externe_identifier AS kst, max(printf('%09d', coalesce(versienummer, 0)) || externe_identifier)
  FROM document_versie WHERE externe_identifier GLOB 'kst-[0-9][0-9][0-9][0-9][0-9]-*' GROUP BY document_id),
-- a zaak's own document: linked by the source and of the zaak's own kind; the first where there are more
gekoppeld AS MATERIALIZED (
  SELECT zd.zaak_id, d.id AS document_id, min(coalesce(d.nummer, '~') || d.id)
  FROM zaak_document zd JOIN zaak z ON z.id = zd.zaak_id JOIN document d ON d.id = zd.document_id
  WHERE d.soort = z.soort OR d.soort LIKE z.soort || ' (%' GROUP BY zd.zaak_id),
-- where the source gave no relation: same kind, title, day and number, and only one such on either side
los_document AS MATERIALIZED (
  SELECT min(id) AS id, soort, trim(onderwerp) AS onderwerp, datum, coalesce(ondernummer, -1) AS nr
  FROM document WHERE onderwerp IS NOT NULL AND id NOT IN (SELECT document_id FROM zaak_document)
  GROUP BY 2, 3, 4, 5 HAVING count(*) = 1),
losse_zaak AS MATERIALIZED (
  SELECT min(id) AS id, soort, trim(onderwerp) AS onderwerp, gestart_op AS datum, coalesce(volgnummer, -1) AS nr
  FROM zaak WHERE onderwerp IS NOT NULL AND id NOT IN (SELECT zaak_id FROM gekoppeld)
    AND (soort, gestart_op) IN (SELECT soort, datum FROM los_document)
  GROUP BY 2, 3, 4, 5 HAVING count(*) = 1),
paar AS MATERIALIZED (
  SELECT zaak_id, document_id FROM gekoppeld
  UNION ALL
  SELECT z.id, d.id FROM losse_zaak z JOIN los_document d USING (soort, onderwerp, datum, nr)),
-- the number within its one dossier, for a paper whose official id has not come yet
dossier AS MATERIALIZED (
  SELECT zd.zaak_id, min(k.nummer || coalesce('-' || k.toevoeging, '')) AS sleutel
  FROM zaak_dossier zd JOIN kamerstukdossier k ON k.id = zd.kamerstukdossier_id
  GROUP BY zd.zaak_id HAVING count(*) = 1),
-- what KOOP's catalogue has of a paper: of the unformatted publication and the formatted one that took its place, of
-- a reprint and what it mends, the one that is formatted and changed last
gepubliceerd AS MATERIALIZED (
  SELECT coalesce(kst, id) AS id, kst, id AS publicatie, coalesce(subrubriek, soort) AS soort, titel, datum,
    CASE WHEN kst IS NULL OR documentstatus = 'Onopgemaakt' THEN url END AS url,
    max((documentstatus IS NOT 'Onopgemaakt') || ' ' || coalesce(gewijzigd, '') || ' ' || id)
  FROM publicatie GROUP BY 1),
papier AS (
  SELECT z.nummer AS zaak, d.nummer AS document, coalesce(d.soort, z.soort) AS soort, trim(z.onderwerp) AS titel,
    z.gestart_op AS datum, z.titel AS dossiertitel,
    coalesce(v.kst, CASE WHEN z.volgnummer > 0 THEN 'kst-' || o.sleutel || '-' || z.volgnummer END) AS kst,
    v.kst IS NULL AS afgeleid
  FROM zaak z LEFT JOIN paar p ON p.zaak_id = z.id LEFT JOIN document d ON d.id = p.document_id
    LEFT JOIN versie v ON v.document_id = d.id LEFT JOIN dossier o ON o.zaak_id = z.id
  UNION ALL
  SELECT NULL, d.nummer, d.soort, trim(d.onderwerp), d.datum, d.titel, v.kst, 0
  FROM document d LEFT JOIN versie v ON v.document_id = d.id
  WHERE d.id NOT IN (SELECT document_id FROM paar)),
-- an official id belongs to one paper: of two that claim it, the one whose own version says so
genummerd AS (
  SELECT *, CASE WHEN kst IS NOT NULL AND row_number() OVER (
      PARTITION BY kst ORDER BY afgeleid, zaak IS NULL, zaak, document, titel, soort, datum, dossiertitel) = 1 THEN kst END AS eigen_kst
  FROM papier)
SELECT coalesce(eigen_kst, zaak, document) AS id, eigen_kst AS kst, zaak, document, NULL AS url, soort,
  coalesce(titel, '') AS titel, NULL AS andere_titels, datum, dossiertitel
FROM genummerd WHERE coalesce(eigen_kst, zaak, document) IS NOT NULL
UNION ALL
SELECT k.kst, k.kst, NULL, NULL, NULL, NULL, coalesce(k.titel, ''), NULL, k.datum, k.dossiertitel
FROM kamerstuk k WHERE k.kst NOT IN (SELECT eigen_kst FROM genummerd WHERE eigen_kst IS NOT NULL)
  AND k.kst NOT IN (SELECT id FROM gepubliceerd) AND k.kst NOT IN (SELECT id FROM publicatie)
UNION ALL
SELECT p.url, NULL, NULL, NULL, p.url, p.soort, p.titel,
  (SELECT group_concat(titel, char(10)) FROM (SELECT titel FROM bestand WHERE pagina_url = p.url ORDER BY url)),
  coalesce(f.datum, p.datum), NULL
FROM pagina p LEFT JOIN feed_item f USING (url)
UNION ALL
SELECT w.url, NULL, NULL, NULL, w.url, w.soort, coalesce(w.titel, ''),
  (SELECT group_concat(titel, char(10)) FROM (SELECT titel FROM bestand WHERE pagina_url = w.url ORDER BY url)),
  w.datum, NULL
FROM woo_document w WHERE w.url IS NOT NULL AND w.url NOT IN (SELECT url FROM pagina)
UNION ALL
-- what the Chamber has as a document under KOOP's own id (an annex, an answer) is that document
SELECT g.id, g.kst, NULL, NULL, g.url, g.soort, coalesce(g.titel, k.titel, ''), NULL, coalesce(g.datum, k.datum),
  k.dossiertitel
FROM gepubliceerd g LEFT JOIN kamerstuk k ON k.kst = g.publicatie
WHERE g.id NOT IN (SELECT eigen_kst FROM genummerd WHERE eigen_kst IS NOT NULL)
  AND (g.kst IS NOT NULL OR g.id NOT IN (SELECT externe_identifier FROM document_versie WHERE externe_identifier IS NOT NULL))
