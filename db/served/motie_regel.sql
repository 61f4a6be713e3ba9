-- Every motie as the lists show it: motie_stand with what motie and onuitgevoerde_motie add, one row a zaak.
-- `nummer`: of the zaak; where the source gives none the `id` of its paper, so that it has a page and a place in lists.
-- `nr`: in order of the vote, or without one of the day that it was submitted (`volgdag`), so that sets of numbers are in
-- that order. `uitkomst_methode`: of an outcome that is derived, from what. `bericht`: the last day on which something became
-- of it: the vote, a report, or that its term had passed.
CREATE TABLE motie_regel (
  nr INTEGER PRIMARY KEY, nummer TEXT NOT NULL UNIQUE, zaak_id TEXT, id TEXT, kst TEXT, dossier TEXT, onderwerp TEXT, indieners TEXT,
  fracties TEXT, ministerie TEXT, commissie TEXT, datum TEXT, volgdag TEXT, jaar TEXT, uitkomst TEXT, stemdatum TEXT,
  voor INTEGER, tegen INTEGER, kabinetsappreciatie TEXT, stand TEXT, stand_datum TEXT, standing TEXT, categorie TEXT,
  termijn TEXT, termijn_tekst TEXT, bewijs TEXT, bewijs_document TEXT, dagen_open INTEGER, vervangen_door TEXT, url TEXT,
  bericht TEXT, uitkomst_methode TEXT, voorbeeld INTEGER);
INSERT INTO motie_regel
SELECT row_number() OVER (ORDER BY coalesce(s.stemdatum, m.datum, '9'), s.nummer, s.zaak_id),
  coalesce(s.nummer, s.kst, m.document, s.zaak_id), s.zaak_id, coalesce(s.kst, s.nummer, m.document, s.zaak_id), s.kst, s.dossier, s.onderwerp, s.indieners, s.fracties, s.ministerie, s.commissie, m.datum, coalesce(s.stemdatum, m.datum),
  substr(coalesce(s.stemdatum, m.datum), 1, 4), s.uitkomst, s.stemdatum, m.voor, m.tegen, s.kabinetsappreciatie,
  s.stand, s.stand_datum, s.standing, o.categorie, s.termijn, s.termijn_tekst, s.bewijs, s.bewijs_document,
  CASE WHEN o.categorie IS NOT NULL THEN s.dagen_open END, s.vervangen_door, s.url,
  nullif(max(coalesce(s.stemdatum, m.datum, ''), coalesce(s.stand_datum, ''),
    CASE s.standing WHEN 'overdue' THEN date(s.termijn, '+1 day') ELSE '' END), ''),
  nullif(m.uitkomst_methode, ''),
  (SELECT h.voorbeeld FROM zaak z JOIN herkomst h ON h.id = z.herkomst WHERE z.id = s.zaak_id)
FROM motie_stand s JOIN motie m ON m.zaak_id = s.zaak_id LEFT JOIN onuitgevoerde_motie o ON o.zaak_id = s.zaak_id
GROUP BY 2;
CREATE INDEX motie_regel_id ON motie_regel(id);
CREATE INDEX motie_regel_dossier ON motie_regel(dossier, datum);
CREATE INDEX motie_regel_datum ON motie_regel(datum);
CREATE INDEX motie_regel_stemdatum ON motie_regel(stemdatum, datum);
CREATE INDEX motie_regel_volgdag ON motie_regel(volgdag);
CREATE INDEX motie_regel_categorie ON motie_regel(categorie, dagen_open);
