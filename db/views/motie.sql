-- Every motie: what it is, who submitted it, and what the Chamber decided.
-- `uitkomst_methode` is empty where the source says which zaak the besluit decided; else the outcome is derived, and
-- votes are shown only where the agendapunt had that one zaak: pairs by "same change stamp" often belong to the
-- motie beside it, with the same outcome but other votes.
-- Votes: handopsteken counts a fractie by its size and a deviating member as one; hoofdelijk counts one a row;
-- a row that stands twice counts once; a vergissing stays as it was cast.
WITH stem AS (
  SELECT besluit_id, soort, persoon_id, min(fractie_grootte) AS fractie_grootte, fractie_id
  FROM stemming GROUP BY besluit_id, coalesce(fractie_id, fractie_naam), persoon_id, soort),
afwijkend AS (
  SELECT s.besluit_id, s.fractie_id, count(*) AS leden FROM stem s JOIN besluit b ON b.id = s.besluit_id
  WHERE s.persoon_id IS NOT NULL AND b.stemmingssoort <> 'Hoofdelijk' GROUP BY 1, 2),
telling AS (
  SELECT s.besluit_id,
    sum(CASE WHEN s.soort = 'Voor' THEN gewicht ELSE 0 END) AS voor,
    sum(CASE WHEN s.soort = 'Tegen' THEN gewicht ELSE 0 END) AS tegen
  FROM (SELECT s.besluit_id, s.soort, CASE WHEN s.persoon_id IS NOT NULL THEN 1
          ELSE s.fractie_grootte - coalesce(a.leden, 0) END AS gewicht
        FROM stem s LEFT JOIN afwijkend a ON a.besluit_id = s.besluit_id AND a.fractie_id = s.fractie_id
          AND s.persoon_id IS NULL) s
  GROUP BY s.besluit_id),
indiener AS (
  SELECT zaak_id, group_concat(naam, ', ') AS namen, group_concat(DISTINCT fractie) AS fracties FROM (
    SELECT zaak_id, naam, fractie FROM zaak_actor WHERE lower(relatie) IN ('indiener', 'medeindiener')
    ORDER BY zaak_id, lower(relatie), naam) GROUP BY zaak_id)
SELECT z.nummer, s.kst, s.document, trim(substr(s.kst, 5, length(s.kst) - 5 - length(z.volgnummer))) AS dossier,
  z.onderwerp, k.dictum, i.namen AS indieners, i.fracties, z.gestart_op AS datum,
  CASE
    WHEN b.besluitsoort LIKE '%aangenomen' AND b.besluitsoort NOT LIKE '%niet aangenomen' THEN 'aangenomen'
    WHEN b.besluitsoort LIKE '%zonder stemming aannemen%' THEN 'aangenomen'
    WHEN b.besluitsoort LIKE '%verworpen%' OR b.besluitsoort LIKE '%niet aangenomen%' THEN 'verworpen'
    WHEN b.besluitsoort LIKE '%aangehouden%' OR b.besluitsoort LIKE '%uitstellen%' THEN 'aangehouden'
    WHEN b.besluitsoort LIKE '%ingetrokken%' THEN 'ingetrokken'
    WHEN b.besluitsoort LIKE '%vervallen%' THEN 'vervallen'
    WHEN b.besluitsoort LIKE '%gestaakt%' THEN 'gestaakt'
    WHEN b.besluitsoort LIKE 'Overgenomen%' THEN 'overgenomen'
  END AS uitkomst,
  b.datum AS stemdatum, t.voor, t.tegen, b.methode AS uitkomst_methode, z.kabinetsappreciatie, k.vervangt,
  (SELECT min(n.kst) FROM kamerstuk n WHERE n.vervangt = s.kst) AS vervangen_door,
  'https://www.tweedekamer.nl/kamerstukken/moties/detail?id=' || z.nummer || coalesce('&did=' || s.document, '') AS url
FROM zaak z LEFT JOIN stuk s ON s.zaak = z.nummer LEFT JOIN kamerstuk k ON k.kst = s.kst
  LEFT JOIN besluit_van_zaak b ON b.zaak_id = z.id LEFT JOIN telling t ON t.besluit_id = b.besluit_id AND b.methode IN ('', 'only zaak')
  LEFT JOIN indiener i ON i.zaak_id = z.id
WHERE z.soort = 'Motie'
