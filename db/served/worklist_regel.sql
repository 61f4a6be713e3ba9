-- What a human should look at next: worklist, numbered as a whole and within its kind, with how many there are of it.
CREATE TABLE worklist_regel (
  nr INTEGER PRIMARY KEY, soort TEXT, plaats INTEGER, aantal INTEGER, waar TEXT, wat TEXT, waarom TEXT);
INSERT INTO worklist_regel
SELECT row_number() OVER (ORDER BY soort, waar, wat, waarom), soort, row_number() OVER (PARTITION BY soort ORDER BY waar, wat, waarom),
  count(*) OVER (PARTITION BY soort), waar, wat, waarom
FROM worklist;
CREATE INDEX worklist_regel_plaats ON worklist_regel(soort, plaats);
CREATE INDEX worklist_regel_soort ON worklist_regel(soort, aantal) WHERE plaats = 1;
CREATE INDEX worklist_regel_waar ON worklist_regel(waar, soort);
