-- Per source, kind and year how many are held and expected: bron_jaar, which counts for a while.
CREATE TABLE bron_jaar_regel (
  bron TEXT, soort TEXT, jaar TEXT, gehouden INTEGER, verwacht INTEGER, PRIMARY KEY (bron, soort, jaar)) WITHOUT ROWID;
INSERT INTO bron_jaar_regel SELECT bron, soort, jaar, gehouden, verwacht FROM bron_jaar;
