-- What a human should look at next: payloads that could not be read, fields that no code knows, what the last run of
-- a source could not fetch or found incomplete, years of which less is held than the source counts, files without a
-- text layer, reports on the Roemer recommendations that yielded nothing, status words and recommendations in them that
-- aren't known, and references that more than one paper fits or none does.
SELECT 'fout' AS soort, bron AS waar, sleutel AS wat, melding AS waarom FROM fout
UNION ALL
SELECT 'onbekend veld', bron, min(sleutel), velden || ' (' || count(*) || ' keer)' FROM verrassing GROUP BY bron, velden
UNION ALL
SELECT 'laatste run', c.bron, c.geeindigd, m.value
FROM crawl c JOIN json_each(c.meldingen) m WHERE c.id IN (SELECT max(id) FROM crawl GROUP BY bron)
  AND m.value NOT IN (SELECT f.bron || ' ' || f.sleutel || ': ' || f.melding FROM fout f)
UNION ALL
SELECT 'onvolledig jaar', bron, trim(soort || ' ' || jaar), gehouden || ' van ' || verwacht
FROM bron_jaar WHERE gehouden < 0.98 * verwacht AND verwacht - gehouden > 5
UNION ALL
SELECT 'bestand zonder tekst', 'bestand', url, 'geen tekstlaag: waarschijnlijk een scan' FROM bestand_tekst WHERE tekst = ''
UNION ALL
SELECT 'rapport zonder stand', 'roemer', rapport, 'niet gevonden, of geen aanbeveling in gelezen' FROM aanbeveling_rapport WHERE rijen = 0
UNION ALL
SELECT 'onbekende status', rapport, aanbeveling, status FROM aanbeveling_voortgang
WHERE status IS NOT NULL AND status_genormaliseerd IS NULL
UNION ALL
SELECT 'onbekende status', 'toezegging', status, count(*) || ' keer in het register' FROM toezegging
WHERE status NOT IN ('Openstaand', 'Voldaan', 'Deels Voldaan', 'Vervallen', 'Afgedaan') GROUP BY status
UNION ALL
SELECT 'aanbeveling in geen advies', 'roemer', aanbeveling, count(*) || ' keer genoemd' FROM aanbeveling_voortgang
WHERE aanbeveling NOT IN (SELECT sleutel FROM aanbeveling) GROUP BY aanbeveling
UNION ALL
SELECT 'verwijzing ' || status, letter, text, evidence FROM link WHERE status IN ('ambiguous', 'missing', 'conflict')
