-- Every motie as the lists show it: motie_stand with what motie and onuitgevoerde_motie add, one row a zaak number.
CREATE TABLE motie_regel (
  nummer TEXT PRIMARY KEY, id TEXT, kst TEXT, dossier TEXT, onderwerp TEXT, indieners TEXT, fracties TEXT, ministerie TEXT,
  commissie TEXT, datum TEXT, jaar TEXT, uitkomst TEXT, stemdatum TEXT, voor INTEGER, tegen INTEGER, kabinetsappreciatie TEXT,
  stand TEXT, stand_datum TEXT, standing TEXT, categorie TEXT, termijn TEXT, termijn_tekst TEXT, bewijs TEXT,
  bewijs_document TEXT, dagen_open INTEGER, vervangen_door TEXT, url TEXT);
INSERT INTO motie_regel
SELECT s.nummer, coalesce(s.kst, s.nummer), s.kst, s.dossier, s.onderwerp, s.indieners, s.fracties, s.ministerie, s.commissie,
  m.datum, substr(coalesce(s.stemdatum, m.datum), 1, 4), s.uitkomst, s.stemdatum, m.voor, m.tegen, s.kabinetsappreciatie,
  s.stand, s.stand_datum, s.standing, o.categorie, s.termijn, s.termijn_tekst, s.bewijs, s.bewijs_document,
  CASE WHEN o.categorie IS NOT NULL THEN s.dagen_open END, s.vervangen_door, s.url
FROM motie_stand s JOIN motie m ON m.nummer = s.nummer LEFT JOIN onuitgevoerde_motie o ON o.nummer = s.nummer
WHERE s.nummer IS NOT NULL GROUP BY s.nummer;
CREATE INDEX motie_regel_id ON motie_regel(id);
CREATE INDEX motie_regel_dossier ON motie_regel(dossier, datum);
CREATE INDEX motie_regel_datum ON motie_regel(datum);
CREATE INDEX motie_regel_stemdatum ON motie_regel(stemdatum);
CREATE INDEX motie_regel_categorie ON motie_regel(categorie, dagen_open);
