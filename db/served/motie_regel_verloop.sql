-- stand_verloop by the rows of motie_regel, in the order of its days: which moties stood where on a day.
CREATE TABLE motie_regel_verloop (
  van TEXT NOT NULL, nr INTEGER NOT NULL, tot TEXT, stand TEXT NOT NULL, categorie TEXT, PRIMARY KEY (van, nr)) WITHOUT ROWID;
INSERT INTO motie_regel_verloop
SELECT v.van, r.nr, v.tot, v.stand, categorie(v.stand, v.standing)
FROM stand_verloop v JOIN motie_regel r ON r.id = v.item;
