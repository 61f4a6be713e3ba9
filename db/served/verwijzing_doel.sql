-- Which papers an official text refers to by number, as KOOP's own links say: table verwijzing by its target, with the
-- paper that the text is of under its canonical id. `woorden` are those of the first place; `keer`: how many places.
CREATE TABLE verwijzing_doel (doel TEXT, stuk TEXT, plaats INTEGER, woorden TEXT, keer INTEGER, PRIMARY KEY (doel, stuk))
  WITHOUT ROWID;
INSERT INTO verwijzing_doel
SELECT coalesce(naar.kst, v.doel), coalesce(van.kst, v.publicatie), min(v.volgorde), v.tekst, count(*) FROM verwijzing v
  LEFT JOIN publicatie van ON van.id = v.publicatie LEFT JOIN publicatie naar ON naar.id = v.doel
GROUP BY 1, 2;
