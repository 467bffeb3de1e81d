-- Where a report came from and what cleaning took out of it; why a passage was taken for what it is; how common a term is.

CREATE TABLE sample_origins (
  org TEXT NOT NULL,
  id TEXT NOT NULL,
  -- The file's words before cleaning.
  original TEXT NOT NULL,
  -- Cleaning steps with what each removed, as JSON.
  cleaning TEXT NOT NULL,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;

-- Over the report, its passages and their terms: an embedded report whose digest changed is loaded anew.
ALTER TABLE samples ADD COLUMN digest TEXT;

ALTER TABLE passages ADD COLUMN headings TEXT NOT NULL DEFAULT '[]';
ALTER TABLE passages ADD COLUMN reasons TEXT NOT NULL DEFAULT '[]';
-- 1 where a person corrected its section or themes.
ALTER TABLE passages ADD COLUMN corrected INTEGER NOT NULL DEFAULT 0;

-- In how many passages a term stands: a search takes the telling terms and leaves those that every report is full of.
CREATE TABLE passage_terms (
  term TEXT PRIMARY KEY,
  passages INTEGER NOT NULL
) WITHOUT ROWID;
