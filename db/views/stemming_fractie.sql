-- How each fractie voted on a motie (or other zaak): a row per besluit, fractie and side, with its seats.
-- Handopsteken counts a fractie by its size, less the members that voted otherwise, who are one each (`afwijkend`: how
-- many of the seats are theirs); hoofdelijk counts members. A vote that stands twice counts once; a vergissing stays
-- as it was cast. As far as votes are held: a vote is complete where its seats come to about 150. Only where the source
-- says which zaak the besluit decided, or its agendapunt had that one zaak.
SELECT z.nummer, b.id AS besluit_id, max(s.fractie_naam) AS fractie, s.soort,
  CASE WHEN b.stemmingssoort = 'Hoofdelijk' THEN count(DISTINCT coalesce(s.persoon_id, s.actor_naam))
    ELSE count(DISTINCT s.persoon_id)
      + coalesce(max(CASE WHEN s.persoon_id IS NULL THEN s.fractie_grootte END)
        - (SELECT count(DISTINCT d.persoon_id) FROM stemming d WHERE d.besluit_id = b.id AND d.persoon_id IS NOT NULL
            AND coalesce(d.fractie_id, d.fractie_naam) = coalesce(s.fractie_id, s.fractie_naam)), 0) END AS zetels,
  CASE WHEN b.stemmingssoort = 'Hoofdelijk' THEN 0 ELSE count(DISTINCT s.persoon_id) END AS afwijkend,
  max(coalesce(s.vergissing, 0)) AS vergissing,
  z.id AS zaak_id
FROM zaak z JOIN besluit_zaak bz ON bz.zaak_id = z.id AND bz.methode IN ('', 'only zaak')
  JOIN besluit b ON b.id = bz.besluit_id JOIN stemming s ON s.besluit_id = b.id
GROUP BY z.nummer, z.id, b.id, coalesce(s.fractie_id, s.fractie_naam), s.soort
