-- What a human should look at next: payloads that could not be read, fields that no code knows, references
-- that more than one paper fits or none does.
SELECT 'fout' AS soort, bron AS waar, sleutel AS wat, melding AS waarom FROM fout
UNION ALL
SELECT 'onbekend veld', bron, min(sleutel), velden || ' (' || count(*) || ' keer)' FROM verrassing GROUP BY bron, velden
UNION ALL
SELECT 'verwijzing ' || status, letter, text, evidence FROM link WHERE status IN ('ambiguous', 'missing', 'conflict')
