-- Every motie: what it is, who submitted it, and what the Chamber decided.
-- `uitkomst` is that of its latest besluit; 'vervangen' where a later version took its place before it was decided on;
-- empty where no besluit is held, which says nothing about the Chamber. `uitkomst_methode` is empty where the source
-- says which zaak the besluit decided; else the outcome is derived, and votes are shown only where the agendapunt had
-- that one zaak: pairs by "same change stamp" mostly belong to a motie beside it that had the same outcome. Votes are as
-- the besluit's text states them, else as counted (`stemming_fractie`), and empty where votes of many seats are missing.
-- `vervangt`, `vervangen_door`: the versions beside it (`motie_keten` has the whole chain; of more than one that replaced
-- it, all); `kabinetsappreciatie_origineel`: of an amended motie, which gets none of its own, that of the version before it.
-- `verzoeken`: how many requests to the cabinet its dictum holds, those of which the addressee isn't known counted in; 0
-- where it only "spreekt uit" or asks others (the presidium, a committee, a formateur); empty where its text isn't held.
-- A zaak of which the source gives no number has its paper's kst or document number, and no nummer.
-- `termijn`: the day by which an aangehouden motie lapses.
SELECT z.nummer, s.kst, s.document, trim(substr(s.kst, 5, length(s.kst) - 5 - length(z.volgnummer))) AS dossier,
  z.onderwerp, k.dictum,
  (SELECT group_concat(naam, ', ') FROM (SELECT a.naam FROM zaak_actor a WHERE a.zaak_id = z.id
    AND lower(a.relatie) IN ('indiener', 'medeindiener') ORDER BY lower(a.relatie), a.naam)) AS indieners,
  (SELECT group_concat(DISTINCT fractie) FROM (SELECT a.fractie FROM zaak_actor a WHERE a.zaak_id = z.id
    AND lower(a.relatie) IN ('indiener', 'medeindiener') ORDER BY lower(a.relatie), a.naam)) AS fracties,
  z.gestart_op AS datum, u.uitkomst, u.datum AS stemdatum, u.voor, u.tegen, u.methode AS uitkomst_methode,
  z.kabinetsappreciatie,
  (SELECT min(e.vervangt) FROM motie_keten e WHERE e.id = s.id) AS vervangt,
  (SELECT group_concat(DISTINCT n.id) FROM motie_keten n WHERE n.vervangt = s.id) AS vervangen_door,
  'https://www.tweedekamer.nl/kamerstukken/moties/detail?id=' || coalesce(z.nummer, s.document) || coalesce('&did=' || s.document, '') AS url,
  u.besluitsoort,
  CASE WHEN z.kabinetsappreciatie LIKE 'Niet beschikbaar bij gewijzigde%' THEN (
    SELECT o.kabinetsappreciatie FROM motie_keten e
      JOIN motie_keten v ON v.laatste = e.laatste AND v.volgorde < e.volgorde
      JOIN stuk t ON t.id = v.id JOIN zaak o ON o.nummer = t.zaak
    WHERE e.id = s.id AND o.kabinetsappreciatie NOT LIKE 'Niet beschikbaar%' ORDER BY v.volgorde DESC LIMIT 1)
  END AS kabinetsappreciatie_origineel,
  CASE WHEN k.dictum IS NOT NULL THEN
    (SELECT count(*) FROM kamerstuk_verzoek q WHERE q.kst = k.kst AND q.vraagt AND NOT coalesce(
      q.gericht_aan LIKE '%presidium' OR q.gericht_aan LIKE '%voorzitter' OR q.gericht_aan LIKE '%kamer'
      OR q.gericht_aan LIKE '%commissie%' OR q.gericht_aan LIKE '%formateur', FALSE)) END AS verzoeken,
  z.termijn,
  (SELECT group_concat(DISTINCT coalesce(a.functie, a.naam)) FROM zaak_actor a
    WHERE a.zaak_id = z.id AND lower(a.relatie) = 'gericht aan') AS ministerie,
  (SELECT group_concat(DISTINCT a.naam) FROM zaak_actor a
    WHERE a.zaak_id = z.id AND lower(a.relatie) = 'voortouwcommissie') AS commissie,
  z.id AS zaak_id
FROM zaak z
  -- its paper: by its number; of a zaak without one by its own document
  LEFT JOIN stuk s ON s.nr = CASE WHEN z.nummer IS NOT NULL THEN (SELECT min(p.nr) FROM stuk p WHERE p.zaak = z.nummer)
    ELSE (SELECT min(p.nr) FROM zaak_document zd JOIN document d ON d.id = zd.document_id
        LEFT JOIN document_versie v ON v.document_id = d.id
        JOIN stuk p ON p.id IN (d.nummer, v.externe_identifier)
      WHERE zd.zaak_id = z.id AND (d.soort = z.soort OR d.soort LIKE z.soort || ' (%')) END
  LEFT JOIN kamerstuk k ON k.kst = s.kst
  LEFT JOIN motie_uitkomst u ON u.zaak_id = z.id
WHERE z.soort = 'Motie'
