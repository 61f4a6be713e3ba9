-- Where each recommendation of the Aanjaagteam (Roemer) stands: the latest status that a report prints, with what it
-- means where its words are known. A website has no date and gives way to any report that has one; a letter goes before
-- its annex. Recommendations that no advice lists but reports do have no subject here; measures of the website that
-- bear no number are no recommendations. `bekend_uit`: the payload that lists it (roemer.toml: as others describe it).
WITH bekend AS MATERIALIZED (
  SELECT a.*, h.sleutel AS bekend_uit,
    -- the advice before the number: reports mean the second advice, whose numbers bear none
    substr(a.sleutel, 1, instr(a.sleutel, '/')) || coalesce(a.nummer, substr(a.sleutel, instr(a.sleutel, '/') + 1)) AS naam
  FROM aanbeveling a CROSS JOIN herkomst h ON h.id = a.herkomst),
eigen AS (
  SELECT *, row_number() OVER (PARTITION BY naam ORDER BY bekend_uit LIKE '%.toml', sleutel) AS plaats FROM bekend),
alle AS (
  SELECT naam AS sleutel, nummer, onderwerp, thema, gericht_aan, bekend_uit FROM eigen WHERE plaats = 1
  UNION ALL
  SELECT DISTINCT aanbeveling, CASE WHEN aanbeveling GLOB '[0-9]*.[0-9]*.[A-Z]' THEN aanbeveling END, NULL, NULL, NULL, NULL
  FROM aanbeveling_voortgang
  WHERE aanbeveling NOT IN (SELECT naam FROM bekend)
    AND (rapport NOT LIKE 'https://%' OR aanbeveling GLOB '[0-9]*.[0-9]*.[A-Z]')),
laatste AS (
  SELECT *, row_number() OVER (
    PARTITION BY aanbeveling ORDER BY datum IS NULL, datum DESC, rapport LIKE 'blg-%', rapport, volgorde DESC) AS plaats
  FROM aanbeveling_voortgang WHERE status IS NOT NULL)
SELECT a.sleutel, a.nummer, a.onderwerp, a.thema, a.gericht_aan, l.status, l.status_genormaliseerd, l.rapport, l.citaat,
  l.datum, (SELECT count(*) FROM aanbeveling_voortgang v WHERE v.aanbeveling = a.sleutel) AS berichten, a.bekend_uit
FROM alle a LEFT JOIN laatste l ON l.aanbeveling = a.sleutel AND l.plaats = 1
