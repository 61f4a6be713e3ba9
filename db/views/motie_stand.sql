-- Where each motie stands: what the Chamber decided (uitkomst), what the cabinet last said about executing it (stand, with
-- the words that say so), and whether that is disputed or overdue (standing). Only what was adopted or taken over
-- carries an obligation; of the rest stand is null. "no_report_found" is a finding about what was searched, never a
-- verdict. dagen_open: from the vote to the last day of the data, while
-- something is left to do.
SELECT m.nummer, m.kst, m.onderwerp, m.uitkomst, m.stemdatum,
  CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen') THEN coalesce(s.stand, 'no_report_found') END AS stand,
  s.stand_datum, CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen') THEN coalesce(s.standing, 'undisputed') END AS standing,
  s.termijn, s.termijn_tekst, s.bewijs, s.bewijs_document,
  CASE WHEN s.bewijs IS NOT NULL THEN s.stand_datum END AS bewijs_datum,
  m.ministerie, m.commissie,
  CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen')
      AND coalesce(s.stand, '') NOT IN ('executed', 'superseded', 'no_request')
    THEN CAST(julianday((SELECT dag FROM gegevens)) - julianday(m.stemdatum) AS INTEGER) END AS dagen_open,
  m.dossier, m.indieners, m.fracties, m.dictum, m.kabinetsappreciatie, m.vervangt, m.vervangen_door, m.url,
  coalesce(s.outranked, 0) AS andere_berichten, m.zaak_id
FROM motie m LEFT JOIN stand s ON s.item = coalesce(m.kst, m.nummer, m.document)
