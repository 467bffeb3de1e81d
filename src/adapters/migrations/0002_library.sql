-- The sample library: reports, their passages, and the full-text index over the passages.
-- Every row names its organisation; '' is the embedded library, which everybody may read and nobody's request may write.

CREATE TABLE samples (
  org TEXT NOT NULL,
  -- Hash of the report's words: the same report twice is one report.
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  report_type TEXT,
  source TEXT NOT NULL,
  year INTEGER,
  text TEXT NOT NULL,
  created_at TEXT NOT NULL,
  passages INTEGER NOT NULL,
  PRIMARY KEY (org, id)
) WITHOUT ROWID;
CREATE INDEX samples_newest ON samples (org, created_at DESC, id);

CREATE TABLE passages (
  -- The row of passages_fts that holds the passage's terms.
  number INTEGER PRIMARY KEY,
  org TEXT NOT NULL,
  id TEXT NOT NULL,
  sample_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  report_type TEXT,
  level TEXT,
  section TEXT,
  themes TEXT NOT NULL,
  year INTEGER,
  -- 1 where a placeholder (xx条, 20xx年) was left in the text: such a passage comes last.
  unfilled INTEGER NOT NULL,
  text TEXT NOT NULL
);
CREATE UNIQUE INDEX passages_id ON passages (org, id);
CREATE INDEX passages_sample ON passages (org, sample_id, position);

-- Our own terms (character bigrams, see passage-terms.ts), so that every two-character word is found; the text stays in passages.
CREATE VIRTUAL TABLE passages_fts USING fts5 (terms, topic, content = '', contentless_delete = 1, tokenize = 'unicode61');
