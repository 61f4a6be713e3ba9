-- Which asks of letters name a recommendation of the Aanjaagteam (Roemer) by its number; a heading that announces an ask
-- counts for that ask, and asks are numbered as the letter's page does. Numbers without more are those of the second advice.
CREATE TABLE brief_aanbeveling (sleutel TEXT, letter TEXT, n INTEGER, woorden TEXT, PRIMARY KEY (sleutel, letter, n)) WITHOUT ROWID;
INSERT OR IGNORE INTO brief_aanbeveling
SELECT s.sleutel, a.letter, (SELECT count(*) FROM ask o
  WHERE o.letter = a.letter AND o.duplicate_of IS NULL AND o.n <= coalesce(a.duplicate_of, a.n)), a.text
FROM aanbeveling_stand s JOIN ask a ON ' ' || a.text || ' ' GLOB '*[^0-9.]' || s.nummer || '[^A-Za-z0-9]*'
WHERE s.nummer = s.sleutel
ORDER BY a.duplicate_of IS NOT NULL;
