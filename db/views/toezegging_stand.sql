-- Where each promise of the register stands: what the register says, and what was said of it since. "Voldaan" in the
-- register means that a letter came, not that its content is good. `volgens`: who says so, the register itself (which has
-- a status and no words) or the cabinet in a text.
SELECT t.nummer, t.tekst, t.bewindspersoon, t.ministerie, t.aanmaakdatum AS datum, t.datum_nakoming, t.status AS register,
  coalesce(s.stand, 'no_report_found') AS stand, s.stand_datum, coalesce(s.standing, 'undisputed') AS standing, s.termijn, s.termijn_tekst,
  s.bewijs, s.bewijs_document, t.kamerbrief_nakoming,
  CASE WHEN s.bewijs_document = t.nummer THEN 'register' WHEN s.bewijs_document IS NOT NULL THEN 'kabinet' END AS volgens
FROM toezegging t LEFT JOIN stand s ON s.item = t.nummer
