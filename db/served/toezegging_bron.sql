-- Of every promise of the register in which meeting it was made, and which payload says so.
CREATE TABLE toezegging_bron (nummer TEXT PRIMARY KEY, activiteit TEXT, soort TEXT, onderwerp TEXT, datum TEXT, herkomst INTEGER) WITHOUT ROWID;
INSERT OR IGNORE INTO toezegging_bron
SELECT t.nummer, a.nummer, a.soort, a.onderwerp, a.datum, t.herkomst FROM toezegging t
  LEFT JOIN activiteit a ON a.nummer = t.activiteit_nummer WHERE t.nummer IS NOT NULL;
