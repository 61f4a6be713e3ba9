-- stand_verloop by the rows of toezegging_regel, in the order of its days: which promises stood where on a day.
CREATE TABLE toezegging_regel_verloop (
  van TEXT NOT NULL, nr INTEGER NOT NULL, tot TEXT, stand TEXT NOT NULL, categorie TEXT, termijn TEXT,
  PRIMARY KEY (van, nr)) WITHOUT ROWID;
INSERT INTO toezegging_regel_verloop
SELECT v.van, r.nr, v.tot, v.stand, categorie(v.stand, v.standing), v.termijn
FROM stand_verloop v JOIN toezegging_regel r ON r.nummer = v.item;
