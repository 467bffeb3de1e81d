-- Expressions that hold a number but state none, as each organisation added them.

CREATE TABLE own_expressions (
  org TEXT NOT NULL,
  phrase TEXT NOT NULL,
  note TEXT,
  added_by TEXT NOT NULL,
  added_at TEXT NOT NULL,
  PRIMARY KEY (org, phrase)
) WITHOUT ROWID;
