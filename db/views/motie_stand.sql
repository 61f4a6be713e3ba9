-- Where each motie stands: what the Chamber decided (uitkomst), what the cabinet last said about executing it (stand, with
-- the words that say so), and whether that is disputed or overdue (standing). Only what was adopted or taken over
-- carries an obligation; of the rest stand is null. "no_report_found" is a finding about what was searched, never a
-- verdict. dagen_open: from the vote to the last time that a source was read.
SELECT m.nummer, m.kst, m.onderwerp, m.uitkomst, m.stemdatum,
  CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen') THEN coalesce(s.stand, 'no_report_found') END AS stand,
  s.stand_datum, CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen') THEN coalesce(s.standing, 'undisputed') END AS standing,
  s.termijn, s.termijn_tekst, s.bewijs, s.bewijs_document, s.stand_datum AS bewijs_datum,
  m.ministerie, m.commissie,
  CASE WHEN m.uitkomst IN ('aangenomen', 'overgenomen')
    THEN CAST(julianday((SELECT max(substr(geeindigd, 1, 10)) FROM crawl)) - julianday(m.stemdatum) AS INTEGER) END AS dagen_open,
  m.dossier, m.indieners, m.fracties, m.dictum, m.kabinetsappreciatie, m.vervangt, m.vervangen_door, m.url,
  coalesce(s.outranked, 0) AS andere_berichten, m.zaak_id
FROM motie m LEFT JOIN stand s ON s.item = coalesce(m.kst, m.nummer, m.document)
