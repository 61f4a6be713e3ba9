-- Which adopted moties are not known to be done: several lists, never one. Every motie with something left to do is in
-- exactly one categorie: geweigerd (with the refusal quoted), te_laat (the promised date passed, no later report),
-- loopt, deels, onduidelijk (closed without saying how, or told too vaguely), geen_bericht (no report found in what was
-- searched).
SELECT *,
  CASE
    WHEN stand = 'not_executed' THEN 'geweigerd'
    WHEN standing = 'overdue' THEN 'te_laat'
    WHEN stand IN ('announced', 'in_progress', 'transferred') THEN 'loopt'
    WHEN stand = 'partly' THEN 'deels'
    WHEN stand = 'closed_unclear' THEN 'onduidelijk'
    ELSE 'geen_bericht'
  END AS categorie
FROM motie_stand
WHERE uitkomst IN ('aangenomen', 'overgenomen') AND stand NOT IN ('executed', 'superseded', 'no_request')
