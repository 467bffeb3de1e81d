-- In place of SQLite's full-text index: filled and emptied by the same statements. A search (statements.ts) asks it which
-- passages have a term, in their text or in their headings and themes.
CREATE TABLE passages_fts (
  rowid bigint PRIMARY KEY,
  terms text COLLATE "C" NOT NULL,
  topic text COLLATE "C" NOT NULL
);
CREATE INDEX passages_fts_terms ON passages_fts USING gin (string_to_array(terms || ' ' || topic, ' '));
