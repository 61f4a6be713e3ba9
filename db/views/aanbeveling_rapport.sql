-- The advices and reports of the Aanjaagteam (Roemer) that should be read, and how many rows each yielded, annexes and
-- pages under it included. None: it could not be found, or says nothing of any recommendation that could be read.
SELECT v.soort AS rapport, v.jaar, (
    SELECT count(*) FROM (SELECT herkomst FROM aanbeveling_voortgang UNION ALL SELECT herkomst FROM aanbeveling) r
    CROSS JOIN herkomst h ON h.id = r.herkomst -- in this order: there are few rows and very many payloads
    WHERE h.bron = v.bron AND (h.sleutel = v.soort OR substr(h.sleutel, 1, length(v.soort) + 1) IN (v.soort || ' ', v.soort || '/'))
  ) AS rijen
FROM verwacht v WHERE v.bron = 'roemer'
