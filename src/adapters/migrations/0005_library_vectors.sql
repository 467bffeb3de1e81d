-- Vectors of passages, made when first needed and only where an embedding model is configured. A passage's id names its
-- words, so one vector serves every organisation that holds it.
CREATE TABLE passage_vectors (
  model TEXT NOT NULL,
  id TEXT NOT NULL,
  -- Numbers of 4 bytes, of length 1 together.
  vector BLOB NOT NULL,
  PRIMARY KEY (model, id)
) WITHOUT ROWID;
