-- The outcome of a zaak: its latest Besluit with Status 'Besluit' that a vote, 'Overgenomen' or the end of the term of a
-- motie that was held ('Termijn - vervallen …') made; where there is none, that it was submitted ('Ingediend').
-- Through Besluit.Zaak, never through the Agendapunt; the day is that of the Activiteit, and of one day the Activiteit
-- that began later goes first: `volgorde` counts within one agendapunt. Pairs that the source states go before derived
-- ones.
SELECT zaak_id, besluit_id, besluitsoort, stemmingssoort, tekst, datum, methode FROM (
  SELECT bz.zaak_id, b.id AS besluit_id, b.besluitsoort, b.stemmingssoort, b.tekst, a.datum, bz.methode,
    row_number() OVER (PARTITION BY bz.zaak_id
      ORDER BY b.besluitsoort LIKE 'Ingediend%', bz.methode <> '',
        coalesce(a.datum, substr(b.gewijzigd_op, 1, 10)) DESC, a.aanvangstijd DESC, b.volgorde DESC, b.id) AS plaats
  FROM besluit_zaak bz JOIN besluit b ON b.id = bz.besluit_id
    LEFT JOIN agendapunt p ON p.id = b.agendapunt_id LEFT JOIN activiteit a ON a.id = p.activiteit_id
  WHERE b.status = 'Besluit' AND (b.besluitsoort LIKE 'Stemmen%' OR b.besluitsoort LIKE 'Overgenomen%'
    OR b.besluitsoort LIKE 'Termijn - vervallen%' OR b.besluitsoort LIKE 'Ingediend%'))
WHERE plaats = 1
