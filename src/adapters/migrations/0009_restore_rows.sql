-- Rows of a backup on their way in: one transaction moves them to their tables, so that a restore is whole or not there.
CREATE TABLE restore_rows (
  restore TEXT NOT NULL,
  table_name TEXT NOT NULL,
  number INTEGER NOT NULL,
  -- The values in the order of the table's columns in the file, as a JSON array.
  row TEXT NOT NULL,
  -- Of a passage: what the full-text index takes.
  terms TEXT,
  topic TEXT,
  PRIMARY KEY (restore, table_name, number)
) WITHOUT ROWID;
