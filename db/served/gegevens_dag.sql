-- The last day of the data, in one row: in a copy it stays what it is, and the view gegevens needn't look for it.
CREATE TABLE gegevens_dag (dag TEXT NOT NULL);
INSERT INTO gegevens_dag SELECT dag FROM gegevens;
