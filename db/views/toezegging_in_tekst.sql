-- Promises that the cabinet makes in a letter, an answer or a debate, as we read them there: a class of their own, less sure
-- than those of the register (toezegging_stand), which holds only what was promised in a meeting. What became of them isn't
-- followed: later texts seldom say which one they keep. `termijn`: the day that the words name.
SELECT document, day AS datum, genre, evidence AS woorden, due_date AS termijn, due_text AS termijn_tekst, score AS zekerheid
FROM claim WHERE method = 'toegezegd in deze tekst'
